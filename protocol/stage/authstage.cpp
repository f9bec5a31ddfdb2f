// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/authstage.h"

#include "sasl/registry.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <utility>

namespace mailscope::stage {

using namespace Qt::StringLiterals;
using InitialResponse = AuthSettings::InitialResponse;

namespace {
QString say(const char *text)
{
    return QCoreApplication::translate("mailscope", text);
}

/// One message of the exchange as the transcript shows it; docs/login.md lists the keys.
transcript::AuthStep stepOf(const QByteArray &mechanism, QLatin1StringView from, const sasl::Explanation &explanation)
{
    QJsonArray hidden;
    for (const QByteArray &name : explanation.hidden)
        hidden.append(QString::fromLatin1(name));
    return {mechanism,
            {{u"from"_s, from},
             {u"name"_s, QString::fromLatin1(explanation.name)},
             {u"fields"_s, explanation.fields},
             {u"hidden"_s, hidden},
             {u"reference"_s, explanation.reference}}};
}

/// The challenge in a 334, or nothing when it is no base64 (RFC 4954 section 4).
std::optional<QByteArray> challengeIn(const wire::Reply &reply)
{
    if (reply.lines.size() != 1)
        return std::nullopt;
    const QByteArray text = reply.lines.constFirst().trimmed();
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || text.size() % 4 != 0)
        return std::nullopt;
    return *decoded;
}

/// These say of AUTH, or of the mechanism, that there is none.
bool meansNotOffered(int code)
{
    return code == 500 || code == 502 || code == 504;
}
} // namespace

AuthStage::AuthStage(QByteArray name, std::unique_ptr<sasl::Mechanism> mechanism, QString user, AuthSettings settings)
    : m_name(std::move(name)), m_mechanism(std::move(mechanism)), m_user(std::move(user)), m_settings(settings)
{ }

Step AuthStage::begin(const Context &context)
{
    if (context.authenticated && !context.force)
        return Step::skip("already-authenticated");
    sasl::Explanation start{"start", {}, {}, "RFC 4954, 4"_L1};
    if (!m_user.isEmpty())
        start.fields.insert(u"user"_s, m_user);
    std::optional<Issue> issue = objection(context);
    Step step = issue ? Step::fail(*std::move(issue)) : authCommand();
    const bool sends = step.outcome() == Step::Outcome::Continues;
    Step recorded = std::move(step).record(stepOf(m_name, "client"_L1, start));
    return sends ? withPermissions(context, std::move(recorded)) : recorded;
}

std::optional<Issue> AuthStage::objection(const Context &context) const
{
    const auto issue = [this](Issue::Id id) { return Issue{id, {}, {}, QString::fromUtf8(m_name)}; };
    if (!m_mechanism)
        return issue(Issue::AuthMechanismUnknown);
    const bool isOffered = context.capabilities && context.capabilities->authTypes().contains(m_name);
    if (!isOffered && !context.force)
        return issue(Issue::AuthNotOffered);
    if (!m_mechanism->exposesSecret() || context.local)
        return std::nullopt;
    if (!context.encrypted && !m_settings.allowUnencrypted)
        return issue(Issue::AuthPlaintextForbidden);
    if (context.encrypted && !context.trusted && !m_settings.allowUntrusted)
        return issue(Issue::AuthUntrusted);
    return std::nullopt;
}

Step AuthStage::withPermissions(const Context &context, Step step) const
{
    if (!m_mechanism->exposesSecret() || context.local || (context.encrypted && context.trusted))
        return step;
    const QByteArray permission = context.encrypted ? "untrusted-login" : "unencrypted-login";
    return std::move(step).record(transcript::PermissionGranted{permission});
}

