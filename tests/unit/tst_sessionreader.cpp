// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventjson.h"
#include "format/sessionreader.h"
#include "randomevents.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#include <sys/stat.h>

using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Kind = SessionFileError::Kind;

namespace {
constexpr auto Whenever = 1h;
constexpr qsizetype All = std::numeric_limits<qsizetype>::max();

/// A device that gives its bytes a few at a time, as a pipe does.
class Dripping final : public QIODevice {
public:
    Dripping(QByteArray bytes, qint64 atOnce) : m_bytes(std::move(bytes)), m_atOnce(atOnce)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qsizetype read = std::min({size, m_atOnce, qint64(m_bytes.size()) - m_at});
        std::copy_n(m_bytes.begin() + m_at, read, data);
        m_at += read;
        return read;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_atOnce;
    qint64 m_at = 0;
};
} // namespace

class TestSessionReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slicesOfAnySizeGiveTheWhole_data();
    void slicesOfAnySizeGiveTheWhole();
    void timeThatIsUpEndsASlice();
    void progressGoesFromHeaderToEnd();
    void linesAcrossPortionsAreWhole_data();
    void linesAcrossPortionsAreWhole();
    void damageIsToldWithItsLine();
    void nothingIsReadBehindTheDamage();
    void cutOffIsToldAtTheEnd();
    void lineWithoutEndIsGivenUp();
    void headerWithoutEndIsGivenUp();
    void missingFileIsToldAtOnce();
    void alienFileIsToldAtOnce();
    void readingBeforeOpeningReadsNothing();
    void pipeHasNoLength();
    void longSessionIsSpilled();
};

void TestSessionReader::slicesOfAnySizeGiveTheWhole_data()
{
    QTest::addColumn<qsizetype>("events");
    for (const qsizetype events : {qsizetype(1), qsizetype(2), qsizetype(63), qsizetype(64), qsizetype(5000), All})
        QTest::addRow("%lld", qlonglong(events)) << events;
}

void TestSessionReader::slicesOfAnySizeGiveTheWhole()
{
    QFETCH(const qsizetype, events);
    const Transcript transcript = RandomEvents(1).transcript(300);
    QBuffer file;
    file.setData(writeSession(transcript));
    QVERIFY(file.open(QIODevice::ReadOnly));
    SessionReader reader;
    QVERIFY(reader.open(file));
    qsizetype before = 0;
    while (reader.read(events, Whenever)) {
        QCOMPARE(reader.transcript().size(), before + events);
        before += events;
    }
    QVERIFY(!reader.read(events, Whenever));
    const auto session = reader.take();
    QVERIFY(session);
    QVERIFY(session->transcript == transcript);
    QVERIFY(!session->cutOff);
}

void TestSessionReader::timeThatIsUpEndsASlice()
{
    QBuffer file;
    file.setData(writeSession(RandomEvents(1).transcript(1000)));
    QVERIFY(file.open(QIODevice::ReadOnly));
    SessionReader reader;
    QVERIFY(reader.open(file));
    int slices = 0;
    while (reader.read(All, 0ms)) {
        ++slices;
        QVERIFY(reader.transcript().size() <= slices * 64);
        QVERIFY(slices < 1000);
    }
    QVERIFY(slices >= 1000 / 64);
    QCOMPARE(reader.transcript().size(), 1000);
}

void TestSessionReader::progressGoesFromHeaderToEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.mscope"_s);
    QVERIFY(saveSession(path, RandomEvents(2).transcript(50)));
    SessionReader reader;
    QCOMPARE(reader.bytesRead(), 0);
    QVERIFY(reader.open(path));
    QCOMPARE(reader.bytesInAll(), QFileInfo(path).size());
    qint64 before = sessionHeader(true).size(); // the shorter of the two
    QVERIFY(reader.bytesRead() >= before);
    while (reader.read(1, Whenever)) {
        QVERIFY(reader.bytesRead() > before);
        before = reader.bytesRead();
    }
    QCOMPARE(reader.bytesRead(), reader.bytesInAll());
}

void TestSessionReader::linesAcrossPortionsAreWhole_data()
{
    QTest::addColumn<qint64>("atOnce");
    for (const qint64 atOnce : {1, 7, 4096, 256 * 1024 - 1, 256 * 1024, 1'000'000})
        QTest::addRow("%lld bytes at once", atOnce) << atOnce;
}

void TestSessionReader::linesAcrossPortionsAreWhole()
{
    QFETCH(const qint64, atOnce);
    Transcript transcript;
    transcript.append({1, 0ns, Began{}});
    for (const qsizetype size : {0, 100, 256 * 1024, 3, 300'000, 600'000, 1})
        transcript.append(
            {transcript.size() + 1, 1ns,
             Received{{QByteArray(atOnce == 1 ? size / 1000 : size, 'x'), {}}, {}, false, {}, {}, false}});
    transcript.append({transcript.size() + 1, 2ns, Finished{}});
    Dripping file(writeSession(transcript), atOnce);
    const auto session = readSession(file);
    QVERIFY(session);
    QVERIFY(session->transcript == transcript);
}

