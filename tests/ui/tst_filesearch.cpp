// SPDX-License-Identifier: GPL-3.0-or-later
#include "filetaskhost.h"
#include "transcriptbuilder.h"
#include "ui/files/foldersearch.h"
#include "ui/files/recentfiles.h"
#include "ui/transcript/filteredit.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/transcript/transcriptview.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUrl>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using test::told;
using ui::FolderSearch;
using State = ui::SessionController::State;

namespace {

const QByteArray Password = "correct horse battery";

transcript::Transcript greeted(const QByteArray &greeting)
{
    test::TranscriptBuilder builder;
    builder.opened(greeting).hello({"SIZE 1000"}).finished();
    return builder.transcript();
}

/// With a password in its login, unhidden.
transcript::Transcript leaky(bool saysSo)
{
    test::TranscriptBuilder builder;
    if (saysSo)
        builder.add(transcript::SecretsRecorded{});
    const QByteArray response = (QByteArray("\0alice\0", 7) + Password).toBase64();
    builder.opened().asked(Phase::Auth, "AUTH PLAIN " + response, {"235 2.7.0 welcome"}).finished();
    return builder.transcript();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A file was not written.");
}

} // namespace

/// Session files: found in a folder, dropped on the window, opened again.
class TestFileSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aLine_isFoundAndOpened();
    void aFileThatIsOpenAlready_isOnlyShown();
    void terms_areThoseOfTheFilter();
    void termsThatAreNone_searchNothing_data();
    void termsThatAreNone_searchNothing();
    void aFolderThatIsNone_isSaid_data();
    void aFolderThatIsNone_isSaid();
    void whatIsNoSession_isSaidOrPassedOver_data();
    void whatIsNoSession_isSaidOrPassedOver();
    void aFileThatWasCutOff_isSearchedAsFarAsItGoes();
    void secrets_areNeitherFoundNorShown_data();
    void secrets_areNeitherFoundNorShown();
    void linksInACircle_areNotFollowed();
    void whatWouldBeWaitedFor_isPassedOver();
    void aFolderThatVanishes_endsTheSearch();
    void escape_endsTheSearchAndNotTheWindow();
    void theWindowLives_whileLongFilesAreSearched();
    void tooManyLines_endTheSearch();
    void recentFiles_openAgain();
    void recentFiles_thatAreGone_areSaidAndForgotten();
    void whatStandsInTheSettings_isNotTrusted();
    void files_areDroppedAnywhere_data();
    void files_areDroppedAnywhere();
    void aFolder_isDroppedToBeSearched();
    void whatIsNoFile_isNotTaken();
    void tooManyFiles_areNotAllOpened();
    void aNewSession_isNotSavedOverTheFileOfTheOld();
    void aFileWithAnUnsaidPassword_isNotShown();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder + u'/' + name; }
    void keep(const QString &name, const transcript::Transcript &transcript) const
    {
        QVERIFY(format::saveSession(path(name), transcript));
    }
    [[nodiscard]] QDialog *searchDialog();
    /// Types \p terms, presses Return and waits for the end.
    void search(const QDialog &dialog, const QString &terms);
    [[nodiscard]] static QStringList texts(const QDialog &dialog);
    void drop(QWidget *target, const QList<QUrl> &urls);

    std::unique_ptr<test::FileTaskHost> m_host;
    QString m_folder;
};

void TestFileSearch::init()
{
    m_host = std::make_unique<test::FileTaskHost>();
    m_folder = m_host->services.folder() + u"/sessions"_s;
    QVERIFY(QDir().mkpath(m_folder));
    m_host->services.settings().setValue("search/folder"_L1, m_folder);
}

void TestFileSearch::cleanup()
{
    m_host.reset();
}

QDialog *TestFileSearch::searchDialog()
{
    return m_host->open("search"_L1, "search"_L1);
}

void TestFileSearch::search(const QDialog &dialog, const QString &terms)
{
    QVERIFY(type(dialog, "searchTerms"_L1, terms));
    usable<ui::FilterEdit>(dialog, "searchTerms"_L1)->completions()->popup()->hide();
    QTest::keyClick(usable<QLineEdit>(dialog, "searchTerms"_L1), Qt::Key_Return);
    QTRY_COMPARE(dialog.findChild<QPushButton *>("searchGo"_L1)->text(), u"Search"_s);
}

QStringList TestFileSearch::texts(const QDialog &dialog)
{
    const QAbstractItemModel *model = dialog.findChild<QTableView *>("searchResults"_L1)->model();
    QStringList texts;
    for (int row = 0; row < model->rowCount(); ++row)
        texts += model->index(row, 2).data().toString();
    return texts;
}

