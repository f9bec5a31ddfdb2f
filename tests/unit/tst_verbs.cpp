// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/typedstep.h"
#include "session/verbs.h"

#include "unit/stageprobe.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::session;

namespace {

stage::Context roomy()
{
    stage::Context context = stageprobe::offering({"STARTTLS", "XCLIENT NAME ADDR", "XFORWARD NAME"});
    return context;
}

/// "stage vrfy: continues > VRFY alice", "bytes DATA\r\n" or "error …".
QByteArray written(const std::expected<Deed, QString> &deed)
{
    if (!deed)
        return "error " + deed.error().toUtf8();
    if (const auto *bytes = std::get_if<QByteArray>(&*deed))
        return "bytes " + *bytes;
    const auto &stage = std::get<std::unique_ptr<stage::Stage>>(*deed);
    const QByteArray name(phaseName(stage->name()).data());
    return "stage " + name + ": " + stageprobe::written(stage->begin(roomy()));
}

plan::Step step(const QByteArray &line)
{
    const auto parsed = plan::Script::parseLine(line);
    if (!parsed)
        qFatal("%s: %s", line.constData(), qPrintable(parsed.error().what));
    return parsed->step;
}

} // namespace

class TestVerbs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void steps_areStagesOrBytes_data();
    void steps_areStagesOrBytes();
    void everyVerb_hasAMeaning();
    void helloOnAnEncryptedConnection_isASecondOne();
    void whatAClientDoesNotTake_isNoDeed_data();
    void whatAClientDoesNotTake_isNoDeed();
    void attributesWithoutAValue_areRefused_data();
    void attributesWithoutAValue_areRefused();
    void withoutAConnection_nothingIsSent();
    void typedLines_areSteps_data();
    void typedLines_areSteps();
    void typedSecrets_areKnown_data();
    void typedSecrets_areKnown();
};

void TestVerbs::steps_areStagesOrBytes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *line, const char *expected) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(expected);
    };
    row("ehlo", "stage hello: continues > EHLO client.example");
    row("ehlo me", "stage hello: continues > EHLO me");
    row("HELO me", "stage hello: continues > HELO me");
    row("lhlo", "stage hello: continues > LHLO client.example");
    row("starttls", "stage starttls: continues > STARTTLS");
    row("vrfy alice", "stage vrfy: continues > VRFY alice");
    row("expn staff", "stage expn: continues > EXPN staff");
    row("etrn mx.example", "stage etrn: continues > ETRN mx.example");
    row("help", "stage help: continues > HELP");
    row("help vrfy", "stage help: continues > HELP vrfy");
    row("noop", "stage noop: continues > NOOP");
    row("rset", "stage rset: continues > RSET");
    row("mail a@b", "stage mail: continues > MAIL FROM:<a@b>");
    row("mail <a@b> SIZE=3", "stage mail: continues > MAIL FROM:<a@b> SIZE=3");
    row("mail from:<a@b>", "stage mail: continues > MAIL from:<a@b>");
    row("mail <>", "stage mail: continues > MAIL FROM:<>");
    row("rcpt a@b NOTIFY=NEVER", "stage rcpt: continues > RCPT TO:<a@b> NOTIFY=NEVER");
    row("xclient name=x.example", "stage xclient: continues > XCLIENT NAME=x.example");
    row("xforward name=x.example", "stage xclient: continues > XFORWARD NAME=x.example");
    row("quit", "stage quit: continues > QUIT");
    row("T", "stage tls: continues +upgrade");
    row("data", "bytes DATA\r\n");
    row("bdat 3 last", "bytes BDAT 3 last\r\n");
    row("auth plain AGEAYg==", "bytes AUTH plain AGEAYg==\r\n");
    row("raw XYZZY \\x00\\", "bytes XYZZY ");
    row("C: noop", "bytes noop\r\n");
    row("C: NO\\", "bytes NO");
    row("vrfy a\\r", "stage vrfy: continues > VRFY a\\r"); // no escapes in a verb
}

void TestVerbs::steps_areStagesOrBytes()
{
    QFETCH(const QByteArray, line);
    QFETCH(QByteArray, expected);
    if (line.startsWith("raw"))
        expected += '\0';
    QCOMPARE(written(deedOf(step(line), false)), expected);
    QVERIFY(isClientStep(step(line)));
}