void TestSessionReader::damageIsToldWithItsLine()
{
    QByteArray bytes = writeSession(RandomEvents(3).transcript(40));
    bytes.replace("\"sequence\":20", "\"sequence\":21");
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    SessionReader reader;
    QVERIFY(reader.open(file));
    while (reader.read(1, Whenever)) { }
    const auto session = reader.take();
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Kind::Damaged);
    QCOMPARE(session.error().line, 21);
    QVERIFY(session.error().text.contains(u"event 21 stands where event 20 is due"_s));
}

void TestSessionReader::nothingIsReadBehindTheDamage()
{
    const Transcript transcript = RandomEvents(4).transcript(10);
    QByteArray bytes = sessionHeader(false);
    for (const Event &event : transcript)
        bytes += event.sequence == 5 ? "rubbish\n" + eventLine(event) : eventLine(event);
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    SessionReader reader;
    QVERIFY(reader.open(file));
    QVERIFY(!reader.read(All, Whenever));
    QVERIFY(!reader.read(All, Whenever));
    QCOMPARE(reader.transcript().size(), 4);
    QVERIFY(!reader.take());
}

void TestSessionReader::cutOffIsToldAtTheEnd()
{
    const QByteArray bytes = writeSession(RandomEvents(5).transcript(10));
    Dripping file(bytes.chopped(bytes.size() - bytes.lastIndexOf('\n', -2) - 5), 1000);
    SessionReader reader;
    QVERIFY(reader.open(file));
    while (reader.read(1, Whenever)) { }
    const auto session = reader.take();
    QVERIFY(session);
    QVERIFY(session->cutOff);
    QCOMPARE(session->transcript.size(), 9);
}

void TestSessionReader::lineWithoutEndIsGivenUp()
{
    constexpr qsizetype TooLong = 64 * 1024 * 1024 + 1;
    QByteArray bytes = sessionHeader(false) + QByteArray(TooLong, ' ');
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto session = readSession(file);
    QVERIFY(!session);
    QCOMPARE(session.error().kind, Kind::Damaged);
    QCOMPARE(session.error().line, 2);
    // No better with an end.
    bytes += '\n';
    file.seek(0);
    session = readSession(file);
    QVERIFY(!session);
    QVERIFY(session.error().text.contains(u"too long"_s));
}

void TestSessionReader::headerWithoutEndIsGivenUp()
{
    SessionReader reader;
    const auto opened = reader.open(u"/dev/zero"_s);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Kind::NotASession);
    QVERIFY(reader.bytesRead() < 1'000'000);
}

void TestSessionReader::missingFileIsToldAtOnce()
{
    const QTemporaryDir folder;
    for (const QString &path : {QString(), folder.filePath(u"none"_s), folder.path()}) {
        SessionReader reader;
        const auto opened = reader.open(path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Kind::Unreadable);
        QVERIFY(!opened.error().text.isEmpty());
    }
}

void TestSessionReader::alienFileIsToldAtOnce()
{
    QByteArray bytes = "Dear all,\n";
    QBuffer file(&bytes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    SessionReader reader;
    const auto opened = reader.open(file);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Kind::NotASession);
}

void TestSessionReader::readingBeforeOpeningReadsNothing()
{
    SessionReader reader;
    QVERIFY(!reader.read(1, Whenever));
    reader.readAll();
    QVERIFY(reader.transcript().isEmpty());
}

void TestSessionReader::pipeHasNoLength()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const Transcript transcript = RandomEvents(6).transcript(20);
    // Opening either end waits for the other.
    const std::jthread writer([&] {
        QFile pipe(path);
        if (pipe.open(QIODevice::WriteOnly))
            pipe.write(writeSession(transcript));
    });
    SessionReader reader;
    QVERIFY(reader.open(path));
    QCOMPARE(reader.bytesInAll(), -1);
    reader.readAll();
    const auto session = reader.take();
    QVERIFY(session);
    QVERIFY(session->transcript == transcript);
}

void TestSessionReader::longSessionIsSpilled()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.mscope"_s);
    Transcript transcript;
    transcript.append({1, 0ns, Began{}});
    for (qint64 sequence = 2; sequence < 5000; ++sequence)
        transcript.append({sequence, 1ns, Received{{QByteArray(1000, 'x'), {}}, {}, false, {}, {}, false}});
    QVERIFY(saveSession(path, transcript));
    const auto session = loadSession(path, {1024 * 1024, folder.path()});
    QVERIFY(session);
    QVERIFY(session->transcript.spilledBytes() > 2'000'000);
    QVERIFY(session->transcript == transcript);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.mscope"_s});
}

QTEST_GUILESS_MAIN(TestSessionReader)
#include "tst_sessionreader.moc"
