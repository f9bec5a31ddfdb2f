// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/loginstage.h"

#include "sasl/channelbinding.h"
#include "sasl/digestmd5.h"
#include "sasl/registry.h"
#include "sasl/scrammessage.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::stage {

using namespace Qt::StringLiterals;

namespace {
QString translated(const char *text)
{
    return QCoreApplication::translate("mailscope", text);
}

transcript::AuthStep loginStep(const QByteArray &mechanism, const QString &name, const QJsonObject &fields)
{
    return {mechanism,
            {{u"from"_s, u"client"_s}, {u"name"_s, name}, {u"fields"_s, fields}, {u"reference"_s, u"RFC 4954, 4"_s}}};
}

QString nameOf(Issue::Id issue)
{
    return issueName(issue);
}

/// Behind these the server waits for a command, and another mechanism may do better.
bool leavesRoomForAnother(Issue::Id issue)
{
    static constexpr std::array Bounded{
        Issue::AuthNotOffered,         Issue::AuthFailed,
        Issue::AuthMechanismUnknown,   Issue::AuthCredentialsUnusable,
        Issue::AuthChallengeInvalid,   Issue::AuthTooMuchWork,
        Issue::AuthWorkFailed,         Issue::AuthBindingUnavailable,
        Issue::AuthPlaintextForbidden, Issue::AuthUntrusted,
    };
    return std::ranges::contains(Bounded, issue);
}

/// Why nothing of \p choice can be used: what the user can mend first.
Issue::Id issueOf(const sasl::Choice &choice)
{
    using sasl::Usability;
    const auto has = [&choice](std::initializer_list<Usability> any) {
        return std::ranges::any_of(
            choice.rows, [&any](const sasl::Choice::Row &row) { return std::ranges::contains(any, row.usability); });
    };
    if (has({Usability::NeedsTrust}))
        return Issue::AuthUntrusted;
    if (has({Usability::NeedsEncryption}))
        return Issue::AuthPlaintextForbidden;
    if (has({Usability::NeedsUser, Usability::NeedsPassword, Usability::NeedsToken, Usability::NeedsCertificate,
             Usability::NeedsTicket, Usability::OtherIdentity}))
        return Issue::AuthCredentialsUnusable;
    if (has({Usability::CannotBind}))
        return Issue::AuthBindingUnavailable;
    if (has({Usability::NotKnown, Usability::NotHere}))
        return Issue::AuthMechanismUnknown;
    return Issue::AuthNotOffered;
}

QString detailOf(const sasl::Choice &choice)
{
    QStringList names;
    for (const sasl::Choice::Row &row : choice.rows) {
        if (row.usability != sasl::Usability::NotWanted)
            names.append(u"%1: %2"_s.arg(QString::fromUtf8(row.mechanism), sasl::usabilityName(row.usability)));
    }
    return names.join(u", "_s);
}

/// The mechanisms of the system that are not among \p known, which is empty where all are.
QList<QByteArray> lackingIn(const QList<QByteArray> &known)
{
    QList<QByteArray> lacking = known.isEmpty() ? known : sasl::mechanismNames();
    lacking.removeIf([&known](const QByteArray &name) {
        const sasl::Traits *const traits = sasl::traitsOf(name);
        return known.contains(name) || traits == nullptr || traits->need != sasl::Traits::Need::Ticket;
    });
    return lacking;
}

/// RFC 5802 section 7: the server cannot do what the -PLUS was to do.
bool meansBindingUnknown(const QString &error)
{
    return error == "unsupported-channel-binding-type"_L1 || error == "channel-binding-not-supported"_L1;
}
} // namespace

LoginStage::LoginStage(const sasl::Credentials &credentials, const LoginSettings &settings)
    : LoginStage(credentials, settings,
                 [credentials, auth = settings.auth](const QByteArray &name, const sasl::Preferences &preferences) {
                     return makeAuthStage(name, credentials, auth, preferences);
                 })
{ }

LoginStage::LoginStage(sasl::Credentials credentials, LoginSettings settings, AttemptMaker make)
    : m_credentials(std::move(credentials)), m_settings(std::move(settings)), m_make(std::move(make))
{ }

