// SPDX-License-Identifier: GPL-3.0-or-later
#include "filetaskhost.h"
#include "format/writer.h"
#include "support/frames.h"
#include "transcriptbuilder.h"
#include "ui/files/pageview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using test::told;
using State = ui::SessionController::State;

namespace {

const QByteArray Password = "correct horse battery";

QByteArray initialResponse()
{
    return (QByteArray("\0alice\0", 7) + Password).toBase64();
}

transcript::Transcript longSession()
{
    test::TranscriptBuilder builder;
    builder.opened();
    for (int at = 0; at < 40'000; ++at)
        builder.asked(Phase::Noop, "NOOP", {"250 2.0.0 ok, and as long as what a server says to a command usually is"});
    builder.finished();
    return builder.transcript();
}

/// A session with an unhidden password; it says so, or does not.
transcript::Transcript leaky(bool saysSo)
{
    test::TranscriptBuilder builder;
    if (saysSo)
        builder.add(transcript::SecretsRecorded{});
    builder.opened().hello({"AUTH PLAIN"});
    builder.asked(Phase::Auth, "AUTH PLAIN " + initialResponse(), {"235 2.7.0 welcome"}).finished();
    return builder.transcript();
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// A session leaves the window as a file, or as a command of another program.
class TestSessionExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_host = std::make_unique<test::FileTaskHost>(); }
    void cleanup() { m_host.reset(); }
    void everyFormat_isShownAndThenWritten_data();
    void everyFormat_isShownAndThenWritten();
    void aPlaceThatCannotBeWritten_isSaidAndCanBeChosenAnew_data();
    void aPlaceThatCannotBeWritten_isSaidAndCanBeChosenAnew();
    void aDialogForTheFileThatIsDismissed_changesNothing();
    void selectedLines_areExportedAlone();
    void withoutASelection_noneIsOffered();
    void findings_leaveTheRestOut();
    void withoutAnyEvents_thereIsNothingToExport();
    void anUnsaidSecret_isRefusedByEveryFormat_data();
    void anUnsaidSecret_isRefusedByEveryFormat();
    void recordedSecrets_areLeftOutUnlessTheyAreAskedFor_data();
    void recordedSecrets_areLeftOutUnlessTheyAreAskedFor();
    void thePage_loadsNothingAndLeadsNowhere();
    void wordsOfAServer_stayWordsOnThePage();
    void aTabThatIsClosed_leavesItsExportAlone();
    void theWindowLives_whileALongSessionIsWritten_data();
    void theWindowLives_whileALongSessionIsWritten();
    void anExportThatIsStopped_leavesNothing_data();
    void anExportThatIsStopped_leavesNothing();
    void aTabThatGoesOn_isNotInItsExport();
    void everyTool_givesACommandForBothShells_data();
    void everyTool_givesACommandForBothShells();
    void aSessionThatWentNowhere_isNoCommand();
    void aCommand_namesTheVariableAndNotThePassword();

private:
    [[nodiscard]] QDialog *exportDialog() { return m_host->open("export"_L1, "export"_L1); }

    std::unique_ptr<test::FileTaskHost> m_host;
};

void TestSessionExport::everyFormat_isShownAndThenWritten_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("text") << 0 << QByteArray();
    QTest::newRow("markdown") << 1 << QByteArray("# ");
    QTest::newRow("html") << 2 << QByteArray("<!DOCTYPE html>");
    QTest::newRow("json") << 3 << QByteArray("{");
    QTest::newRow("csv") << 4 << QByteArray();
    QTest::newRow("script") << 5 << QByteArray("#");
    QTest::newRow("pcapng") << 6 << QByteArray("\x0a\x0d\x0d\x0a");
}

void TestSessionExport::everyFormat_isShownAndThenWritten()
{
    QFETCH(const int, row);
    QFETCH(const QByteArray, beginning);
    m_host->visit();
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "exportFormat"_L1, row));
    const bool isPage = row == 2;
    auto *shown = usable<QWidget>(*dialog, isPage ? "exportPage"_L1 : "exportText"_L1);
    QVERIFY(shown);
    const QString preview = shown->property("plainText").toString();
    QVERIFY(!preview.isEmpty());
    QCOMPARE(usable<QWidget>(*dialog, "exportCopy"_L1) == nullptr, row == 6);
    const QString path = m_host->services.folder() + u"/taken"_s;
    m_host->services.choose(path);
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_VERIFY(!m_host->window->findChild<QDialog *>("export"_L1));
    QVERIFY(contents(path).startsWith(beginning));
    if (row != 2 && row != 6)
        QCOMPARE(preview, QString::fromUtf8(contents(path)).remove(u'\r'));
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
    QVERIFY(m_host->situation().contains(path));
    QVERIFY(m_host->services.choices.last().suggested.endsWith(format::writers()[std::size_t(row)].suffix));
}

