// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/commandstage.h"
#include "stage/failedexpectationstage.h"
#include "stage/greetingstage.h"
#include "stage/hellostage.h"
#include "stage/quitstage.h"
#include "stage/starttlsstage.h"
#include "stage/tlsstage.h"

#include "unit/stageprobe.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace stageprobe;

namespace {
using Demand = StartTlsStage::Demand;
using Greet = plan::Greet;

Context securedBy(TlsPolicy policy)
{
    Context given = context();
    given.tlsPolicy = policy;
    return given;
}
} // namespace

class TestStages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void greeting_isJudged_data();
    void greeting_isJudged();
    void hello_isSaidInTheWantedWay_data();
    void hello_isSaidInTheWantedWay();
    void hello_isJudged_data();
    void hello_isJudged();
    void heloFallback_isJudgedOnce_data();
    void heloFallback_isJudgedOnce();
    void hello_learnsWhatIsOffered();
    void hello_withoutAName_isNotSent();
    void hello_mayBearANameOfItsOwn();
    void aFailedExpectation_sendsNothing();
    void helloAgain_needsEncryption();
    void startTls_isAskedForOnlyWhenItMakesSense_data();
    void startTls_isAskedForOnlyWhenItMakesSense();
    void startTls_opensTheHandshakeOnlyAt220_data();
    void startTls_opensTheHandshakeOnlyAt220();
    void aHandshake_isJudged_data();
    void aHandshake_isJudged();
    void tlsFromTheFirstByte_asksNothing();
    void command_isJudged_data();
    void command_isJudged();
    void command_thatCouldNotBeMade_isNotSent();
    void quit_neverFails_data();
    void quit_neverFails();
    void aStageThatAskedForNoHandshake_isToldOfNone();
    void anIssue_bearsItsEvidence();
};

void TestStages::greeting_isJudged_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *reply, const char *expected) {
        QTest::newRow(reply) << QByteArray(reply) << QByteArray(expected);
    };
    row("220 mx.example ESMTP", "done");
    QTest::newRow("220 on two lines") << QByteArray("220-a\n220 b") << QByteArray("done");
    row("554 no service", "failed greeting-refused");
    row("550 no", "failed greeting-refused");
    row("421 too busy", "failed greeting-refused");
    row("450 later", "failed greeting-refused");
    row("200 hello", "failed unexpected-reply");
    row("221 bye", "failed unexpected-reply");
    row("250 ok", "failed unexpected-reply");
    row("354 go on", "failed unexpected-reply");
    row("120 wait", "failed unexpected-reply");
    row("620 what", "failed unexpected-reply");
}

void TestStages::greeting_isJudged()
{
    QFETCH(const QByteArray, reply);
    GreetingStage stage;
    QCOMPARE(stage.name(), Phase::Greeting);
    QCOMPARE(written(stage.begin(context())), QByteArray("continues +awaits"));
    QTEST(written(stage.onReply(context(), answer(reply))), "expected");
}

void TestStages::hello_isSaidInTheWantedWay_data()
{
    QTest::addColumn<int>("greet");
    QTest::addColumn<bool>("lmtp");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Greet greet, bool lmtp, const char *expected) {
        QTest::newRow(name) << int(greet) << lmtp << QByteArray(expected);
    };
    row("auto", Greet::Auto, false, "continues > EHLO client.example");
    row("auto over LMTP", Greet::Auto, true, "continues > LHLO client.example");
    row("EHLO", Greet::Ehlo, false, "continues > EHLO client.example");
    row("EHLO over LMTP", Greet::Ehlo, true, "continues > EHLO client.example");
    row("HELO", Greet::Helo, false, "continues > HELO client.example");
    row("LHLO over SMTP", Greet::Lhlo, false, "continues > LHLO client.example");
    row("not at all", Greet::None, false, "skipped not-wanted");
    row("not at all over LMTP", Greet::None, true, "skipped not-wanted");
}

void TestStages::hello_isSaidInTheWantedWay()
{
    QFETCH(const int, greet);
    QFETCH(const bool, lmtp);
    Context given = context();
    given.protocol = lmtp ? plan::Protocol::Lmtp : plan::Protocol::Smtp;
    HelloStage stage{Greet(greet)};
    QTEST(written(stage.begin(given)), "expected");
}