void TestFileSearch::aLine_isFoundAndOpened()
{
    keep(u"a.mscope"_s, greeted("220 one.example"));
    QVERIFY(QDir(m_folder).mkdir(u"deep"_s));
    keep(u"deep/b.mscope"_s, greeted("220 two.example"));
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    search(*dialog, u"two.example"_s);
    auto *results = usable<QTableView>(*dialog, "searchResults"_L1);
    QVERIFY(results->model()->rowCount() >= 1);
    QCOMPARE(results->model()->index(0, 0).data().toString(), u"deep/b.mscope"_s);
    QVERIFY(texts(*dialog).first().contains(u"220 two.example"_s));
    const qint64 line = results->model()->index(0, 1).data().toLongLong();
    results->setFocus();
    results->setCurrentIndex(results->model()->index(0, 2));
    QTest::keyClick(results, Qt::Key_Return);
    QTRY_COMPARE(m_host->window->currentPage()->file(), path(u"deep/b.mscope"_s));
    QTRY_COMPARE(m_host->window->currentPage()->transcript().panel().view().currentSequence(), line);
    QVERIFY(dialog->isVisible());
}

void TestFileSearch::aFileThatIsOpenAlready_isOnlyShown()
{
    keep(u"a.mscope"_s, greeted("220 one.example"));
    m_host->window->openSessionFile(path(u"a.mscope"_s));
    QTRY_COMPARE(m_host->window->currentPage()->file(), path(u"a.mscope"_s));
    m_host->window->openTab();
    m_host->window->openSessionFile(path(u"a.mscope"_s), 3);
    QCOMPARE(m_host->window->tabCount(), 2);
    QCOMPARE(m_host->window->currentPage(), m_host->window->pages().first());
    QCOMPARE(m_host->window->currentPage()->transcript().panel().view().currentSequence(), 3);
}

void TestFileSearch::terms_areThoseOfTheFilter()
{
    keep(u"a.mscope"_s, greeted("220 one.example"));
    keep(u"b.mscope"_s, greeted("554 two.example"));
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    search(*dialog, u"code:5xx"_s);
    QCOMPARE(texts(*dialog).size(), 1);
    QVERIFY(texts(*dialog).first().contains(u"554 two.example"_s));
}

void TestFileSearch::termsThatAreNone_searchNothing_data()
{
    QTest::addColumn<QString>("terms");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"   "_s;
    QTest::newRow("a code that is none") << u"code:abc"_s;
    QTest::newRow("an open quotation") << u"\"mail from"_s;
}

void TestFileSearch::termsThatAreNone_searchNothing()
{
    QFETCH(const QString, terms);
    keep(u"a.mscope"_s, greeted("220 one.example"));
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    search(*dialog, terms);
    QVERIFY(told(*dialog, "searchOutcome"_L1).startsWith(u"✗"_s));
    QCOMPARE(texts(*dialog), QStringList());
}

void TestFileSearch::aFolderThatIsNone_isSaid_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("nothing") << QString();
    QTest::newRow("not there") << u"/nowhere/at/all"_s;
    QTest::newRow("a file") << u"/etc/passwd"_s;
}

void TestFileSearch::aFolderThatIsNone_isSaid()
{
    QFETCH(const QString, folder);
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "searchFolder"_L1, folder));
    search(*dialog, u"220"_s);
    QVERIFY(told(*dialog, "searchOutcome"_L1).contains(u"choose another one"_s));
}

void TestFileSearch::whatIsNoSession_isSaidOrPassedOver_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("empty") << u"x.mscope"_s << QByteArray() << true;
    QTest::newRow("alien") << u"x.mscope"_s << QByteArray("\x89PNG\r\n\x1a\n 220") << true;
    QTest::newRow("a line without an end") << u"x.mscope"_s << QByteArray(1 << 20, '2') << true;
    QTest::newRow("zeros") << u"x.mscope"_s << QByteArray(4096, '\0') << true;
    QTest::newRow("of a later version") << u"x.mscope"_s
                                        << QByteArray("{\"mailscope\":\"session/99\",\"secrets\":false}\n") << true;
    QTest::newRow("broken in the middle")
        << u"x.mscope"_s << QByteArray("{\"mailscope\":\"session/1\",\"secrets\":false}\n{\"220\"\n{}\n{}\n") << true;
    QTest::newRow("something else") << u"notes.txt"_s << QByteArray("220 one.example\n") << false;
}

