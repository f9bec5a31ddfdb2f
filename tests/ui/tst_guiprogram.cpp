// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "practice/server.h"
#include "ui/session/journal.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace mailscope;
using ui::Journal;

/// The program as it is started from a desktop.
class TestGuiProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void help_needsNoDisplay();
    void theVersion_isSaid();
    void wrongArguments_areUsageErrors_data();
    void wrongArguments_areUsageErrors();
    void withoutADisplay_aSentenceSaysSo();
    void aHomeThatCannotBeWritten_stopsNothing();
    void theManualPage_namesWhatHelpNames();
    void aUrl_isConnectedTo();
    void aKilledSession_isWholeInItsJournal();
    void theDemo_talksToItself();

private:
    void start(const QStringList &arguments, const QString &platform = u"offscreen"_s);
    [[nodiscard]] QString journals() const { return m_folder->path() + u"/data/mailscope/mailscope/journal"_s; }
    [[nodiscard]] QString onlyJournal() const;
    [[nodiscard]] qsizetype journaledEvents() const;

    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_program;
};

void TestGuiProgram::init()
{
    m_folder.emplace();
    m_program = std::make_unique<QProcess>();
}

void TestGuiProgram::cleanup()
{
    m_program->kill();
    m_program->waitForFinished();
    m_program.reset();
}

void TestGuiProgram::start(const QStringList &arguments, const QString &platform)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, platform);
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->path() + u"/data"_s);
    environment.insert(u"XDG_CONFIG_HOME"_s, m_folder->path() + u"/config"_s);
    m_program->setProcessEnvironment(environment);
    m_program->start(QStringLiteral(MAILSCOPE_PROGRAM), arguments);
    QVERIFY(m_program->waitForStarted());
}

QString TestGuiProgram::onlyJournal() const
{
    const QFileInfoList files = QDir(journals()).entryInfoList({u"*.mscope"_s}, QDir::Files);
    return files.size() == 1 ? files.constFirst().filePath() : QString();
}

qsizetype TestGuiProgram::journaledEvents() const
{
    const auto session = format::loadSession(onlyJournal());
    return session ? session->transcript.size() : 0;
}

void TestGuiProgram::help_needsNoDisplay()
{
    start({u"--help"_s}, u"nonsense"_s);
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitCode(), 0);
    QVERIFY(m_program->readAllStandardOutput().startsWith("Usage: mailscope [URL | FILE]\n"));
}

void TestGuiProgram::theVersion_isSaid()
{
    start({u"--version"_s}, u"nonsense"_s);
    QVERIFY(m_program->waitForFinished());
    QVERIFY(m_program->readAllStandardOutput().startsWith("mailscope "));
}

void TestGuiProgram::wrongArguments_areUsageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("an option that is none") << QStringList{u"--frobnicate"_s} << QByteArray("There is no option");
    QTest::newRow("two servers") << QStringList{u"a.example"_s, u"b.example"_s} << QByteArray("one too many");
    QTest::newRow("a bad port") << QStringList{u"smtp://a.example:99999"_s} << QByteArray("99999");
    QTest::newRow("another scheme") << QStringList{u"https://a.example"_s} << QByteArray("https");
    QTest::newRow("a file that is not there") << QStringList{u"lost.mscope"_s} << QByteArray("There is no file");
    QTest::newRow("a path that is not there") << QStringList{u"./lost/session"_s} << QByteArray("There is no file");
    QTest::newRow("a folder") << QStringList{u"/tmp"_s} << QByteArray("is no file");
    QTest::newRow("an option's name behind --")
        << QStringList{u"--"_s, u"--demo.mscope"_s} << QByteArray("There is no file");
    QTest::newRow("the demo and a server")
        << QStringList{u"--demo"_s, u"a.example"_s} << QByteArray("takes no other server");
    QTest::newRow("a server and the demo")
        << QStringList{u"a.example"_s, u"--demo"_s} << QByteArray("takes no other server");
    QTest::newRow("nothing in quotes") << QStringList{QString()} << QByteArray("mailscope: ");
    QTest::newRow("a password") << QStringList{u"smtp://u:secret@a.example"_s} << QByteArray("password");
}

