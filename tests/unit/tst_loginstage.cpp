// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/spokenlogin.h"
#include "unit/stageprobe.h"

#include <QJsonArray>
#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace spokenlogin;
using namespace stageprobe;
using namespace Qt::StringLiterals;

namespace {
/// A login with the mechanisms of this program: PLAIN and LOGIN.
LoginStage loginWith(LoginSettings settings = {})
{
    settings.known = {"PLAIN", "LOGIN"};
    return LoginStage(alice(), std::move(settings));
}

const QByteArray PlainLine = "continues > AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=";
} // namespace

/// Which attempts are made one after another, what counts as a failure, and when it is enough.
class TestLoginStage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void attempts_followUntilItIsEnough_data();
    void attempts_followUntilItIsEnough();
    void whileNothingSecretWasSent_theMechanismIsRefusedAlone_data();
    void whileNothingSecretWasSent_theMechanismIsRefusedAlone();
    void whereNothingCanBeUsed_theReasonIsSaid_data();
    void whereNothingCanBeUsed_theReasonIsSaid();
    void anOptionalLogin_isSkippedOnlyWhereNoneIsOffered_data();
    void anOptionalLogin_isSkippedOnlyWhereNoneIsOffered();
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
    row("too weak, or another password", "PLAIN LOGIN", 1, {"534 5.7.9 too weak"}, PlainLine + " | " + failed);
    row("both are allowed", "PLAIN LOGIN", 2, {"534 5.7.9 too weak"}, PlainLine + " | " + login);
    row("must be encrypted", "PLAIN LOGIN", 1, {"538 5.7.11 encrypt"}, PlainLine + " | " + login);
    row("the first refusal is told", "PLAIN LOGIN", 2, {"535 no", "504 what"},
        PlainLine + " | " + login + " | " + failed);
    row("only what was given up", "PLAIN LOGIN", 2, {"504 what", "504 what"},
        PlainLine + " | " + login + " | failed auth-not-offered");
    row("given up behind the password", "PLAIN LOGIN", 1, {"334 ***", "501 cancelled"},
        PlainLine + " | continues > * | failed auth-challenge-invalid");
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

void TestLoginStage::whileNothingSecretWasSent_theMechanismIsRefusedAlone_data()
{
    QTest::addColumn<QByteArrayList>("replies");
    QTest::addColumn<QByteArray>("talk");
    const QByteArray first = "continues > AUTH PLAIN | ";
    const QByteArray next = "continues > AUTH LOGIN";
    QTest::newRow("too weak") << QByteArrayList{"534 5.7.9 too weak"} << first + next;
    QTest::newRow("a transition") << QByteArrayList{"432 4.7.12 set it"} << first + next;
    QTest::newRow("must be encrypted") << QByteArrayList{"538 5.7.11 encrypt"} << first + next;
    QTest::newRow("given up") << QByteArrayList{"334 ***", "501 cancelled"} << first + "continues > * | " + next;
    QTest::newRow("refused all the same") << QByteArrayList{"535 no"} << first + "failed auth-failed";
}

void TestLoginStage::whileNothingSecretWasSent_theMechanismIsRefusedAlone()
{
    QFETCH(const QByteArrayList, replies);
    LoginSettings settings;
    settings.maxFailures = 1;
    settings.auth.initialResponse = stage::AuthSettings::InitialResponse::Never;
    LoginStage stage = loginWith(settings);
    QTEST(played(stage, offers("PLAIN LOGIN"), replies), "talk");
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
    row("what this machine lacks", "GSSAPI", "", "GSSAPI", "failed auth-mechanism-unknown");
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
        "end:auth-failed!/refused start");
    row("noticed, and then in order", "SCRAM-SHA-256-PLUS", 2, {"535 no", "235 ok"},
        FalseScram + " | " + RightScram + " | done", "");
    row("ignored", "SCRAM-SHA-256-PLUS", 2, {"235 ok"}, FalseScram + " | done", "end:/ignored");
    row("the guard holds", "SCRAM-SHA-256-PLUS", 1, {"535 no"}, FalseScram + " | failed auth-failed",
        "end:auth-failed!/refused");
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
