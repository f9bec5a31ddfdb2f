// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/commandreader.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::foreign;

/// Command lines as they are pasted.
class TestCommandReaders : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_areThoseOfTheShell_data();
    void words_areThoseOfTheShell();
    void aLineThatIsNoCommand_isAFaultWithItsPlace_data();
    void aLineThatIsNoCommand_isAFaultWithItsPlace();
    void aCommand_isAPlan_data();
    void aCommand_isAPlan();
    void whatIsNotUnderstood_isSaid_data();
    void whatIsNotUnderstood_isSaid();
    void aPassword_isNeverKept_data();
    void aPassword_isNeverKept();
    void aVariable_isKeptAsAReference_data();
    void aVariable_isKeptAsAReference();
};

void TestCommandReaders::words_areThoseOfTheShell_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArrayList>("words");
    const auto row = [](const char *name, const QByteArray &line, const QByteArrayList &words) {
        QTest::newRow(name) << line << words;
    };
    row("plain", "a b  c", {"a", "b", "c"});
    row("tabs and a carriage return", "a\tb\r\n", {"a", "b"});
    row("single quotation marks", "a 'b  c' 'd'\\''e'", {"a", "b  c", "d'e"});
    row("double quotation marks", "a \"b \\\"c\\\" \\$d \\e\"", {"a", "b \"c\" $d \\e"});
    row("an empty word", "a '' \"\"", {"a", "", ""});
    row("joined parts", "a'b'\"c\"\\d", {"abcd"});
    row("a line end behind a backslash", "a \\\n  b\\\r\nc", {"a", "bc"});
    row("a prompt", "$ a b", {"a", "b"});
    row("comments", "# first\n#second\na b # third\n", {"a", "b"});
    row("a number sign inside a word", "a b#c", {"a", "b#c"});
    row("a file", "a < 'b c'", {"a", "b c"});
    row("a lone sign", "a 'b' $", {"a", "b", "$"});
    row("bytes", "a '\xff'", {"a", "\xff"});
}

void TestCommandReaders::words_areThoseOfTheShell()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArrayList, words);
    const auto made = commandWords(line);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().text));
    QByteArrayList bytes;
    for (const CommandWord &word : *made)
        bytes.append(word.bytes);
    QCOMPARE(bytes, words);
}

void TestCommandReaders::aLineThatIsNoCommand_isAFaultWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<qsizetype>("position");
    const auto row = [](const char *name, const QByteArray &line, qsizetype position) {
        QTest::newRow(name) << line << position;
    };
    row("nothing", "", 0);
    row("blanks", "  \n ", 0);
    row("a comment", "# curl", 0);
    row("a prompt alone", "$ ", 0);
    row("another tool", "telnet a 25", 0);
    row("another tool behind blanks", "  telnet a 25", 2);
    row("swaks as a word in quotes only", "'swaks curl' -s a", 0);
    row("an open quotation mark", "curl 'a", 5);
    row("an open double quotation mark", "curl \"a'", 5);
    row("a backslash at the end", "curl a\\", 6);
    row("a pipe", "curl a | sh", 7);
    row("a second command", "curl a; rm b", 6);
    row("a second line", "curl a\ncurl b", 7);
    row("two at once", "curl a && curl b", 7);
    row("in the background", "curl a&", 6);
    row("output", "curl a > b", 7);
    row("a subshell", "(curl a)", 0);
    row("a substitution", "curl $(id)", 5);
    row("an old substitution", "curl `id`", 5);
    row("a substitution in quotation marks", "curl \"`id`\"", 6);
    row("a parameter by number", "curl $1", 5);
    row("an open brace", "curl ${a", 5);
    row("an expansion with a default", "curl ${a:-b}", 5);
    row("strings of bash", "curl $'a'", 5);
    row("NUL", "curl a\0b"_ba, 6);
    row("no file", "curl a <", 8);
    row("a file for nothing", "< a curl", 0);
    row("two files", "curl a < < b", 9);
    row("no server", "swaks --tls", 0);
    row("no server, msmtp", "msmtp bob@a.example", 0);
    row("no value", "swaks --server", 0);
    row("an empty server", "swaks --server ''", 0);
    row("a server with a blank", "swaks --server 'a b'", 0);
    row("a server that is a URL", "swaks --server smtp://a", 0);
    row("a port that is none", "swaks --server a --port 70000", 0);
    row("a port in words", "swaks --server a --port smtp", 0);
    row("a URL of the web", "curl https://a.example/", 0);
    row("a broken URL", "curl 'smtp://[a'", 0);
    row("a name with a blank", "swaks -s a --helo 'a b'", 0);
    row("a line end in an address", "swaks -s a --from 'a\r\nRCPT TO:<b>'", 0);
    row("a version of TLS that is none", "curl smtp://a --tls-max 1.9", 0);
    row("a line that is too long", "curl " + QByteArray(LongestCommand, 'a'), LongestCommand);
    row("too many words", "curl" + QByteArray(" a").repeated(MostCommandWords), 2 * MostCommandWords + 3);
}

