// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialoguetalk.h"

#include <QTest>

using namespace mailscope::practice;
using namespace mailscope::practice::test;

/// What the practice server does not let pass, and what it does wrong on demand, without a socket.
class TestServerLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logins_data();
    void logins();
    void manyFailedLogins_endTheConnection();
    void xclient_isANewGreeting();
    void xforward_clearsNothing();
    void overlongLines_areAnsweredOnce_data();
    void overlongLines_areAnsweredOnce();
    void recipients_areCounted();
    void idleAndShutdown_say421();
    void afterTheEnd_nothingIsAnswered();
    void faults_data();
    void faults();
    void aFaultOfTheHandshake_answersTheClientsFirstBytes();
    void aRefusedGreeting_leavesOnlyQuit();
    void aForeignEndOfData_endsTheMessageWhereAFaultSaysSo_data();
    void aForeignEndOfData_endsTheMessageWhereAFaultSaysSo();
    void anOccurrence_holdsOnce();
};

void TestServerLimits::logins_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("last");
    using Lines = QList<QByteArray>;
    const auto row = [](const char *name, const Lines &lines, const QByteArray &last) {
        QTest::newRow(name) << lines << last;
    };
    const QByteArray good = plain(QByteArray("\0alice\0wonderland", 17));
    row("PLAIN at once", {"AUTH PLAIN " + good}, "235 2.7.0");
    row("PLAIN in two steps", {"AUTH plain", good}, "235 2.7.0");
    row("PLAIN for oneself", {"AUTH PLAIN " + plain(QByteArray("Alice\0alice\0wonderland", 22))}, "235 2.7.0");
    row("PLAIN in UTF-8", {"AUTH PLAIN " + plain(QByteArray("\0j\xc3\xbcrgen\0gr\xc3\xbc\xc3\x9f", 15))}, "235 2.7.0");
    row("PLAIN for somebody else", {"AUTH PLAIN " + plain(QByteArray("bob\0alice\0wonderland", 20))}, "535 5.7.8");
    row("PLAIN wrong password", {"AUTH PLAIN " + plain(QByteArray("\0alice\0no", 9))}, "535 5.7.8");
    row("PLAIN unknown user", {"AUTH PLAIN " + plain(QByteArray("\0mallory\0no", 11))}, "535 5.7.8");
    row("PLAIN user without a password", {"AUTH PLAIN " + plain(QByteArray("\0carol\0x", 8))}, "535 5.7.8");
    row("PLAIN empty password", {"AUTH PLAIN " + plain(QByteArray("\0carol\0", 7))}, "501 5.5.2");
    row("PLAIN one NUL", {"AUTH PLAIN " + plain(QByteArray("alice\0wonderland", 16))}, "501 5.5.2");
    row("PLAIN three NULs", {"AUTH PLAIN " + plain(QByteArray("\0alice\0wonder\0land", 18))}, "501 5.5.2");
    row("PLAIN empty at once", {"AUTH PLAIN ="}, "501 5.5.2");
    row("PLAIN empty in two steps", {"AUTH PLAIN", ""}, "501 5.5.2");
    row("LOGIN", {"AUTH LOGIN", plain("bob"), plain("builder")}, "235 2.7.0");
    row("LOGIN with the name at once", {"AUTH LOGIN " + plain("bob"), plain("builder")}, "235 2.7.0");
    row("LOGIN asks for the name", {"AUTH LOGIN"}, "334 VXNlcm5hbWU6\r\n");
    row("LOGIN asks for the password", {"AUTH LOGIN", plain("bob")}, "334 UGFzc3dvcmQ6\r\n");
    row("LOGIN wrong password", {"AUTH LOGIN", plain("bob"), plain("wonderland")}, "535 5.7.8");
    row("PLAIN asks with nothing", {"AUTH PLAIN"}, "334 \r\n");
    row("cancelled", {"AUTH LOGIN", "*"}, "501 5.7.0");
    row("cancelled late", {"AUTH LOGIN", plain("bob"), "*"}, "501 5.7.0");
    row("no base64", {"AUTH PLAIN", "!!!!"}, "501 5.5.2");
    row("base64 without padding", {"AUTH PLAIN", "AGE"}, "501 5.5.2");
    row("base64 with a blank", {"AUTH PLAIN", "AGFs aWNl"}, "501 5.5.2");
    row("no base64 at once", {"AUTH PLAIN a"}, "501 5.5.2");
    row("unknown mechanism", {"AUTH FOO"}, "504 5.5.4");
    row("no mechanism", {"AUTH"}, "501 5.5.4");
    row("twice", {"AUTH PLAIN " + good, "AUTH PLAIN " + good}, "503 5.5.1");
    row("again after a failure", {"AUTH PLAIN " + plain(QByteArray("\0alice\0no", 9)), "AUTH PLAIN " + good},
        "235 2.7.0");
    row("in a transaction", {"MAIL FROM:<>", "AUTH PLAIN " + good}, "503 5.5.1");
    row("a very long response", {"AUTH PLAIN", QByteArray(12284, 'A')}, "501 5.5.2");
    row("a response too long", {"AUTH PLAIN", QByteArray(12288, 'A')}, "500 5.5.6");
    row("a command in place of a response", {"AUTH PLAIN", "QUIT"}, "501 5.5.2");
}