void TestGuiProgram::wrongArguments_areUsageErrors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    start(arguments, u"nonsense"_s);
    QVERIFY(m_program->waitForFinished());
    const QByteArray said = m_program->readAllStandardError();
    QCOMPARE(m_program->exitCode(), 64);
    QVERIFY2(said.contains(words), said.constData());
    QVERIFY(!said.contains("secret"));
}

void TestGuiProgram::withoutADisplay_aSentenceSaysSo()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(name);
    m_program->setProcessEnvironment(environment);
    m_program->start(QStringLiteral(MAILSCOPE_PROGRAM), QStringList());
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_program->exitCode(), 69);
    QVERIFY(m_program->readAllStandardError().contains("mailscope-cli"));
}

void TestGuiProgram::aHomeThatCannotBeWritten_stopsNothing()
{
    QFile taken(m_folder->path() + u"/data"_s);
    QVERIFY(taken.open(QIODevice::WriteOnly));
    QFile alsoTaken(m_folder->path() + u"/config"_s);
    QVERIFY(alsoTaken.open(QIODevice::WriteOnly));
    practice::Server server{practice::Options()};
    QVERIFY(server.listen().has_value());
    start({u"smtp://127.0.0.1:%1"_s.arg(server.port())});
    QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, 20'000);
    QCOMPARE(m_program->state(), QProcess::Running);
}

void TestGuiProgram::theManualPage_namesWhatHelpNames()
{
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR "/packaging/man/mailscope.1"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray page = file.readAll();
    start({u"--help"_s}, u"nonsense"_s);
    QVERIFY(m_program->waitForFinished());
    static const QRegularExpression option(u"(?:^|\\s)(--?[a-zA-Z]*)(?=[,\\s])"_s);
    const QString help = QString::fromUtf8(m_program->readAllStandardOutput());
    for (const QRegularExpressionMatch &match : option.globalMatch(help)) {
        const QByteArray name = match.captured(1).toLatin1().replace("-", "\\-");
        QVERIFY2(page.contains("\\fB" + name + "\\fR"), name.constData());
    }
    QProcess man;
    man.setProcessChannelMode(QProcess::MergedChannels);
    man.start(u"man"_s, {u"--warnings"_s, u"-E"_s, u"UTF-8"_s, u"-l"_s, u"-Tutf8"_s, u"-Z"_s, file.fileName()});
    QVERIFY(man.waitForFinished());
    QCOMPARE(man.exitCode(), 0);
    QVERIFY(!man.readAll().contains("warning"));
}

void TestGuiProgram::aUrl_isConnectedTo()
{
    practice::Server server{practice::Options()};
    QVERIFY(server.listen().has_value());
    start({u"smtp://127.0.0.1:%1"_s.arg(server.port())});
    QTRY_COMPARE_WITH_TIMEOUT(server.connectionCount(), 1, 20'000);
}

void TestGuiProgram::aKilledSession_isWholeInItsJournal()
{
    practice::Server server{practice::Options()};
    QVERIFY(server.listen().has_value());
    start({u"smtp://127.0.0.1:%1"_s.arg(server.port())});
    // Both hellos of an opportunistic start are in it.
    QTRY_COMPARE_GT_WITH_TIMEOUT(journaledEvents(), 35, 20'000);
    QCOMPARE(Journal::abandoned(journals()), QStringList());
    ::kill(static_cast<pid_t>(m_program->processId()), SIGKILL);
    QVERIFY(m_program->waitForFinished());
    QCOMPARE(m_program->exitStatus(), QProcess::CrashExit);
    QCOMPARE(Journal::abandoned(journals()), QStringList{onlyJournal()});
    const auto session = format::loadSession(onlyJournal());
    QVERIFY(session.has_value());
    QVERIFY(session->cutOff);
    QCOMPARE_GT(session->transcript.size(), 35);
}

void TestGuiProgram::theDemo_talksToItself()
{
    start({u"--demo"_s});
    QTRY_COMPARE_GT_WITH_TIMEOUT(journaledEvents(), 35, 20'000);
}

QTEST_GUILESS_MAIN(TestGuiProgram)
#include "tst_guiprogram.moc"
