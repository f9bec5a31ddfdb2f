// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/prompt.h"
#include "play/expectations.h"
#include "session/loginwatch.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::cli;
using Kind = TypedLine::Kind;

class TestPrompt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_meanWhatTheyLookLike_data();
    void lines_meanWhatTheyLookLike();
    void everythingElse_goesOutAsItIs();
    void secrets_areKnown_data();
    void secrets_areKnown();
    void aLogin_lastsUntilItsFinalReply();
    void anAuthLineInPieces_isALogin();
    void verbs_areCompleted();
    void whatIsNotOffered_isNotCompleted();
    void arguments_areCompletedFromTheOffer_data();
    void arguments_areCompletedFromTheOffer();
    void files_areCompleted();
    void expectations_areChecked_data();
    void expectations_areChecked();
};

namespace {

std::optional<wire::Capabilities> offer()
{
    wire::Reply reply;
    reply.code = 250;
    reply.lines = {"mx.example", "SIZE 1000", "8BITMIME", "AUTH PLAIN SCRAM-SHA-256", "DSN"};
    return wire::Capabilities(wire::Capabilities::Verb::Ehlo, reply);
}

QStringList completed(const QString &line, const std::optional<wire::Capabilities> &capabilities = offer())
{
    const qsizetype start = line.lastIndexOf(u' ') + 1;
    return completionsFor(line, start, line.sliced(start), capabilities);
}

} // namespace

void TestPrompt::lines_meanWhatTheyLookLike_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("lastCode");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *line, int code, Kind kind) {
        QTest::addRow("%s after %d", line, code) << QByteArray(line) << code << int(kind);
    };
    row("", 250, Kind::Nothing);
    row("   ", 250, Kind::Nothing);
    row("# comment", 250, Kind::Nothing);
    row("vrfy alice", 250, Kind::Step);
    row("VRFY alice", 250, Kind::Step);
    row("STARTTLS", 250, Kind::Step);
    row("C: NOOP", 250, Kind::Step);
    row("X", 250, Kind::Step);
    row("x", 250, Kind::Step);
    row("= code 250", 250, Kind::Step);
    row("vrfy", 250, Kind::Wrong);
    row("starttls now", 250, Kind::Wrong);
    row("C: bad \\q", 250, Kind::Wrong);
    row("= lunch", 250, Kind::Wrong);
    row("XYZZY", 250, Kind::Step);
    row("TURN", 250, Kind::Step);
    row("VRFYalice", 250, Kind::Step);
    row(".help", 250, Kind::DotCommand);
    row(".load file name", 250, Kind::DotCommand);
    row(".", 250, Kind::Step);
    row("vrfy alice", 334, Kind::Step);
    row(".help", 354, Kind::Step);
    row(".", 354, Kind::Step);
    row("", 354, Kind::Step);
    row("", 334, Kind::Step);
}

void TestPrompt::lines_meanWhatTheyLookLike()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, lastCode);
    const TypedLine typed = readTyped(line, lastCode);
    QTEST(int(typed.kind), "kind");
    if (typed.kind == Kind::Wrong)
        QVERIFY(!typed.text.isEmpty());
}

void TestPrompt::everythingElse_goesOutAsItIs()
{
    QCOMPARE(readTyped(" odd  \xff line ", 250).bytes, QByteArray(" odd  \xff line \r\n"));
    const TypedLine command = readTyped(".load  my file ", 250);
    QCOMPARE(command.word, ".load");
    QCOMPARE(command.rest, "my file");
}

void TestPrompt::secrets_areKnown_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("lastCode");
    QTest::addColumn<bool>("isSecret");
    const auto row = [](const char *line, int code, bool isSecret) {
        QTest::addRow("%s after %d", line, code) << QByteArray(line) << code << isSecret;
    };
    row("auth plain AGJvYgBzM2NyZXQ=", 250, true);
    row("AUTH PLAIN AGJvYgBzM2NyZXQ=", 250, true);
    row("  auth plain x", 250, true);
    row("C: AUTH PLAIN x", 250, true);
    row("C:AUTH PLAIN x", 250, true);
    row("C: \\x41UTH PLAIN x", 250, true);
    row("C: NOOP\\r\\nAUTH PLAIN x", 250, true);
    row("raw AUTH PLAIN x", 250, true);
    row("raw \\x61uth PLAIN x", 250, true);
    row("auth", 250, true);
    row("C: NOOP\\rAUTH PLAIN x", 250, true);
    row("C: \\x00AUTH PLAIN x", 250, true);
    row("C: AUTH PLAIN AHV\\", 250, true);
    row("C: AUTH PLAIN \\q", 250, true);
    row("C: NOOP\\rVRFY AUTH", 250, false);
    row("czNjcmV0", 334, true);
    row("*", 334, true);
    row("vrfy auth", 250, false);
    row("ehlo me", 250, false);
    row("czNjcmV0", 250, false);
    row(".explain AUTH", 250, false);
}

void TestPrompt::secrets_areKnown()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, lastCode);
    QTEST(readTyped(line, lastCode).isSecret, "isSecret");
}