void TestServerLimits::logins()
{
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QByteArray, last);
    auto talk = Talk::encrypted();
    QByteArray said;
    for (const QByteArray &line : lines)
        said = talk->say(line);
    QVERIFY2(said.startsWith(last), said.constData());
    QCOMPARE(said.count("\r\n"), 1);
    if (!last.startsWith('3'))
        QCOMPARE(talk->say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
    QCOMPARE(talk->dialogue.conversation().user.isEmpty(),
             !(last.startsWith("235") || QTest::currentDataTag() == QByteArray("twice")));
}

void TestServerLimits::manyFailedLogins_endTheConnection()
{
    auto talk = Talk::encrypted();
    QByteArray said;
    for (int count = 0; count < 19; ++count) {
        said = talk->say("AUTH PLAIN " + plain(QByteArray("\0alice\0no", 9)));
        QVERIFY(said.startsWith("535"));
    }
    QCOMPARE(talk->say("AUTH PLAIN " + plain(QByteArray("\0alice\0no", 9))),
             QByteArray("421 4.7.0 Too many failed logins\r\n<close>"));
}

void TestServerLimits::xclient_isANewGreeting()
{
    auto talk = Talk::begun(allFeatures());
    QCOMPARE(
        talk->say("XCLIENT NAME=mail+2Dx.example ADDR=192.0.2.77"),
        QByteArray("220 practice.example ESMTP Mailscope practice server, you are mail-x.example [192.0.2.77]\r\n"));
    QVERIFY(talk->say("MAIL FROM:<>").startsWith("503"));
    QVERIFY(talk->say("EHLO c.example").contains("greets c.example mail-x.example [192.0.2.77]\r\n"));
    QVERIFY(talk->say("XCLIENT LOGIN=bob NAME=[UNAVAILABLE]").endsWith("you are [192.0.2.77]\r\n"));
    QCOMPARE(talk->dialogue.conversation().user, QByteArray("bob"));
    for (const QByteArray line :
         {"XCLIENT", "XCLIENT FOO=1", "XCLIENT NAME", "XCLIENT NAME=", "XCLIENT NAME=+zz", "XCLIENT NAME=a  ADDR=b"})
        QVERIFY2(talk->say(line).startsWith("501 5.5.4"), line.constData());
    talk->say("EHLO c.example");
    talk->say("MAIL FROM:<>");
    QVERIFY(talk->say("XCLIENT NAME=a").startsWith("503 5.5.1"));
}

void TestServerLimits::xforward_clearsNothing()
{
    auto talk = Talk::begun(allFeatures());
    QCOMPARE(talk->say("XFORWARD NAME=a.example ADDR=192.0.2.9"),
             QByteArray("250 2.0.0 Forwarding for ADDR=192.0.2.9 NAME=a.example\r\n"));
    QCOMPARE(talk->say("XFORWARD IDENT=7"),
             QByteArray("250 2.0.0 Forwarding for ADDR=192.0.2.9 IDENT=7 NAME=a.example\r\n"));
    QVERIFY(talk->say("XFORWARD LOGIN=bob").startsWith("501 5.5.4"));
    talk->say("MAIL FROM:<>");
    QVERIFY(talk->say("XFORWARD NAME=b").startsWith("503"));
    talk->say("RCPT TO:<alice@localhost>");
    talk->say("BDAT 0 LAST");
    QCOMPARE(talk->store.messages().front().forwarded.value("IDENT"), QByteArray("7"));
}