void TestStages::hello_isJudged_data()
{
    QTest::addColumn<int>("greet");
    QTest::addColumn<bool>("lmtp");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, Greet greet, bool lmtp, const char *reply, const char *expected) {
        QTest::newRow(name) << int(greet) << lmtp << QByteArray(reply) << QByteArray(expected);
    };
    const char *fallback = "continues > HELO client.example +unlearned +note:helo-fallback";
    row("accepted", Greet::Auto, false, "250 mx.example", "done +learned");
    row("another 2xx", Greet::Auto, false, "220 mx.example", "done +learned");
    row("500 leads to HELO", Greet::Auto, false, "500 what", fallback);
    row("502 leads to HELO", Greet::Auto, false, "502 not implemented", fallback);
    row("550 leads to HELO", Greet::Auto, false, "550 no", fallback);
    row("554 leads to HELO", Greet::Auto, false, "554 no", fallback);
    row("4xx does not", Greet::Auto, false, "450 later", "failed hello-refused +unlearned");
    row("451 does not", Greet::Auto, false, "451 later", "failed hello-refused +unlearned");
    row("3xx does not", Greet::Auto, false, "354 go on", "failed unexpected-reply +unlearned");
    row("1xx does not", Greet::Auto, false, "150 wait", "failed unexpected-reply +unlearned");
    row("6xx does not", Greet::Auto, false, "650 what", "failed unexpected-reply +unlearned");
    row("EHLO and nothing else", Greet::Ehlo, false, "502 not implemented", "failed hello-refused +unlearned");
    row("HELO refused", Greet::Helo, false, "550 no", "failed hello-refused +unlearned");
    row("LHLO refused", Greet::Lhlo, false, "502 no", "failed hello-refused +unlearned");
    row("LMTP knows no HELO", Greet::Auto, true, "502 no", "failed hello-refused +unlearned");
    row("LMTP accepts", Greet::Auto, true, "250 mx.example", "done +learned");
}

void TestStages::hello_isJudged()
{
    QFETCH(const int, greet);
    QFETCH(const bool, lmtp);
    QFETCH(const QByteArray, reply);
    Context given = context();
    given.protocol = lmtp ? plan::Protocol::Lmtp : plan::Protocol::Smtp;
    HelloStage stage{Greet(greet)};
    QCOMPARE(stage.begin(given).outcome(), Step::Outcome::Continues);
    QTEST(written(stage.onReply(given, answer(reply))), "expected");
}

void TestStages::heloFallback_isJudgedOnce_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *reply, const char *expected) {
        QTest::newRow(reply) << QByteArray(reply) << QByteArray(expected);
    };
    row("250 mx.example", "done +learned");
    row("502 not that either", "failed hello-refused +unlearned");
    row("450 later", "failed hello-refused +unlearned");
    row("354 go on", "failed unexpected-reply +unlearned");
}

void TestStages::heloFallback_isJudgedOnce()
{
    QFETCH(const QByteArray, reply);
    HelloStage stage{Greet::Auto};
    QCOMPARE(stage.begin(context()).outcome(), Step::Outcome::Continues);
    QCOMPARE(stage.onReply(context(), answer("502 what")).outcome(), Step::Outcome::Continues);
    const Step step = stage.onReply(context(), answer(reply));
    QTEST(written(step), "expected");
    if (step.learned())
        QCOMPARE(step.learned()->verb(), wire::Capabilities::Verb::Helo);
}

void TestStages::hello_learnsWhatIsOffered()
{
    HelloStage stage{Greet::Auto};
    QCOMPARE(stage.begin(context()).outcome(), Step::Outcome::Continues);
    const Step step = stage.onReply(context(), answer("250-STARTTLS\n250-starttls\n250 auth plain"));
    QVERIFY(step.learned());
    QCOMPARE(step.learned()->verb(), wire::Capabilities::Verb::Ehlo);
    QCOMPARE(step.learned()->all().size(), 2);
    QVERIFY(step.learned()->has("STARTTLS"));
    QCOMPARE(step.learned()->authTypes(), QList<QByteArray>{"PLAIN"});
}

