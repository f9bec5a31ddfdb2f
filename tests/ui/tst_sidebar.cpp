// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventjson.h"
#include "format/sessionfile.h"
#include "support/gestures.h"
#include "support/testservices.h"
#include "ui/profiles/profilemodel.h"
#include "ui/profiles/profilestore.h"
#include "ui/profiles/sidebar.h"
#include "ui/profiles/sidetree.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using namespace mailscope::ui;

class TestSideBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void emptyLists_sayWhatToDo();
    void profiles_openByEnterDoubleClickAndMiddleButton();
    void folders_unfoldInsteadOfOpening();
    void aBrokenProfile_isToldAndNotOpened();
    void f2_renames();
    void aHostileOrTakenName_isRefusedInWords();
    void del_deletesAndUndoBringsBack();
    void undo_doesNotReplaceWhatCameMeanwhile();
    void aFullFolder_isNotDeleted();
    void theContextMenu_duplicates();
    void aVanishedFolder_isToldAndAnotherIsChosen();
    void aConnection_isSavedUnderAName();
    void aBadName_staysInTheForm();
    void esc_leavesTheForm();
    void anExistingProfile_isReplacedOnlyWhenConfirmed();
    void aReadOnlyPlace_isToldInTheForm();
    void theTree_staysAsItWasUnfolded();
    void sessions_openByEnterAndGroupsFold();
    void thePracticeServer_isOneClickAway();
    void everything_isNamed();

private:
    void put(const QString &path, const QByteArray &bytes = "{}");
    void putSession(const QString &name, const QDateTime &start);
    [[nodiscard]] SideTree *tree(QLatin1StringView name) const { return usable<SideTree>(*m_bar, name); }
    /// Puts the cursor on the profile at \p path; false when it is not shown.
    [[nodiscard]] bool select(const QString &path);
    [[nodiscard]] QString notice() const;
    [[nodiscard]] QString file(const QString &path) const;

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<SideBar> m_bar;
};

void TestSideBar::init()
{
    m_services = std::make_unique<TestServices>();
    m_bar = std::make_unique<SideBar>(*m_services);
    m_bar->resize(280, 700);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
}

void TestSideBar::cleanup()
{
    m_bar.reset();
    m_services.reset();
}

void TestSideBar::put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(file(path)).path());
    QFile written(file(path));
    QVERIFY(written.open(QIODevice::WriteOnly));
    QCOMPARE(written.write(bytes), bytes.size());
    written.close();
    m_bar->profiles().rescan();
}

void TestSideBar::putSession(const QString &name, const QDateTime &start)
{
    transcript::Began began;
    began.startedAt = start.toUTC();
    began.targets = {{u"smtp://mx.example:25"_s, u"mx.example"_s, 25, u"smtp"_s, u"none"_s}};
    QFile written(m_services->journalFolder() + u'/' + name);
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write(format::sessionHeader(false));
    written.write(format::eventLine({1, std::chrono::nanoseconds(0), began}));
    written.write(format::eventLine({2, std::chrono::nanoseconds(1), transcript::Finished{}}));
}

QString TestSideBar::file(const QString &path) const
{
    return m_services->profilesFolder() + u'/' + path;
}

bool TestSideBar::select(const QString &path)
{
    SideTree *profiles = tree("profiles"_L1);
    const auto *model = profiles ? qobject_cast<ProfileModel *>(profiles->model()) : nullptr;
    const QModelIndex index = model ? model->indexOf(path) : QModelIndex();
    if (!index.isValid())
        return false;
    profiles->scrollTo(index);
    QTest::mouseClick(profiles->viewport(), Qt::LeftButton, Qt::NoModifier, profiles->visualRect(index).center());
    profiles->setFocus();
    return profiles->currentIndex() == index;
}

QString TestSideBar::notice() const
{
    const auto *label = usable<QLabel>(*m_bar, "noticeText"_L1);
    return label ? label->text() : QString();
}