void TestServerLimits::overlongLines_areAnsweredOnce_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("longest command") << "NOOP " + QByteArray(505, 'a') << QByteArray("250 2.0.0");
    QTest::newRow("one byte too long") << "NOOP " + QByteArray(506, 'a') << QByteArray("500 5.5.2 Line too long");
    QTest::newRow("MAIL may be longer") << "MAIL FROM:<a@b.example> ENVID=" + QByteArray(90, 'a') + " AUTH="
            + QByteArray(450, 'a') << QByteArray("250 2.1.0");
    QTest::newRow("longer than any") << "NOOP " + QByteArray(13'000, 'a') << QByteArray("500 5.5.2 Line too long");
    QTest::newRow("a megabyte") << QByteArray(1'000'000, 'a') << QByteArray("500 5.5.2 Line too long");
}

void TestServerLimits::overlongLines_areAnsweredOnce()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, reply);
    for (const qsizetype piece : {qsizetype(1'000'000), qsizetype(777)}) {
        auto talk = Talk::begun();
        const QByteArray input = line + "\r\n";
        QByteArray said;
        for (qsizetype at = 0; at < input.size(); at += piece)
            said += talk->bytes(input.mid(at, piece));
        QVERIFY2(said.startsWith(reply), said.constData());
        QCOMPARE(said.count("\r\n"), 1);
        QVERIFY(talk->say("NOOP").startsWith("250"));
    }
    auto talk = Talk::begun();
    QCOMPARE(talk->bytes("NOOP\n"), QByteArray("500 5.5.2 A line ends in CRLF\r\n"));
}

void TestServerLimits::recipients_areCounted()
{
    Options options;
    options.maximumRecipients = 2;
    auto talk = Talk::begun(options);
    talk->say("MAIL FROM:<>");
    QVERIFY(talk->say("RCPT TO:<alice@localhost>").startsWith("250"));
    QVERIFY(talk->say("RCPT TO:<bob@localhost>").startsWith("250"));
    QCOMPARE(talk->say("RCPT TO:<carol@localhost>"), QByteArray("452 4.5.3 Too many recipients\r\n"));
}

void TestServerLimits::idleAndShutdown_say421()
{
    Talk idle;
    idle.opened();
    QCOMPARE(onTheWire(idle.dialogue.idled()),
             QByteArray("421 4.4.2 practice.example closes: nothing came for too long\r\n<close>"));
    QCOMPARE(onTheWire(idle.dialogue.idled()), QByteArray());
    Talk stopped;
    stopped.opened();
    QCOMPARE(onTheWire(stopped.dialogue.shutDown()), QByteArray("421 4.3.2 practice.example shuts down\r\n<close>"));
    QCOMPARE(onTheWire(stopped.dialogue.shutDown()), QByteArray());
    auto shaking = Talk::begun();
    shaking->say("STARTTLS");
    QCOMPARE(onTheWire(shaking->dialogue.shutDown()), QByteArray("<close>"));
    Talk tooMany;
    QCOMPARE(onTheWire(tooMany.dialogue.refusedByLoad()),
             QByteArray("421 practice.example has too many connections\r\n<close>"));
}

void TestServerLimits::afterTheEnd_nothingIsAnswered()
{
    auto talk = Talk::begun();
    QVERIFY(talk->bytes("QUIT\r\nNOOP\r\n").endsWith("<close>"));
    QCOMPARE(talk->say("NOOP"), QByteArray());
    QCOMPARE(onTheWire(talk->dialogue.shutDown()), QByteArray());
}

