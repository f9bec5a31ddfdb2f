// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "programrun.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::cli;
using clitest::bareEnvironment;
using clitest::runHere;

class TestCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWrongLine_isOneSentenceAnd64_data();
    void aWrongLine_isOneSentenceAnd64();
    void aPassword_isNeverRepeated_data();
    void aPassword_isNeverRepeated();
    void aMisspeltWord_isSuggested_data();
    void aMisspeltWord_isSuggested();
    void unreadableFiles_areFoundBeforeConnecting_data();
    void unreadableFiles_areFoundBeforeConnecting();

    void theVersion_isPrinted();
    void theHelp_namesEveryCommand();
    void theHelpOfEveryCommand_namesItsOptions();
    void helpWins_overEverythingElse();

    void options_endUpInThePlan();
    void limits_dependOnNoOrder();
    void valuesWithEquals_areTheSame();
    void optionsMayStandAnywhere();
    void aDoubleDash_endsOptions();
    void theLastOne_counts();
    void aProfile_isTheGround();
    void aWrongProfile_isRefused_data();
    void aWrongProfile_isRefused();
};

namespace {

Request parsed(const QByteArrayList &arguments)
{
    const std::expected<Request, QString> request = parseCommandLine(arguments, bareEnvironment());
    if (!request)
        qWarning("%s", qPrintable(request.error()));
    return request ? *request : Request();
}

void addRow(const char *line)
{
    QTest::newRow(line) << QByteArray(line);
}

} // namespace

void TestCommandLine::aWrongLine_isOneSentenceAnd64_data()
{
    QTest::addColumn<QByteArray>("line");
    addRow("");
    addRow("prob mx");
    addRow("probe -4 -6 mx");
    addRow("show ");
    addRow("pro\x1b[2Jbe mx");
    addRow("probe --\xe2\x80\xae mx");
    addRow("PROBE mx");
    addRow("auth mx");
    addRow("send mx");
    addRow("probe");
    addRow("probe mx more");
    addRow("probe http://mx");
    addRow("probe mx:0");
    addRow("probe mx:port");
    addRow("probe ::1");
    addRow("probe a,,b");
    addRow("probe smtp://mx/path");
    addRow("probe --jsn mx");
    addRow("probe -x mx");
    addRow("probe -json mx");
    addRow("probe --json=yes mx");
    addRow("probe --json --jsonl mx");
    addRow("probe mx --helo");
    addRow("probe --helo --json mx");
    addRow("probe --helo= mx");
    addRow("probe --security ssl mx");
    addRow("probe --greet hi mx");
    addRow("probe --bind localhost mx");
    addRow("probe --bind 127.0.0.1:99999 mx");
    addRow("probe --dns resolver mx");
    addRow("probe --dns 127.0.0.1:0 mx");
    addRow("probe --timeout x mx");
    addRow("probe --timeout -1 mx");
    addRow("probe --timeout 1e3 mx");
    addRow("probe --timeout inf mx");
    addRow("probe --timeout 5s mx");
    addRow("probe --timeout 99999999999 mx");
    addRow("probe --timeouts connect mx");
    addRow("probe --timeouts connect= mx");
    addRow("probe --timeouts lunch=5 mx");
    addRow("probe --timeouts connect=5, mx");
    addRow("probe --timeouts rfc822 mx");
    addRow("probe --tls-policy maybe mx");
    addRow("probe --tls-min 1.4 mx");
    addRow("probe --tls-max TLSv1.2 mx");
    addRow("probe --tls-min 1.3 --tls-max 1.2 mx");
    addRow("probe --ciphers NO-SUCH-CIPHER mx");
    addRow("probe --key /dev/null mx");
    addRow("probe --sni a\tb mx");
    addRow("probe --xclient ADDR mx");
    addRow("probe --xclient =x mx");
    addRow("probe --xforward x mx");
    addRow("probe --proxy proxy:1080 mx");
    addRow("probe --proxy ftp://proxy mx");
    addRow("probe --proxy-protocol v3 mx");
    addRow("probe --proxy-protocol v1:authority=x mx");
    addRow("probe --proxy-protocol v2:src=1.2.3.4:5 mx");
    addRow("probe --proxy-password-from sesame mx");
    addRow("probe --key-password-from keychain:work mx");
    addRow("probe --key-password-from fd:x mx");
    addRow("probe --key-password-from env: mx");
    addRow("probe --key-password-from env:NOT_SET_ANYWHERE mx");
    addRow("probe --key-password-from command:false mx");
    addRow("probe --stop-after lunch mx");
    addRow("probe --drop-after HELLO mx");
    addRow("probe --fail-on info mx");
    addRow("probe --report x.txt mx");
    addRow("probe --mx mx.example --report x.md");
    addRow("probe --report x mx");
    addRow("probe --listen 127.0.0.1:25 mx");
    addRow("probe --format json mx");
    addRow("probe --mx example.org mx");
    addRow("probe --mx 192.0.2.1");
    addRow("probe --mx smtp://example.org");
    addRow("probe --mx a..b");
    addRow("probe --user bob mx");
    addRow("vrfy");
    addRow("vrfy mx");
    addRow("vrfy --mx example.org");
    addRow("expn mx");
    addRow("etrn mx");
    addRow("help");
    addRow("help mx a b");
    addRow("session");
    addRow("session mx more");
    addRow("run");
    addRow("run /nonexistent/file mx");
    addRow("run /dev/null");
    addRow("run --format html /dev/null mx");
    addRow("show");
    addRow("show /nonexistent/file");
    addRow("show /dev/null");
    addRow("show --format html /dev/null");
    addRow("show a b");
    addRow("explain");
    addRow("explain --helo x 550");
    addRow("serve more");
    addRow("serve --json");
    addRow("serve --listen here");
    addRow("serve --listen unix:");
    addRow("serve --listen 192.0.2.1:25");
    addRow("serve --protocol imap");
    addRow("serve --certificate fine");
    addRow("serve --fault lunch");
    addRow("serve --fault ehlo:explode");
    addRow("serve --fault login:close");
    addRow("serve --mechanisms PLAIN,LUNCH");
    addRow("serve --mechanisms PLAIN,");
    addRow("serve --mechanisms SCRAM-MD5");
    addRow("serve --with lunch");
    addRow("serve --without lunch");
    addRow("serve --script /nonexistent/file");
    addRow("demo mx");
}

