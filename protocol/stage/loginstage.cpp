// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/loginstage.h"

#include "sasl/channelbinding.h"
#include "sasl/digestmd5.h"
#include "sasl/registry.h"

#include <QCoreApplication>

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
    if (has({Usability::NotKnown}))
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

/// What the server named as an error in one of its messages, if it did.
QString errorIn(const std::vector<transcript::Payload> &payloads)
{
    for (const transcript::Payload &each : payloads) {
        const auto *const step = std::get_if<transcript::AuthStep>(&each);
        if (step != nullptr && step->step.value("from"_L1) == "server"_L1) {
            if (const QString error = step->step.value("fields"_L1)["server-error"_L1].toString(); !error.isEmpty())
                return error;
        }
    }
    return {};
}

/// The fields of the server's message \p name, if it is among \p payloads.
std::optional<QJsonObject> messageIn(const std::vector<transcript::Payload> &payloads, QLatin1StringView name)
{
    for (const transcript::Payload &each : payloads) {
        const auto *const step = std::get_if<transcript::AuthStep>(&each);
        if (step != nullptr && step->step.value("name"_L1) == name)
            return step->step.value("fields"_L1).toObject();
    }
    return std::nullopt;
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
            .known = m_settings.known.isEmpty() ? sasl::mechanismNames() : m_settings.known};
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
    m_serverError.clear();
    m_code = 0;
    m_wasAnswered = false;
    m_knowsUtf8 = false;
    sasl::Preferences preferences = m_settings.preferences;
    preferences.claimBinding = m_claimsBinding;
    preferences.digestInLatin1 = m_digestsInLatin1;
    preferences.falsifyBinding = m_isChecking;
    m_attempt = m_make(m_mechanism, preferences);
    return take(context, m_attempt->begin(context));
}

