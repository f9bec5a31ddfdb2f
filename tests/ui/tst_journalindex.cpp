// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventjson.h"
#include "format/sessionfile.h"
#include "ui/profiles/historymodel.h"
#include "ui/profiles/journalindex.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::ui;
using namespace mailscope::transcript;

class TestJournalIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsBeingWritten_goesOn();
    void init();
    void aWholeSession_tellsTargetTimeAndVerdict();
    void whatIsCutOff_isNotFinished_data();
    void whatIsCutOff_isNotFinished();
    void whatIsNoSession_isDamaged_data();
    void whatIsNoSession_isDamaged();
    void aPipe_isNotWaitedFor();
    void theMiddle_isNotRead();
    void theNewest_standsFirst();
    void aSessionThatEnds_isSeen();
    void aMissingFolder_isAnEmptyHistory();
    void wordsInAFile_doNoHarm();
    void theHistory_isGroupedByDay();

private:
    [[nodiscard]] QString put(const QString &name, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QByteArray lineOf(qint64 sequence, Payload payload)
{
    return format::eventLine(Event{sequence, std::chrono::nanoseconds(sequence), std::move(payload)});
}

QByteArray beginning(const QDateTime &start, const QString &host = u"mx.example"_s)
{
    Began began;
    began.version = u"1"_s;
    began.startedAt = start;
    began.targets = {{u"smtp://mx.example:25"_s, host, 25, u"smtp"_s, u"none"_s}};
    return format::sessionHeader(false) + lineOf(1, began);
}

QByteArray ending(Verdict verdict)
{
    return lineOf(2, Finished{verdict, std::nullopt});
}

const QDateTime Noon(QDate(2026, 11, 20), QTime(12, 0), QTimeZone::UTC);

} // namespace

void TestJournalIndex::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestJournalIndex::put(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return path;
}

void TestJournalIndex::aWholeSession_tellsTargetTimeAndVerdict()
{
    const QString path = put(u"a.mscope"_s, beginning(Noon) + ending(Verdict::Refused));
    const JournalEntry entry = JournalIndex::look(path);
    QVERIFY(entry.isSession);
    QCOMPARE(entry.path, path);
    QCOMPARE(entry.target, u"mx.example"_s);
    QCOMPARE(entry.startedAt, Noon);
    QCOMPARE(entry.verdict, Verdict::Refused);
    QVERIFY(!entry.holdsSecrets);
}

void TestJournalIndex::whatIsCutOff_isNotFinished_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("nothing more") << QByteArray();
    QTest::newRow("another event") << lineOf(2, Noted{"x", u"text"_s});
    QTest::newRow("end without its line end") << ending(Verdict::Ok).chopped(1);
    QTest::newRow("half an end") << ending(Verdict::Ok).first(20);
    QTest::newRow("something behind the end") << ending(Verdict::Ok) + "{";
    QTest::newRow("no JSON behind") << QByteArray("\0\0\0\n", 4);
    QTest::newRow("an end with an unknown verdict") << ending(Verdict::Ok).replace("\"ok\"", "\"splendid\"");
}

void TestJournalIndex::whatIsCutOff_isNotFinished()
{
    QFETCH(QByteArray, rest);
    const JournalEntry entry = JournalIndex::look(put(u"a.mscope"_s, beginning(Noon) + rest));
    QVERIFY(entry.isSession);
    QCOMPARE(entry.verdict, std::nullopt);
    QCOMPARE(entry.target, u"mx.example"_s);
}

void TestJournalIndex::whatIsNoSession_isDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("header alone") << format::sessionHeader(false);
    QTest::newRow("another format") << QByteArray(R"({"mailscope":"report/1"})"
                                                  "\n")
            + ending(Verdict::Ok);
    QTest::newRow("text") << QByteArray("hello\nworld\n");
    QTest::newRow("no line end at all") << QByteArray(1024 * 1024, 'x');
    QTest::newRow("begins with its end") << format::sessionHeader(false) + ending(Verdict::Ok);
    QTest::newRow("broken beginning") << format::sessionHeader(false) + "{\"event\":\"began\"}\n" + ending(Verdict::Ok);
}

void TestJournalIndex::whatIsNoSession_isDamaged()
{
    QFETCH(QByteArray, bytes);
    const JournalEntry entry = JournalIndex::look(put(u"a.mscope"_s, bytes));
    QVERIFY(!entry.isSession);
    QCOMPARE(entry.verdict, std::nullopt);
}

