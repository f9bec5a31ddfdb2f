// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/circumstances.h"
#include "sasl/credentials.h"
#include "sasl/directives.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// DIGEST-MD5 (RFC 2831, given up by RFC 6331): both sides prove that they know a digest of the password.
///
/// Authentication alone (`qop=auth`), and never a second time with the same nonce. Names and passwords go as they were typed: the
/// RFC asks for no preparation, only for ISO 8859-1 where the server knows no UTF-8, and in what is digested (section 2.1.2.1).
class DigestMd5 final : public Mechanism {
public:
    DigestMd5(Credentials credentials, const Circumstances &circumstances);
    /// With \p cnonce in place of one made from what is fresh.
    DigestMd5(Credentials credentials, const Circumstances &circumstances, QByteArray cnonce);

    [[nodiscard]] QByteArray name() const override { return "DIGEST-MD5"; }
    [[nodiscard]] bool clientBegins() const override { return false; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override { return std::nullopt; }
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) override;
    [[nodiscard]] bool isComplete() const override { return m_next == Next::Nothing; }
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const override;

    static constexpr qsizetype LongestChallenge = 2047; ///< RFC 2831 section 2.1.1

private:
    enum class Next { Response, Verification, Nothing };

    /// What both sides agree on with the response.
    struct Terms {
        bool utf8; ///< the server knows it
        std::optional<QByteArray> realm;
        QByteArray nonce;
    };

    [[nodiscard]] std::expected<Answer, SaslFailure> answer(const QList<Directive> &directives);
    [[nodiscard]] QByteArray message(const Terms &terms, const QByteArray &response) const;
    [[nodiscard]] Explanation explained(const Terms &terms) const;
    [[nodiscard]] std::expected<Answer, SaslFailure> verify(QByteArrayView challenge);
    [[nodiscard]] std::optional<QByteArray> realm(const QList<Directive> &directives) const;
    [[nodiscard]] QByteArray uri() const; ///< digest-uri
    [[nodiscard]] bool isProof(QByteArrayView challenge) const;

    Credentials m_credentials;
    Circumstances m_circumstances;
    QByteArray m_cnonce;
    QByteArray m_proofOfServer; ///< the rspauth that the server must send
    Next m_next = Next::Response;
};

/// True when \p credentials have another digest in ISO 8859-1, which the RFC wants, than in UTF-8, which many servers make.
[[nodiscard]] bool digestsTwoWays(const Credentials &credentials);

} // namespace mailscope::sasl
