// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

#include <QString>

namespace mailscope::sasl {

/// Who logs in, and with what. It is never part of a plan.
struct Credentials {
    QString user;            ///< the authentication identity
    QString authorizationId; ///< whom to act for; empty: the same
    Secret password;
    Secret token{};                     ///< OAuth 2.0 bearer token, for XOAUTH2 and OAUTHBEARER
    bool authorizationPrepared = false; ///< SASLprep has made another one of the authorizationId that was typed

    /// \p name is the password or the token, or holds it: it is as secret then. Short ones may stand in a name by chance.
    [[nodiscard]] bool isToldBy(const QString &name) const;
};

} // namespace mailscope::sasl
