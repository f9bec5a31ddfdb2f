// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/configuration.h"
#include "programrun.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::cli;

class TestConfiguration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFile_setsOptions();
    void theFile_isFoundBelowHome();
    void variables_winOverTheFile();
    void theCommandLine_winsOverAll();
    void repeatedOptions_doNotPileUp();
    void aProfile_winsOverTheFile();
    void optionsOfOtherCommands_areLeftAlone();
    void foreignVariables_areLeftAlone();
    void aWrongFile_isNamedWithItsLine_data();
    void aWrongFile_isNamedWithItsLine();
    void aWrongVariable_isNamed();
    void aSwitchThatIsNeitherYesNorNo_isRefused();
    void aRelativeFolder_isIgnored();

private:
    void write(const QByteArray &text);
    [[nodiscard]] Request parsed(const QByteArrayList &arguments) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
};

void TestConfiguration::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment = clitest::bareEnvironment();
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->path());
    QVERIFY(QDir(m_folder->path()).mkpath(u"mailscope"_s));
}

void TestConfiguration::write(const QByteArray &text)
{
    QFile file(m_folder->filePath(u"mailscope/cli.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

Request TestConfiguration::parsed(const QByteArrayList &arguments) const
{
    const auto request = parseCommandLine(arguments, m_environment);
    if (!request)
        qWarning("%s", qPrintable(request.error()));
    return request ? *request : Request();
}

void TestConfiguration::theFile_setsOptions()
{
    write("# mine\n\n  helo = file.example\ntimeout=7\nforce = yes\nquiet = no\nxclient = NAME=a=b\n4 = yes\r\n");
    const Request request = parsed({"probe", "mx"});
    QCOMPARE(request.plan.helloName, "file.example");
    QCOMPARE(request.plan.patience.limit(Phase::Hello), Patience::Limit(std::chrono::seconds(7)));
    QCOMPARE(request.plan.xclient, (QList<plan::KeyValue>{{"NAME", "a=b"}}));
    QCOMPARE(request.plan.family, plan::Family::IPv4);
    QVERIFY(request.plan.force);
    QVERIFY(!request.quiet);
}

void TestConfiguration::theFile_isFoundBelowHome()
{
    m_environment.remove(u"XDG_CONFIG_HOME"_s);
    m_environment.insert(u"HOME"_s, u"/home/bob"_s);
    QCOMPARE(configurationPath(m_environment), u"/home/bob/.config/mailscope/cli.conf"_s);
    QCOMPARE(historyPath(m_environment), u"/home/bob/.local/state/mailscope/history"_s);
    m_environment.remove(u"HOME"_s);
    QVERIFY(configurationPath(m_environment).isEmpty());
    QVERIFY(historyPath(m_environment).isEmpty());
    QVERIFY(parseCommandLine({"probe", "mx"}, m_environment));
}

void TestConfiguration::variables_winOverTheFile()
{
    write("helo = file.example\ntls-policy = report\n");
    m_environment.insert(u"MAILSCOPE_HELO"_s, u"variable.example"_s);
    m_environment.insert(u"MAILSCOPE_FORCE"_s, u"yes"_s);
    const Request request = parsed({"probe", "mx"});
    QCOMPARE(request.plan.helloName, "variable.example");
    QCOMPARE(request.plan.tlsPolicy, TlsPolicy::Report);
    QVERIFY(request.plan.force);
}

void TestConfiguration::theCommandLine_winsOverAll()
{
    write("helo = file.example\n4 = yes\n");
    m_environment.insert(u"MAILSCOPE_HELO"_s, u"variable.example"_s);
    const Request request = parsed({"probe", "--helo", "line.example", "-6", "mx"});
    QCOMPARE(request.plan.helloName, "line.example");
    QCOMPARE(request.plan.family, plan::Family::IPv6);
}

void TestConfiguration::repeatedOptions_doNotPileUp()
{
    write("xclient = NAME=file\nxclient = ADDR=192.0.2.1\n");
    QCOMPARE(parsed({"probe", "mx"}).plan.xclient.size(), 2);
    QCOMPARE(parsed({"probe", "--xclient", "NAME=line", "mx"}).plan.xclient, (QList<plan::KeyValue>{{"NAME", "line"}}));
}

void TestConfiguration::aProfile_winsOverTheFile()
{
    write("helo = file.example\ngreet = helo\n");
    QFile profile(m_folder->filePath(u"p.json"_s));
    QVERIFY(profile.open(QIODevice::WriteOnly));
    profile.write(R"({"helo": "profile.example"})");
    profile.close();
    const Request request = parsed({"probe", "--profile", profile.fileName().toUtf8(), "mx"});
    QCOMPARE(request.plan.helloName, "profile.example");
    QCOMPARE(request.plan.greet, plan::Greet::Helo);
}

void TestConfiguration::optionsOfOtherCommands_areLeftAlone()
{
    write("helo = file.example\nfault = ehlo:close\n");
    QVERIFY(parsed({"probe", "mx"}).server.faults.empty());
    QCOMPARE(parsed({"serve"}).server.faults.size(), std::size_t(1));
    QVERIFY(parsed({"explain", "550"}).command);
}

void TestConfiguration::foreignVariables_areLeftAlone()
{
    m_environment.insert(u"MAILSCOPE_SOMETHING_ELSE"_s, u"x"_s);
    m_environment.insert(u"MAILSCOPE_HELP"_s, u"yes"_s);
    m_environment.insert(u"MAILSCOPE_VERSION"_s, u"1"_s);
    const Request request = parsed({"probe", "mx"});
    QVERIFY(request.command);
    QVERIFY(!request.wantsHelp && !request.wantsVersion);
}

void TestConfiguration::aWrongFile_isNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *line :
         {"helo", "hello = x", "--helo = x", "helo =", "force = perhaps", "timeout = x", "security = ssl", "help = yes",
          "version = yes", "= x", "usre = bob", "proxy = proxy:1080"})
        QTest::newRow(line) << QByteArray(line);
}

void TestConfiguration::aWrongFile_isNamedWithItsLine()
{
    QFETCH(const QByteArray, text);
    write("# first\n" + text + "\n");
    const clitest::ProgramRun run = clitest::runHere({"probe", "mx"}, {}, m_environment);
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains("cli.conf, line 2: "), run.err.constData());
    QVERIFY(run.out.isEmpty());
}

void TestConfiguration::aWrongVariable_isNamed()
{
    m_environment.insert(u"MAILSCOPE_TIMEOUT"_s, u"soon"_s);
    const clitest::ProgramRun run = clitest::runHere({"probe", "mx"}, {}, m_environment);
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains("MAILSCOPE_TIMEOUT: "), run.err.constData());
}

void TestConfiguration::aSwitchThatIsNeitherYesNorNo_isRefused()
{
    m_environment.insert(u"MAILSCOPE_QUIET"_s, u"maybe"_s);
    const clitest::ProgramRun run = clitest::runHere({"probe", "mx"}, {}, m_environment);
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains("MAILSCOPE_QUIET"), run.err.constData());
}

void TestConfiguration::aRelativeFolder_isIgnored()
{
    m_environment.insert(u"XDG_CONFIG_HOME"_s, u"config"_s);
    QCOMPARE(configurationPath(m_environment), u"/dev/null/home/.config/mailscope/cli.conf"_s);
}

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