void TestStages::hello_withoutAName_isNotSent()
{
    for (const char *name : {"", " ", "a\r\nRSET", "a\nb"}) {
        Context given = context();
        given.helloName = name;
        HelloStage stage{Greet::Auto};
        QCOMPARE(written(stage.begin(given)), QByteArray("failed invalid-argument"));
    }
}

void TestStages::hello_mayBearANameOfItsOwn()
{
    HelloStage stage(Greet::Auto, Phase::Hello, "other.example");
    QCOMPARE(written(stage.begin(context())), QByteArray("continues > EHLO other.example"));
    QCOMPARE(written(stage.onReply(context(), answer("502 no"))),
             QByteArray("continues > HELO other.example +unlearned +note:helo-fallback"));
}

void TestStages::aFailedExpectation_sendsNothing()
{
    FailedExpectationStage stage(QStringLiteral("line 3: expected 250"));
    QCOMPARE(stage.name(), Phase::Raw);
    const Step step = stage.begin(context());
    QCOMPARE(written(step), QByteArray("failed expectation-failed"));
    QCOMPARE(step.issue()->detail, QStringLiteral("line 3: expected 250"));
    QCOMPARE(written(stage.onReply(context(), answer("250 ok"))), QByteArray("failed unsolicited-reply"));
}

void TestStages::helloAgain_needsEncryption()
{
    HelloStage afterTls{Greet::Auto, Phase::HelloTls};
    QCOMPARE(afterTls.name(), Phase::HelloTls);
    QCOMPARE(written(afterTls.begin(context())), QByteArray("skipped not-encrypted"));

    Context encrypted = context();
    encrypted.encrypted = true;
    HelloStage again{Greet::Auto, Phase::HelloTls};
    const Step step = again.begin(encrypted);
    QCOMPARE(written(step), QByteArray("continues > EHLO client.example"));
    QCOMPARE(step.commands().front().phase, Phase::HelloTls);

    Context authenticated = context();
    authenticated.authenticated = true;
    HelloStage afterLogin{Greet::Auto, Phase::HelloAuth};
    QCOMPARE(written(afterLogin.begin(authenticated)), QByteArray("continues > EHLO client.example"));
    HelloStage withoutLogin{Greet::Auto, Phase::HelloAuth};
    QCOMPARE(written(withoutLogin.begin(context())), QByteArray("skipped not-authenticated"));
}

void TestStages::startTls_isAskedForOnlyWhenItMakesSense_data()
{
    QTest::addColumn<QList<QByteArray>>("offers");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("force");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QList<QByteArray> &offers, bool required, bool force, bool encrypted,
                        const char *expected) {
        QTest::newRow(name) << offers << required << force << encrypted << QByteArray(expected);
    };
    row("offered", {"STARTTLS"}, false, false, false, "continues > STARTTLS");
    row("offered and required", {"STARTTLS"}, true, false, false, "continues > STARTTLS");
    row("offered in lower case", {"starttls"}, false, false, false, "continues > STARTTLS");
    row("not offered", {}, false, false, false, "skipped not-offered");
    row("not offered, forced", {}, false, true, false, "continues > STARTTLS");
    row("not offered, required", {}, true, false, false, "failed tls-not-offered");
    row("not offered, required and forced", {}, true, true, false, "continues > STARTTLS");
    row("something alike offered", {"X-STARTTLS", "STARTTLSX"}, true, false, false, "failed tls-not-offered");
    row("encrypted already", {"STARTTLS"}, false, false, true, "skipped already-encrypted");
    row("encrypted already, required", {}, true, false, true, "skipped already-encrypted");
    row("encrypted already, forced", {"STARTTLS"}, true, true, true, "skipped already-encrypted");
}