sasl::Situation LoginStage::situation(const Context &context) const
{
    const bool showsCertificate = context.tls && !context.tls->chain.isEmpty();
    return {.hasUser = !m_credentials.user.isEmpty(),
            .hasPassword = !m_credentials.password.isEmpty(),
            .hasToken = !m_credentials.token.isEmpty(),
            .hasCertificate = m_settings.hasCertificate && context.encrypted,
            .encrypted = context.encrypted,
            .trusted = context.trusted,
            .local = context.local,
            .canBind = showsCertificate && sasl::serverEndPoint(context.tls->chain.constFirst().pem).has_value(),
            .allowUnencrypted = m_settings.auth.allowUnencrypted,
            .allowUntrusted = m_settings.auth.allowUntrusted,
            .force = context.force,
            .wanted = m_settings.mechanisms,
            .known = m_settings.known.isEmpty() ? sasl::mechanismNames() : m_settings.known,
            .lacking = lackingIn(m_settings.known)};
}

sasl::Choice LoginStage::choice(const Context &context) const
{
    const QList<QByteArray> offered = context.capabilities ? context.capabilities->authTypes() : QList<QByteArray>();
    return sasl::choose(offered, situation(context));
}

Step LoginStage::begin(const Context &context)
{
    if (context.authenticated && !context.force)
        return Step::skip("already-authenticated");
    const sasl::Choice choice = this->choice(context);
    if (choice.candidates.isEmpty() && m_settings.optional && issueOf(choice) == Issue::AuthNotOffered)
        return Step::skip("not-offered");
    QJsonObject fields = choice.toJson();
    if (!m_credentials.user.isEmpty() && !m_credentials.isToldBy(m_credentials.user))
        fields.insert(u"user"_s, m_credentials.user);
    std::vector<transcript::Payload> chosen{loginStep(choice.chosen().value_or(QByteArray()), u"choice"_s, fields)};
    if (choice.candidates.isEmpty())
        return Step::fail(Issue{issueOf(choice), {}, {}, detailOf(choice)}).recordFirst(std::move(chosen));
    m_candidates = choice.candidates;
    if (m_settings.checkChannelBinding)
        prepareCheck();
    Step step = beginNext(context).recordFirst(std::move(chosen));
    if (!m_settings.checkChannelBinding || m_isChecking)
        return step;
    return std::move(step).note("binding-check-impossible",
                                translated(QT_TRANSLATE_NOOP("mailscope",
                                                             "Nothing that can be used here binds a login to the "
                                                             "connection, so that cannot be checked.")));
}

/// The mechanism that binds best is tried with a wrong binding, and then again as it should be.
void LoginStage::prepareCheck()
{
    const auto found = std::ranges::find_if(m_candidates, [](const QByteArray &name) {
        const sasl::Traits *const traits = sasl::traitsOf(name);
        return traits != nullptr && traits->need == sasl::Traits::Need::Password && traits->binds;
    });
    m_isChecking = found != m_candidates.end();
    if (m_isChecking)
        m_candidates.move(std::distance(m_candidates.begin(), found), 0);
}

Step LoginStage::beginNext(const Context &context)
{
    m_mechanism = m_isChecking ? m_candidates.constFirst() : m_candidates.takeFirst();
    m_heard = {};
    sasl::Preferences preferences = m_settings.preferences;
    preferences.falsifyBinding = m_isChecking;
    m_attempt = m_make(m_mechanism, preferences);
    return take(context, m_attempt->begin(context));
}

Step LoginStage::onReply(const Context &context, const wire::Exchange &exchange)
{
    m_heard.code = exchange.reply.code;
    return take(context, m_attempt->onReply(context, exchange));
}

Step LoginStage::onComputed(const Context &context, const sasl::WorkResult &result)
{
    return take(context, m_attempt->onComputed(context, result));
}

std::vector<wire::Command> LoginStage::undo() const
{
    return m_attempt ? m_attempt->undo() : std::vector<wire::Command>();
}

/// Keeps of the messages what decides over the next attempt.
void LoginStage::listen(const std::vector<transcript::Payload> &payloads)
{
    for (const transcript::Payload &each : payloads) {
        const auto *const step = std::get_if<transcript::AuthStep>(&each);
        if (step == nullptr)
            continue;
        if (step->step.value("from"_L1) != "server"_L1) {
            m_heard.isProven = m_heard.isProven || !step->step.value("hidden"_L1).toArray().isEmpty();
            continue;
        }
        const QJsonValue name = step->step.value("name"_L1);
        const QJsonObject fields = step->step.value("fields"_L1).toObject();
        if (const QString error = fields.value("server-error"_L1).toString(); !error.isEmpty())
            m_heard.error = error;
        m_heard.scramBegan = m_heard.scramBegan || name == "server-first-message"_L1;
        m_heard.knowsUtf8 = m_heard.knowsUtf8 || (name == "digest-challenge"_L1 && fields.contains("charset"_L1));
    }
}