void TestSessionExport::aPlaceThatCannotBeWritten_isSaidAndCanBeChosenAnew_data()
{
    QTest::addColumn<QString>("place");
    QTest::newRow("a full device") << u"/dev/full"_s;
    QTest::newRow("a folder that is not there") << u"missing/taken.txt"_s;
    QTest::newRow("a folder") << u"profiles"_s;
    QTest::newRow("below a file") << u"settings.ini/taken.txt"_s;
    QTest::newRow("a name that is too long") << QString(300, u'x');
}

void TestSessionExport::aPlaceThatCannotBeWritten_isSaidAndCanBeChosenAnew()
{
    QFETCH(const QString, place);
    m_host->services.settings().sync();
    m_host->visit();
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    const QDir folder(m_host->services.folder());
    const QStringList before = folder.entryList();
    m_host->services.choose(folder.absoluteFilePath(place));
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_VERIFY2(told(*dialog, "exportOutcome"_L1).contains(u"choose another place"_s),
                 qPrintable(told(*dialog, "exportOutcome"_L1)));
    QVERIFY(dialog->isVisible());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(folder.entryList(), before);
    m_host->services.choose(folder.filePath(u"better.txt"_s));
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_VERIFY(folder.exists(u"better.txt"_s));
}

void TestSessionExport::aDialogForTheFileThatIsDismissed_changesNothing()
{
    m_host->visit();
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    m_host->services.choose({});
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_COMPARE(m_host->services.choices.size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(dialog->isVisible());
    QCOMPARE(told(*dialog, "exportOutcome"_L1), QString());
}

void TestSessionExport::selectedLines_areExportedAlone()
{
    m_host->visit();
    auto *view = m_host->page().findChild<QTableView *>("transcript"_L1);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_End);
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "exportExtent"_L1, 1));
    const QString some = usable<QPlainTextEdit>(*dialog, "exportText"_L1)->toPlainText();
    QVERIFY(choose(*dialog, "exportExtent"_L1, 0));
    const QString all = usable<QPlainTextEdit>(*dialog, "exportText"_L1)->toPlainText();
    QVERIFY(!some.contains(u"EHLO"_s));
    QVERIFY(all.contains(u"EHLO"_s));
}

void TestSessionExport::withoutASelection_noneIsOffered()
{
    m_host->visit();
    m_host->page().findChild<QTableView *>("transcript"_L1)->clearSelection();
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QCOMPARE(usable<QComboBox>(*dialog, "exportExtent"_L1)->count(), 2);
}

void TestSessionExport::findings_leaveTheRestOut()
{
    m_host->visit();
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    auto *extent = usable<QComboBox>(*dialog, "exportExtent"_L1);
    QVERIFY(choose(*dialog, "exportExtent"_L1, extent->count() - 1));
    QVERIFY(!usable<QPlainTextEdit>(*dialog, "exportText"_L1)->toPlainText().contains(u"QUIT"_s));
}

void TestSessionExport::withoutAnyEvents_thereIsNothingToExport()
{
    for (const QLatin1StringView entry : {"export"_L1, "copy-command"_L1, "replay"_L1})
        QVERIFY(!m_host->menu(entry)->isEnabled());
}

void TestSessionExport::anUnsaidSecret_isRefusedByEveryFormat_data()
{
    QTest::addColumn<int>("row");
    for (const format::Writer &writer : format::writers())
        QTest::newRow(writer.name.data()) << int(&writer - format::writers().data());
}

void TestSessionExport::anUnsaidSecret_isRefusedByEveryFormat()
{
    QFETCH(const int, row);
    m_host->session().show(leaky(false), plan::Plan());
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "exportFormat"_L1, row));
    const bool isWritten = usable<QWidget>(*dialog, "exportSave"_L1) != nullptr;
    const QString shown = present<QPlainTextEdit>(*dialog, "exportText"_L1)->toPlainText();
    QVERIFY(!shown.contains(QString::fromUtf8(initialResponse())));
    QVERIFY(!shown.contains(QString::fromUtf8(Password)));
    // CSV and the report for programs leave the responses of a login out themselves.
    if (!isWritten)
        QVERIFY(told(*dialog, "exportOutcome"_L1).contains(u"secret"_s));
    QCOMPARE(usable<QWidget>(*dialog, "exportCopy"_L1) != nullptr, isWritten && row != 6);
    if (row == 0 || row == 2 || row == 6)
        QVERIFY(!isWritten);
}

void TestSessionExport::recordedSecrets_areLeftOutUnlessTheyAreAskedFor_data()
{
    anUnsaidSecret_isRefusedByEveryFormat_data();
}