void TestCommandReaders::aLineThatIsNoCommand_isAFaultWithItsPlace()
{
    QFETCH(const QByteArray, line);
    QFETCH(const qsizetype, position);
    const auto made = readCommand(line);
    QVERIFY2(!made.has_value(), made ? QJsonDocument(made->plan.toJson()).toJson().constData() : "");
    QVERIFY(!made.error().text.isEmpty());
    QCOMPARE(made.error().position, position);
}

void TestCommandReaders::aCommand_isAPlan_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
    row("swaks, a message", "swaks -s mx.example:26 -f a@x -t b@x,c@x --cc d@x --helo me -tls");
    row("swaks, LMTP on a socket", "swaks --socket /run/lmtp --protocol LMTP --to=b");
    row("swaks, IPv6", "swaks --server [2001:db8::1]:25 --quit-after HELO");
    row("swaks, bare IPv6", "swaks --server 2001:db8::1 --quit-after HELO");
    row("curl", "curl -kv --ssl-reqd smtp://mx.example:587/me --mail-from a@x --mail-rcpt '<b@x>' -T mail.eml");
    row("curl, VRFY", "curl smtp://mx.example --mail-rcpt alice");
    row("curl, EXPN", "curl smtp://mx.example -X EXPN --mail-rcpt staff");
    row("msmtp", "msmtp --host=mx.example --port=587 --tls=on --auth=plain --user=alice -f a@x b@x c@x < mail.eml");
    row("msmtp, TLS at once", "msmtp --host=mx.example --tls --tls-starttls=off --tls-certcheck=off b@x");
}

