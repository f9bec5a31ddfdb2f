// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/circumstances.h"
#include "sasl/credentials.h"
#include "sasl/mechanism.h"
#include "sasl/scrammessage.h"

namespace mailscope::sasl {

/// SCRAM (RFC 5802, RFC 7677) with any digest: both sides prove that they know the password, of which the server keeps a salted
/// key only. The -PLUS form ties the proof to the TLS connection (tls-server-end-point, RFC 5929 section 4).
class Scram final : public Mechanism {
public:
    enum class Binding { None, Plus };

    /// The nonce is made of Circumstances::fresh.
    Scram(Digest digest, Binding binding, Credentials credentials, const Circumstances &circumstances);

    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] bool clientBegins() const override { return true; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override;
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) override;
    [[nodiscard]] std::expected<Answer, SaslFailure> resume(const WorkResult &result) override;
    [[nodiscard]] bool isComplete() const override { return m_next == Next::Nothing; }
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const override;

    /// Fewer iterations than RFC 7677 section 4 wants are a remark.
    static constexpr int FewIterations = 4096;

private:
    enum class Next {
        First,   ///< our first message
        Proof,   ///< ours, to the server's first message
        Resume,  ///< the same, once the password is salted
        Verify,  ///< the server's proof
        Refused, ///< the server said that it fails, and has a reply to give
        Nothing,
    };

    [[nodiscard]] std::expected<Response, SaslFailure> first();
    [[nodiscard]] std::expected<Answer, SaslFailure> derive(QByteArrayView serverFirst);
    [[nodiscard]] Response prove(const Secret &saltedPassword);
    [[nodiscard]] std::expected<Answer, SaslFailure> verify(QByteArrayView serverFinal);
    [[nodiscard]] std::expected<Credentials, SaslFailure> preparedCredentials() const;
    [[nodiscard]] QByteArray bindingFlag() const;
    [[nodiscard]] QByteArray header() const;
    [[nodiscard]] QByteArray bindingData() const;
    [[nodiscard]] bool isProof(const std::optional<QByteArray> &signature) const;
    [[nodiscard]] bool plusIsOffered() const;
    [[nodiscard]] Explanation explainFirst(const scram::ServerFirst &message) const;
    [[nodiscard]] Explanation explainFinal(const scram::ServerFinal &message) const;

    Digest m_digest;
    Binding m_binding;
    Credentials m_typed;
    Credentials m_credentials; ///< as they are sent: prepared, unless that is not wanted
    Circumstances m_circumstances;
    QByteArray m_nonce; ///< ours; later that of both
    QByteArray m_firstBare;
    QByteArray m_serverFirst;
    QByteArray m_serverSignature; ///< what the server must send
    Next m_next = Next::First;
};

} // namespace mailscope::sasl