void TestJournalIndex::aPipe_isNotWaitedFor()
{
    const QString path = m_folder->filePath(u"pipe.mscope"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QVERIFY(!JournalIndex::look(path).isSession);
    QVERIFY(!JournalIndex::look(m_folder->filePath(u"gone.mscope"_s)).isSession);
}

void TestJournalIndex::theMiddle_isNotRead()
{
    QByteArray middle;
    while (middle.size() < 3 * JournalIndex::Portion)
        middle += QByteArray(1000, '#') + '\n';
    const JournalEntry entry = JournalIndex::look(put(u"a.mscope"_s, beginning(Noon) + middle + ending(Verdict::Ok)));
    QVERIFY(entry.isSession);
    QCOMPARE(entry.verdict, Verdict::Ok);
    const QByteArray longLine(2 * JournalIndex::Portion, '#');
    QCOMPARE(JournalIndex::look(put(u"b.mscope"_s, beginning(Noon) + longLine + '\n')).verdict, std::nullopt);
}

void TestJournalIndex::theNewest_standsFirst()
{
    for (int day = 0; day < 50; ++day)
        QVERIFY(!put(u"%1.mscope"_s.arg(99 - day), beginning(Noon.addDays(day)) + ending(Verdict::Ok)).isEmpty());
    QVERIFY(!put(u"notes.txt"_s, "x").isEmpty());
    JournalIndex index(m_folder->path());
    QVERIFY(index.entries().isEmpty());
    QTRY_COMPARE(index.entries().size(), 50);
    QCOMPARE(index.entries().first().startedAt, Noon.addDays(49));
    QCOMPARE(index.entries().last().startedAt, Noon);
}

void TestJournalIndex::aSessionThatEnds_isSeen()
{
    const QString path = put(u"a.mscope"_s, beginning(Noon));
    JournalIndex index(m_folder->path());
    QTRY_COMPARE(index.entries().size(), 1);
    QCOMPARE(index.entries().first().verdict, std::nullopt);
    QSignalSpy changed(&index, &JournalIndex::changed);
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(ending(Verdict::Network));
    file.close();
    QTRY_COMPARE(index.entries().first().verdict, Verdict::Network);
    QVERIFY(QFile::remove(path));
    QTRY_VERIFY(index.entries().isEmpty());
    QCOMPARE(changed.size(), 2);
}

void TestJournalIndex::aMissingFolder_isAnEmptyHistory()
{
    const QString path = m_folder->filePath(u"later"_s);
    JournalIndex index(path);
    index.refresh();
    QVERIFY(QDir().mkdir(path));
    QVERIFY(!put(u"later/a.mscope"_s, beginning(Noon)).isEmpty());
    index.refresh();
    QTRY_COMPARE(index.entries().size(), 1);
}

void TestJournalIndex::wordsInAFile_doNoHarm()
{
    const QString host = u"mx\n\u202E\x1b[31m"_s + QString(10000, u'a');
    const JournalEntry entry = JournalIndex::look(put(u"a.mscope"_s, beginning(Noon, host)));
    QVERIFY(entry.isSession);
    QVERIFY(!entry.target.contains(u'\n'));
    QVERIFY(!entry.target.contains(QChar(0x202E)));
    QVERIFY(entry.target.size() < 300);
}

void TestJournalIndex::theHistory_isGroupedByDay()
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime today(now.date(), QTime(10, 41));
    const auto entryAt = [](const QDateTime &start, std::optional<Verdict> verdict) {
        JournalEntry entry;
        entry.path = u"/journal/%1.mscope"_s.arg(start.toSecsSinceEpoch());
        entry.startedAt = start.toUTC();
        entry.target = u"mx.example"_s;
        entry.verdict = verdict;
        return entry;
    };
    JournalEntry broken;
    broken.path = u"/journal/broken.mscope"_s;
    broken.isSession = false;
    HistoryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({entryAt(today, std::nullopt), entryAt(today.addDays(-1), Verdict::Ok),
                entryAt(today.addDays(-1).addSecs(-60), Verdict::Refused), entryAt(today.addDays(-9), Verdict::Ok),
                broken},
               now);
    QCOMPARE(model.rowCount(), 3);
    const auto group = [&model](int row) { return model.index(row, 0); };
    QCOMPARE(group(0).data().toString(), u"Today · 1"_s);
    QCOMPARE(group(1).data().toString(), u"Yesterday · 2"_s);
    QCOMPARE(group(2).data().toString(), u"Older · 2"_s);
    QVERIFY(HistoryModel::pathAt(group(0)).isEmpty());
    const QModelIndex running = model.index(0, 0, group(0));
    QVERIFY(running.data().toString().endsWith(u"mx.example · not finished"_s));
    QVERIFY(HistoryModel::pathAt(running).startsWith("/journal/"_L1));
    const QModelIndex refused = model.index(1, 0, group(1));
    QVERIFY(refused.data(Qt::AccessibleTextRole).toString().endsWith(", refused"_L1));
    QCOMPARE(model.index(1, 0, group(2)).data().toString(), u"broken · damaged"_s);
    model.show({}, now);
    QCOMPARE(model.rowCount(), 0);
}

void TestJournalIndex::whatIsBeingWritten_goesOn()
{
    const QString path = put(u"a.mscope"_s, beginning(Noon));
    QVERIFY(!JournalIndex::look(path).isWritten);
    QFile lock(path + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    QVERIFY(JournalIndex::look(path).isWritten);
    // A session that is over is over, whatever stands beside its file.
    QVERIFY(!JournalIndex::look(put(u"a.mscope"_s, beginning(Noon) + ending(Verdict::Ok))).isWritten);
}

QTEST_MAIN(TestJournalIndex)
#include "tst_journalindex.moc"
