// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilename.h"
#include "ui/profiles/profilestore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::ui;
using plan::Plan;
using Kind = ProfileError::Kind;
using Existing = ProfileStore::Existing;

class TestProfileStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void foldersAndProfiles_areListedByName();
    void whatIsNoProfileOfOurs_isLeftOut();
    void aSavedProfile_isReadablePrivateAndDiffable();
    void unreadableProfiles_areRefusedWithTheirName_data();
    void unreadableProfiles_areRefusedWithTheirName();
    void hostileNames_areRefused_data();
    void hostileNames_areRefused();
    void aWayOut_isRefused();
    void aFileOfSomebodyElse_isNotReplaced();
    void aFileThatChangedOutside_isNotReplacedUnasked();
    void renaming_keepsTheContentAndRefusesWhatIsTaken();
    void aCopy_getsANameOfItsOwn();
    void aDeletedProfile_canBeHadBack();
    void aFullFolder_isNotDeleted();
    void changesFromOutside_areSeen();
    void aFolderThatVanishes_isToldAndComesBack();
    void aReadOnlyFolder_refusesToSave();
    void suggestedNames_canAlwaysBeUsed_data();
    void suggestedNames_canAlwaysBeUsed();

private:
    void put(const QString &path, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray content(const QString &path) const;
    [[nodiscard]] QStringList paths(const ProfileStore &store) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Plan somePlan()
{
    Plan plan;
    plan.targets = {*plan::Target::parse(u"submission://mx.example"_s)};
    plan.helloName = "client.example";
    plan.tls.caFile = u"/etc/ssl/work.pem"_s;
    return plan;
}

} // namespace

void TestProfileStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestProfileStore::put(const QString &path, const QByteArray &bytes) const
{
    const QString absolute = m_folder->filePath(path);
    QDir().mkpath(QFileInfo(absolute).path());
    QFile file(absolute);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray TestProfileStore::content(const QString &path) const
{
    QFile file(m_folder->filePath(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList TestProfileStore::paths(const ProfileStore &store) const
{
    QStringList paths;
    for (const ProfileStore::Entry &entry : store.entries())
        paths.append(entry.path);
    return paths;
}

void TestProfileStore::foldersAndProfiles_areListedByName()
{
    put(u"mx10.json"_s, "{}");
    put(u"mx2.json"_s, "{}");
    put(u"Alpha.json"_s, "{}");
    put(u"work/inner/deep.json"_s, "{}");
    put(u"work/a.json"_s, "{}");
    const ProfileStore store(m_folder->path());
    QVERIFY(store.isReadable());
    QCOMPARE(paths(store),
             (QStringList{u"work"_s, u"work/inner"_s, u"work/inner/deep.json"_s, u"work/a.json"_s, u"Alpha.json"_s,
                          u"mx2.json"_s, u"mx10.json"_s}));
    QVERIFY(store.entries().first().isFolder);
}

void TestProfileStore::whatIsNoProfileOfOurs_isLeftOut()
{
    put(u"notes.txt"_s, "x");
    put(u".hidden.json"_s, "{}");
    put(u".git/config.json"_s, "{}");
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"loop"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(u"pipe.json"_s)).constData(), 0600), 0);
    const QString deep = u"a/b/c/d/e/f/g/h/i/"_s;
    put(deep + u"deep.json"_s, "{}");
    ProfileStore store(m_folder->path());
    for (const QString &path : paths(store))
        QVERIFY2(path == deep.first(path.size()), qPrintable(path));
    // A pipe would never answer.
    QCOMPARE(store.open(u"pipe.json"_s).error().kind, Kind::Failed);
}

void TestProfileStore::aSavedProfile_isReadablePrivateAndDiffable()
{
    ProfileStore store(m_folder->path());
    QSignalSpy changed(&store, &ProfileStore::changed);
    QVERIFY(store.save(u"Work/mx.json"_s, somePlan()));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(paths(store), (QStringList{u"Work"_s, u"Work/mx.json"_s}));
    QCOMPARE(content(u"Work/mx.json"_s),
             R"({
    "helo": "client.example",
    "targets": [
        "submission://mx.example:587"
    ],
    "tls": {
        "caFile": "/etc/ssl/work.pem"
    }
}
)");
    QCOMPARE(QFile::permissions(m_folder->filePath(u"Work/mx.json"_s)) & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(*ProfileStore::read(m_folder->filePath(u"Work/mx.json"_s)), somePlan());
    QCOMPARE(*store.open(u"Work/mx.json"_s), somePlan());
}

void TestProfileStore::unreadableProfiles_areRefusedWithTheirName_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part");
    QTest::newRow("empty") << QByteArray() << u"no profile"_s;
    QTest::newRow("no JSON") << QByteArray("host = mx") << u"no profile"_s;
    QTest::newRow("cut off") << QByteArray(R"({"helo": "a)") << u"byte"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"object"_s;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\0",
                                          6)
                            << u"no profile"_s;
    QTest::newRow("unknown key") << QByteArray(R"({"hello": "a"})") << u"“hello”"_s;
    QTest::newRow("unknown key of TLS") << QByteArray(R"({"tls": {"cafile": "a"}})") << u"“tls.cafile”"_s;
    QTest::newRow("wrong type") << QByteArray(R"({"helo": 7})") << u"“helo”"_s;
    QTest::newRow("wrong target") << QByteArray(R"({"targets": ["http://x"]})") << u"“targets[0]”"_s;
    QTest::newRow("password in a target") << QByteArray(R"({"targets": ["smtp://a:secret@x"]})") << u"“targets[0]”"_s;
    QTest::newRow("hostile key") << QByteArray("{\"a\xe2\x80\xae\": 1}") << u"<U+202E>"_s;
    QTest::newRow("far too large") << QByteArray(2 * 1024 * 1024, ' ') << u"too large"_s;
}

void TestProfileStore::unreadableProfiles_areRefusedWithTheirName()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    put(u"broken.json"_s, bytes);
    ProfileStore store(m_folder->path());
    const auto plan = store.open(u"broken.json"_s);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Kind::Failed);
    QVERIFY2(plan.error().text.contains(u"“broken.json”"_s), qPrintable(plan.error().text));
    QVERIFY2(plan.error().text.contains(part), qPrintable(plan.error().text));
    QVERIFY(!plan.error().text.contains("secret"_L1));
    QCOMPARE(ProfileStore::read(m_folder->filePath(u"broken.json"_s)).error(), plan.error().text);
}