void TestStages::startTls_isAskedForOnlyWhenItMakesSense()
{
    QFETCH(const QList<QByteArray>, offers);
    QFETCH(const bool, required);
    QFETCH(const bool, force);
    QFETCH(const bool, encrypted);
    Context given = offering(offers);
    given.force = force;
    given.encrypted = encrypted;
    StartTlsStage stage(required ? Demand::Required : Demand::IfOffered);
    QCOMPARE(stage.name(), Phase::StartTls);
    QTEST(written(stage.begin(given)), "expected");

    if (offers.isEmpty()) { // what is not known is not offered
        given.capabilities.reset();
        StartTlsStage before(required ? Demand::Required : Demand::IfOffered);
        QTEST(written(before.begin(given)), "expected");
    }
}

void TestStages::startTls_opensTheHandshakeOnlyAt220_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<int>("unread");
    QTest::addColumn<QByteArray>("ifOffered");
    QTest::addColumn<QByteArray>("required");
    const auto row = [](const char *name, const char *reply, int unread, const char *ifOffered, const char *required) {
        QTest::newRow(name) << QByteArray(reply) << unread << QByteArray(ifOffered) << QByteArray(required);
    };
    const char *declined = "declined tls-refused";
    const char *failed = "failed tls-refused";
    const char *injected = "failed bytes-behind-starttls";
    row("220", "220 go ahead", 0, "continues +upgrade", "continues +upgrade");
    row("one byte behind it", "220 go ahead", 1, injected, injected);
    row("a reply behind it", "220 go ahead", 16, injected, injected);
    row("454", "454 not now", 0, declined, failed);
    row("502", "502 what", 0, declined, failed);
    row("554", "554 no", 0, declined, failed);
    row("250", "250 ok", 0, declined, failed);
    row("221", "221 bye", 0, declined, failed);
    row("299", "299 x", 0, declined, failed);
    row("334", "334 go on", 0, declined, failed);
    row("354", "354 go on", 0, declined, failed);
    row("120", "120 wait", 0, declined, failed);
    row("620", "620 what", 0, declined, failed);
    row("refused with bytes behind it", "454 not now", 16, declined, failed);
}

void TestStages::startTls_opensTheHandshakeOnlyAt220()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const int, unread);
    Context given = offering({"STARTTLS"});
    QCOMPARE(StartTlsStage(Demand::Required).begin(given).outcome(), Step::Outcome::Continues);
    given.unreadBytes = unread;
    QTEST(written(StartTlsStage(Demand::IfOffered).onReply(given, answer(reply))), "ifOffered");
    QTEST(written(StartTlsStage(Demand::Required).onReply(given, answer(reply))), "required");
}

void TestStages::aHandshake_isJudged_data()
{
    QTest::addColumn<bool>("verified");
    QTest::addColumn<int>("policy");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("verified") << true << int(TlsPolicy::Report) << QByteArray("done");
    QTest::newRow("verified and required") << true << int(TlsPolicy::Require) << QByteArray("done");
    QTest::newRow("objections reported") << false << int(TlsPolicy::Report) << QByteArray("done");
    QTest::newRow("objections, verification required")
        << false << int(TlsPolicy::Require) << QByteArray("failed certificate-rejected");
}

void TestStages::aHandshake_isJudged()
{
    QFETCH(const bool, verified);
    QFETCH(const int, policy);
    TlsDetails details;
    details.verified = verified;
    if (!verified)
        details.objections = {{"expired", QStringLiteral("It has expired."), 0},
                              {"name-mismatch", QStringLiteral("It is for another."), 0}};
    StartTlsStage startTls(Demand::Required);
    TlsStage tls;
    const Step step = startTls.onSecured(securedBy(TlsPolicy(policy)), details);
    QTEST(written(step), "expected");
    QTEST(written(tls.onSecured(securedBy(TlsPolicy(policy)), details)), "expected");
    if (step.issue())
        QCOMPARE(step.issue()->detail, QStringLiteral("It has expired.; It is for another."));
}

void TestStages::tlsFromTheFirstByte_asksNothing()
{
    TlsStage stage;
    QCOMPARE(stage.name(), Phase::Tls);
    QCOMPARE(written(stage.begin(context())), QByteArray("continues +upgrade"));
    QCOMPARE(written(stage.onReply(context(), answer("220 mx.example"))), QByteArray("failed unsolicited-reply"));
}