void TestFileSearch::whatIsNoSession_isSaidOrPassedOver()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isSaid);
    put(path(name), bytes);
    keep(u"a.mscope"_s, greeted("220 one.example"));
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    search(*dialog, u"one.example"_s);
    const QStringList found = texts(*dialog);
    QCOMPARE(found.filter(u"⚠"_s).size(), isSaid ? 1 : 0);
    QVERIFY(!found.filter(u"220 one.example"_s).isEmpty());
    QVERIFY(told(*dialog, "searchOutcome"_L1).contains(u"1 session file"_s));
    // What was not searched does not open either.
    auto *results = usable<QTableView>(*dialog, "searchResults"_L1);
    results->setFocus();
    for (int row = 0; row < results->model()->rowCount(); ++row) {
        if (!results->model()->index(row, 2).data().toString().startsWith(u"⚠"_s))
            continue;
        results->setCurrentIndex(results->model()->index(row, 2));
        QTest::keyClick(results, Qt::Key_Return);
    }
    QCoreApplication::processEvents();
    QCOMPARE(m_host->session().state(), State::Fresh);
}

void TestFileSearch::aFileThatWasCutOff_isSearchedAsFarAsItGoes()
{
    QByteArray bytes = format::writeSession(greeted("220 one.example"));
    bytes.chop(bytes.size() / 4);
    put(path(u"cut.mscope"_s), bytes);
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    search(*dialog, u"\"220 one.example\""_s);
    QCOMPARE(texts(*dialog).filter(u"220 one.example"_s).size(), 1);
}

void TestFileSearch::secrets_areNeitherFoundNorShown_data()
{
    QTest::addColumn<bool>("saysSo");
    QTest::newRow("recorded on purpose") << true;
    QTest::newRow("not said to be there") << false;
}

void TestFileSearch::secrets_areNeitherFoundNorShown()
{
    QFETCH(const bool, saysSo);
    keep(u"a.mscope"_s, leaky(saysSo));
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    search(*dialog, QString::fromUtf8((QByteArray("\0alice\0", 7) + Password).toBase64().mid(8, 20)));
    QCOMPARE(texts(*dialog).filter(u"PLAIN"_s), QStringList());
    search(*dialog, u"AUTH"_s);
    for (const QString &text : texts(*dialog))
        QVERIFY(!text.contains(QString::fromUtf8((QByteArray("\0alice\0", 7) + Password).toBase64())));
    QCOMPARE(texts(*dialog).filter(u"⚠"_s).size(), saysSo ? 0 : 1);
}

void TestFileSearch::linksInACircle_areNotFollowed()
{
    keep(u"a.mscope"_s, greeted("220 one.example"));
    QVERIFY(QDir(m_folder).mkpath(u"deep/deeper"_s));
    keep(u"deep/deeper/b.mscope"_s, greeted("220 two.example"));
    QVERIFY(QFile::link(m_folder, path(u"deep/back"_s)));
    QVERIFY(QFile::link(u"."_s, path(u"deep/deeper/here"_s)));
    QVERIFY(QFile::link(path(u"deep/deeper"_s), path(u"also"_s)));
    QVERIFY(QFile::link(path(u"y.mscope"_s), path(u"x.mscope"_s)));
    QVERIFY(QFile::link(path(u"x.mscope"_s), path(u"y.mscope"_s)));
    QVERIFY(QFile::link(path(u"self.mscope"_s), path(u"self.mscope"_s)));
    FolderSearch search(m_host->services.journalFolder());
    QSignalSpy ended(&search, &FolderSearch::finished);
    search.start(m_folder, filter::FilterExpression::parse(u"220").value());
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<FolderSearch::End>(), FolderSearch::End::Whole);
    QCOMPARE(search.files(), 2);
}

/// A pipe has no end as long as somebody may write to it.
void TestFileSearch::whatWouldBeWaitedFor_isPassedOver()
{
    keep(u"a.mscope"_s, greeted("220 one.example"));
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe.mscope"_s)).constData(), 0600), 0);
    QVERIFY(QFile::link(path(u"pipe.mscope"_s), path(u"link.mscope"_s)));
    QVERIFY(QFile::link(u"/dev/zero"_s, path(u"device.mscope"_s)));
    FolderSearch search(m_host->services.journalFolder());
    QSignalSpy ended(&search, &FolderSearch::finished);
    search.start(m_folder, filter::FilterExpression::parse(u"220").value());
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<FolderSearch::End>(), FolderSearch::End::Whole);
    QCOMPARE(search.files(), 1);
}