Step LoginStage::take(const Context &context, Step step)
{
    listen(step.recordedAhead());
    listen(step.recordedBehind());
    if (const std::optional<Issue> &issue = step.issue(); issue && step.outcome() == Step::Outcome::Failed)
        return goOn(context, step, *issue);
    if (step.outcome() != Step::Outcome::Done || !m_isChecking)
        return step;
    return std::move(step).record(loginStep(m_mechanism, u"end"_s, {{u"binding"_s, u"ignored"_s}}));
}

bool LoginStage::isRefusal(const Issue &issue) const
{
    if (issue.id == Issue::AuthServerUnproven || issue.id == Issue::UnexpectedReply)
        return true;
    // These say that the mechanism is to be another one, and nothing of the password, unless that came first.
    static constexpr std::array OfTheMechanism{432, 534};
    constexpr int NeedsEncryption = 538;
    if (issue.id == Issue::AuthFailed && m_heard.code != NeedsEncryption)
        return m_heard.isProven || !std::ranges::contains(OfTheMechanism, m_heard.code);
    // What is given up behind the proof may have been judged already.
    return m_heard.isProven && issue.id == Issue::AuthChallengeInvalid;
}

/// The server does not know our type of channel binding: the same mechanism without it comes next, unless the user's list leaves
/// it out.
bool LoginStage::triesWithoutBinding(const Issue &issue)
{
    const sasl::Traits *const traits = sasl::traitsOf(m_mechanism);
    const std::optional<QByteArray> bare = traits != nullptr ? traits->withoutBinding() : std::nullopt;
    if (!bare || (!meansBindingUnknown(m_heard.error) && issue.id != Issue::AuthBindingUnavailable))
        return false;
    m_isChecking = false;
    m_candidates.removeAll(m_mechanism);
    if (const qsizetype at = m_candidates.indexOf(*bare); at > 0)
        m_candidates.move(at, 0);
    return true;
}

/// A server that can bind takes "I could, but you do not offer it" for a sign that somebody took -PLUS out of its list, and may
/// refuse before there is any proof (RFC 5802 section 6). Where the certificate vouches for the server, nobody can have done
/// that, and the word may be left out. A server that says outright that it binds is not talked out of it.
bool LoginStage::mayBeRefusedForItsClaim(const Context &context) const
{
    const bool isScram = m_mechanism.startsWith("SCRAM-") && !m_mechanism.endsWith("-PLUS");
    const bool couldBind = context.tls && context.tls->verified && situation(context).canBind;
    const bool isUnproven = m_heard.error.isEmpty() && !m_heard.scramBegan;
    return isScram && couldBind && isUnproven && m_settings.preferences.claimBinding && context.capabilities
        && std::ranges::none_of(context.capabilities->authTypes(),
                                [](const QByteArray &each) { return each.endsWith("-PLUS"); });
}

/// Many servers digest UTF-8 whatever RFC 2831 section 2.1.2.1 says, and cannot know better.
bool LoginStage::mayBeRefusedForItsDigest() const
{
    return m_mechanism == "DIGEST-MD5" && m_heard.knowsUtf8 && m_settings.preferences.digestInLatin1
        && sasl::digestsTwoWays(m_credentials);
}

/// Whether the credentials that the server refused come once more in another form, as one of the refused logins that are allowed.
LoginStage::Retry LoginStage::retryInAnotherForm(const Context &context, const Issue &issue)
{
    const bool isJudged = issue.id == Issue::AuthFailed && m_heard.code == 535;
    if (!isJudged || m_failures >= m_settings.maxFailures)
        return Retry::None;
    const bool claim = mayBeRefusedForItsClaim(context);
    if (!claim && !mayBeRefusedForItsDigest())
        return Retry::None;
    (claim ? m_settings.preferences.claimBinding : m_settings.preferences.digestInLatin1) = false;
    m_candidates.prepend(m_mechanism);
    return claim ? Retry::WithoutClaim : Retry::OtherDigest;
}

/// What the attempt with a wrong binding has shown. The next one is as it should be.
QByteArray LoginStage::judgeCheck(bool refused)
{
    m_isChecking = false;
    if (!refused)
        return "not-checked";
    // Whatever else a refusal means shows when the right binding comes next.
    return sasl::scram::meansAnotherChannel(m_heard.error) ? "noticed" : "refused";
}

