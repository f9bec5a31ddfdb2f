// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/command.h"

#include <QTest>

#include <functional>

using namespace mailscope;
using namespace mailscope::wire;

namespace {
using Factory = std::function<Command::Made(QByteArrayView)>;

QByteArray secretsOf(const Command &command)
{
    QByteArrayList parts;
    for (const ByteRange &range : command.secretRanges)
        parts.append(command.wire.mid(range.at, range.length));
    return parts.join('|');
}
} // namespace

Q_DECLARE_METATYPE(Factory)

class TestCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFactory_writesItsLine_data();
    void everyFactory_writesItsLine();
    void whatCannotBeSent_isRefused_data();
    void whatCannotBeSent_isRefused();
    void aMissingArgument_isRefused_data();
    void aMissingArgument_isRefused();
    void aLine_isKnownByItsVerb_data();
    void aLine_isKnownByItsVerb();
    void anInitialResponse_isSecret_data();
    void anInitialResponse_isSecret();
    void whatIsNoInitialResponse_isShown_data();
    void whatIsNoInitialResponse_isShown();
    void rawBytes_areSentAsTheyAre_data();
    void rawBytes_areSentAsTheyAre();
    void linesBehindAuth_areSecret_data();
    void linesBehindAuth_areSecret();
};

void TestCommand::everyFactory_writesItsLine_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("expectedPhase");
    const auto row = [](const char *name, const Command::Made &made, const char *wire, Phase phase) {
        QTest::newRow(name) << made.value_or(Command{}).wire << QByteArray(wire) << int(made.value_or(Command{}).phase)
                            << int(phase);
    };
    row("ehlo", Command::ehlo("client.example"), "EHLO client.example\r\n", Phase::Hello);
    row("ehlo with an address literal", Command::ehlo("[IPv6:::1]"), "EHLO [IPv6:::1]\r\n", Phase::Hello);
    row("helo", Command::helo("client.example"), "HELO client.example\r\n", Phase::Hello);
    row("lhlo", Command::lhlo("client.example"), "LHLO client.example\r\n", Phase::Hello);
    row("starttls", Command::startTls(), "STARTTLS\r\n", Phase::StartTls);
    row("vrfy", Command::vrfy("Crispin"), "VRFY Crispin\r\n", Phase::Vrfy);
    row("vrfy with blanks", Command::vrfy("\"a b\" <a@b>"), "VRFY \"a b\" <a@b>\r\n", Phase::Vrfy);
    row("vrfy beyond ASCII", Command::vrfy("j\xc3\xb6rg SMTPUTF8"), "VRFY j\xc3\xb6rg SMTPUTF8\r\n", Phase::Vrfy);
    row("expn", Command::expn("staff"), "EXPN staff\r\n", Phase::Expn);
    row("etrn", Command::etrn("@example.org"), "ETRN @example.org\r\n", Phase::Etrn);
    row("help", Command::help(), "HELP\r\n", Phase::Help);
    row("help with a topic", Command::help("MAIL"), "HELP MAIL\r\n", Phase::Help);
    row("noop", Command::noop(), "NOOP\r\n", Phase::Noop);
    row("noop with a word", Command::noop("still here"), "NOOP still here\r\n", Phase::Noop);
    row("rset", Command::rset(), "RSET\r\n", Phase::Rset);
    row("quit", Command::quit(), "QUIT\r\n", Phase::Quit);
    row("a line", Command::line("MAIL FROM:<>"), "MAIL FROM:<>\r\n", Phase::Mail);
    row("an empty line", Command::line(""), "\r\n", Phase::Raw);
}

void TestCommand::everyFactory_writesItsLine()
{
    QFETCH(const int, phase);
    QFETCH(const QByteArray, wire);
    QTEST(wire, "expected");
    QTEST(phase, "expectedPhase");
}

void TestCommand::whatCannotBeSent_isRefused_data()
{
    QTest::addColumn<Factory>("factory");
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<int>("phase");
    const auto rows = [](const char *name, const Factory &factory, Phase phase) {
        const auto row = [&](const char *what, const QByteArray &argument) {
            QTest::addRow("%s: %s", name, what) << factory << argument << int(phase);
        };
        row("CRLF", "a\r\nRSET");
        row("CR", "a\rb");
        row("LF", "a\nb");
        row("NUL", QByteArray("a\0b", 3));
        row("CRLF at its end", "a\r\n");
        row("LF at its start", "\na");
    };
    rows("ehlo", Command::ehlo, Phase::Hello);
    rows("helo", Command::helo, Phase::Hello);
    rows("lhlo", Command::lhlo, Phase::Hello);
    rows("vrfy", Command::vrfy, Phase::Vrfy);
    rows("expn", Command::expn, Phase::Expn);
    rows("etrn", Command::etrn, Phase::Etrn);
    rows("help", Command::help, Phase::Help);
    rows("noop", Command::noop, Phase::Noop);
    rows("line", Command::line, Phase::Raw);
}