void TestSessionExport::recordedSecrets_areLeftOutUnlessTheyAreAskedFor()
{
    QFETCH(const int, row);
    m_host->session().show(leaky(true), plan::Plan());
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "exportFormat"_L1, row));
    const QString path = m_host->services.folder() + u"/taken"_s;
    m_host->services.choose(path);
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_VERIFY(QFileInfo::exists(path));
    QVERIFY(!contents(path).contains(initialResponse()));
    QVERIFY(!contents(path).contains(Password));

    QTRY_VERIFY(!m_host->window->findChild<QDialog *>("export"_L1));
    dialog = exportDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "exportFormat"_L1, row));
    QVERIFY(click(*dialog, "exportSecrets"_L1));
    QVERIFY(usable<QCheckBox>(*dialog, "exportSecrets"_L1)->isChecked());
    QVERIFY(told(*dialog, "exportOutcome"_L1).contains(u"first line"_s));
    m_host->services.choose(path);
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_VERIFY(!m_host->window->findChild<QDialog *>("export"_L1));
    if (row == 0 || row == 2)
        QVERIFY(contents(path).contains(initialResponse()));
}

void TestSessionExport::thePage_loadsNothingAndLeadsNowhere()
{
    QTcpServer outside;
    QVERIFY(outside.listen(QHostAddress::LocalHost));
    const QString place = u"http://127.0.0.1:%1/"_s.arg(outside.serverPort());
    ui::PageView page;
    page.resize(400, 300);
    page.show();
    page.showPage(
        u"<html><head><link rel=stylesheet href='%1a.css'></head><body background='%1b.png'>"
        "<img src='%1c.png'><img src='file:///etc/hostname'><a href='%1d'>there</a></body></html>"_s.arg(place)
            .toUtf8());
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    Q_EMIT page.anchorClicked(QUrl(place));
    QVERIFY(!outside.waitForNewConnection(200));
    QCOMPARE(page.toPlainText().simplified().remove(QChar(0xfffc)), u"there"_s);
    QVERIFY(page.source().isEmpty());
}

void TestSessionExport::wordsOfAServer_stayWordsOnThePage()
{
    test::TranscriptBuilder builder;
    builder
        .opened("220 <img src=x onerror=alert(1)><h1>mine</h1> \xe2\x80\xae"
                "gpj")
        .finished();
    m_host->session().show(builder.transcript(), plan::Plan());
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "exportFormat"_L1, 2));
    const QString text = usable<QTextBrowser>(*dialog, "exportPage"_L1)->toPlainText();
    QVERIFY(text.contains(u"<h1>mine</h1>"_s));
    QVERIFY(!text.contains(QChar(0x202e)));
}

void TestSessionExport::theWindowLives_whileALongSessionIsWritten_data()
{
    QTest::addColumn<int>("row"); // of the formats
    QTest::newRow("text") << 0;
    QTest::newRow("HTML") << 2;
    QTest::newRow("pcapng") << 6;
}

void TestSessionExport::theWindowLives_whileALongSessionIsWritten()
{
    QFETCH(const int, row);
    m_host->session().show(longSession(), plan::Plan());
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "exportFormat"_L1, row));
    const QString path = m_host->services.folder() + u"/long"_s;
    m_host->services.choose(path);
    const auto before = test::computed();
    QVERIFY(click(*dialog, "exportSave"_L1));
    QVERIFY(test::computed() - before < std::chrono::milliseconds(500)); // it takes seconds to write
    const test::Frames frames;
    QTRY_VERIFY_WITH_TIMEOUT(!m_host->window->findChild<QDialog *>("export"_L1), 120'000);
    QVERIFY2(frames.longest() < std::chrono::milliseconds(200), qPrintable(QString::number(frames.longest().count())));
    QVERIFY(QFileInfo(path).size() > 1'000'000);
}

void TestSessionExport::anExportThatIsStopped_leavesNothing_data()
{
    QTest::addColumn<QLatin1StringView>("button");
    QTest::newRow("by its button") << "exportStop"_L1;
    QTest::newRow("by closing the dialog") << "closeExport"_L1;
}