void TestStages::command_isJudged_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *line, const char *reply, const char *expected) {
        QTest::addRow("%s: %s", line, reply) << QByteArray(line) << QByteArray(reply) << QByteArray(expected);
    };
    row("VRFY a", "250 a@b", "done");
    row("VRFY a", "251 elsewhere", "done");
    row("VRFY a", "252 cannot verify", "done");
    row("VRFY a", "550 no such user", "refused command-refused");
    row("VRFY a", "450 later", "refused command-refused");
    row("VRFY a", "354 go on", "refused unexpected-reply");
    row("VRFY a", "150 wait", "refused unexpected-reply");
    row("VRFY a", "650 what", "refused unexpected-reply");
    QTest::newRow("EXPN a: 250 on two lines")
        << QByteArray("EXPN a") << QByteArray("250-a\n250 b") << QByteArray("done");
    row("EXPN a", "502 no", "refused command-refused");
    row("ETRN a", "253 3 messages", "done");
    row("ETRN a", "459 not allowed", "refused command-refused");
    row("HELP", "211 help", "done");
    row("HELP", "334 x", "refused unexpected-reply");
    row("NOOP", "250 ok", "done");
    row("NOOP", "421 bye", "refused command-refused");
    row("RSET", "250 ok", "done");
    row("RSET", "334 x", "refused unexpected-reply");
    row("X-OWN", "250 ok", "done");
    row("X-OWN", "354 go on", "done");
    row("X-OWN", "150 wait", "done");
    row("X-OWN", "500 what", "refused command-refused");
    row("AUTH LOGIN", "334 VXNlcm5hbWU6", "done");
    row("AUTH LOGIN", "504 no", "refused command-refused");
    row("DATA", "354 go on", "done");
    row("DATA", "503 no", "refused command-refused");
    row("DATA", "150 wait", "refused unexpected-reply");
}

void TestStages::command_isJudged()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, reply);
    CommandStage stage(wire::Command::line(line));
    QVERIFY(stage.countsForItself());
    QCOMPARE(written(stage.begin(context())), "continues > " + line);
    QTEST(written(stage.onReply(context(), answer(reply))), "expected");
}

void TestStages::command_thatCouldNotBeMade_isNotSent()
{
    CommandStage stage(wire::Command::vrfy("a\r\nRSET"));
    QCOMPARE(stage.name(), Phase::Vrfy);
    const Step step = stage.begin(context());
    QCOMPARE(written(step), QByteArray("failed invalid-argument"));
    QVERIFY(step.commands().empty());
}

void TestStages::quit_neverFails_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *reply, const char *expected) {
        QTest::newRow(reply) << QByteArray(reply) << QByteArray(expected);
    };
    row("221 bye", "done");
    row("250 ok", "done");
    row("421 bye", "declined command-refused");
    row("500 what", "declined command-refused");
    row("354 go on", "declined command-refused");
    row("620 what", "declined command-refused");
}

void TestStages::quit_neverFails()
{
    QFETCH(const QByteArray, reply);
    QuitStage stage;
    QVERIFY(stage.isFarewell());
    QCOMPARE(stage.name(), Phase::Quit);
    QCOMPARE(written(stage.begin(context())), QByteArray("continues > QUIT"));
    QTEST(written(stage.onReply(context(), answer(reply))), "expected");
}

void TestStages::aStageThatAskedForNoHandshake_isToldOfNone()
{
    QCOMPARE(written(GreetingStage().onSecured(context(), {})), QByteArray("failed internal-error"));
    QCOMPARE(written(QuitStage().onSecured(context(), {})), QByteArray("failed internal-error"));
}

void TestStages::anIssue_bearsItsEvidence()
{
    GreetingStage stage;
    const Step step = stage.onReply(context(), answer("554-5.7.1 no\n554 service"));
    QVERIFY(step.issue());
    QCOMPARE(step.issue()->evidence, (QList<qint64>{7, 8}));
    QCOMPARE(step.issue()->detail, QStringLiteral("5.7.1 no\nservice"));
    QVERIFY(!step.issue()->stage); // the dialogue knows which stage it was
}

QTEST_GUILESS_MAIN(TestStages)

#include "tst_stages.moc"
