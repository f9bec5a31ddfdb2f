// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "stage/loginstage.h"
#include "unit/stageprobe.h"

#include <QJsonArray>
#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace stageprobe;
using namespace Qt::StringLiterals;

namespace {
sasl::Credentials alice(const QByteArray &password = "wonderland")
{
    return {u"alice"_s, {}, Secret(password)};
}

/// Encrypted, with a certificate that a login can be tied to, and offering \p mechanisms.
Context offers(const QByteArray &mechanisms)
{
    static const QByteArray Pem = practice::Server::certificateAuthorityPem();
    Context given = mechanisms.isEmpty() ? offering({"SIZE"}) : offering({"AUTH " + mechanisms});
    given.encrypted = true;
    TlsDetails details;
    CertificateDetails certificate;
    certificate.pem = Pem;
    details.chain = {certificate};
    given.tls = std::make_shared<const TlsDetails>(details);
    return given;
}

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
        return sasl::Response{{}, {}, {"client-final-message", {}, {}, {}}};
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

std::unique_ptr<Stage> spokenAttempt(const QByteArray &name, const sasl::Preferences &preferences)
{
    return std::make_unique<AuthStage>(name, std::make_unique<Spoken>(name, preferences), u"alice"_s, AuthSettings());
}

/// A login with the mechanisms of this program: PLAIN and LOGIN.
LoginStage loginWith(LoginSettings settings = {})
{
    settings.known = {"PLAIN", "LOGIN"};
    return LoginStage(alice(), std::move(settings));
}

/// A login with mechanisms of ours.
LoginStage spokenLogin(LoginSettings settings = {})
{
    settings.known = {"SCRAM-SHA-256-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-1", "CRAM-MD5"};
    return LoginStage(alice(), std::move(settings), spokenAttempt);
}

/// "choice:PLAIN start end:auth-failed!" of what was recorded; "!" stands for one that counts.
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

/// What \p stage does when the server says each of \p replies in turn, parted by "|".
QByteArray played(LoginStage &stage, const Context &given, const QByteArrayList &replies)
{
    QByteArrayList talk{written(stage.begin(given))};
    for (const QByteArray &reply : replies)
        talk.append(written(stage.onReply(given, answer(reply))));
    return talk.join(" | ");
}

const QByteArray PlainLine = "continues > AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=";
const QByteArray RightScram = "continues > AUTH SCRAM-SHA-256-PLUS cmlnaHQ=";
const QByteArray FalseScram = "continues > AUTH SCRAM-SHA-256-PLUS ZmFsc2U=";
} // namespace

/// Which attempts are made one after another, what counts as a failure, and when it is enough.
class TestLoginStage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void attempts_followUntilItIsEnough_data();
    void attempts_followUntilItIsEnough();
    void whereNothingCanBeUsed_theReasonIsSaid_data();
    void whereNothingCanBeUsed_theReasonIsSaid();
    void anOptionalLogin_isSkippedOnlyWhereNoneIsOffered_data();
    void anOptionalLogin_isSkippedOnlyWhereNoneIsOffered();
    void aBindingTypeThatIsUnknown_isTriedWithout_data();
    void aBindingTypeThatIsUnknown_isTriedWithout();
    void aClaimThatIsRefused_isTakenBack_data();
    void aClaimThatIsRefused_isTakenBack();
    void aDigestThatIsRefused_isMadeTheOtherWay_data();
    void aDigestThatIsRefused_isMadeTheOtherWay();
    void whoeverStandsBetween_isToldNoMore();
    void aWrongProof_isTheEnd();
    void whatBreaksTheConversation_isTheEnd_data();
    void whatBreaksTheConversation_isTheEnd();
    void theBinding_isCheckedFirst_data();
    void theBinding_isCheckedFirst();
    void aLoginThatSucceeded_isNotRepeated();
    void theEvents_tellChoiceAndEnd();
    void aPlan_becomesSettings();
};