void TestSideBar::emptyLists_sayWhatToDo()
{
    const auto *profiles = usable<QLabel>(*m_bar, "profilesEmpty"_L1);
    QVERIFY(profiles);
    QVERIFY(profiles->text().contains("save it as a profile"_L1));
    QVERIFY(usable<QLabel>(*m_bar, "historyEmpty"_L1));
    QVERIFY(!tree("profiles"_L1));
    QVERIFY(!tree("history"_L1));
    QVERIFY(!usable<QPushButton>(*m_bar, "chooseFolder"_L1));
    put(u"mx.json"_s);
    QVERIFY(tree("profiles"_L1));
    QVERIFY(!profiles->isVisible());
}

void TestSideBar::profiles_openByEnterDoubleClickAndMiddleButton()
{
    put(u"mx.json"_s);
    QSignalSpy chosen(m_bar.get(), &SideBar::profileChosen);
    QSignalSpy inTab(m_bar.get(), &SideBar::profileOpenedInNewTab);
    QVERIFY(select(u"mx.json"_s));
    QVERIFY(chosen.isEmpty());
    SideTree *profiles = tree("profiles"_L1);
    QTest::keyClick(profiles, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), file(u"mx.json"_s));
    const QPoint place = profiles->visualRect(profiles->currentIndex()).center();
    QTest::mouseDClick(profiles->viewport(), Qt::LeftButton, Qt::NoModifier, place);
    QCOMPARE(chosen.size(), 2);
    QTest::keyClick(profiles, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(inTab.size(), 1);
    QTest::mouseClick(profiles->viewport(), Qt::MiddleButton, Qt::NoModifier, place);
    QCOMPARE(inTab.size(), 2);
    QCOMPARE(chosen.size(), 2);
}

void TestSideBar::folders_unfoldInsteadOfOpening()
{
    put(u"work/mx.json"_s);
    QSignalSpy chosen(m_bar.get(), &SideBar::profileChosen);
    QVERIFY(select(u"work"_s));
    SideTree *profiles = tree("profiles"_L1);
    QVERIFY(!profiles->isExpanded(profiles->currentIndex()));
    QTest::keyClick(profiles, Qt::Key_Return);
    QVERIFY(profiles->isExpanded(profiles->currentIndex()));
    QVERIFY(chosen.isEmpty());
    QVERIFY(select(u"work/mx.json"_s));
}

void TestSideBar::aBrokenProfile_isToldAndNotOpened()
{
    put(u"broken.json"_s, R"({"hello": 1})");
    QSignalSpy chosen(m_bar.get(), &SideBar::profileChosen);
    QVERIFY(select(u"broken.json"_s));
    QTest::keyClick(tree("profiles"_L1), Qt::Key_Return);
    QVERIFY(chosen.isEmpty());
    QVERIFY(notice().contains(u"“broken.json”"_s) && notice().contains(u"“hello”"_s));
    QVERIFY(m_services->questions.isEmpty());
    QVERIFY(click(*m_bar, "noticeClose"_L1));
    QVERIFY(notice().isEmpty());
    QVERIFY(QFile::remove(file(u"broken.json"_s)));
    QTest::keyClick(tree("profiles"_L1), Qt::Key_Return);
    QVERIFY(notice().contains("gone"_L1));
}

void TestSideBar::f2_renames()
{
    put(u"mx.json"_s, R"({"helo":"a"})");
    QVERIFY(select(u"mx.json"_s));
    SideTree *profiles = tree("profiles"_L1);
    QTest::keyClick(profiles, Qt::Key_F2);
    auto *editor = profiles->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"mx"_s);
    QTest::keyClicks(editor, u"Relay"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(file(u"Relay.json"_s)));
    QVERIFY(!QFile::exists(file(u"mx.json"_s)));
    QTRY_COMPARE(profiles->currentIndex().data().toString(), u"Relay"_s);
    QVERIFY(notice().isEmpty());
}

