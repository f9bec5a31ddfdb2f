// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/login.h"
#include "practice/scrammessage.h"

namespace mailscope::practice {

/// SCRAM (RFC 5802, 7677), with channel binding when its name ends in -PLUS.
///
/// The server's final message, its signature or an error, comes as a challenge of its own, which the client answers with nothing.
/// What is wrong with the first message but lets the exchange go on (a downgrade, an unknown kind of binding) is said there as well,
/// since the grammar has no place for it before. Somebody unknown is told the same as somebody with a wrong password.
class ScramLogin final : public ClientFirstLogin {
public:
    ScramLogin(const LoginContext &context, QCryptographicHash::Algorithm hash, bool isBound);
    [[nodiscard]] LoginStep next(const QByteArray &response) override;
    [[nodiscard]] LoginStep resume() override;

private:
    [[nodiscard]] LoginStep onFirst(const QByteArray &message);
    [[nodiscard]] LoginStep onFinal(const QByteArray &message);
    [[nodiscard]] LoginStep onSignatureRead(const QByteArray &message);
    [[nodiscard]] LoginStep onErrorRead(const QByteArray &message);

    /// The error that the first message deserves; empty for none.
    [[nodiscard]] QByteArray objectionToFirst() const;
    /// The error that the final message deserves whatever it proves; empty for none.
    [[nodiscard]] QByteArray objection(const ScramFinal &final) const;
    [[nodiscard]] LoginStep onProof(const ScramKey &key);
    [[nodiscard]] LoginStep fail(const QByteArray &error);

    LoginContext m_context;
    QCryptographicHash::Algorithm m_hash;
    bool m_isBound;
    LoginStep (ScramLogin::*m_listener)(const QByteArray &) = &ScramLogin::onFirst;
    ScramFirst m_first;
    QByteArray m_nonce; ///< The client's and ours.
    QByteArray m_salt;
    qint64 m_iterations = 0;
    QByteArray m_serverFirst;
    ScramFinal m_final;
    ScramRecipe m_recipe;
};

} // namespace mailscope::practice