void TestCommandLine::aWrongLine_isOneSentenceAnd64()
{
    QFETCH(const QByteArray, line);
    const clitest::ProgramRun run = runHere(line.isEmpty() ? QByteArrayList() : line.split(' '));
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY2(run.out.isEmpty(), run.text().constData());
    QVERIFY2(run.err.startsWith("mailscope-cli: "), run.text().constData());
    QVERIFY2(run.err.endsWith(".\n") && !run.err.endsWith("..\n"), run.text().constData());
    QCOMPARE(run.err.count('\n'), 1);
}

void TestCommandLine::aPassword_isNeverRepeated_data()
{
    QTest::addColumn<QByteArray>("line");
    addRow("probe smtp://bob:s3cret@mx");
    addRow("probe smtp://bob:s3/s3cret@mx");
    addRow("probe --proxy socks5://bob:s3cret@proxy mx");
    addRow("probe --key-password-from s3cret mx");
    addRow("probe --proxy-password-from pass:s3cret mx");
}

void TestCommandLine::aPassword_isNeverRepeated()
{
    QFETCH(const QByteArray, line);
    const clitest::ProgramRun run = runHere(line.split(' '));
    QCOMPARE(run.code, 64);
    QVERIFY2(!run.err.contains("s3cret"), run.err.constData());
    QVERIFY2(run.err.contains("password"), run.err.constData());
    // What is said to help must exist.
    static const QRegularExpression option(u"--[a-z-]+"_s);
    for (const QRegularExpressionMatch &match : option.globalMatch(QString::fromUtf8(run.err)))
        QVERIFY2(optionNamed(match.captured()), run.err.constData());
}

void TestCommandLine::aMisspeltWord_isSuggested_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("suggestion");
    QTest::newRow("command") << QByteArray("prbe mx") << QByteArray("Did you mean probe?");
    QTest::newRow("option") << QByteArray("probe --tls-polcy require mx") << QByteArray("Did you mean --tls-policy?");
    QTest::newRow("option with a value") << QByteArray("probe --timout=5 mx") << QByteArray("Did you mean --timeout?");
}

void TestCommandLine::aMisspeltWord_isSuggested()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, suggestion);
    const clitest::ProgramRun run = runHere(line.split(' '));
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains(suggestion), run.err.constData());
}

void TestCommandLine::unreadableFiles_areFoundBeforeConnecting_data()
{
    QTest::addColumn<QByteArray>("line");
    addRow("--ca /nonexistent/ca.pem");
    addRow("--ca /tmp");
    addRow("--ca /dev/null");
    addRow("--ca-path /nonexistent/folder");
    addRow("--cert /nonexistent/cert.pem");
    addRow("--cert /dev/null");
    addRow("--key /nonexistent/key.pem --cert /dev/null");
    addRow("--key-password-from file:/nonexistent/file");
    addRow("--profile /nonexistent/profile");
    addRow("--profile /dev/null");
}

