// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/pages.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::cli;

class TestPages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFiles_areWhatTheTablesSay_data();
    void theFiles_areWhatTheTablesSay();
    void theManualPage_namesEverything();
    void theManualPage_hasNoWarnings();
    void theBashCompletion_offersCommandsAndChoices_data();
    void theBashCompletion_offersCommandsAndChoices();
};

void TestPages::theFiles_areWhatTheTablesSay_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("made");
    QTest::newRow("manual page") << u"man/mailscope-cli.1"_s << manualPage();
    QTest::newRow("bash") << u"completions/mailscope-cli.bash"_s << bashCompletion();
    QTest::newRow("zsh") << u"completions/_mailscope-cli"_s << zshCompletion();
    QTest::newRow("fish") << u"completions/mailscope-cli.fish"_s << fishCompletion();
}

void TestPages::theFiles_areWhatTheTablesSay()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, made);
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR "/packaging/") + path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QVERIFY2(file.readAll() == made, "Out of date: build mailscope-cli-pages and run it with the folder packaging");
}

void TestPages::theManualPage_namesEverything()
{
    const QByteArray page = manualPage();
    for (const Option &option : optionTable())
        QVERIFY2(page.contains("\\fB" + QByteArray(option.name.data()).replace("-", "\\-") + "\\fR"),
                 option.name.data());
    for (const Command &command : commandTable())
        QVERIFY2(page.contains(QByteArray("\\fB") + command.name.data() + "\\fR"), command.name.data());
}

void TestPages::theManualPage_hasNoWarnings()
{
    QProcess man;
    man.setProcessChannelMode(QProcess::MergedChannels);
    man.start(u"man"_s,
              {u"--warnings"_s, u"-E"_s, u"UTF-8"_s, u"-l"_s, u"-Tutf8"_s, u"-Z"_s,
               QStringLiteral(MAILSCOPE_SOURCE_DIR "/packaging/man/mailscope-cli.1")});
    QVERIFY(man.waitForFinished());
    const QByteArray output = man.readAll();
    QCOMPARE(man.exitCode(), 0);
    QVERIFY2(!output.contains("warning"), output.constData());
}

void TestPages::theBashCompletion_offersCommandsAndChoices_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("offered");
    QTest::newRow("a command") << u"mailscope-cli pro"_s << QByteArray("probe");
    QTest::newRow("an option") << u"mailscope-cli probe --tls-po"_s << QByteArray("--tls-policy");
    QTest::newRow("a choice") << u"mailscope-cli probe --security start"_s << QByteArray("starttls");
    QTest::newRow("only its own options") << u"mailscope-cli serve --tls-po"_s << QByteArray();
}

void TestPages::theBashCompletion_offersCommandsAndChoices()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, offered);
    QProcess bash;
    const QString script =
        u". \"$0\"; COMP_WORDS=(%1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _mailscope_cli; echo \"${COMPREPLY[*]}\""_s
            .arg(words);
    bash.start(u"bash"_s,
               {u"-c"_s, script, QStringLiteral(MAILSCOPE_SOURCE_DIR "/packaging/completions/mailscope-cli.bash")});
    QVERIFY(bash.waitForFinished());
    QCOMPARE(bash.readAllStandardError(), QByteArray());
    QCOMPARE(bash.readAllStandardOutput().trimmed(), offered);
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
