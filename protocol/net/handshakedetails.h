// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/tlsdetails.h"
#include "values/tlssettings.h"

#include <QSslSocket>

namespace mailscope::net {

/// What the finished handshake of \p socket agreed on, what the server showed, and what \p settings object to in it.
[[nodiscard]] TlsDetails handshakeDetails(const QSslSocket &socket, const TlsSettings &settings);

} // namespace mailscope::net