void TestCommandLine::unreadableFiles_areFoundBeforeConnecting()
{
    QFETCH(const QByteArray, line);
    const clitest::ProgramRun run = runHere(QByteArrayList{"probe"} + line.split(' ') + QByteArrayList{"192.0.2.1"});
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY2(run.out.isEmpty(), run.text().constData());
    QCOMPARE(run.err.count('\n'), 1);
}

void TestCommandLine::theVersion_isPrinted()
{
    const clitest::ProgramRun run = runHere({"--version"});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.startsWith("mailscope-cli ") && run.out.endsWith('\n'), run.out.constData());
    QVERIFY(run.err.isEmpty());
}

void TestCommandLine::theHelp_namesEveryCommand()
{
    for (const char *word : {"--help", "-h"}) {
        const clitest::ProgramRun run = runHere({word});
        QCOMPARE(run.code, 0);
        for (const Command &command : commandTable())
            QVERIFY2(run.out.contains(QByteArray("\n  ") + command.name.data()), command.name.data());
    }
}

void TestCommandLine::theHelpOfEveryCommand_namesItsOptions()
{
    for (const Command &command : commandTable()) {
        const clitest::ProgramRun run = runHere({command.name.data(), "--help"});
        QCOMPARE(run.code, 0);
        QVERIFY(run.out.startsWith(QByteArray("Usage: mailscope-cli ") + command.name.data()));
        const QList<const Option *> options = optionsOf(command.bit);
        for (const Option *option : options)
            QVERIFY2(run.out.contains(QByteArray("\n  ") + option->name.data()), option->name.data());
        for (const QByteArray &line : run.out.split('\n'))
            QVERIFY2(QString::fromUtf8(line).size() <= 100, line.constData());
    }
}

void TestCommandLine::helpWins_overEverythingElse()
{
    QCOMPARE(runHere({"probe", "--timeout", "x", "--help"}).code, 0);
    QCOMPARE(runHere({"--help", "probe"}).out, runHere({"probe", "--help"}).out);
    QCOMPARE(runHere({"nothing", "--help"}).code, 64);
}

void TestCommandLine::options_endUpInThePlan()
{
    const Request request = parsed({"vrfy",
                                    "--security",
                                    "none",
                                    "--helo",
                                    "me.example",
                                    "--greet",
                                    "helo",
                                    "-6",
                                    "--bind",
                                    "[::1]:9",
                                    "--dns",
                                    "127.0.0.1:5353",
                                    "--tls-policy",
                                    "require",
                                    "--tls-name",
                                    "a",
                                    "--sni",
                                    "none",
                                    "--tls-min",
                                    "1.2",
                                    "--force",
                                    "--xclient",
                                    "addr=192.0.2.1",
                                    "--xclient",
                                    "NAME=x=y",
                                    "--xforward",
                                    "helo=z",
                                    "--xclient-before-starttls",
                                    "--stop-after",
                                    "hello",
                                    "--drop-after",
                                    "vrfy",
                                    "--proxy-protocol",
                                    "v1:local",
                                    "mx.example:26,smtps://b",
                                    "alice",
                                    "bob"});
    const plan::Plan &plan = request.plan;
    QCOMPARE(plan.targets.size(), 2);
    QCOMPARE(plan.targets.at(0).port, quint16(26));
    QCOMPARE(plan.security, plan::Security::None);
    QCOMPARE(plan.helloName, "me.example");
    QCOMPARE(plan.greet, plan::Greet::Helo);
    QCOMPARE(plan.family, plan::Family::IPv6);
    QCOMPARE(plan.bindPort, quint16(9));
    QCOMPARE(plan.dnsPort, quint16(5353));
    QCOMPARE(plan.tlsPolicy, TlsPolicy::Require);
    QCOMPARE(plan.tls.expectedName, u"a"_s);
    QVERIFY(plan.tls.sni && plan.tls.sni->isEmpty());
    QCOMPARE(plan.tls.minimumVersion, u"1.2"_s);
    QVERIFY(plan.force && plan.xclientBeforeStartTls);
    QCOMPARE(plan.xclient, (QList<plan::KeyValue>{{"ADDR", "192.0.2.1"}, {"NAME", "x=y"}}));
    QCOMPARE(plan.xforward, (QList<plan::KeyValue>{{"HELO", "z"}}));
    QCOMPARE(plan.stopAfter, Phase::Hello);
    QCOMPARE(plan.dropAfter, Phase::Vrfy);
    QVERIFY(plan.proxyHeader && plan.proxyHeader->local);
    QCOMPARE(request.operands, (QList<QByteArray>{"alice", "bob"}));
}