void TestProfileStore::hostileNames_areRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"   "_s;
    QTest::newRow("slash") << u"a/b"_s;
    QTest::newRow("backslash") << u"a\\b"_s;
    QTest::newRow("drive") << u"c:x"_s;
    QTest::newRow("parent") << u".."_s;
    QTest::newRow("hidden") << u".profile"_s;
    QTest::newRow("dot at the end") << u"a."_s;
    QTest::newRow("blank at the end") << u"a "_s;
    QTest::newRow("line end") << u"a\nb"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar::Null);
    QTest::newRow("turns the direction") << u"a\u202Enosj.exe"_s;
    QTest::newRow("half a character") << QString(QChar(0xd800));
    QTest::newRow("too long") << QString(201, u'a');
    QTest::newRow("too long in bytes") << QString(150, u'ä');
}

void TestProfileStore::hostileNames_areRefused()
{
    QFETCH(QString, name);
    put(u"mx.json"_s, "{}");
    ProfileStore store(m_folder->path());
    QVERIFY(!ProfileName::objection(name).isEmpty());
    QCOMPARE(store.rename(u"mx.json"_s, name).error().kind, Kind::BadName);
    if (!name.contains(u'/') && !name.isEmpty())
        QCOMPARE(store.save(name + u"/x.json"_s, Plan()).error().kind, Kind::BadName);
    QCOMPARE(paths(store), QStringList{u"mx.json"_s});
}