void TestSessionExport::anExportThatIsStopped_leavesNothing()
{
    QFETCH(const QLatin1StringView, button);
    m_host->session().show(longSession(), plan::Plan());
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    const QString path = m_host->services.folder() + u"/stopped.txt"_s;
    m_host->services.choose(path);
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_VERIFY(usable<QWidget>(*dialog, "exportStop"_L1));
    QVERIFY(!usable<QWidget>(*dialog, "exportFormat"_L1)); // what is being written stays as it was chosen
    QVERIFY(click(*dialog, button));
    QVERIFY(QThreadPool::globalInstance()->waitForDone(60'000));
    QCoreApplication::processEvents();
    QVERIFY(!QFile::exists(path));
    QCOMPARE(QDir(m_host->services.folder()).entryList({u"stopped*"_s}), QStringList());
    if (button == "exportStop"_L1) {
        QVERIFY(told(*dialog, "exportOutcome"_L1).contains(u"nothing was written"_s));
        QVERIFY(usable<QWidget>(*dialog, "exportSave"_L1));
    }
}

/// What is exported is the session as it stood.
void TestSessionExport::aTabThatGoesOn_isNotInItsExport()
{
    m_host->connectTo(m_host->server->port());
    QVERIFY(m_host->reaches(State::Idle));
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    const QString path = m_host->services.folder() + u"/taken.txt"_s;
    m_host->services.choose(path);
    QVERIFY(click(*dialog, "exportSave"_L1));
    for (int noops = 0; noops < 50; ++noops)
        (void)m_host->session().sendNow("NOOP later\r\n");
    QTRY_VERIFY(!m_host->window->findChild<QDialog *>("export"_L1));
    QVERIFY(contents(path).contains("EHLO"));
    QVERIFY(!contents(path).contains("later"));
    QVERIFY(m_host->reaches(State::Idle));
}

void TestSessionExport::aTabThatIsClosed_leavesItsExportAlone()
{
    m_host->visit();
    QDialog *dialog = exportDialog();
    QVERIFY(dialog);
    m_host->menu("close"_L1)->trigger();
    QTRY_COMPARE(m_host->session().state(), State::Fresh);
    const QString path = m_host->services.folder() + u"/taken.txt"_s;
    m_host->services.choose(path);
    QVERIFY(click(*dialog, "exportSave"_L1));
    QTRY_VERIFY(contents(path).contains("EHLO"));
}

void TestSessionExport::everyTool_givesACommandForBothShells_data()
{
    QTest::addColumn<int>("tool");
    QTest::addColumn<QString>("word");
    QTest::newRow("swaks") << 0 << u"swaks "_s;
    QTest::newRow("curl") << 1 << u"curl "_s;
    QTest::newRow("openssl") << 2 << u"openssl s_client"_s;
    QTest::newRow("perl") << 3 << u"Net::SMTP"_s;
    QTest::newRow("mailscope") << 4 << u"mailscope-cli "_s;
}

void TestSessionExport::everyTool_givesACommandForBothShells()
{
    QFETCH(const int, tool);
    QFETCH(const QString, word);
    m_host->visit();
    QDialog *dialog = m_host->open("copy-command"_L1, "command"_L1);
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "commandTool"_L1, tool));
    QCOMPARE(usable<QWidget>(*dialog, "commandShell"_L1) == nullptr, tool == 3);
    for (int shell = 0; shell < (tool == 3 ? 1 : 2); ++shell) {
        if (tool != 3)
            QVERIFY(choose(*dialog, "commandShell"_L1, shell));
        QVERIFY(usable<QPlainTextEdit>(*dialog, "commandText"_L1)->toPlainText().contains(word));
        QApplication::clipboard()->clear();
        QVERIFY(click(*dialog, "commandCopy"_L1));
        QVERIFY(QApplication::clipboard()->text().contains(word));
        QVERIFY(told(*dialog, "commandOutcome"_L1).contains(u"Copied"_s));
    }
}

void TestSessionExport::aSessionThatWentNowhere_isNoCommand()
{
    transcript::Transcript nowhere;
    nowhere.append({1, std::chrono::nanoseconds(0), transcript::Began{}});
    m_host->session().show(nowhere, plan::Plan());
    m_host->menu("copy-command"_L1)->trigger();
    QVERIFY(!m_host->window->findChild<QDialog *>("command"_L1));
    QVERIFY(!m_host->situation().isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestSessionExport::aCommand_namesTheVariableAndNotThePassword()
{
    m_host->session().show(leaky(true), plan::Plan());
    QDialog *dialog = m_host->open("copy-command"_L1, "command"_L1);
    QVERIFY(dialog);
    for (int tool = 0; tool < 5; ++tool) {
        QVERIFY(choose(*dialog, "commandTool"_L1, tool));
        const QString text = usable<QPlainTextEdit>(*dialog, "commandText"_L1)->toPlainText();
        QVERIFY(!text.contains(QString::fromUtf8(Password)));
        QVERIFY(!text.contains(QString::fromUtf8(initialResponse())));
    }
    QVERIFY(choose(*dialog, "commandTool"_L1, 0));
    QVERIFY(told(*dialog, "commandSecret"_L1).contains(u"MAILSCOPE_PASSWORD"_s));
}

QTEST_MAIN(TestSessionExport)
#include "tst_sessionexport.moc"