void TestVerbs::everyVerb_hasAMeaning()
{
    for (const QByteArrayView verb : plan::Script::verbs()) {
        const plan::VerbStep each{verb.toByteArray(), "NAME=x"};
        QVERIFY2(deedOf(each, false).has_value(), each.verb.constData());
        QVERIFY2(deedOf(each, true).has_value(), each.verb.constData());
    }
}

void TestVerbs::helloOnAnEncryptedConnection_isASecondOne()
{
    const auto deed = deedOf(step("ehlo me"), true);
    QCOMPARE(std::get<std::unique_ptr<stage::Stage>>(deed.value())->name(), Phase::HelloTls);
}

void TestVerbs::whatAClientDoesNotTake_isNoDeed_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", "# comment", "S: 220 *", "W: 5", "X", "X reset", "= code 250", "@ security tls"})
        QTest::newRow(line) << QByteArray(line);
}

void TestVerbs::whatAClientDoesNotTake_isNoDeed()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!isClientStep(step(line)));
    QVERIFY(!deedOf(step(line), false).has_value());
}

void TestVerbs::attributesWithoutAValue_areRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"xclient name", "xclient =x", "xclient name=x addr", "xforward lunch"})
        QTest::newRow(line) << QByteArray(line);
}

void TestVerbs::attributesWithoutAValue_areRefused()
{
    QFETCH(const QByteArray, line);
    const auto deed = deedOf(step(line), false);
    QVERIFY(!deed.has_value());
    QVERIFY2(deed.error().contains(QStringLiteral("NAME=VALUE")), qPrintable(deed.error()));
}

void TestVerbs::withoutAConnection_nothingIsSent()
{
    plan::Plan plan;
    plan.targets.append(plan::Target());
    Session session(plan);
    QVERIFY(!session::perform(session, step("C: NOOP")).has_value());
    QVERIFY(!session::perform(session, step("data")).has_value());
    QVERIFY(!session::perform(session, step("xclient lunch")).has_value());
    QVERIFY(!session::perform(session, step("W: 5")).has_value());
    QVERIFY(session.transcript().isEmpty());
    QVERIFY(session::perform(session, step("noop")).has_value()); // it waits in the queue
}

void TestVerbs::typedLines_areSteps_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("lastCode");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *line, int code, const char *expected) {
        QTest::addRow("%s after %d", line, code) << QByteArray(line) << code << QByteArray(expected);
    };
    row("", 250, "");
    row("  ", 250, "");
    row("# comment", 250, "# comment");
    row("VRFY alice", 250, "vrfy alice");
    row(" vrfy alice ", 250, "vrfy alice");
    row("C: NOOP", 250, "C: NOOP");
    row("X", 250, "X");
    row("T", 250, "T");
    row("= code 250", 250, "= code 250");
    row("vrfy", 250, "error");
    row("starttls now", 250, "error");
    row("C: bad \\q", 250, "error");
    row("x", 250, "C: x");
    row("t", 250, "C: t");
    row("XYZZY plugh", 250, "C: XYZZY plugh");
    row(" odd  line ", 250, "C:  odd  line ");
    row("VRFYalice", 250, "C: VRFYalice");
    row(".", 250, "C: .");
    row("vrfy alice", 334, "C: vrfy alice");
    row("", 334, "C:");
    row("X", 354, "C: X");
    row("", 354, "C:");
    row("vrfy", 354, "C: vrfy");
    row("\\q", 354, "C: \\\\q");
}

void TestVerbs::typedLines_areSteps()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, lastCode);
    const TypedStep typed = typedStep(line, lastCode);
    QTEST(typed.step ? plan::toText(*typed.step) : QByteArray("error"), "expected");
    QVERIFY(typed.step.has_value() || !typed.step.error().isEmpty());
}

void TestVerbs::typedSecrets_areKnown_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("lastCode");
    QTest::addColumn<bool>("isSecret");
    const auto row = [](const char *line, int code, bool isSecret) {
        QTest::addRow("%s after %d", line, code) << QByteArray(line) << code << isSecret;
    };
    row("auth plain AGJvYgBzM2NyZXQ=", 250, true);
    row("raw \\x61uth PLAIN x", 250, true);
    row("C: AUTH PLAIN \\q", 250, true);
    row("czNjcmV0", 334, true);
    row("*", 334, true);
    row("vrfy auth", 250, false);
    row("auth plain is text", 354, true); // harmless, and safe
    row("czNjcmV0", 250, false);
    row("", 250, false);
}

void TestVerbs::typedSecrets_areKnown()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, lastCode);
    QTEST(typedStep(line, lastCode).isSecret, "isSecret");
}

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