void TestCommand::whatCannotBeSent_isRefused()
{
    QFETCH(const Factory, factory);
    QFETCH(const QByteArray, argument);
    QFETCH(const int, phase);
    const Command::Made made = factory(argument);
    QVERIFY(!made);
    QCOMPARE(made.error().id, Issue::InvalidArgument);
    QCOMPARE(int(made.error().stage.value()), phase);
}

void TestCommand::aMissingArgument_isRefused_data()
{
    QTest::addColumn<Factory>("factory");
    QTest::addColumn<QByteArray>("argument");
    const auto rows = [](const char *name, const Factory &factory) {
        QTest::addRow("%s: nothing", name) << factory << QByteArray();
        QTest::addRow("%s: blanks", name) << factory << QByteArray("  ");
        QTest::addRow("%s: TAB", name) << factory << QByteArray("\t");
    };
    rows("ehlo", Command::ehlo);
    rows("helo", Command::helo);
    rows("lhlo", Command::lhlo);
    rows("vrfy", Command::vrfy);
    rows("expn", Command::expn);
    rows("etrn", Command::etrn);
}

void TestCommand::aMissingArgument_isRefused()
{
    QFETCH(const Factory, factory);
    QFETCH(const QByteArray, argument);
    const Command::Made made = factory(argument);
    QVERIFY(!made);
    QCOMPARE(made.error().id, Issue::InvalidArgument);
}

void TestCommand::aLine_isKnownByItsVerb_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("phase");
    const auto row = [](const char *line, Phase phase) { QTest::newRow(line) << QByteArray(line) << int(phase); };
    row("EHLO a", Phase::Hello);
    row("HELO a", Phase::Hello);
    row("LHLO a", Phase::Hello);
    row("STARTTLS", Phase::StartTls);
    row("AUTH PLAIN", Phase::Auth);
    row("MAIL FROM:<a@b>", Phase::Mail);
    row("SAML FROM:<a@b>", Phase::Mail);
    row("RCPT TO:<a@b>", Phase::Rcpt);
    row("DATA", Phase::Data);
    row("VRFY a", Phase::Vrfy);
    row("EXPN a", Phase::Expn);
    row("ETRN a", Phase::Etrn);
    row("HELP", Phase::Help);
    row("NOOP", Phase::Noop);
    row("RSET", Phase::Rset);
    row("QUIT", Phase::Quit);
    row("XCLIENT NAME=a", Phase::Xclient);
    row("XFORWARD NAME=a", Phase::Xclient);
    row("quit", Phase::Quit);
    row("vRfY a", Phase::Vrfy);
    row("  QUIT", Phase::Quit);
    row("VRFY\ta", Phase::Vrfy);
    row("", Phase::Raw);
    row("   ", Phase::Raw);
    row("QUITE", Phase::Raw);
    row("QUI", Phase::Raw);
    row("X-SOMETHING", Phase::Raw);
    row("MAIL:", Phase::Raw);
    row(".", Phase::Raw);
    row("\xff", Phase::Raw);
}

void TestCommand::aLine_isKnownByItsVerb()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, phase);
    const Command::Made made = Command::line(line);
    QVERIFY(made);
    QCOMPARE(int(made->phase), phase);
    QCOMPARE(made->wire, line + "\r\n");
    QVERIFY(made->awaitsReply);
    QCOMPARE(int(Command::raw(line).phase), phase);
}

void TestCommand::anInitialResponse_isSecret_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("secret");
    const auto row = [](const char *name, const char *line, const char *secret) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(secret);
    };
    row("PLAIN", "AUTH PLAIN dGVzdAB0ZXN0ADEyMzQ=", "dGVzdAB0ZXN0ADEyMzQ=");
    row("empty response", "AUTH EXTERNAL =", "=");
    row("lower case", "auth plain abc", "abc");
    row("mixed case", "Auth Plain abc", "abc");
    row("several blanks", "AUTH   PLAIN   abc", "abc");
    row("TABs", "AUTH\tPLAIN\tabc", "abc");
    row("blank ahead of it", " AUTH PLAIN abc", "abc");
    row("blank behind it", "AUTH PLAIN abc ", "abc ");
    row("several words", "AUTH PLAIN abc def  ghi", "abc def  ghi");
    row("unknown mechanism", "AUTH X-OWN abc", "abc");
    row("no base64", "AUTH LOGIN user:password", "user:password");
}