namespace {

transcript::Event sent(const QByteArray &bytes, Phase phase = Phase::Raw)
{
    transcript::Event event;
    event.payload = transcript::Sent{.data = {bytes, {}}, .phase = phase, .awaitsReply = true};
    return event;
}

transcript::Event received(const QByteArray &line)
{
    transcript::Received payload;
    payload.data.bytes = line;
    transcript::Event event;
    event.payload = payload;
    return event;
}

} // namespace

void TestPrompt::aLogin_lastsUntilItsFinalReply()
{
    session::LoginWatch watch;
    QVERIFY(!watch.isOpen(true));
    watch.onEvent(sent("AUTH LOGIN\r\n", Phase::Auth));
    QVERIFY(watch.isOpen(false));
    QVERIFY(watch.isOpen(true));
    watch.onEvent(received("334 VXNlcm5hbWU6"));
    QVERIFY(watch.isOpen(true));
    watch.onEvent(sent("dXNlcg==\r\n"));
    watch.onEvent(received("535 no"));
    QVERIFY(watch.isOpen(false)); // another reply is owed
    QVERIFY(!watch.isOpen(true));
}

void TestPrompt::anAuthLineInPieces_isALogin()
{
    session::LoginWatch watch;
    watch.onEvent(sent("AU"));
    QVERIFY(!watch.isOpen(true));
    QVERIFY(watch.completesAuth("TH PLAIN abc\r\n"));
    QVERIFY(!watch.completesAuth("DIT\r\n"));
    watch.onEvent(sent("TH PLAIN abc"));
    QVERIFY(watch.isOpen(true));
    QVERIFY(watch.completesAuth("def\r\n"));
    watch.onEvent(sent("def\r\n"));
    QVERIFY(!watch.completesAuth("NOOP\r\n"));
    QVERIFY(watch.isOpen(true));
    watch.onEvent(received("235 yes"));
    QVERIFY(!watch.isOpen(true));
}

void TestPrompt::verbs_areCompleted()
{
    QCOMPARE(completed(u"vr"_s), QStringList{u"vrfy"_s});
    QCOMPARE(completed(u"VR"_s), QStringList{u"vrfy"_s});
    QVERIFY(completed(u"."_s).contains(u".load"_s));
    QVERIFY(completed(QString()).contains(u"ehlo"_s));
    QVERIFY(completed(u"zz"_s).isEmpty());
}

void TestPrompt::whatIsNotOffered_isNotCompleted()
{
    QVERIFY(!completed(QString()).contains(u"starttls"_s));
    QVERIFY(!completed(QString()).contains(u"bdat"_s));
    QVERIFY(completed(QString()).contains(u"auth"_s));
    QVERIFY(completed(QString(), std::nullopt).contains(u"starttls"_s));
}

void TestPrompt::arguments_areCompletedFromTheOffer_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("mechanisms") << u"auth "_s << QStringList{u"PLAIN"_s, u"SCRAM-SHA-256"_s};
    QTest::newRow("one mechanism") << u"auth s"_s << QStringList{u"SCRAM-SHA-256"_s};
    QTest::newRow("parameters of MAIL") << u"mail <a@b> S"_s << QStringList{u"SIZE="_s};
    QTest::newRow("parameters of RCPT") << u"rcpt <a@b> O"_s << QStringList{u"ORCPT=rfc822;"_s};
    QTest::newRow("nothing for VRFY") << u"vrfy a"_s << QStringList();
    QTest::newRow("not offered") << u"mail <a@b> SMTP"_s << QStringList();
}

void TestPrompt::arguments_areCompletedFromTheOffer()
{
    QFETCH(const QString, line);
    QTEST(completed(line), "words");
}

void TestPrompt::files_areCompleted()
{
    const QTemporaryDir folder;
    for (const QString &name : {u"one.smtp"_s, u"other.smtp"_s, u"two"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QCOMPARE(completed(u".load "_s + folder.filePath(u"o"_s)),
             (QStringList{folder.filePath(u"one.smtp"_s), folder.filePath(u"other.smtp"_s)}));
}

void TestPrompt::expectations_areChecked_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *kind, const char *value, bool good) {
        QTest::addRow("= %s %s", kind, value) << QByteArray(kind) << QByteArray(value) << good;
    };
    row("ok", "", true);
    row("ok", "yes", false);
    row("code", "250", true);
    row("code", "5xx", true);
    row("code", "", false);
    row("code", "250 ok", false);
    row("line", "250 *", true);
    row("line", "/(/", false);
    row("encrypted", "yes", true);
    row("encrypted", "perhaps", false);
    row("issue", "none", true);
    row("issue", "command-refused", true);
    row("issue", "lunch", false);
    row("verdict", "tls", true);
    row("verdict", "fine", false);
    row("skipped", "starttls", true);
    row("skipped", "lunch", false);
    row("keyword", "SIZE", true);
    row("keyword", "", false);
    row("lunch", "", false);
}

void TestPrompt::expectations_areChecked()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const QByteArray, value);
    QTEST(!play::wrongExpectation({kind, value}).has_value(), "good");
}

QTEST_GUILESS_MAIN(TestPrompt)
#include "tst_prompt.moc"
