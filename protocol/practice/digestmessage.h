// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

#include <optional>

namespace mailscope::practice {

/// `name=value` or `name="value"`, separated by commas (RFC 2831 section 7.1), the names in lower case.
using Directives = QMap<QByteArray, QByteArray>;

/// Nothing when the text is not well formed or a directive comes twice.
[[nodiscard]] std::optional<Directives> parseDirectives(QByteArrayView text);

/// What a response of DIGEST-MD5 is computed from (RFC 2831 2.1.2.1), text already in the character set in which it is hashed.
struct DigestInput {
    QByteArray user;
    QByteArray realm;
    QByteArray password;
    QByteArray nonce;
    QByteArray clientNonce;
    QByteArray count; ///< `nc-value`
    QByteArray uri;
    QByteArray authorization; ///< Empty: none.
};

/// The client's response with qop=auth, in hexadecimal.
[[nodiscard]] QByteArray digestResponse(const DigestInput &input);

/// The server's `rspauth` to it.
[[nodiscard]] QByteArray digestProof(const DigestInput &input);

} // namespace mailscope::practice