void TestSideBar::aHostileOrTakenName_isRefusedInWords()
{
    put(u"mx.json"_s);
    put(u"taken.json"_s);
    for (const QString &name : {u"../out"_s, u".hidden"_s, u"taken"_s, u" "_s}) {
        QVERIFY(select(u"mx.json"_s));
        SideTree *profiles = tree("profiles"_L1);
        QTest::keyClick(profiles, Qt::Key_F2);
        auto *editor = profiles->findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClicks(editor, name);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY2(!notice().isEmpty(), qPrintable(name));
        QVERIFY(click(*m_bar, "noticeClose"_L1));
        QTRY_VERIFY(!profiles->findChild<QLineEdit *>());
    }
    QCOMPARE(QDir(m_services->profilesFolder()).entryList(QDir::Files | QDir::Hidden),
             (QStringList{u"mx.json"_s, u"taken.json"_s}));
}

void TestSideBar::del_deletesAndUndoBringsBack()
{
    put(u"mx.json"_s, R"({"helo":"a"})");
    QVERIFY(select(u"mx.json"_s));
    QTest::keyClick(tree("profiles"_L1), Qt::Key_Delete);
    QVERIFY(!QFile::exists(file(u"mx.json"_s)));
    QCOMPARE(notice(), u"“mx” was deleted."_s);
    QVERIFY(m_services->questions.isEmpty());
    QVERIFY(click(*m_bar, "noticeButton"_L1));
    QVERIFY(QFile::exists(file(u"mx.json"_s)));
    QCOMPARE(m_bar->profiles().open(u"mx.json"_s)->helloName, "a");
    QVERIFY(notice().isEmpty());
}

void TestSideBar::undo_doesNotReplaceWhatCameMeanwhile()
{
    put(u"mx.json"_s, R"({"helo":"old"})");
    QVERIFY(select(u"mx.json"_s));
    QTest::keyClick(tree("profiles"_L1), Qt::Key_Delete);
    put(u"mx.json"_s, R"({"helo":"new"})");
    QVERIFY(click(*m_bar, "noticeButton"_L1));
    QVERIFY(notice().contains("already"_L1));
    QCOMPARE(m_bar->profiles().open(u"mx.json"_s)->helloName, "new");
}

void TestSideBar::aFullFolder_isNotDeleted()
{
    put(u"work/mx.json"_s);
    QVERIFY(select(u"work"_s));
    QTest::keyClick(tree("profiles"_L1), Qt::Key_Delete);
    QVERIFY(notice().contains("not empty"_L1));
    QVERIFY(QFile::exists(file(u"work/mx.json"_s)));
}

void TestSideBar::theContextMenu_duplicates()
{
    put(u"mx.json"_s);
    QVERIFY(select(u"mx.json"_s));
    SideTree *profiles = tree("profiles"_L1);
    const QPoint place = profiles->visualRect(profiles->currentIndex()).center();
    Q_EMIT profiles->customContextMenuRequested(place);
    auto *menu = usable<QMenu>(*m_bar, "profileMenu"_L1);
    QVERIFY(menu);
    QVERIFY(menu->findChild<QAction *>("duplicateProfile"_L1));
    QTest::keyClick(menu, Qt::Key_U);
    QTRY_VERIFY(QFile::exists(file(u"mx copy.json"_s)));
    QTRY_VERIFY(profiles->findChild<QLineEdit *>());
}

void TestSideBar::aVanishedFolder_isToldAndAnotherIsChosen()
{
    put(u"mx.json"_s);
    const QString other = m_services->folder() + u"/other"_s;
    QVERIFY(QDir().rename(m_services->profilesFolder(), other));
    QTRY_VERIFY(usable<QPushButton>(*m_bar, "chooseFolder"_L1));
    QVERIFY(usable<QLabel>(*m_bar, "profilesEmpty"_L1)->text().contains("gone"_L1));
    QVERIFY(!tree("profiles"_L1));
    QVERIFY(click(*m_bar, "chooseFolder"_L1));
    m_services->choose(QString());
    QCoreApplication::processEvents();
    QVERIFY(!tree("profiles"_L1));
    QVERIFY(click(*m_bar, "chooseFolder"_L1));
    m_services->choose(other);
    QTRY_VERIFY(tree("profiles"_L1));
    QVERIFY(select(u"mx.json"_s));
    QCOMPARE(m_services->profilesFolder(), other);
}