void TestCommandReaders::aCommand_isAPlan()
{
    QFETCH(const QByteArray, line);
    const auto made = readCommand(line);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().text));
    QCOMPARE(made->remarks, QStringList());
    const plan::Plan &plan = made->plan;
    const auto again = plan::Plan::fromJson(plan.toJson());
    QVERIFY(again.has_value());
    QCOMPARE(*again, plan);
    const QString row = QString::fromLatin1(QTest::currentDataTag());
    const plan::Target &target = plan.targets.first();
    if (row == "swaks, a message"_L1) {
        QCOMPARE(target.url(), u"smtp://mx.example:26"_s);
        QCOMPARE(plan.security, plan::Security::StartTls);
        QCOMPARE(plan.tlsPolicy, TlsPolicy::Report);
        QCOMPARE(plan.helloName, "me"_ba);
        QCOMPARE(plan.mail.from, "a@x"_ba);
        QCOMPARE(plan.mail.recipients.size(), 3);
        QCOMPARE(plan.mail.recipients.last().role, plan::Mail::Role::Cc);
    } else if (row == "swaks, LMTP on a socket"_L1) {
        QCOMPARE(target.path, u"/run/lmtp"_s);
        QCOMPARE(target.protocol, plan::Protocol::Lmtp);
        QCOMPARE(plan.mail.recipients.first().address, "b"_ba);
    } else if (row.startsWith("swaks"_L1)) {
        QCOMPARE(target.host, u"2001:db8::1"_s);
        QCOMPARE(plan.security, plan::Security::None);
        QCOMPARE(plan.stopAfter, Phase::Hello);
    } else if (row == "curl"_L1) {
        QCOMPARE(target.url(), u"smtp://mx.example:587"_s);
        QCOMPARE(plan.security, plan::Security::StartTls);
        QCOMPARE(plan.tlsPolicy, TlsPolicy::Report);
        QCOMPARE(plan.helloName, "me"_ba);
        QCOMPARE(plan.mail.recipients.first().address, "b@x"_ba);
        QCOMPARE(plan.mail.content.file, u"mail.eml"_s);
    } else if (row.startsWith("curl"_L1)) {
        QCOMPARE(plan.tasks.size(), 1);
        QCOMPARE(plan.tasks.first().phase, row.endsWith("VRFY"_L1) ? Phase::Vrfy : Phase::Expn);
        QCOMPARE(plan.tasks.first().argument, row.endsWith("VRFY"_L1) ? "alice"_ba : "staff"_ba);
        QVERIFY(!plan.mail.isWanted());
    } else if (row == "msmtp"_L1) {
        QCOMPARE(plan.security, plan::Security::StartTls);
        QCOMPARE(plan.tlsPolicy, TlsPolicy::Require);
        QCOMPARE(plan.login.user, u"alice"_s);
        QCOMPARE(plan.login.mechanisms, QList<QByteArray>{"PLAIN"});
        QCOMPARE(plan.login.passwordFrom, u"prompt"_s);
        QCOMPARE(plan.mail.recipients.size(), 2);
        QCOMPARE(plan.mail.content.file, u"mail.eml"_s);
    } else {
        QCOMPARE(plan.security, plan::Security::Tls);
        QCOMPARE(plan.tlsPolicy, TlsPolicy::Report);
    }
}

void TestCommandReaders::whatIsNotUnderstood_isSaid_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("named");
    QTest::newRow("swaks, an option that is none") << "swaks -s a --colour=blue"_ba << u"--colour "_s;
    QTest::newRow("swaks, a file to attach") << "swaks -s a --attach @b"_ba << u"--attach "_s;
    QTest::newRow("swaks, a message in the line") << "swaks -s a --data 'Subject: a'"_ba << u"message"_s;
    QTest::newRow("swaks, a word") << "swaks -s a b"_ba << u"word"_s;
    QTest::newRow("swaks, a limit") << "swaks -s a --timeout soon"_ba << u"--timeout "_s;
    QTest::newRow("swaks, a point to stop at") << "swaks -s a -q DOT"_ba << u"--quit-after "_s;
    QTest::newRow("swaks, a mechanism") << "swaks -s a -a 'A B' -au x"_ba << u"mechanism"_s;
    QTest::newRow("curl, an option that is none") << "curl smtp://a --colour"_ba << u"--colour "_s;
    QTest::newRow("curl, a letter") << "curl -kZv smtp://a"_ba << u"-Z "_s;
    QTest::newRow("curl, a method") << "curl smtp://a -X POST"_ba << u"--request "_s;
    QTest::newRow("curl, a proxy") << "curl smtp://a -x ftp://b"_ba << u"--proxy "_s;
    QTest::newRow("curl, two URLs") << "curl smtp://a smtp://b"_ba << u"URL"_s;
    QTest::newRow("curl, an interface") << "curl smtp://a --interface eth0"_ba << u"address"_s;
    QTest::newRow("msmtp, an account") << "msmtp -a work --host=a b@x"_ba << u"--account "_s;
    QTest::newRow("msmtp, recipients of the message") << "msmtp --host=a -t"_ba << u"--read-recipients "_s;
}

void TestCommandReaders::whatIsNotUnderstood_isSaid()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, named);
    const auto made = readCommand(line);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().text));
    QCOMPARE(made->remarks.size(), 1);
    QVERIFY2(made->remarks.first().contains(named), qPrintable(made->remarks.first()));
    QVERIFY(!made->remarks.first().contains("blue"_L1));
}