void TestProfileStore::aWayOut_isRefused()
{
    put(u"inner/mx.json"_s, "{}");
    put(u"outside.json"_s, "{}");
    ProfileStore store(m_folder->filePath(u"inner"_s));
    const QString path = u"../outside.json"_s;
    QCOMPARE(store.open(path).error().kind, Kind::BadName);
    QCOMPARE(store.save(path, Plan(), Existing::Replace).error().kind, Kind::BadName);
    QCOMPARE(store.remove(path).error().kind, Kind::BadName);
    QCOMPARE(store.duplicate(path).error().kind, Kind::BadName);
    QCOMPARE(store.rename(path, u"x"_s).error().kind, Kind::BadName);
    QCOMPARE(store.save(u"/tmp/x.json"_s, Plan()).error().kind, Kind::BadName);
    QCOMPARE(store.save(u"mx"_s, Plan()).error().kind, Kind::BadName);
    QCOMPARE(content(u"outside.json"_s), "{}");
}

void TestProfileStore::aFileOfSomebodyElse_isNotReplaced()
{
    put(u"mx.json"_s, "precious");
    ProfileStore store(m_folder->path());
    QCOMPARE(store.save(u"mx.json"_s, somePlan()).error().kind, Kind::Exists);
    QCOMPARE(content(u"mx.json"_s), "precious");
    QVERIFY(store.save(u"mx.json"_s, somePlan(), Existing::Replace));
    QCOMPARE(*store.open(u"mx.json"_s), somePlan());
}

void TestProfileStore::aFileThatChangedOutside_isNotReplacedUnasked()
{
    ProfileStore store(m_folder->path());
    QVERIFY(store.save(u"mx.json"_s, somePlan()));
    QVERIFY(store.save(u"mx.json"_s, Plan()));
    put(u"mx.json"_s, R"({"helo": "theirs"})");
    QCOMPARE(store.save(u"mx.json"_s, somePlan()).error().kind, Kind::Changed);
    QCOMPARE(content(u"mx.json"_s), R"({"helo": "theirs"})");
    QCOMPARE(store.open(u"mx.json"_s)->helloName, "theirs");
    QVERIFY(store.save(u"mx.json"_s, somePlan()));
    // Gone meanwhile is no reason to ask.
    QVERIFY(QFile::remove(m_folder->filePath(u"mx.json"_s)));
    QVERIFY(store.save(u"mx.json"_s, somePlan()));
}

void TestProfileStore::renaming_keepsTheContentAndRefusesWhatIsTaken()
{
    put(u"work/mx.json"_s, R"({"helo":"a"})");
    put(u"work/taken.json"_s, "{}");
    ProfileStore store(m_folder->path());
    QCOMPARE(store.rename(u"work/mx.json"_s, u"taken"_s).error().kind, Kind::Exists);
    QCOMPARE(store.rename(u"work/gone.json"_s, u"x"_s).error().kind, Kind::Failed);
    QCOMPARE(*store.rename(u"work/mx.json"_s, u"mx"_s), u"work/mx.json"_s);
    QCOMPARE(*store.rename(u"work/mx.json"_s, u"MX of Köln"_s), u"work/MX of Köln.json"_s);
    QCOMPARE(content(u"work/MX of Köln.json"_s), R"({"helo":"a"})");
    QCOMPARE(*store.rename(u"work"_s, u"play"_s), u"play"_s);
    QCOMPARE(paths(store), (QStringList{u"play"_s, u"play/MX of Köln.json"_s, u"play/taken.json"_s}));
}

void TestProfileStore::aCopy_getsANameOfItsOwn()
{
    put(u"work/mx.json"_s, R"({"helo":"a"})");
    ProfileStore store(m_folder->path());
    QCOMPARE(*store.duplicate(u"work/mx.json"_s), u"work/mx copy.json"_s);
    QCOMPARE(*store.duplicate(u"work/mx.json"_s), u"work/mx copy 2.json"_s);
    QCOMPARE(content(u"work/mx copy 2.json"_s), R"({"helo":"a"})");
    QCOMPARE(store.duplicate(u"work/gone.json"_s).error().kind, Kind::Failed);
    QCOMPARE(store.duplicate(u"work"_s).error().kind, Kind::Failed);
}