void TestCommand::anInitialResponse_isSecret()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, secret);
    const Command::Made made = Command::line(line);
    QVERIFY(made);
    QCOMPARE(made->wire, line + "\r\n");
    QCOMPARE(secretsOf(*made), secret);
    const ByteRange range = initialResponseRange(line);
    QCOMPARE(line.mid(range.at, range.length), secret);
    QCOMPARE(range, initialResponseRange(line + "\r\n"));
    QCOMPARE(range, initialResponseRange(line + '\n'));
    QCOMPARE(secretsOf(Command::raw(line)), secret);
}

void TestCommand::whatIsNoInitialResponse_isShown_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", " ", "AUTH", "AUTH ", "AUTH PLAIN", "AUTH PLAIN ", "AUTH PLAIN \t ",
                             "AUTHENTICATE PLAIN abc", "XAUTH PLAIN abc", "VRFY AUTH PLAIN abc", "EHLO AUTH PLAIN abc",
                             "MAIL FROM:<> AUTH=<>", "PLAIN abc", "\"AUTH\" PLAIN abc"})
        QTest::newRow(line) << QByteArray(line);
}

void TestCommand::whatIsNoInitialResponse_isShown()
{
    QFETCH(const QByteArray, line);
    QCOMPARE(initialResponseRange(line).length, 0);
    QVERIFY(Command::line(line)->secretRanges.isEmpty());
    QVERIFY(Command::raw(line + "\r\n").secretRanges.isEmpty());
}

void TestCommand::rawBytes_areSentAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no line end") << QByteArray("NOOP");
    QTest::newRow("bare LF") << QByteArray("NOOP\n");
    QTest::newRow("bare CR") << QByteArray("NOOP\r");
    QTest::newRow("NUL") << QByteArray("NO\0OP\r\n", 7);
    QTest::newRow("two lines") << QByteArray("NOOP\r\nRSET\r\n");
    QTest::newRow("octets") << QByteArray("\x16\x03\x01\xff\xfe", 5);
}

void TestCommand::rawBytes_areSentAsTheyAre()
{
    QFETCH(const QByteArray, bytes);
    const Command command = Command::raw(bytes);
    QCOMPARE(command.wire, bytes);
    QVERIFY(command.secretRanges.isEmpty());
    QVERIFY(command.awaitsReply);
}

void TestCommand::linesBehindAuth_areSecret_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("secrets");
    const auto row = [](const char *name, const char *bytes, const char *secrets) {
        QTest::newRow(name) << QByteArray(bytes) << QByteArray(secrets);
    };
    row("AUTH on the second line", "NOOP\r\nAUTH PLAIN abc\r\n", "abc");
    row("AUTH on both lines", "AUTH PLAIN abc\r\nAUTH PLAIN def\r\n", "abc|def");
    row("AUTH behind a bare LF", "NOOP\nAUTH PLAIN abc\n", "abc");
    row("AUTH behind an empty line", "\r\nAUTH PLAIN abc", "abc");
    row("responses sent ahead of their challenges", "AUTH LOGIN\r\ndXNlcg==\r\ncGFzcw==\r\nMAIL FROM:<>\r\n",
        "dXNlcg==|cGFzcw==");
    row("response behind an initial response", "AUTH LOGIN dXNlcg==\r\ncGFzcw==\r\n", "dXNlcg==|cGFzcw==");
    row("the end of a response is missing", "AUTH LOGIN\r\ndXNlcg==", "dXNlcg==");
    row("a CR inside the response", "AUTH PLAIN abc\rdef\r\n", "abc\rdef");
    row("a CR in place of the blank", "AUTH PLAIN\rabc\r\n", "abc");
    row("several CRs at the end", "AUTH PLAIN abc\r\r\n", "abc");
    row("AUTH behind a bare CR", "NOOP\rAUTH PLAIN abc\r\n", "abc");
    row("AUTH behind many bare CRs", "NOOP x\r\r \rAUTH PLAIN abc\r\n", "abc");
    QTest::newRow("AUTH behind a NUL") << QByteArray("\0AUTH PLAIN abc\r\n", 17) << QByteArray("abc");
    QTest::newRow("a NUL in place of the blank") << QByteArray("AUTH PLAIN\0abc\r\n", 16) << QByteArray("abc");
    row("no AUTH behind a CR", "NOOP\rVRFY AUTH abc\r\n", "");
    row("a cancellation is none", "AUTH LOGIN\r\n*\r\n", "");
    row("commands are none", "AUTH LOGIN\r\nNOOP\r\nunknown\r\n", "");
    row("lines ahead of AUTH are none", "unknown\r\nAUTH LOGIN\r\n", "");
}

void TestCommand::linesBehindAuth_areSecret()
{
    QFETCH(const QByteArray, bytes);
    const Command command = Command::raw(bytes);
    QCOMPARE(command.wire, bytes);
    QTEST(secretsOf(command), "secrets");
}

QTEST_GUILESS_MAIN(TestCommand)

#include "tst_command.moc"