void TestFileSearch::aFolderThatVanishes_endsTheSearch()
{
    for (int at = 0; at < 200; ++at)
        keep(u"%1.mscope"_s.arg(at), greeted("220 one.example"));
    FolderSearch search(m_host->services.journalFolder());
    QSignalSpy ended(&search, &FolderSearch::finished);
    search.start(m_folder, filter::FilterExpression::parse(u"220").value());
    QSignalSpy found(&search, &FolderSearch::found);
    QVERIFY(found.wait());
    QVERIFY(QDir(m_folder).removeRecursively());
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<FolderSearch::End>(), FolderSearch::End::Gone);
    QVERIFY(search.count() > 0);
}

void TestFileSearch::escape_endsTheSearchAndNotTheWindow()
{
    for (int at = 0; at < 500; ++at)
        keep(u"%1.mscope"_s.arg(at), greeted("220 one.example"));
    QDialog *dialog = searchDialog();
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "searchTerms"_L1, u"zzz"_s));
    QVERIFY(click(*dialog, "searchGo"_L1));
    auto *go = usable<QPushButton>(*dialog, "searchGo"_L1);
    QCOMPARE(go->text(), u"Stop"_s);
    go->setFocus();
    QTest::keyClick(go, Qt::Key_Escape);
    QCOMPARE(go->text(), u"Search"_s);
    QVERIFY(told(*dialog, "searchOutcome"_L1).startsWith(u"Stopped."_s));
    QVERIFY(dialog->isVisible());
    QTest::keyClick(go, Qt::Key_Escape);
    QTRY_VERIFY(!m_host->window->findChild<QDialog *>("search"_L1));
}

void TestFileSearch::theWindowLives_whileLongFilesAreSearched()
{
    test::TranscriptBuilder builder;
    builder.opened();
    for (int at = 0; at < 5000; ++at)
        builder.asked(Phase::Noop, "NOOP", {"250 ok"});
    builder.finished();
    keep(u"long.mscope"_s, builder.transcript());
    FolderSearch search(m_host->services.journalFolder());
    QSignalSpy ended(&search, &FolderSearch::finished);
    search.start(m_folder, filter::FilterExpression::parse(u"zzz").value());
    const qint64 longest = test::WindowHost::longestPauseUntil([&ended] { return !ended.isEmpty(); });
    QVERIFY2(longest >= 0 && longest < 1000, qPrintable(QString::number(longest))); // several programs may share a core
    QCOMPARE(search.files(), 1);
}

void TestFileSearch::tooManyLines_endTheSearch()
{
    test::TranscriptBuilder builder;
    builder.opened();
    for (int at = 0; at < 3000; ++at)
        builder.asked(Phase::Noop, "NOOP", {"250 ok"});
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        keep(name + u".mscope"_s, builder.transcript());
    FolderSearch search(m_host->services.journalFolder());
    QSignalSpy ended(&search, &FolderSearch::finished);
    search.start(m_folder, filter::FilterExpression::parse(u"stage:noop").value());
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 30'000);
    QCOMPARE(ended.first().first().value<FolderSearch::End>(), FolderSearch::End::TooMany);
    QCOMPARE(search.count(), FolderSearch::Most);
}

void TestFileSearch::recentFiles_openAgain()
{
    keep(u"a & b.mscope"_s, greeted("220 one.example"));
    m_host->window->openSessionFile(path(u"a & b.mscope"_s));
    QTRY_COMPARE(m_host->window->currentPage()->file(), path(u"a & b.mscope"_s));
    m_host->window->openTab();
    auto *recent = m_host->window->findChild<QMenu *>("menu-recent"_L1);
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 3);
    QVERIFY(recent->actions().first()->text().contains(u"a && b.mscope"_s));
    recent->actions().first()->trigger();
    QTRY_COMPARE(m_host->window->currentPage()->file(), path(u"a & b.mscope"_s));
    recent->findChild<QAction *>("recentForget"_L1)->trigger();
    Q_EMIT recent->aboutToShow();
    QCOMPARE(recent->actions().size(), 2);
    QVERIFY(!recent->actions().last()->isEnabled());
}