void TestServerLimits::faults_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const QByteArray &fault, const QByteArray &line, const QByteArray &said) {
        QTest::newRow(fault.constData()) << fault << line << said;
    };
    row("noop:refuse=451 4.3.0 later", "NOOP", "451 4.3.0 later\r\n");
    row("noop:refuse", "NOOP", "554 5.0.0 Refused on request\r\n");
    row("noop:refuse=421 4.3.2 gone", "NOOP", "421 4.3.2 gone\r\n<close>");
    row("noop:replace=25", "NOOP", "25");
    row("noop:replace=250-a\\r\\n251 b\\r\\n", "NOOP", "250-a\r\n251 b\r\n");
    row("noop:inject=250 x\\r\\n", "NOOP", "250 2.0.0 Nothing done\r\n250 x\r\n");
    row("noop:delay=250ms", "NOOP", "<pause 250>250 2.0.0 Nothing done\r\n");
    row("noop:drip=20ms", "NOOP", "250 2.0.0 Nothing done\r\n");
    row("noop:close", "NOOP", "<close>");
    row("noop:close=after", "NOOP", "250 2.0.0 Nothing done\r\n<close>");
    row("noop:close=4", "NOOP", "250 <close>");
    row("noop:close=9999", "NOOP", "250 2.0.0 Nothing done\r\n<close>");
    row("noop:reset", "NOOP", "<reset>");
    row("noop:reset=3", "NOOP", "250<reset>");
    row("noop:silence", "NOOP", "");
    row("*:silence", "NOOP", "");
    row("noop:flood=100MB", "NOOP", "<flood 100000000><close>");
    row("noop:flood", "NOOP", "<flood 0><close>");
    row("noop:garble=lf", "NOOP", "250 2.0.0 Nothing done\n");
    row("noop:garble=code", "NOOP", "250-2.0.0 Nothing done\r\n550 2.0.0 Nothing done\r\n");
    row("noop:garble=escape", "NOOP",
        "250 \x1b[31m\x1b]0;title\x07\xe2\x80\xae"
        "2.0.0 Nothing done\r\n");
    row("noop:garble=noise", "NOOP", "250 \xff\xfe\xc0\x80 2.0.0 Nothing done\r\n");
    row("vrfy:refuse=502 5.5.1 no", "VRFY alice", "502 5.5.1 no\r\n");
    row("unknown:refuse=500 what", "FOO", "500 what\r\n");
    row("starttls:plain", "STARTTLS", "220 2.0.0 Ready to start TLS\r\n");
    row("starttls:refuse=454 4.7.0 not now", "STARTTLS", "454 4.7.0 not now\r\n");
    row("starttls:inject=250 AUTH PLAIN\\r\\n", "STARTTLS", "220 2.0.0 Ready to start TLS\r\n250 AUTH PLAIN\r\n<tls>");
    row("starttls:replace=354 go\\r\\n", "STARTTLS", "354 go\r\n");
    row("starttls:silence", "STARTTLS", "");
    row("starttls:close", "STARTTLS", "<close>");
    row("tls:close", "STARTTLS", "220 2.0.0 Ready to start TLS\r\n");
    row("tls:silence", "STARTTLS", "220 2.0.0 Ready to start TLS\r\n<silent>");
    row("tls:delay=2s", "STARTTLS", "220 2.0.0 Ready to start TLS\r\n<pause 2000><tls>");
}

void TestServerLimits::faults()
{
    QFETCH(QByteArray, fault);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, said);
    Talk talk(with({fault.constData()}));
    talk.opened();
    talk.say("EHLO c.example");
    QCOMPARE(talk.say(line), said);
}

void TestServerLimits::aFaultOfTheHandshake_answersTheClientsFirstBytes()
{
    const auto answer = [](const char *fault) {
        const auto talk = Talk::begun(with({fault}));
        if (talk->say("STARTTLS") != "220 2.0.0 Ready to start TLS\r\n")
            return QByteArray("something else");
        const QByteArray said = talk->bytes("\x16\x03\x01");
        return said + talk->bytes("\x16\x03\x01");
    };
    QCOMPARE(answer("tls:close"), QByteArray("<close>"));
    QCOMPARE(answer("tls:reset"), QByteArray("<reset>"));
    QCOMPARE(answer("tls:refuse"), QByteArray("\x15\x03\x03\x00\x02\x02\x28<close>", 14));
    QCOMPARE(answer("tls:garble"), garbled({}, Fault::Garbling::Bytes) + "<silent>");
}