Step LoginStage::goOn(const Context &context, const Step &failed, const Issue &issue)
{
    const bool wasChecking = m_isChecking;
    const bool unbound = triesWithoutBinding(issue);
    const bool counts = !unbound && isRefusal(issue);
    if (counts)
        ++m_failures;
    const Retry retry = unbound ? Retry::WithoutBinding : retryInAnotherForm(context, issue);
    QJsonObject fields{{u"reason"_s, nameOf(issue.id)}, {u"counts"_s, counts}};
    if (!m_heard.error.isEmpty())
        fields.insert(u"server-error"_s, m_heard.error);
    if (retry == Retry::WithoutClaim)
        fields.insert(u"claim"_s, u"refused"_s);
    if (wasChecking)
        fields.insert(u"binding"_s, QString::fromLatin1(judgeCheck(counts)));
    else if (counts && !m_refusal)
        m_refusal = issue;
    std::vector<transcript::Payload> records = failed.recordedAhead();
    records.emplace_back(loginStep(m_mechanism, u"end"_s, fields));
    // Whom the server saw is not who we are: somebody stands between, who must not be told more.
    const bool isWatched = !wasChecking && sasl::scram::meansAnotherChannel(m_heard.error);
    const bool goesOn = !failed.drops() && !isWatched && leavesRoomForAnother(issue.id)
        && m_failures < m_settings.maxFailures && !m_candidates.isEmpty();
    Step next = goesOn ? beginNext(context) : giveUp(failed, issue);
    return noted(std::move(next).recordFirst(std::move(records)), retry);
}

/// Says why there is another attempt.
Step LoginStage::noted(Step step, Retry retry)
{
    switch (retry) {
    case Retry::None:
        break;
    case Retry::WithoutBinding:
        return std::move(step).note("binding-type-unknown",
                                    translated(QT_TRANSLATE_NOOP("mailscope",
                                                                 "The server does not know this type of channel "
                                                                 "binding. That is no failed login.")));
    case Retry::WithoutClaim:
        return std::move(step).note(
            "binding-claim-refused",
            translated(QT_TRANSLATE_NOOP("mailscope",
                                         "The server refused before the password was proven: it "
                                         "may take it amiss that a channel binding is possible "
                                         "here. Its certificate vouches for it, so it is tried "
                                         "once more without saying so.")));
    case Retry::OtherDigest:
        return std::move(step).note("digest-charset-changed",
                                    translated(QT_TRANSLATE_NOOP("mailscope",
                                                                 "Names and passwords beyond ASCII are digested in ISO "
                                                                 "8859-1 (RFC 2831, 2.1.2.1), and many servers digest "
                                                                 "UTF-8 all the same: it is tried once more like "
                                                                 "that.")));
    }
    return step;
}

/// The first refusal says more than what was given up behind it.
Step LoginStage::giveUp(const Step &failed, const Issue &issue) const
{
    const bool tellsLess = m_refusal && issue.id != Issue::AuthServerUnproven && !isRefusal(issue);
    Step step = Step::fail(tellsLess ? *m_refusal : issue);
    return failed.drops() ? std::move(step).drop() : step;
}

LoginSettings loginSettings(const plan::Login &login, bool hasCertificate)
{
    LoginSettings settings;
    settings.auth.initialResponse = static_cast<AuthSettings::InitialResponse>(login.initialResponse);
    settings.auth.allowUnencrypted = login.allowPlaintext;
    settings.preferences = {.prepare = login.prepare,
                            .ntlm = static_cast<sasl::Preferences::Ntlm>(login.ntlm),
                            .realm = login.realm,
                            .serviceName = login.serviceName,
                            .serviceHost = login.serviceHost,
                            .mostIterations = login.mostIterations};
    settings.mechanisms = login.mechanisms;
    settings.optional = login.optional;
    settings.maxFailures = login.maxFailures;
    settings.hasCertificate = hasCertificate;
    settings.checkChannelBinding = login.checkChannelBinding;
    return settings;
}

std::unique_ptr<LoginStage> makeLoginStage(const plan::Login &login, const sasl::Credentials &credentials,
                                           bool hasCertificate)
{
    return std::make_unique<LoginStage>(credentials, loginSettings(login, hasCertificate));
}

} // namespace mailscope::stage