void TestFileSearch::recentFiles_thatAreGone_areSaidAndForgotten()
{
    ui::RecentFiles(m_host->services.settings()).add(path(u"gone.mscope"_s));
    auto *recent = m_host->window->findChild<QMenu *>("menu-recent"_L1);
    Q_EMIT recent->aboutToShow();
    recent->actions().first()->trigger();
    QTRY_VERIFY(m_host->situation().contains(u"gone.mscope"_s));
    QVERIFY(ui::RecentFiles(m_host->services.settings()).paths().isEmpty());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestFileSearch::whatStandsInTheSettings_isNotTrusted()
{
    QStringList many{u"relative.mscope"_s, QString(), QString(10'000, u'/'), u"/a"_s, u"/a"_s};
    for (int at = 0; at < 50; ++at)
        many += u"/%1"_s.arg(at);
    m_host->services.settings().setValue("files/recent"_L1, many);
    const QStringList paths = ui::RecentFiles(m_host->services.settings()).paths();
    QCOMPARE(paths.size(), ui::RecentFiles::Most);
    QCOMPARE(paths.first(), u"/a"_s);
    QCOMPARE(paths.count(u"/a"_s), 1);
}

void TestFileSearch::drop(QWidget *target, const QList<QUrl> &urls)
{
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

void TestFileSearch::files_areDroppedAnywhere_data()
{
    QTest::addColumn<QString>("target");
    for (const QString &target : {u"mainWindow"_s, u"host"_s, u"line"_s, u"filter"_s, u"transcript"_s})
        QTest::newRow(qPrintable(target)) << target;
}

void TestFileSearch::files_areDroppedAnywhere()
{
    QFETCH(const QString, target);
    keep(u"a.mscope"_s, greeted("220 one.example"));
    keep(u"b.mscope"_s, greeted("220 two.example"));
    QWidget *widget = target == u"mainWindow"_s ? m_host->window.get() : m_host->window->findChild<QWidget *>(target);
    QVERIFY(widget);
    drop(widget, {QUrl::fromLocalFile(path(u"a.mscope"_s)), QUrl::fromLocalFile(path(u"b.mscope"_s))});
    QTRY_COMPARE(m_host->window->tabCount(), 2);
    QTRY_COMPARE(m_host->window->pages().at(1)->file(), path(u"b.mscope"_s));
    QCOMPARE(m_host->window->pages().at(0)->file(), path(u"a.mscope"_s));
    if (auto *field = qobject_cast<QLineEdit *>(widget))
        QVERIFY(!field->text().contains(u"mscope"_s));
}

void TestFileSearch::aFolder_isDroppedToBeSearched()
{
    drop(m_host->window.get(), {QUrl::fromLocalFile(m_folder)});
    auto *dialog = m_host->window->findChild<QDialog *>("search"_L1);
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit *>("searchFolder"_L1)->text(), m_folder);
}

void TestFileSearch::whatIsNoFile_isNotTaken()
{
    drop(m_host->window.get(), {QUrl(u"https://example.org/a.mscope"_s)});
    drop(m_host->window.get(), {});
    QCoreApplication::processEvents();
    QCOMPARE(m_host->window->tabCount(), 1);
    QCOMPARE(m_host->session().state(), State::Fresh);
}

void TestFileSearch::tooManyFiles_areNotAllOpened()
{
    QList<QUrl> urls;
    for (int at = 0; at < 30; ++at) {
        keep(u"%1.mscope"_s.arg(at), greeted("220 one.example"));
        urls += QUrl::fromLocalFile(path(u"%1.mscope"_s.arg(at)));
    }
    drop(m_host->window.get(), urls);
    QTRY_COMPARE(m_host->window->tabCount(), 20);
    QCoreApplication::processEvents();
    QCOMPARE(m_host->window->tabCount(), 20);
}

void TestFileSearch::aNewSession_isNotSavedOverTheFileOfTheOld()
{
    keep(u"a.mscope"_s, greeted("220 one.example"));
    m_host->window->openSessionFile(path(u"a.mscope"_s));
    QTRY_COMPARE(m_host->window->currentPage()->file(), path(u"a.mscope"_s));
    m_host->connectTo(m_host->server->port());
    QVERIFY(m_host->reaches(State::Idle));
    QCOMPARE(m_host->window->currentPage()->file(), QString());
    m_host->key(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(m_host->services.choices.size(), 1);
    const auto kept = format::loadSession(path(u"a.mscope"_s));
    QVERIFY(kept.has_value());
    QVERIFY(kept->transcript == greeted("220 one.example"));
}

void TestFileSearch::aFileWithAnUnsaidPassword_isNotShown()
{
    keep(u"a.mscope"_s, leaky(false));
    m_host->window->openSessionFile(path(u"a.mscope"_s));
    QTRY_VERIFY(m_host->situation().contains(u"does not say so"_s));
    QCOMPARE(m_host->session().state(), State::Fresh);
    keep(u"b.mscope"_s, leaky(true));
    m_host->window->openSessionFile(path(u"b.mscope"_s));
    QTRY_COMPARE(m_host->session().state(), State::Ended);
}

QTEST_MAIN(TestFileSearch)
#include "tst_filesearch.moc"