void TestSideBar::aConnection_isSavedUnderAName()
{
    put(u"work/mx.json"_s);
    QSignalSpy saved(m_bar.get(), &SideBar::profileSaved);
    QVERIFY(select(u"work"_s));
    plan::Plan plan;
    plan.helloName = "client.example";
    m_bar->saveProfile(plan, u"smtps://mx.example"_s);
    auto *name = usable<QLineEdit>(*m_bar, "profileName"_L1);
    QVERIFY(name);
    QCOMPARE(name->text(), u"smtps---mx.example"_s);
    QCOMPARE(name->selectedText(), name->text());
    QTest::keyClicks(name, u"Relay"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().toString(), file(u"work/Relay.json"_s));
    QCOMPARE(*ProfileStore::read(file(u"work/Relay.json"_s)), plan);
    QVERIFY(!name->isVisible());
    QCOMPARE(notice(), u"“Relay” was saved."_s);
    QCOMPARE(tree("profiles"_L1)->currentIndex().data().toString(), u"Relay"_s);
}

void TestSideBar::aBadName_staysInTheForm()
{
    m_bar->saveProfile(plan::Plan(), u"mx"_s);
    for (const QString &bad : {u"a/b"_s, u".x"_s, QString()}) {
        QVERIFY(type(*m_bar, "profileName"_L1, bad));
        QVERIFY(click(*m_bar, "saveProfile"_L1));
        const auto *words = usable<QLabel>(*m_bar, "nameObjection"_L1);
        QVERIFY(words && !words->text().isEmpty());
        QCOMPARE(usable<QLineEdit>(*m_bar, "profileName"_L1)->accessibleDescription(), words->text());
    }
    QVERIFY(QDir(m_services->profilesFolder()).isEmpty());
}

void TestSideBar::esc_leavesTheForm()
{
    m_bar->saveProfile(plan::Plan(), u"mx"_s);
    QTest::keyClick(usable<QLineEdit>(*m_bar, "profileName"_L1), Qt::Key_Escape);
    QVERIFY(!usable<QLineEdit>(*m_bar, "profileName"_L1));
    QVERIFY(QDir(m_services->profilesFolder()).isEmpty());
}

void TestSideBar::anExistingProfile_isReplacedOnlyWhenConfirmed()
{
    put(u"mx.json"_s, R"({"helo":"theirs"})");
    plan::Plan plan;
    plan.helloName = "ours";
    m_bar->saveProfile(plan, u"mx"_s);
    QVERIFY(click(*m_bar, "saveProfile"_L1));
    QCOMPARE(m_services->questions.size(), 1);
    QVERIFY(m_services->questions.first().text.contains("already"_L1));
    m_services->answer(false);
    QCoreApplication::processEvents();
    QCOMPARE(ProfileStore::read(file(u"mx.json"_s))->helloName, "theirs");
    QVERIFY(usable<QLineEdit>(*m_bar, "profileName"_L1));
    m_services->answer(true);
    QVERIFY(click(*m_bar, "saveProfile"_L1));
    QTRY_COMPARE(ProfileStore::read(file(u"mx.json"_s))->helloName, "ours");
    // What was written here is ours, until somebody else changes it.
    m_bar->saveProfile(plan::Plan(), u"mx"_s);
    QVERIFY(click(*m_bar, "saveProfile"_L1));
    QCOMPARE(m_services->questions.size(), 2);
    put(u"mx.json"_s, R"({"helo":"theirs again"})");
    m_bar->saveProfile(plan, u"mx"_s);
    QVERIFY(click(*m_bar, "saveProfile"_L1));
    QCOMPARE(m_services->questions.size(), 3);
    QVERIFY(m_services->questions.last().text.contains("changed elsewhere"_L1));
    QCOMPARE(ProfileStore::read(file(u"mx.json"_s))->helloName, "theirs again");
}