void TestLoginStage::attempts_followUntilItIsEnough_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<int>("maxFailures");
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("talk");
    const auto row = [](const char *name, const char *offered, int most, QByteArrayList replies, QByteArray talk) {
        QTest::newRow(name) << QByteArray(offered) << most << std::move(replies) << std::move(talk);
    };
    const QByteArray login = "continues > AUTH LOGIN";
    const QByteArray failed = "failed auth-failed";
    row("the first succeeds", "LOGIN PLAIN", 2, {"235 ok"}, PlainLine + " | done");
    row("one is enough", "LOGIN PLAIN", 1, {"535 no"}, PlainLine + " | " + failed);
    row("another follows", "LOGIN PLAIN", 2, {"535 no"}, PlainLine + " | " + login);
    row("the second is the last", "LOGIN PLAIN", 2, {"535 no", "535 no"}, PlainLine + " | " + login + " | " + failed);
    row("nothing is left", "PLAIN", 5, {"535 no"}, PlainLine + " | " + failed);
    row("later counts too", "PLAIN LOGIN", 1, {"454 later"}, PlainLine + " | " + failed);
    row("unknown after all", "PLAIN LOGIN", 1, {"504 what"}, PlainLine + " | " + login);
    row("too weak", "PLAIN LOGIN", 1, {"534 5.7.9 too weak"}, PlainLine + " | " + login);
    row("must be encrypted", "PLAIN LOGIN", 1, {"538 5.7.11 encrypt"}, PlainLine + " | " + login);
    row("a transition", "PLAIN LOGIN", 1, {"432 4.7.12 set it"}, PlainLine + " | " + login);
    row("the first refusal is told", "PLAIN LOGIN", 2, {"535 no", "504 what"},
        PlainLine + " | " + login + " | " + failed);
    row("only what was given up", "PLAIN LOGIN", 2, {"504 what", "504 what"},
        PlainLine + " | " + login + " | failed auth-not-offered");
    row("given up in the middle", "PLAIN LOGIN", 1, {"334 ***", "501 cancelled"},
        PlainLine + " | continues > * | " + login);
}

void TestLoginStage::attempts_followUntilItIsEnough()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const int, maxFailures);
    QFETCH(const QByteArrayList, replies);
    LoginSettings settings;
    settings.maxFailures = maxFailures;
    LoginStage stage = loginWith(settings);
    QCOMPARE(stage.name(), Phase::Auth);
    QTEST(played(stage, offers(offered), replies), "talk");
}

void TestLoginStage::whereNothingCanBeUsed_theReasonIsSaid_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("outcome");
    const auto row = [](const char *name, const char *offered, const char *where, const char *wanted,
                        const QByteArray &outcome) {
        QTest::newRow(name) << QByteArray(offered) << QByteArray(where) << QByteArray(wanted) << outcome;
    };
    row("no AUTH", "", "", "", "failed auth-not-offered");
    row("no hello", "none", "", "", "failed auth-not-offered");
    row("another one", "PLAIN", "", "LOGIN", "failed auth-not-offered");
    row("in clear", "PLAIN LOGIN", "clear", "", "failed auth-plaintext-forbidden");
    row("untrusted", "PLAIN LOGIN", "untrusted", "", "failed auth-untrusted");
    row("forced in clear", "", "clear forced", "PLAIN", "failed auth-plaintext-forbidden");
    row("unknown ones", "X-STRANGE", "", "", "failed auth-mechanism-unknown");
    row("a token is missing", "XOAUTH2", "", "", "failed auth-mechanism-unknown");
    row("forced", "", "forced", "PLAIN", PlainLine);
}