void TestCommandReaders::aPassword_isNeverKept_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("swaks") << "swaks -s a -au alice -ap hunter2-hunter2"_ba;
    QTest::newRow("swaks, with a sign") << "swaks -s a --auth-user alice --auth-password=hunter2-hunter2"_ba;
    QTest::newRow("swaks, quoted") << "swaks -s a -au alice -ap 'hunter2-hunter2'"_ba;
    QTest::newRow("curl") << "curl smtp://a -u alice:hunter2-hunter2"_ba;
    QTest::newRow("curl, without a blank") << "curl smtp://a -ualice:hunter2-hunter2"_ba;
    QTest::newRow("curl, behind another letter") << "curl smtp://a -kualice:hunter2-hunter2"_ba;
    QTest::newRow("curl, with colons") << "curl smtp://a -u alice:hunter2-hunter2:more"_ba;
    QTest::newRow("curl, in the URL") << "curl smtp://alice:hunter2-hunter2@a"_ba;
    QTest::newRow("curl, a token") << "curl smtp://a -u alice: --oauth2-bearer hunter2-hunter2"_ba;
    QTest::newRow("curl, of the key") << "curl smtp://a --pass hunter2-hunter2"_ba;
    QTest::newRow("curl, behind the certificate") << "curl smtp://a --cert c.pem:hunter2-hunter2"_ba;
    QTest::newRow("curl, of the proxy") << "curl smtp://a -U bob:hunter2-hunter2"_ba;
    QTest::newRow("curl, in the URL of the proxy") << "curl smtp://a -x socks5://b:hunter2-hunter2@c"_ba;
    QTest::newRow("a command that prints it")
        << "msmtp --host=a --user=alice --passwordeval='echo hunter2-hunter2' b@x"_ba;
    QTest::newRow("an option that is none") << "swaks -s a --password=hunter2-hunter2"_ba;
    QTest::newRow("a word that belongs to nothing") << "swaks -s a --password hunter2-hunter2"_ba;
}

void TestCommandReaders::aPassword_isNeverKept()
{
    QFETCH(const QByteArray, line);
    const auto made = readCommand(line);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().text));
    const QByteArray json = QJsonDocument(made->plan.toJson()).toJson();
    QVERIFY2(!json.contains("hunter2"), json.constData());
    QVERIFY(!made->remarks.isEmpty());
    for (const QString &remark : made->remarks)
        QVERIFY2(!remark.contains("hunter2"_L1), qPrintable(remark));
}

void TestCommandReaders::aVariable_isKeptAsAReference_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("source");
    QTest::newRow("swaks") << "swaks -s a -au alice -ap \"$SECRET\""_ba << u"env:SECRET"_s;
    QTest::newRow("swaks, with braces") << "swaks -s a -au alice -ap ${SECRET}"_ba << u"env:SECRET"_s;
    QTest::newRow("swaks, with a sign") << "swaks -s a -au alice --auth-password=\"$SECRET\""_ba << u"env:SECRET"_s;
    QTest::newRow("curl") << "curl smtp://a -u alice:\"$SECRET\""_ba << u"env:SECRET"_s;
    QTest::newRow("curl, all in quotation marks") << "curl smtp://a -u \"alice:$SECRET\""_ba << u"env:SECRET"_s;
    QTest::newRow("a password that looks like one") << "curl smtp://a -u 'alice:$SECRET'"_ba << u"prompt"_s;
    QTest::newRow("more than a variable") << "swaks -s a -au alice -ap \"a$SECRET\""_ba << u"prompt"_s;
    QTest::newRow("two variables") << "swaks -s a -au alice -ap $A$B"_ba << u"prompt"_s;
    QTest::newRow("more behind it") << "curl smtp://a -u \"alice:$SECRET.\""_ba << u"prompt"_s;
    QTest::newRow("none") << "swaks -s a -au alice"_ba << u"prompt"_s;
}

void TestCommandReaders::aVariable_isKeptAsAReference()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, source);
    const auto made = readCommand(line);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().text));
    QCOMPARE(made->plan.login.passwordFrom, source);
}

QTEST_GUILESS_MAIN(TestCommandReaders)
#include "tst_commandreaders.moc"
