// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "values/secret.h"

#include <QHostAddress>
#include <QString>

namespace mailscope::net {

/// A proxy on the way to a server: where it is, and what it wants to know.
struct ProxyAccess {
    plan::Proxy::Kind kind = plan::Proxy::Kind::Socks5;
    QHostAddress address;
    quint16 port = 0;
    QString user{}; ///< empty: no login
    Secret password{};
};

} // namespace mailscope::net
