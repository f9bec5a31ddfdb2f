// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/journal.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using ui::Journal;

namespace {

const QDateTime Start(QDate(2026, 3, 1), QTime(10, 41, 7, 123), QTimeZone::UTC);

transcript::Event began()
{
    return {1, {}, transcript::Began{u"0.1.0"_s, Start, {}, {}}};
}

transcript::Event received(qint64 sequence, const QByteArray &line)
{
    return {sequence, {}, transcript::Received{{line, {}}, wire::LineEnd::CrLf, false, {}, Phase::Greeting, false}};
}

void age(const QString &path, int days)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-days), QFileDevice::FileModificationTime));
}

QString written(const QString &folder, const QString &host)
{
    auto journal = Journal::begin(folder, Start, host);
    return journal && (*journal)->append(began()) ? (*journal)->path() : QString();
}

/// A journal whose program is dead: its lock names a process that has ended.
QString abandonedJournal(const QString &folder)
{
    const QString path = written(folder, u"mx.example"_s);
    QProcess dead;
    dead.start(u"true"_s);
    if (path.isEmpty() || !dead.waitForStarted() || !dead.waitForFinished())
        return {};
    QFile lock(path + u".lock"_s);
    if (!lock.open(QIODevice::WriteOnly))
        return {};
    // As QLockFile writes it: process, program, host, machine and boot; the last three need not match on this machine.
    lock.write("999999999\nmailscope\n" + QSysInfo::machineHostName().toUtf8() + '\n' + QSysInfo::machineUniqueId()
               + '\n' + QSysInfo::bootUniqueId() + '\n');
    return path;
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_folder.emplace().isValid()); }
    void aSession_isReadBackAsFarAsItCame();
    void theFile_isReadableByItsOwnerOnly();
    void theName_neverLeavesTheFolder_data();
    void theName_neverLeavesTheFolder();
    void twoOfOneMoment_areTwoFiles();
    void aFolderThatIsNotThere_isAnError();
    void secrets_endTheJournal();
    void oneThatIsBeingWritten_isNotAbandoned();
    void oneThatWasFinished_isNotAbandoned();
    void oneWhoseProgramDied_isAbandonedUntilSettled();
    void rotation_deletesTheOld();
    void rotation_keepsTheNewest();
    void rotation_sparesWhatIsAbandoned();

private:
    std::optional<QTemporaryDir> m_folder;
};

void TestJournal::aSession_isReadBackAsFarAsItCame()
{
    auto journal = Journal::begin(m_folder->path(), Start, u"mx.example"_s);
    QVERIFY(journal.has_value());
    QVERIFY((*journal)->append(began()).has_value());
    QVERIFY((*journal)->append(received(2, "220 mx.example")).has_value());
    const auto loaded = format::loadSession((*journal)->path());
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->cutOff);
    QCOMPARE(loaded->transcript.size(), 2);
    QVERIFY(loaded->transcript.at(1) == received(2, "220 mx.example"));
}

void TestJournal::theFile_isReadableByItsOwnerOnly()
{
    const QString path = written(m_folder->path(), u"mx.example"_s);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!path.isEmpty());
    QCOMPARE(QFile::permissions(path) & others, QFile::Permissions());
}

void TestJournal::theName_neverLeavesTheFolder_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("empty") << QString();
    QTest::newRow("a path") << u"../../etc/passwd"_s;
    QTest::newRow("dots") << u".."_s;
    QTest::newRow("an IPv6 address") << u"2001:db8::1"_s;
    QTest::newRow("line ends") << u"a\nb\r\0c"_s;
    QTest::newRow("very long") << QString(5000, u'x');
    QTest::newRow("not ASCII") << u"bücher.example"_s;
}

void TestJournal::theName_neverLeavesTheFolder()
{
    QFETCH(QString, host);
    const QString path = written(m_folder->path(), host);
    QVERIFY(!path.isEmpty());
    QCOMPARE(QFileInfo(path).canonicalPath(), QFileInfo(m_folder->path()).canonicalFilePath());
    QVERIFY(QFileInfo(path).fileName().startsWith("2026-03-01T10-41-07-123Z-"_L1));
}

void TestJournal::twoOfOneMoment_areTwoFiles()
{
    auto first = Journal::begin(m_folder->path(), Start, u"mx.example"_s);
    auto second = Journal::begin(m_folder->path(), Start, u"mx.example"_s);
    QVERIFY(first.has_value() && second.has_value());
    QCOMPARE_NE((*first)->path(), (*second)->path());
}

void TestJournal::aFolderThatIsNotThere_isAnError()
{
    const auto journal = Journal::begin(m_folder->filePath(u"nowhere"_s), Start, u"mx.example"_s);
    QVERIFY(!journal.has_value());
    QVERIFY(!journal.error().isEmpty());
}

void TestJournal::secrets_endTheJournal()
{
    auto journal = Journal::begin(m_folder->path(), Start, u"mx.example"_s);
    QVERIFY(journal.has_value());
    QVERIFY((*journal)->append(began()).has_value());
    QVERIFY((*journal)->append({2, {}, transcript::SecretsRecorded{}}).has_value());
    QVERIFY((*journal)->append(received(3, "the password")).has_value());
    QFile file((*journal)->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("the password"), 0);
}

void TestJournal::oneThatIsBeingWritten_isNotAbandoned()
{
    auto journal = Journal::begin(m_folder->path(), Start, u"mx.example"_s);
    QVERIFY(journal.has_value());
    QCOMPARE(Journal::abandoned(m_folder->path()), QStringList());
}

void TestJournal::oneThatWasFinished_isNotAbandoned()
{
    QVERIFY(!written(m_folder->path(), u"mx.example"_s).isEmpty());
    QCOMPARE(Journal::abandoned(m_folder->path()), QStringList());
}

void TestJournal::oneWhoseProgramDied_isAbandonedUntilSettled()
{
    const QString path = abandonedJournal(m_folder->path());
    QVERIFY(!path.isEmpty());
    QCOMPARE(Journal::abandoned(m_folder->path()), QStringList{path});
    QCOMPARE(Journal::abandoned(m_folder->path()), QStringList{path});
    Journal::settle(path);
    QCOMPARE(Journal::abandoned(m_folder->path()), QStringList());
    QVERIFY(QFile::exists(path));
}

void TestJournal::rotation_deletesTheOld()
{
    const QString old = written(m_folder->path(), u"old.example"_s);
    const QString young = written(m_folder->path(), u"young.example"_s);
    age(old, 31);
    age(young, 29);
    Journal::rotate(m_folder->path(), std::chrono::days(30), 100);
    QVERIFY(!QFile::exists(old));
    QVERIFY(QFile::exists(young));
}

void TestJournal::rotation_keepsTheNewest()
{
    for (int minute = 0; minute < 5; ++minute)
        QVERIFY(Journal::begin(m_folder->path(), Start.addSecs(60 * minute), u"mx.example"_s).has_value());
    Journal::rotate(m_folder->path(), std::chrono::days(30), 2);
    const QStringList left = QDir(m_folder->path()).entryList({u"*.mscope"_s}, QDir::Files, QDir::Name);
    QCOMPARE(left,
             (QStringList{u"2026-03-01T10-44-07-123Z-mx.example.mscope"_s,
                          u"2026-03-01T10-45-07-123Z-mx.example.mscope"_s}));
}

void TestJournal::rotation_sparesWhatIsAbandoned()
{
    const QString path = abandonedJournal(m_folder->path());
    age(path, 400);
    Journal::rotate(m_folder->path(), std::chrono::days(30), 0);
    QVERIFY(QFile::exists(path));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