void TestProfileStore::aDeletedProfile_canBeHadBack()
{
    put(u"work/mx.json"_s, "not even JSON");
    ProfileStore store(m_folder->path());
    const auto deleted = store.remove(u"work/mx.json"_s);
    QVERIFY(deleted);
    QVERIFY(!QFile::exists(m_folder->filePath(u"work/mx.json"_s)));
    const auto folder = store.remove(u"work"_s);
    QVERIFY(folder);
    QVERIFY(store.entries().isEmpty());
    QVERIFY(store.restore(*deleted));
    QCOMPARE(content(u"work/mx.json"_s), "not even JSON");
    put(u"work/mx.json"_s, "new");
    QCOMPARE(store.restore(*deleted).error().kind, Kind::Exists);
    QCOMPARE(store.restore(*folder).error().kind, Kind::Exists);
    QCOMPARE(content(u"work/mx.json"_s), "new");
    QCOMPARE(store.remove(u"work/gone.json"_s).error().kind, Kind::Failed);
}

void TestProfileStore::aFullFolder_isNotDeleted()
{
    put(u"work/mx.json"_s, "{}");
    ProfileStore store(m_folder->path());
    QCOMPARE(store.remove(u"work"_s).error().kind, Kind::Failed);
    QVERIFY(QFile::exists(m_folder->filePath(u"work/mx.json"_s)));
}

void TestProfileStore::changesFromOutside_areSeen()
{
    ProfileStore store(m_folder->path());
    put(u"mx.json"_s, "{}");
    QTRY_COMPARE(paths(store), QStringList{u"mx.json"_s});
    put(u"work/a.json"_s, "{}");
    QTRY_COMPARE(store.entries().size(), 3);
    put(u"work/b.json"_s, "{}");
    QTRY_COMPARE(store.entries().size(), 4);
    QVERIFY(QFile::remove(m_folder->filePath(u"mx.json"_s)));
    QTRY_COMPARE(store.entries().size(), 3);
}

void TestProfileStore::aFolderThatVanishes_isToldAndComesBack()
{
    const QString path = m_folder->filePath(u"profiles"_s);
    put(u"profiles/mx.json"_s, "{}");
    ProfileStore store(path);
    QCOMPARE(store.entries().size(), 1);
    QVERIFY(QDir().rename(path, m_folder->filePath(u"elsewhere"_s)));
    QTRY_VERIFY(!store.isReadable());
    QTRY_VERIFY(store.entries().isEmpty());
    QCOMPARE(store.save(u"new.json"_s, Plan()).error().kind, Kind::Failed);
    QVERIFY(!QFile::exists(path));
    QVERIFY(QDir().rename(m_folder->filePath(u"elsewhere"_s), path));
    QTRY_COMPARE(store.entries().size(), 1);
    store.setFolder(QString());
    QVERIFY(!store.isReadable());
    QVERIFY(store.entries().isEmpty());
}

void TestProfileStore::aReadOnlyFolder_refusesToSave()
{
    // Rights mean nothing to a superuser; a file in the place of the folder stops everybody.
    put(u"work"_s, "a file");
    ProfileStore store(m_folder->path());
    const auto saved = store.save(u"work/mx.json"_s, Plan());
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Kind::Failed);
    QVERIFY(saved.error().text.contains(u"“mx”"_s));
    QVERIFY(QDir(m_folder->path()).mkdir(u"taken.json"_s));
    QCOMPARE(store.save(u"taken.json"_s, Plan(), Existing::Replace).error().kind, Kind::Failed);
    if (::geteuid() == 0)
        return;
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    QCOMPARE(store.save(u"mx.json"_s, Plan()).error().kind, Kind::Failed);
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void TestProfileStore::suggestedNames_canAlwaysBeUsed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("host") << u"mx.example"_s << u"mx.example"_s;
    QTest::newRow("URL") << u"smtps://mx.example:465"_s << u"smtps---mx.example-465"_s;
    QTest::newRow("socket") << u"/run/lmtp"_s << u"run-lmtp"_s;
    QTest::newRow("nothing") << QString() << u"profile"_s;
    QTest::newRow("dots") << u"..."_s << u"profile"_s;
    QTest::newRow("line end") << u"a\nb"_s << u"a-b"_s;
}

void TestProfileStore::suggestedNames_canAlwaysBeUsed()
{
    QFETCH(QString, text);
    QTEST(ProfileName::from(text), "name");
    QVERIFY(ProfileName::objection(ProfileName::from(text)).isEmpty());
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