void TestServerLimits::aRefusedGreeting_leavesOnlyQuit()
{
    Talk talk(with({"greeting:refuse=554 no service"}));
    QCOMPARE(talk.opened(), QByteArray("554 no service\r\n"));
    QVERIFY(talk.say("EHLO c.example").startsWith("503 5.5.1"));
    QVERIFY(talk.say("QUIT").startsWith("221"));
    // A refused command has no effect, a damaged reply hides one that happened.
    Talk refused(with({"mail:refuse=451 x"}));
    refused.opened();
    refused.say("EHLO c.example");
    refused.say("MAIL FROM:<>");
    QVERIFY(refused.say("RCPT TO:<alice@localhost>").startsWith("503"));
    Talk hidden(with({"mail:silence"}));
    hidden.opened();
    hidden.say("EHLO c.example");
    QCOMPARE(hidden.say("MAIL FROM:<>"), QByteArray());
    QVERIFY(hidden.say("RCPT TO:<alice@localhost>").startsWith("250"));
    // The client's bytes behind STARTTLS are carried out by a server that keeps them.
    Talk keeping(with({"starttls:keep"}));
    keeping.opened();
    keeping.say("EHLO c.example");
    QVERIFY(keeping.bytes("STARTTLS\r\nNOOP\r\n").endsWith("<tls>"));
    QCOMPARE(onTheWire(keeping.dialogue.secured()), QByteArray("250 2.0.0 Nothing done\r\n"));
}

void TestServerLimits::aForeignEndOfData_endsTheMessageWhereAFaultSaysSo_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("codes");
    const auto row = [](const char *name, const char *fault, const QByteArray &sent, const char *codes) {
        QTest::newRow(name) << QByteArray(fault) << sent << QByteArray(codes);
    };
    row("without the fault it is text, and bare", "help:delay=1ms", "a\n.\nNOOP\r\n.\r\n", "554");
    row("with it what follows is a command", "data:end=\\n.\\n", "a\n.\nNOOP\r\n.\r\n", "250 250 500");
    row("the right end still counts", "data:end=\\n.\\n", "a\r\n.\r\n", "250");
    row("and comes first where it stands first", "data:end=\\n.\\n", "a\r\n.\r\nNOOP x\n.\n", "250 500 500");
    row("another foreign end is text", "data:end=\\n.\\n", "a\r.\rNOOP\r\n.\r\n", "554");
    row("a NUL", "data:end=\\r\\n\\0.\\r\\n", QByteArray("a\r\n\0.\r\nNOOP\r\n.\r\n", 16), "250 250 500");
}

void TestServerLimits::aForeignEndOfData_endsTheMessageWhereAFaultSaysSo()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, codes);
    Talk talk(with({fault.constData()}));
    talk.opened();
    for (const char *const line : {"EHLO c.example", "MAIL FROM:<>", "RCPT TO:<alice@localhost>", "DATA"})
        talk.say(line);
    QByteArrayList said;
    for (const QByteArray &line : talk.bytes(sent).split('\n')) {
        if (!line.isEmpty())
            said.append(line.first(3));
    }
    QCOMPARE(said.join(' '), codes);
}

void TestServerLimits::anOccurrence_holdsOnce()
{
    Talk talk(with({"noop[2]:refuse=451 second", "*[5]:refuse=451 fifth", "noop[1]:delay=1ms", "noop[1]:inject=x"}));
    talk.opened();
    QCOMPARE(talk.say("NOOP"), QByteArray("<pause 1>250 2.0.0 Nothing done\r\nx"));
    QCOMPARE(talk.say("NOOP"), QByteArray("451 second\r\n"));
    QVERIFY(talk.say("NOOP").startsWith("250"));
    QCOMPARE(talk.say("HELP"), QByteArray("451 fifth\r\n"));
    QVERIFY(talk.say("NOOP").startsWith("250"));
}

QTEST_GUILESS_MAIN(TestServerLimits)
#include "tst_serverlimits.moc"