Step LoginStage::onReply(const Context &context, const wire::Exchange &exchange)
{
    m_code = exchange.reply.code;
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

Step LoginStage::take(const Context &context, Step step)
{
    if (const QString error = errorIn(step.recordedAhead()); !error.isEmpty())
        m_serverError = error;
    if (messageIn(step.recordedAhead(), "server-first-message"_L1))
        m_wasAnswered = true;
    if (const auto challenge = messageIn(step.recordedAhead(), "digest-challenge"_L1))
        m_knowsUtf8 = challenge->contains("charset"_L1);
    if (step.outcome() == Step::Outcome::Failed)
        return goOn(context, step);
    if (step.outcome() != Step::Outcome::Done || !m_isChecking)
        return step;
    return std::move(step).record(loginStep(m_mechanism, u"end"_s, {{u"binding"_s, u"ignored"_s}}));
}

bool LoginStage::isRefusal(const Issue &issue) const
{
    if (issue.id == Issue::AuthServerUnproven || issue.id == Issue::UnexpectedReply)
        return true;
    // These say that the mechanism is to be another one, and nothing of the password.
    static constexpr std::array OfTheMechanism{432, 534, 538};
    return issue.id == Issue::AuthFailed && !std::ranges::contains(OfTheMechanism, m_code);
}

/// The server does not know our type of channel binding: the same mechanism without it comes next, unless the user's list leaves
/// it out.
bool LoginStage::triesWithoutBinding(const Issue &issue)
{
    const sasl::Traits *const traits = sasl::traitsOf(m_mechanism);
    const std::optional<QByteArray> bare = traits != nullptr ? traits->withoutBinding() : std::nullopt;
    if (!bare || (!meansBindingUnknown(m_serverError) && issue.id != Issue::AuthBindingUnavailable))
        return false;
    m_isChecking = false;
    m_candidates.removeAll(m_mechanism);
    if (const qsizetype at = m_candidates.indexOf(*bare); at > 0)
        m_candidates.move(at, 0);
    return true;
}

/// A server that can bind takes "I could, but you do not offer it" for a sign that somebody took -PLUS out of its list, and may
/// refuse before there is any proof (RFC 5802 section 6). Where the certificate vouches for the server, nobody can have done that:
/// the same follows without that word. It is one of the refused logins that are allowed. A server that says outright that
/// it binds is not talked out of it.
bool LoginStage::triesWithoutClaim(const Context &context, bool refused)
{
    const bool claimed = m_claimsBinding && m_mechanism.startsWith("SCRAM-") && !m_mechanism.endsWith("-PLUS")
        && context.trusted && situation(context).canBind && context.capabilities
        && std::ranges::none_of(context.capabilities->authTypes(),
                                [](const QByteArray &each) { return each.endsWith("-PLUS"); });
    const bool unproven = refused && m_code == 535 && m_serverError.isEmpty() && !m_wasAnswered;
    if (!claimed || !unproven || m_failures >= m_settings.maxFailures)
        return false;
    m_claimsBinding = false;
    m_candidates.prepend(m_mechanism);
    return true;
}

/// Many servers digest UTF-8 whatever RFC 2831 section 2.1.2.1 says. Where the two differ, the other one follows; it is one of the
/// refused logins that are allowed, as the server cannot know better.
bool LoginStage::triesOtherDigest(bool refused)
{
    if (!refused || !m_knowsUtf8 || m_mechanism != "DIGEST-MD5" || !m_digestsInLatin1
        || m_failures >= m_settings.maxFailures || !sasl::digestsTwoWays(m_credentials))
        return false;
    m_digestsInLatin1 = false;
    m_candidates.prepend(m_mechanism);
    return true;
}

/// What the attempt with a wrong binding has shown. The next one is as it should be.
QByteArray LoginStage::judgeCheck(bool refused)
{
    m_isChecking = false;
    return refused ? "noticed" : "not-checked";
}

Step LoginStage::goOn(const Context &context, const Step &failed)
{
    const Issue issue = failed.issue().value_or(Issue());
    const bool wasChecking = m_isChecking;
    const bool unbound = triesWithoutBinding(issue);
    const bool counts = !unbound && isRefusal(issue);
    QJsonObject fields{{u"reason"_s, nameOf(issue.id)}, {u"counts"_s, counts}};
    if (!m_serverError.isEmpty())
        fields.insert(u"server-error"_s, m_serverError);
    if (wasChecking)
        fields.insert(u"binding"_s, QString::fromLatin1(judgeCheck(counts)));
    else if (counts && !m_refusal)
        m_refusal = issue;
    if (counts)
        ++m_failures;
    const bool otherDigest = triesOtherDigest(counts);
    const bool unclaimed = triesWithoutClaim(context, counts);
    if (unclaimed)
        fields.insert(u"claim"_s, u"refused"_s);
    std::vector<transcript::Payload> records = failed.recordedAhead();
    records.emplace_back(loginStep(m_mechanism, u"end"_s, fields));
    // Whom the server saw is not who we are: somebody stands between, who must not be told more (RFC 5802 section 7).
    const bool isWatched = !wasChecking && m_serverError == "channel-bindings-dont-match"_L1;
    const bool goesOn = !failed.drops() && !isWatched && leavesRoomForAnother(issue.id)
        && m_failures < m_settings.maxFailures && !m_candidates.isEmpty();
    Step next = goesOn ? beginNext(context) : giveUp(failed, issue);
    next = std::move(next).recordFirst(std::move(records));
    if (otherDigest)
        return std::move(next).note("digest-charset-changed",
                                    translated(QT_TRANSLATE_NOOP("mailscope",
                                                                 "Names and passwords beyond ASCII are digested in ISO "
                                                                 "8859-1 (RFC 2831, 2.1.2.1), and many servers digest "
                                                                 "UTF-8 all the same: it is tried once more like "
                                                                 "that.")));
    if (unclaimed)
        return std::move(next).note(
            "binding-claim-refused",
            translated(QT_TRANSLATE_NOOP("mailscope",
                                         "The server refused before the password was proven: it "
                                         "may take it amiss that a channel binding is possible "
                                         "here. Its certificate vouches for it, so it is tried "
                                         "once more without saying so.")));
    if (!unbound)
        return next;
    return std::move(next).note("binding-type-unknown",
                                translated(QT_TRANSLATE_NOOP("mailscope",
                                                             "The server does not know this type of channel binding. "
                                                             "That is no failed login.")));
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
