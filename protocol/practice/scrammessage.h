// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <expected>

namespace mailscope::practice {

// What a client of SCRAM says (RFC 5802 section 7). Reading fails with a server-error-value of that section.

/// The first message: `n,a=authzid,n=user,r=nonce`.
struct ScramFirst {
    QByteArray header;        ///< The GS2 header, both commas included.
    char flag = 'n';          ///< Channel binding: 'n' cannot, 'y' could but was not offered it, 'p' does.
    QByteArray bindingType;   ///< With 'p'.
    QByteArray authorization; ///< UTF-8.
    QByteArray user;          ///< UTF-8.
    QByteArray nonce;
    QByteArray bare; ///< The message without its header.

    [[nodiscard]] static std::expected<ScramFirst, QByteArray> parse(const QByteArray &message);
};

/// The final message: `c=binding,r=nonce,p=proof`.
struct ScramFinal {
    QByteArray binding; ///< The GS2 header again, and the data that the channel is bound with.
    QByteArray nonce;
    QByteArray proof;
    QByteArray withoutProof; ///< The message up to the comma before its proof.

    [[nodiscard]] static std::expected<ScramFinal, QByteArray> parse(const QByteArray &message);
};

} // namespace mailscope::practice
