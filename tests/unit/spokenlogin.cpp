// SPDX-License-Identifier: GPL-3.0-or-later
#include "spokenlogin.h"

#include "practice/server.h"
#include "stageprobe.h"

using namespace mailscope;
using namespace mailscope::stage;
using namespace stageprobe;
using namespace Qt::StringLiterals;

namespace spokenlogin {

namespace {
/// A mechanism that a program brought: it says one thing, answers whatever comes, and reads what the server calls an error as
/// SCRAM does (RFC 5802 section 7).
class Spoken final : public sasl::Mechanism {
public:
    Spoken(QByteArray name, const sasl::Preferences &preferences)
        : m_name(std::move(name)), m_word(preferences.falsifyBinding                                   ? "false"
                                              : preferences.claimBinding && preferences.digestInLatin1 ? "right"
                                                                                                       : "plain")
    { }

    [[nodiscard]] QByteArray name() const override { return m_name; }
    [[nodiscard]] bool clientBegins() const override { return true; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<sasl::Answer>, sasl::SaslFailure> initialResponse() override
    {
        return sasl::Response{m_word, {}, {"message", {}, {}, {}}};
    }
    [[nodiscard]] std::expected<sasl::Answer, sasl::SaslFailure> respond(QByteArrayView challenge) override
    {
        if (challenge == "impostor")
            return std::unexpected(sasl::SaslFailure::WrongProof);
        if (challenge == "nonsense")
            return std::unexpected(sasl::SaslFailure::MalformedChallenge);
        return sasl::Response{{}, {}, {"message", {}, {}, {}}};
    }
    [[nodiscard]] bool isComplete() const override { return true; }
    [[nodiscard]] sasl::Explanation explain(QByteArrayView challenge) const override
    {
        sasl::Explanation explanation{"server-final-message", {}, {}, {}};
        if (challenge.startsWith("r="))
            explanation.name = "server-first-message";
        if (challenge.startsWith("charset"))
            explanation = {"digest-challenge", {{u"charset"_s, u"utf-8"_s}}, {}, {}};
        if (challenge.startsWith("e="))
            explanation.fields.insert(u"server-error"_s, QString::fromUtf8(challenge.sliced(2)));
        return explanation;
    }

private:
    QByteArray m_name;
    QByteArray m_word;
};
} // namespace

sasl::Credentials alice(const QByteArray &password)
{
    return {u"alice"_s, {}, Secret(password)};
}

Context offers(const QByteArray &mechanisms)
{
    static const QByteArray Pem = practice::Server::certificateAuthorityPem();
    Context given = mechanisms.isEmpty() ? offering({"SIZE"}) : offering({"AUTH " + mechanisms});
    given.encrypted = true;
    TlsDetails details;
    details.verified = true;
    CertificateDetails certificate;
    certificate.pem = Pem;
    details.chain = {certificate};
    given.tls = std::make_shared<const TlsDetails>(details);
    return given;
}

std::unique_ptr<Stage> spokenAttempt(const QByteArray &name, const sasl::Preferences &preferences)
{
    return std::make_unique<AuthStage>(name, std::make_unique<Spoken>(name, preferences), u"alice"_s, AuthSettings());
}

LoginStage spokenLogin(LoginSettings settings)
{
    settings.known = {"SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "CRAM-MD5"};
    return LoginStage(alice(), std::move(settings), spokenAttempt);
}

QByteArray recorded(const Step &step)
{
    QByteArrayList words;
    for (const transcript::Payload &each : step.recordedAhead()) {
        const auto *const auth = std::get_if<transcript::AuthStep>(&each);
        if (auth == nullptr)
            continue;
        QByteArray word = auth->step.value("name"_L1).toString().toLatin1();
        const QJsonValue fields = auth->step.value("fields"_L1);
        if (word == "choice")
            word += ':' + fields["chosen"_L1].toString().toLatin1();
        if (word == "end")
            word += ':' + fields["reason"_L1].toString().toLatin1() + (fields["counts"_L1].toBool() ? "!" : "")
                + (fields["binding"_L1].isString() ? '/' + fields["binding"_L1].toString().toLatin1() : QByteArray());
        words.append(word);
    }
    return words.join(' ');
}

QByteArray challenge(const QByteArray &text)
{
    return "334 " + text.toBase64();
}

QByteArray played(LoginStage &stage, const Context &given, const QByteArrayList &replies)
{
    QByteArrayList talk{written(stage.begin(given))};
    for (const QByteArray &reply : replies)
        talk.append(written(stage.onReply(given, answer(reply))));
    return talk.join(" | ");
}

} // namespace spokenlogin