void TestSideBar::aReadOnlyPlace_isToldInTheForm()
{
    // A file where the folder should be stops a superuser too.
    put(u"work/mx.json"_s);
    QVERIFY(select(u"work"_s));
    m_bar->saveProfile(plan::Plan(), u"new"_s);
    QVERIFY(QFile::remove(file(u"work/mx.json"_s)));
    QVERIFY(QDir().rmdir(file(u"work"_s)));
    QFile obstacle(file(u"work"_s));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    QVERIFY(click(*m_bar, "saveProfile"_L1));
    const auto *words = usable<QLabel>(*m_bar, "nameObjection"_L1);
    QVERIFY(words && words->text().contains("cannot be saved"_L1));
    QVERIFY(m_services->questions.isEmpty());
}

void TestSideBar::theTree_staysAsItWasUnfolded()
{
    put(u"a/one.json"_s);
    put(u"b/two.json"_s);
    SideTree *profiles = tree("profiles"_L1);
    const auto *model = qobject_cast<ProfileModel *>(profiles->model());
    const QAbstractItemModelTester tester(profiles->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(select(u"b"_s));
    QTest::keyClick(profiles, Qt::Key_Right);
    QVERIFY(select(u"b/two.json"_s));
    put(u"b/three.json"_s);
    QVERIFY(profiles->isExpanded(model->indexOf(u"b"_s)));
    QVERIFY(!profiles->isExpanded(model->indexOf(u"a"_s)));
    QCOMPARE(profiles->currentIndex(), model->indexOf(u"b/two.json"_s));
}

void TestSideBar::sessions_openByEnterAndGroupsFold()
{
    QSignalSpy chosen(m_bar.get(), &SideBar::sessionChosen);
    const QDateTime now = QDateTime::currentDateTime();
    putSession(u"now.mscope"_s, now);
    putSession(u"before.mscope"_s, now.addDays(-7));
    m_bar->refreshHistory();
    QTRY_VERIFY(tree("history"_L1));
    SideTree *history = tree("history"_L1);
    QTRY_COMPARE(history->model()->rowCount(), 2);
    const QModelIndex today = history->model()->index(0, 0);
    const QModelIndex older = history->model()->index(1, 0);
    QTRY_VERIFY(history->isExpanded(today));
    QVERIFY(!history->isExpanded(older));
    history->setCurrentIndex(older);
    QTest::keyClick(history, Qt::Key_Return);
    QVERIFY(history->isExpanded(older));
    QVERIFY(chosen.isEmpty());
    history->setCurrentIndex(history->model()->index(0, 0, today));
    QTest::keyClick(history, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.first().first().toString().endsWith("/now.mscope"_L1));
    QTest::keyClick(history, Qt::Key_Delete);
    QTest::keyClick(history, Qt::Key_F2);
    QVERIFY(QFile::exists(m_services->journalFolder() + u"/now.mscope"_s));
}

void TestSideBar::thePracticeServer_isOneClickAway()
{
    QSignalSpy chosen(m_bar.get(), &SideBar::practiceServerChosen);
    QSignalSpy save(m_bar.get(), &SideBar::saveProfileWanted);
    QVERIFY(click(*m_bar, "practiceServer"_L1));
    QCOMPARE(chosen.size(), 1);
    m_bar->findChild<QAction *>("saveConnection"_L1)->trigger();
    QCOMPARE(save.size(), 1);
    m_bar->findChild<QAction *>("showFolder"_L1)->trigger();
    QCOMPARE(m_services->links, QList<QUrl>{QUrl::fromLocalFile(m_services->profilesFolder())});
}

void TestSideBar::everything_isNamed()
{
    put(u"mx.json"_s);
    putSession(u"now.mscope"_s, QDateTime::currentDateTime());
    m_bar->refreshHistory();
    QTRY_VERIFY(tree("history"_L1));
    for (const char *name : {"profiles", "history", "profilesMenuButton", "noticeClose", "profileName"})
        QVERIFY2(!present<QWidget>(*m_bar, QLatin1StringView(name))->accessibleName().isEmpty(), name);
}

QTEST_MAIN(TestSideBar)
#include "tst_sidebar.moc"