void TestCommandLine::limits_dependOnNoOrder()
{
    using namespace std::chrono_literals;
    for (const QByteArrayList &order :
         {QByteArrayList{"--timeout", "5", "--timeouts", "connect=0.5,greeting=0,final=7"},
          QByteArrayList{"--timeouts", "connect=0.5,greeting=0,final=7", "--timeout", "5"}}) {
        const Patience patience = parsed(QByteArrayList{"probe", "mx"} + order).plan.patience;
        QCOMPARE(patience.limit(Phase::Connect), Patience::Limit(500ms));
        QVERIFY(!patience.limit(Phase::Greeting));
        QCOMPARE(patience.limit(Phase::Hello), Patience::Limit(5s));
        QCOMPARE(patience.finalReply(), Patience::Limit(7s));
    }
    QVERIFY(!parsed({"probe", "mx", "--timeout", "0"}).plan.patience.limit(Phase::Hello));
    QVERIFY(parsed({"probe", "mx", "--timeouts", "rfc5321"}).plan.patience == Patience::rfc5321());
}

void TestCommandLine::valuesWithEquals_areTheSame()
{
    QVERIFY(parsed({"probe", "--helo=a", "mx"}).plan == parsed({"probe", "--helo", "a", "mx"}).plan);
    QCOMPARE(parsed({"probe", "--xclient=NAME=a=b", "mx"}).plan.xclient.value(0).second, "a=b");
}

void TestCommandLine::optionsMayStandAnywhere()
{
    QVERIFY(parsed({"--helo", "a", "probe", "mx"}).plan == parsed({"probe", "mx", "--helo", "a"}).plan);
}

void TestCommandLine::aDoubleDash_endsOptions()
{
    QCOMPARE(parsed({"vrfy", "mx", "--", "--json", "-x"}).operands, (QList<QByteArray>{"--json", "-x"}));
    QCOMPARE(parsed({"vrfy", "mx", "-"}).operands, (QList<QByteArray>{"-"}));
}

void TestCommandLine::theLastOne_counts()
{
    QCOMPARE(parsed({"probe", "--helo", "a", "--helo", "b", "mx"}).plan.helloName, "b");
    QCOMPARE(parsed({"probe", "--tls-policy", "report", "--tls-policy", "require", "mx"}).plan.tlsPolicy,
             TlsPolicy::Require);
}

void TestCommandLine::aProfile_isTheGround()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"profile.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        R"({"targets": ["smtp://mx.example:26"], "helo": "profile.example", "greet": "ehlo", "timeouts": {"connect": 3}})");
    file.close();
    const QByteArray path = file.fileName().toUtf8();
    const Request request = parsed({"probe", "--profile", path, "--helo", "line.example"});
    QCOMPARE(request.plan.targets.value(0).port, quint16(26));
    QCOMPARE(request.plan.helloName, "line.example");
    QCOMPARE(request.plan.greet, plan::Greet::Ehlo);
    QCOMPARE(request.plan.patience.limit(Phase::Connect), Patience::Limit(std::chrono::seconds(3)));
    QCOMPARE(parsed({"probe", "--profile", path, "other.example"}).plan.targets.value(0).host, u"other.example"_s);
}

void TestCommandLine::aWrongProfile_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "[]", "{", R"({"hello":"x"})", R"({"security":"ssl"})", R"({"tls":{"minimumVersion":"1.4"}})",
          R"({"helo":"a\r\nb"})", R"({"helo":"a\\r\\nb"})", R"({"xclient":["NAME=a\\nb"]})",
          R"({"tls":{"sni":"a\u0000b"}})", R"({"tasks":[{"verb":"vrfy","argument":"a\\r\\nQUIT"}]})",
          R"({"tasks":[{"verb":"expn","argument":" "}]})", R"({"\u001b[2J":"x"})",
          R"({"tls":{"caFile":"/\u001b[2J\u202e"}})"})
        QTest::newRow(text) << QByteArray(text);
}

void TestCommandLine::aWrongProfile_isRefused()
{
    QFETCH(const QByteArray, text);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"profile.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    const clitest::ProgramRun run = runHere({"probe", "--profile", file.fileName().toUtf8(), "mx"});
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains("profile.json") || run.err.contains("--ca"), run.err.constData());
    QVERIFY2(!run.err.contains('\x1b') && !run.err.contains("\xe2\x80\xae"), run.err.constData());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