Step AuthStage::authCommand()
{
    const bool mayHaveOne = m_mechanism->clientBegins() || m_settings.initialResponse == InitialResponse::Always;
    if (mayHaveOne) {
        auto made = m_mechanism->initialResponse();
        if (!made)
            return Step::fail(Issue{Issue::AuthCredentialsUnusable, {}, {}, QString(saslFailureName(made.error()))});
        m_initialResponse = *std::move(made);
    }
    if (!m_initialResponse || m_settings.initialResponse == InitialResponse::Never)
        return Step::send(wire::Command::auth(m_name));
    wire::Command::Made whole = wire::Command::auth(m_name, m_initialResponse->bytes, m_initialResponse->secrets);
    const bool isTooLong = whole && whole->wire.size() > LongestCommand;
    if (isTooLong && m_settings.initialResponse == InitialResponse::Auto)
        return Step::send(wire::Command::auth(m_name));
    const sasl::Response sent = *std::exchange(m_initialResponse, std::nullopt);
    return Step::send(std::move(whole)).recordBehind(stepOf(m_name, "client"_L1, sent.explanation));
}

Step AuthStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    if (m_cancelled)
        return judgeCancelled(exchange);
    return exchange.reply.code == 334 ? onChallenge(exchange) : judgeEnd(exchange);
}

Step AuthStage::onChallenge(const wire::Exchange &exchange)
{
    if (++m_challenges > MostChallenges)
        return cancel(exchange, say("more than 32 challenges"));
    const std::optional<QByteArray> challenge = challengeIn(exchange.reply);
    if (!challenge)
        return cancel(exchange, say("a challenge that is no base64"));
    return answer(exchange, *challenge).record(stepOf(m_name, "server"_L1, m_mechanism->explain(*challenge)));
}

Step AuthStage::answer(const wire::Exchange &exchange, QByteArrayView challenge)
{
    std::expected<sasl::Response, sasl::SaslFailure> response = std::unexpected(sasl::SaslFailure::UnexpectedChallenge);
    if (!m_initialResponse)
        response = m_mechanism->respond(challenge);
    else if (challenge.isEmpty()) // it only makes room for what the client has to say first
        response = *std::exchange(m_initialResponse, std::nullopt);
    if (!response) {
        Step step = cancel(exchange, QString(saslFailureName(response.error())));
        if (!isServersFault(response.error()))
            m_cancelled->id = Issue::AuthCredentialsUnusable;
        return step;
    }
    wire::Command command = wire::Command::authResponse(response->bytes, response->secrets);
    if (command.wire.size() > LongestLine) {
        Step step = cancel(exchange, say("a response that is longer than 12288 bytes"));
        m_cancelled->id = Issue::AuthCredentialsUnusable;
        return step;
    }
    return Step::send(std::move(command)).recordBehind(stepOf(m_name, "client"_L1, response->explanation));
}

Step AuthStage::cancel(const wire::Exchange &exchange, const QString &reason)
{
    m_cancelled = Issue{Issue::AuthChallengeInvalid, {}, exchange.events, reason};
    return Step::send(wire::Command::authCancel());
}

Step AuthStage::judgeCancelled(const wire::Exchange &exchange)
{
    if (exchange.reply.isPositive())
        return Step::fail(Issue::UnexpectedReply, exchange); // nobody can have logged in
    Step step = Step::fail(*m_cancelled);
    return exchange.reply.isIntermediate() ? std::move(step).drop() : step;
}

Step AuthStage::judgeEnd(const wire::Exchange &exchange)
{
    const bool saidAll = m_mechanism->isComplete() && !m_initialResponse;
    if (exchange.reply.code == 235 && saidAll)
        return Step::done();
    if (exchange.reply.isRefusal()) {
        const bool unknown = m_challenges == 0 && meansNotOffered(exchange.reply.code);
        return Step::fail(unknown ? Issue::AuthNotOffered : Issue::AuthFailed, exchange);
    }
    Step step = Step::fail(Issue::UnexpectedReply, exchange);
    return exchange.reply.isIntermediate() ? std::move(step).drop() : step; // it may wait for anything
}

std::unique_ptr<Stage> makeAuthStage(QByteArrayView mechanism, sasl::Credentials credentials, AuthSettings settings)
{
    const QString user = credentials.isToldBy(credentials.user) ? QString() : credentials.user;
    return std::make_unique<AuthStage>(mechanism.toByteArray().toUpper(),
                                       sasl::makeMechanism(mechanism, std::move(credentials)), user, settings);
}

} // namespace mailscope::stage