void TestLoginStage::whereNothingCanBeUsed_theReasonIsSaid()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const QByteArray, where);
    QFETCH(const QByteArray, wanted);
    LoginSettings settings;
    if (!wanted.isEmpty())
        settings.mechanisms = wanted.split(' ');
    LoginStage stage = loginWith(settings);
    Context given = offers(offered);
    given.encrypted = !where.contains("clear");
    given.trusted = where != "untrusted";
    given.force = where.contains("forced");
    if (offered == "none")
        given.capabilities.reset();
    const Step step = stage.begin(given);
    QTEST(written(step), "outcome");
    QVERIFY(recorded(step).startsWith("choice:"));
}

void TestLoginStage::anOptionalLogin_isSkippedOnlyWhereNoneIsOffered_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("outcome");
    QTest::newRow("no AUTH") << QByteArray() << true << QByteArray("skipped not-offered");
    QTest::newRow("in clear") << QByteArray("PLAIN") << false << QByteArray("failed auth-plaintext-forbidden");
    QTest::newRow("unknown") << QByteArray("X-STRANGE") << true << QByteArray("failed auth-mechanism-unknown");
    QTest::newRow("offered") << QByteArray("PLAIN") << true << PlainLine;
}

void TestLoginStage::anOptionalLogin_isSkippedOnlyWhereNoneIsOffered()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const bool, encrypted);
    LoginSettings settings;
    settings.optional = true;
    LoginStage stage = loginWith(settings);
    Context given = offers(offered);
    given.encrypted = encrypted;
    QTEST(written(stage.begin(given)), "outcome");
}

void TestLoginStage::aBindingTypeThatIsUnknown_isTriedWithout_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("next");
    QTest::addColumn<QByteArray>("events");
    const QByteArray bare = "continues > AUTH SCRAM-SHA-256 cmlnaHQ= +note:binding-type-unknown";
    const QByteArray other = "failed auth-failed";
    const QByteArray uncounted = "end:auth-failed start";
    QTest::newRow("unsupported type") << QByteArray("e=unsupported-channel-binding-type") << QByteArray() << bare
                                      << uncounted;
    QTest::newRow("not supported") << QByteArray("e=channel-binding-not-supported") << QByteArray() << bare
                                   << uncounted;
    QTest::newRow("the wrong one") << QByteArray("e=channel-bindings-dont-match") << QByteArray() << other
                                   << QByteArray("end:auth-failed!");
    QTest::newRow("wrong password") << QByteArray("e=invalid-proof") << QByteArray() << other
                                    << QByteArray("end:auth-failed!");
    QTest::newRow("left out by the user")
        << QByteArray("e=unsupported-channel-binding-type") << QByteArray("SCRAM-SHA-256-PLUS")
        << QByteArray("failed auth-failed +note:binding-type-unknown") << QByteArray("end:auth-failed");
}

void TestLoginStage::aBindingTypeThatIsUnknown_isTriedWithout()
{
    QFETCH(const QByteArray, error);
    QFETCH(const QByteArray, wanted);
    LoginSettings settings;
    settings.maxFailures = 1;
    if (!wanted.isEmpty())
        settings.mechanisms = {wanted};
    LoginStage stage = spokenLogin(settings);
    const Context given = offers("SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-256-PLUS");
    QCOMPARE(written(stage.begin(given)), RightScram);
    QCOMPARE(written(stage.onReply(given, answer(challenge(error)))), QByteArray("continues > "));
    const Step step = stage.onReply(given, answer("535 5.7.8 no"));
    QTEST(written(step), "next");
    QTEST(recorded(step), "events");
}

