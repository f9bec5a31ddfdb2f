// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/authstage.h"

#include "sasl/channelbinding.h"
#include "sasl/registry.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <utility>

namespace mailscope::stage {

using namespace Qt::StringLiterals;
using InitialResponse = AuthSettings::InitialResponse;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

QJsonArray namesOf(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(QString::fromLatin1(name));
    return array;
}

/// One message of the exchange as the transcript shows it; docs/login.md lists the keys.
transcript::AuthStep stepOf(const QByteArray &mechanism, QLatin1StringView from, const sasl::Explanation &explanation)
{
    return {mechanism,
            {{u"from"_s, from},
             {u"name"_s, QString::fromLatin1(explanation.name)},
             {u"fields"_s, explanation.fields},
             {u"hidden"_s, namesOf(explanation.hidden)},
             {u"reference"_s, explanation.reference},
             {u"derived"_s, explanation.derived},
             {u"remarks"_s, namesOf(explanation.remarks)}}};
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

Issue::Id issueOf(sasl::SaslFailure failure)
{
    switch (failure) {
    case sasl::SaslFailure::MissingCredentials:
    case sasl::SaslFailure::UnsendableCredentials:
        return Issue::AuthCredentialsUnusable;
    case sasl::SaslFailure::NonceMismatch:
    case sasl::SaslFailure::WrongProof:
        return Issue::AuthServerUnproven;
    case sasl::SaslFailure::TooMuchWork:
        return Issue::AuthTooMuchWork;
    case sasl::SaslFailure::WorkFailed:
        return Issue::AuthWorkFailed;
    case sasl::SaslFailure::BindingUnavailable:
        return Issue::AuthBindingUnavailable;
    case sasl::SaslFailure::MalformedChallenge:
    case sasl::SaslFailure::UnexpectedChallenge:
    case sasl::SaslFailure::UnsupportedChallenge:
        break;
    }
    return Issue::AuthChallengeInvalid;
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

AuthStage::AuthStage(QByteArray name, MechanismMaker make, QString user, AuthSettings settings,
                     sasl::Preferences preferences)
    : m_name(std::move(name)), m_make(std::move(make)), m_preferences(std::move(preferences)), m_user(std::move(user)),
      m_settings(settings)
{ }

Step AuthStage::begin(const Context &context)
{
    if (context.authenticated && !context.force)
        return Step::skip("already-authenticated");
    if (m_make)
        m_mechanism = m_make(circumstances(context));
    sasl::Explanation start{"start", {}, {}, "RFC 4954, 4"_L1};
    if (!m_user.isEmpty())
        start.fields.insert(u"user"_s, m_user);
    std::optional<Issue> issue = objection(context);
    Step step = issue ? Step::fail(*std::move(issue)) : first();
    const bool sends = step.outcome() == Step::Outcome::Continues;
    Step recorded = std::move(step).record(stepOf(m_name, "client"_L1, start));
    return sends ? withPermissions(context, std::move(recorded)) : recorded;
}

sasl::Circumstances AuthStage::circumstances(const Context &context) const
{
    sasl::Circumstances circumstances;
    circumstances.host = context.host;
    circumstances.port = context.port;
    circumstances.service = context.protocol == plan::Protocol::Lmtp ? "lmtp" : "smtp";
    circumstances.encrypted = context.encrypted;
    if (context.tls && !context.tls->chain.isEmpty())
        circumstances.serverEndPoint = sasl::serverEndPoint(context.tls->chain.constFirst().pem);
    if (context.capabilities)
        circumstances.offered = context.capabilities->authTypes();
    circumstances.preferences = m_preferences;
    if (context.fresh)
        circumstances.fresh = context.fresh();
    return circumstances;
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

/// The initial response, where the mechanism has one and it may go with the command, and the command.
Step AuthStage::first()
{
    const bool mayHaveOne = m_mechanism->clientBegins() || m_settings.initialResponse == InitialResponse::Always;
    if (!mayHaveOne)
        return authCommand();
    auto made = m_mechanism->initialResponse();
    if (made && !*made)
        return authCommand();
    return say(made ? std::expected<sasl::Answer, sasl::SaslFailure>(**std::move(made))
                    : std::unexpected(made.error()));
}

/// AUTH without an initial response.
Step AuthStage::bareCommand() const
{
    return Step::send(watched(wire::Command::auth(m_name)));
}

/// Also where nothing in \p command is secret, what answers it may be.
wire::Command::Made AuthStage::watched(wire::Command::Made command) const
{
    if (!command)
        return command;
    for (const QByteArray &secret : m_secrets)
        if (!command->secrets.contains(secret))
            command->secrets.append(secret);
    return command;
}

Step AuthStage::authCommand()
{
    if (!m_initialResponse || m_settings.initialResponse == InitialResponse::Never)
        return bareCommand();
    wire::Command::Made whole = wire::Command::auth(m_name, m_initialResponse->bytes, m_initialResponse->secrets);
    const bool isTooLong = whole && whole->wire.size() > LongestCommand;
    if (isTooLong && m_settings.initialResponse == InitialResponse::Auto)
        return bareCommand();
    if (whole && whole->wire.size() > LongestLine)
        return cancel(Issue::AuthCredentialsUnusable, Words::tr("a response that is longer than 12288 bytes"));
    const sasl::Response sent = *std::exchange(m_initialResponse, std::nullopt);
    return Step::send(watched(std::move(whole))).recordBehind(stepOf(m_name, "client"_L1, sent.explanation));
}

Step AuthStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    if (m_cancelled)
        return judgeCancelled(exchange);
    return exchange.reply.code == 334 ? onChallenge(exchange) : judgeEnd(exchange);
}

Step AuthStage::onChallenge(const wire::Exchange &exchange)
{
    m_evidence = exchange.events;
    if (++m_challenges > MostChallenges)
        return cancel(Issue::AuthChallengeInvalid, Words::tr("more than 32 challenges"));
    std::optional<QByteArray> challenge = challengeIn(exchange.reply);
    if (!challenge && m_initialResponse && m_mechanism->isInvitation(exchange.reply.lines.value(0).trimmed()))
        challenge = QByteArray();
    if (!challenge)
        return cancel(Issue::AuthChallengeInvalid, Words::tr("a challenge that is no base64"));
    transcript::AuthStep explained = stepOf(m_name, "server"_L1, m_mechanism->explain(*challenge));
    return answer(*challenge).record(std::move(explained));
}

Step AuthStage::answer(QByteArrayView challenge)
{
    if (!m_initialResponse)
        return say(m_mechanism->respond(challenge));
    if (challenge.isEmpty()) // it only makes room for what the client has to say first
        return say(*std::exchange(m_initialResponse, std::nullopt));
    return say(std::unexpected(sasl::SaslFailure::UnexpectedChallenge));
}

/// Sends \p answer, with the command or behind it, or has the work done that it needs.
Step AuthStage::say(std::expected<sasl::Answer, sasl::SaslFailure> answer)
{
    if (!answer)
        return cancel(issueOf(answer.error()), QString(saslFailureName(answer.error())));
    if (auto *work = std::get_if<sasl::Work>(&*answer)) {
        m_isWorking = true;
        return Step::compute(std::move(*work));
    }
    auto &response = std::get<sasl::Response>(*answer);
    if (m_challenges == 0) {
        m_initialResponse = std::move(response);
        return authCommand();
    }
    wire::Command command = wire::Command::authResponse(response.bytes, response.secrets);
    if (command.wire.size() > LongestLine)
        return cancel(Issue::AuthCredentialsUnusable, Words::tr("a response that is longer than 12288 bytes"));
    return Step::send(std::move(command)).recordBehind(stepOf(m_name, "client"_L1, response.explanation));
}

Step AuthStage::onComputed(const Context & /*context*/, const sasl::WorkResult &result)
{
    m_isWorking = false;
    auto answer = m_mechanism->resume(result);
    if (!result && !answer)
        return cancel(issueOf(answer.error()), result.error().reason);
    return say(std::move(answer));
}

std::vector<wire::Command> AuthStage::undo() const
{
    if (!m_isWorking || m_challenges == 0)
        return {};
    return {wire::Command::authCancel()};
}

/// Gives up for \p reason. What the server has begun is ended by `*`; what it knows nothing of ends at once.
Step AuthStage::cancel(Issue::Id issue, const QString &reason)
{
    m_cancelled = Issue{issue, {}, m_evidence, reason};
    return m_challenges == 0 ? Step::fail(*m_cancelled) : Step::send(wire::Command::authCancel());
}

Step AuthStage::judgeCancelled(const wire::Exchange &exchange)
{
    // Whoever could not prove to be the server says what it likes, and is not talked to any further.
    const bool isImpostor = m_cancelled->id == Issue::AuthServerUnproven;
    if (exchange.reply.isPositive() && !isImpostor)
        return Step::fail(Issue::UnexpectedReply, exchange); // nobody can have logged in
    Step step = Step::fail(*m_cancelled);
    return exchange.reply.isRefusal() ? step : std::move(step).drop();
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

std::unique_ptr<Stage> makeAuthStage(QByteArrayView mechanism, sasl::Credentials credentials, AuthSettings settings,
                                     sasl::Preferences preferences)
{
    auto make = [name = mechanism.toByteArray(), credentials](const sasl::Circumstances &circumstances) {
        return sasl::makeMechanism(name, credentials, circumstances);
    };
    return makeAuthStage(mechanism, std::move(make), credentials, settings, std::move(preferences));
}

std::unique_ptr<Stage> makeAuthStage(QByteArrayView mechanism, MechanismMaker make,
                                     const sasl::Credentials &credentials, AuthSettings settings,
                                     sasl::Preferences preferences)
{
    const QString user = credentials.isToldBy(credentials.user) ? QString() : credentials.user;
    QList<QByteArray> secrets{credentials.password.view().toByteArray(), credentials.token.view().toByteArray()};
    secrets.removeAll(QByteArray());
    auto stage = std::make_unique<AuthStage>(mechanism.toByteArray().toUpper(), std::move(make), user, settings,
                                             std::move(preferences));
    stage->watchFor(std::move(secrets));
    return stage;
}

} // namespace mailscope::stage