void TestLoginStage::aClaimThatIsRefused_isTakenBack_data()
{
    QTest::addColumn<Context>("given");
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QByteArray>("events");
    const auto row = [](const char *name, const Context &given, const QByteArrayList &replies, const char *last,
                        const char *events) {
        QTest::newRow(name) << given << replies << QByteArray(last) << QByteArray(events);
    };
    const Context bindable = offers("SCRAM-SHA-256");
    Context unbindable = bindable;
    unbindable.tls.reset();
    Context unvouched = bindable;
    unvouched.trusted = false;
    const QByteArray hasBinding = challenge("e=server-does-support-channel-binding");
    const char *const again = "continues > AUTH SCRAM-SHA-256 cGxhaW4= +note:binding-claim-refused";
    row("before any proof", bindable, {"535 5.7.8 no"}, again, "end:auth-failed! start");
    row("said outright", bindable, {hasBinding, "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("and then accepted", bindable, {"535 no", "235 ok"}, "done", "");
    row("refused again", bindable, {"535 no", "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("nobody vouches for the server", unvouched, {"535 no"}, "failed auth-failed", "end:auth-failed!");
    row("behind a proof", bindable, {challenge("r=x"), "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("wrong password", bindable, {challenge("e=invalid-proof"), "535 no"}, "failed auth-failed", "end:auth-failed!");
    row("too weak", bindable, {"534 5.7.9 no"}, "failed auth-failed", "end:auth-failed");
    row("unknown here", bindable, {"504 no"}, "failed auth-not-offered", "end:auth-not-offered");
    row("later", bindable, {"454 4.7.0 later"}, "failed auth-failed", "end:auth-failed!");
    row("nothing to bind to", unbindable, {"535 no"}, "failed auth-failed", "end:auth-failed!");
    row("offered, though not wanted", offers("SCRAM-SHA-256 SCRAM-SHA-1-PLUS"), {"535 no"}, "failed auth-failed",
        "end:auth-failed!");
}

void TestLoginStage::aClaimThatIsRefused_isTakenBack()
{
    QFETCH(const Context, given);
    QFETCH(const QByteArrayList, replies);
    LoginSettings settings;
    settings.maxFailures = 2;
    settings.mechanisms = {"SCRAM-SHA-256"};
    LoginStage stage = spokenLogin(settings);
    Step step = stage.begin(given);
    QCOMPARE(written(step), QByteArray("continues > AUTH SCRAM-SHA-256 cmlnaHQ="));
    for (const QByteArray &reply : replies)
        step = stage.onReply(given, answer(reply));
    QTEST(written(step), "last");
    QTEST(recorded(step), "events");
}

void TestLoginStage::aDigestThatIsRefused_isMadeTheOtherWay_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<int>("maxFailures");
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QByteArray>("events");
    const QByteArray again = "continues > AUTH DIGEST-MD5 cGxhaW4= +note:digest-charset-changed";
    const QByteArray next = "continues > AUTH CRAM-MD5 cGxhaW4=";
    const QByteArray other = "continues > AUTH CRAM-MD5 cmlnaHQ=";
    const QByteArray utf8 = challenge("charset=utf-8");
    const QByteArray end = "failed auth-failed";
    const QByteArray counted = "end:auth-failed! start";
    const auto row = [](const char *name, const QString &user, const char *password, int most,
                        const QByteArrayList &replies, const QByteArray &last, const QByteArray &events) {
        QTest::newRow(name) << user << QByteArray(password) << most << replies << last << events;
    };
    row("the name", u"jörg"_s, "secret", 2, {utf8, "535 no"}, again, counted);
    row("the password", u"joe"_s, "schl\xc3\xbcssel", 2, {utf8, "535 no"}, again, counted);
    row("and then accepted", u"jörg"_s, "secret", 2, {utf8, "535 no", utf8, "235 ok"}, "done", "");
    row("refused again", u"jörg"_s, "secret", 2, {utf8, "535 no", utf8, "535 no"}, end, "end:auth-failed!");
    row("the next one follows", u"jörg"_s, "secret", 3, {utf8, "535 no", utf8, "535 no"}, next, counted);
    row("the guard holds", u"jörg"_s, "secret", 1, {utf8, "535 no"}, end, "end:auth-failed!");
    row("ASCII", u"joe"_s, "secret", 2, {utf8, "535 no"}, other, counted);
    row("beyond ISO 8859-1", u"Łukasz"_s, "secret", 2, {utf8, "535 no"}, other, counted);
    row("UTF-8 is not known", u"jörg"_s, "secret", 2, {challenge("nonce"), "535 no"}, other, counted);
    row("not judged", u"jörg"_s, "secret", 2, {"504 no"}, other, "end:auth-not-offered start");
}

void TestLoginStage::aDigestThatIsRefused_isMadeTheOtherWay()
{
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);
    QFETCH(const int, maxFailures);
    QFETCH(const QByteArrayList, replies);
    LoginSettings settings;
    settings.maxFailures = maxFailures;
    settings.known = {"DIGEST-MD5", "CRAM-MD5"};
    settings.mechanisms = settings.known;
    LoginStage stage({user, {}, Secret(password)}, settings, spokenAttempt);
    const Context given = offers("DIGEST-MD5 CRAM-MD5");
    Step step = stage.begin(given);
    QCOMPARE(written(step), QByteArray("continues > AUTH DIGEST-MD5 cmlnaHQ="));
    for (const QByteArray &reply : replies)
        step = stage.onReply(given, answer(reply));
    QTEST(written(step), "last");
    QTEST(recorded(step), "events");
}

void TestLoginStage::whoeverStandsBetween_isToldNoMore()
{
    LoginSettings settings;
    settings.maxFailures = 9;
    LoginStage stage = spokenLogin(settings);
    const Context given = offers("SCRAM-SHA-256-PLUS SCRAM-SHA-256 CRAM-MD5");
    QCOMPARE(played(stage, given, {challenge("e=channel-bindings-dont-match"), "535 no"}),
             RightScram + " | continues >  | failed auth-failed");
}

void TestLoginStage::aWrongProof_isTheEnd()
{
    LoginSettings settings;
    settings.maxFailures = 9;
    LoginStage stage = spokenLogin(settings);
    const Context given = offers("SCRAM-SHA-256-PLUS SCRAM-SHA-256 CRAM-MD5");
    QCOMPARE(played(stage, given, {challenge("impostor"), "501 cancelled"}),
             RightScram + " | continues > * | failed auth-server-unproven");
    LoginStage welcomed = spokenLogin(settings); // as if nothing were wrong
    QCOMPARE(played(welcomed, given, {challenge("impostor"), "235 welcome"}),
             RightScram + " | continues > * | failed auth-server-unproven");
}

void TestLoginStage::whatBreaksTheConversation_isTheEnd_data()
{
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("250") << QByteArrayList{"250 ok"} << QByteArray("failed unexpected-reply");
    QTest::newRow("354") << QByteArrayList{"354 go"} << QByteArray("failed unexpected-reply");
    QTest::newRow("235 to *") << QByteArrayList{challenge("nonsense"), "235 ok"}
                              << QByteArray("continues > * | failed unexpected-reply");
    QTest::newRow("334 to *") << QByteArrayList{challenge("nonsense"), "334 "}
                              << QByteArray("continues > * | failed auth-challenge-invalid");
}

void TestLoginStage::whatBreaksTheConversation_isTheEnd()
{
    QFETCH(const QByteArrayList, replies);
    QFETCH(const QByteArray, end);
    LoginStage stage = spokenLogin();
    QCOMPARE(played(stage, offers("SCRAM-SHA-256-PLUS CRAM-MD5"), replies), RightScram + " | " + end);
}

void TestLoginStage::theBinding_isCheckedFirst_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<int>("maxFailures");
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("talk");
    QTest::addColumn<QByteArray>("events");
    const auto row = [](const char *name, const char *offered, int most, QByteArrayList replies, QByteArray talk,
                        const char *events) {
        QTest::newRow(name) << QByteArray(offered) << most << std::move(replies) << std::move(talk)
                            << QByteArray(events);
    };
    row("noticed", "SCRAM-SHA-256-PLUS", 2, {"535 no"}, FalseScram + " | " + RightScram,
        "end:auth-failed!/noticed start");
    row("noticed, and then in order", "SCRAM-SHA-256-PLUS", 2, {"535 no", "235 ok"},
        FalseScram + " | " + RightScram + " | done", "");
    row("ignored", "SCRAM-SHA-256-PLUS", 2, {"235 ok"}, FalseScram + " | done", "end:/ignored");
    row("the guard holds", "SCRAM-SHA-256-PLUS", 1, {"535 no"}, FalseScram + " | failed auth-failed",
        "end:auth-failed!/noticed");
    row("unknown type", "SCRAM-SHA-256-PLUS SCRAM-SHA-256", 2,
        {challenge("e=unsupported-channel-binding-type"), "535 no"},
        FalseScram + " | continues >  | continues > AUTH SCRAM-SHA-256 cmlnaHQ= +note:binding-type-unknown",
        "end:auth-failed/not-checked start");
    row("nothing binds", "CRAM-MD5", 2, {}, "continues > AUTH CRAM-MD5 cmlnaHQ= +note:binding-check-impossible",
        "choice:CRAM-MD5 start");
}

void TestLoginStage::theBinding_isCheckedFirst()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const int, maxFailures);
    QFETCH(const QByteArrayList, replies);
    LoginSettings settings;
    settings.maxFailures = maxFailures;
    settings.checkChannelBinding = true;
    LoginStage stage = spokenLogin(settings);
    const Context given = offers(offered);
    Step step = stage.begin(given);
    QByteArrayList talk{written(step)};
    for (const QByteArray &reply : replies) {
        step = stage.onReply(given, answer(reply));
        talk.append(written(step));
    }
    QTEST(talk.join(" | "), "talk");
    QTEST(recorded(step), "events");
}

void TestLoginStage::aLoginThatSucceeded_isNotRepeated()
{
    Context given = offers("PLAIN");
    given.authenticated = true;
    LoginStage stage = loginWith();
    QCOMPARE(written(stage.begin(given)), QByteArray("skipped already-authenticated"));
    given.force = true;
    LoginStage forced = loginWith();
    QCOMPARE(written(forced.begin(given)), PlainLine);
}

void TestLoginStage::theEvents_tellChoiceAndEnd()
{
    LoginStage stage = loginWith();
    const Context given = offers("LOGIN PLAIN XOAUTH2");
    const Step begun = stage.begin(given);
    QCOMPARE(recorded(begun), QByteArray("choice:PLAIN start"));
    const auto &choice = std::get<transcript::AuthStep>(begun.recordedAhead().front());
    const QJsonValue fields = choice.step.value("fields"_L1);
    QCOMPARE(fields["user"_L1], u"alice"_s);
    QCOMPARE(fields["unusable"_L1]["XOAUTH2"_L1], u"not-known"_s);
    QCOMPARE(recorded(stage.onReply(given, answer("535 no"))), QByteArray("end:auth-failed! start"));
    LoginStage telling(sasl::Credentials{u"wonderland"_s, {}, Secret(QByteArrayView("wonderland"))}, LoginSettings());
    const Step hidden = telling.begin(given);
    const auto &untold = std::get<transcript::AuthStep>(hidden.recordedAhead().front());
    QVERIFY(untold.step.value("fields"_L1)["user"_L1].isUndefined());
}

void TestLoginStage::aPlan_becomesSettings()
{
    plan::Login login;
    login.mechanisms = {"LOGIN"};
    login.initialResponse = plan::Login::InitialResponse::Always;
    login.allowPlaintext = true;
    Context given = offers("PLAIN LOGIN");
    given.encrypted = false;
    given.tls.reset();
    const Step step = makeLoginStage(login, alice())->begin(given);
    QCOMPARE(written(step), QByteArray("continues > AUTH LOGIN YWxpY2U="));
}

QTEST_GUILESS_MAIN(TestLoginStage)
#include "tst_loginstage.moc"
