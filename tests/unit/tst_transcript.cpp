// SPDX-License-Identifier: GPL-3.0-or-later
#include "randomevents.h"
#include "transcript/recorder.h"
#include "transcript/transcript.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <ranges>

#include <sys/resource.h>

using namespace mailscope;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;
using std::chrono::nanoseconds;

static_assert(std::forward_iterator<Transcript::Iterator>);
static_assert(std::ranges::forward_range<Transcript>);

namespace {
Event received(qint64 sequence, const QByteArray &bytes, const QList<Mask> &masks = {}, bool continues = false)
{
    return {sequence, nanoseconds(sequence),
            Received{{bytes, masks}, wire::LineEnd::CrLf, continues, std::nullopt, Phase::Noop, false}};
}

/// \p count lines of \p length bytes, each another.
Transcript lines(qsizetype count, qsizetype length, const Storage &storage = {})
{
    Transcript transcript(storage);
    for (qsizetype index = 0; index < count; ++index)
        transcript.append(received(index + 1, QByteArray::number(index).leftJustified(length, '.')));
    return transcript;
}

bool holdsLines(const Transcript &transcript, qsizetype count, qsizetype length)
{
    for (qsizetype index = 0; index < count; ++index) {
        if (transcript.at(index) != received(index + 1, QByteArray::number(index).leftJustified(length, '.')))
            return false;
    }
    return transcript.size() == count;
}

/// As long as this lives, no file of this program can grow beyond some bytes, as if the disk were full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FullDisk)

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};
} // namespace

class TestTranscript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventComesBack();
    void rowsTellWhatTheEventsDo();
    void codeIsReadAsAParserReadsIt_data();
    void codeIsReadAsAParserReadsIt();
    void rowsKnowWhatWasEncrypted();
    void oddNumbersAreKept_data();
    void oddNumbersAreKept();
    void recordsAreSmall();
    void longPiecesAreKept();
    void copiesGoTheirOwnWays();
    void copyOfACopySharesNothingThatGrows();
    void movedFromBeginsAnew();
    void differencesAreSeen();
    void bytesGoToAFileThatNobodyFinds();
    void copyReadsWhatWasSpilled();
    void withinTheLimitNoFileIsMade();
    void missingFolder_losesNothing();
    void fullDisk_losesNothing();
    void laterRoomIsUsed();
    void recorderTellsOnceThatMemoryHasToDo();
};

void TestTranscript::everyEventComesBack()
{
    for (quint32 seed = 0; seed < 40; ++seed) {
        RandomEvents random(seed);
        Transcript transcript;
        std::vector<Event> events;
        for (qint64 sequence = 1; sequence <= 300; ++sequence) {
            const auto kind = std::size_t(sequence + seed) % std::variant_size_v<Payload>;
            events.push_back({sequence, nanoseconds(sequence * 1'000'000'007), random.payload(kind)});
            transcript.append(events.back());
        }
        QCOMPARE(transcript.size(), 300);
        QVERIFY(std::ranges::equal(transcript, events));
        for (qsizetype index = 0; index < 300; ++index)
            QVERIFY(transcript.at(index) == events.at(std::size_t(index)));
    }
}

void TestTranscript::rowsTellWhatTheEventsDo()
{
    const Transcript transcript = RandomEvents(3).transcript(2000);
    for (qsizetype index = 0; index < transcript.size(); ++index) {
        const Event event = transcript.at(index);
        const TranscriptRow row = transcript.row(index);
        QCOMPARE(row.sequence, event.sequence);
        QCOMPARE(row.elapsed, event.elapsed);
        QCOMPARE(transcript.elapsedAt(index), event.elapsed);
        QCOMPARE(std::size_t(row.kind), event.payload.index());
        QCOMPARE(transcript.kindAt(index), row.kind);
        if (row.event)
            QVERIFY(*row.event == event);
        if (const auto *sent = std::get_if<Sent>(&event.payload)) {
            QCOMPARE(row.direction, Direction::Out);
            QCOMPARE(row.bytes, sent->data.bytes);
            QCOMPARE(row.phase, sent->phase);
            QCOMPARE(row.awaitsReply, sent->awaitsReply);
            QCOMPARE(row.masked, !sent->data.masks.isEmpty());
        } else if (const auto *line = std::get_if<Received>(&event.payload)) {
            QCOMPARE(row.direction, Direction::In);
            QCOMPARE(row.bytes, line->data.bytes);
            QCOMPARE(row.phase, line->phase);
            QCOMPARE(row.end, line->end);
            QCOMPARE(row.answers, line->answers);
            QCOMPARE(row.unused, line->unused);
            QCOMPARE(row.continuesPrevious, line->continuesPrevious);
            QCOMPARE(row.masked, !line->data.masks.isEmpty());
        } else if (const auto *payload = std::get_if<PayloadSent>(&event.payload)) {
            QCOMPARE(row.direction, Direction::Out);
            QCOMPARE(row.bytes, payload->head.bytes);
        } else {
            QCOMPARE(row.direction, Direction::None);
            QVERIFY(row.bytes.isEmpty());
        }
        if (const auto *ended = std::get_if<StageEnded>(&event.payload)) {
            QCOMPARE(row.phase, ended->phase);
            QCOMPARE(row.status, ended->status);
            QCOMPARE(row.event != nullptr, ended->issue.has_value());
        }
    }
}

void TestTranscript::codeIsReadAsAParserReadsIt_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("last line") << QByteArray("250 ok") << 250 << false;
    QTest::newRow("line with more behind it") << QByteArray("250-ok") << 250 << true;
    QTest::newRow("code alone") << QByteArray("354") << 354 << false;
    QTest::newRow("odd separator") << QByteArray("250:ok") << 250 << false;
    QTest::newRow("odd code") << QByteArray("999 x") << 999 << false;
    QTest::newRow("hyphen later") << QByteArray("250 -") << 250 << false;
    QTest::newRow("nothing") << QByteArray() << 0 << false;
    QTest::newRow("two digits") << QByteArray("25") << 0 << false;
    QTest::newRow("four digits") << QByteArray("2500") << 0 << false;
    QTest::newRow("leading zero") << QByteArray("025 x") << 0 << false;
    QTest::newRow("letters") << QByteArray("2x0 x") << 0 << false;
    QTest::newRow("space before it") << QByteArray(" 250 x") << 0 << false;
    QTest::newRow("text") << QByteArray("abc-") << 0 << false;
}

void TestTranscript::codeIsReadAsAParserReadsIt()
{
    QFETCH(const QByteArray, line);
    QFETCH(const int, code);
    QFETCH(const bool, goesOn);
    Transcript transcript;
    transcript.append(received(1, line));
    transcript.append(received(2, line, {}, true));
    transcript.append(received(3, line, {{0, 4}}));
    transcript.append({4, nanoseconds(4), Sent{{line, {}}, Phase::Raw, true}});
    QCOMPARE(transcript.row(0).code, code);
    QCOMPARE(transcript.row(0).replyGoesOn, goesOn);
    // A later piece of a line, a line whose beginning is hidden and what we say ourselves have no code.
    for (qsizetype index = 1; index < 4; ++index) {
        QCOMPARE(transcript.row(index).code, 0);
        QVERIFY(!transcript.row(index).replyGoesOn);
    }
}

void TestTranscript::rowsKnowWhatWasEncrypted()
{
    Transcript transcript;
    const auto add = [&](Payload payload) {
        transcript.append({transcript.size() + 1, nanoseconds(0), std::move(payload)});
        return transcript.row(transcript.size() - 1).encrypted;
    };
    QVERIFY(!add(Connecting{}));
    QVERIFY(!add(Sent{}));
    QVERIFY(!add(TlsStarted{}));
    QVERIFY(add(TlsSecured{}));
    QVERIFY(add(Sent{}));
    QVERIFY(add(StageEnded{}));
    QVERIFY(add(Noted{"x", {}}));
    QVERIFY(!add(Closed{}));
    QVERIFY(!add(Received{}));
    QVERIFY(add(TlsSecured{}));
    QVERIFY(!add(Connecting{}));
    QVERIFY(!add(Received{}));
}

void TestTranscript::oddNumbersAreKept_data()
{
    QTest::addColumn<qint64>("sequence");
    QTest::addColumn<qint64>("answers");
    constexpr qint64 Huge = std::numeric_limits<qint64>::max();
    QTest::newRow("answers what is to come") << qint64(1) << qint64(2);
    QTest::newRow("answers itself") << qint64(1) << qint64(1);
    QTest::newRow("answers nothing there is") << qint64(1) << qint64(0);
    QTest::newRow("negative") << qint64(1) << qint64(-1);
    QTest::newRow("huge") << qint64(1) << Huge;
    QTest::newRow("least") << qint64(1) << std::numeric_limits<qint64>::min();
    QTest::newRow("sequence with a gap") << qint64(7) << qint64(6);
    QTest::newRow("sequence of nothing") << qint64(0) << qint64(0);
    QTest::newRow("huge sequence") << Huge << Huge - 1;
    QTest::newRow("far back") << Huge << qint64(1);
}

void TestTranscript::oddNumbersAreKept()
{
    QFETCH(const qint64, sequence);
    QFETCH(const qint64, answers);
    const Event event{sequence, nanoseconds(-5),
                      Received{{"250-x", {{3, 1}}}, wire::LineEnd::Lf, false, answers, std::nullopt, true}};
    Transcript transcript;
    transcript.append(event);
    QVERIFY(transcript.at(0) == event);
    const TranscriptRow row = transcript.row(0);
    QCOMPARE(row.sequence, sequence);
    QCOMPARE(row.answers, answers);
    QCOMPARE(row.bytes, "250-x");
    QCOMPARE(row.code, 250);
    QVERIFY(row.replyGoesOn && row.masked && row.unused && !row.phase);
    QCOMPARE(row.end, wire::LineEnd::Lf);
}

void TestTranscript::recordsAreSmall()
{
    QCOMPARE(sizeof(EventRecord), 32U);
}

void TestTranscript::longPiecesAreKept()
{
    Transcript transcript;
    QByteArrayList pieces;
    for (const qsizetype size : {0, 1, 4096, 4097, 0, 1 << 20, (1 << 20) + 1, 5 << 20, 3, 0}) {
        pieces.append(QByteArray(size, char('a' + pieces.size())));
        transcript.append(received(pieces.size(), pieces.constLast(), {{size, 5}}));
    }
    for (qsizetype index = 0; index < pieces.size(); ++index)
        QVERIFY(transcript.at(index) == received(index + 1, pieces.at(index), {{pieces.at(index).size(), 5}}));
}

void TestTranscript::copiesGoTheirOwnWays()
{
    // Around the place where a block of records is full.
    for (const qsizetype count : {1, 10, 4095, 4096, 4097, 9000}) {
        Transcript first = lines(count, 20);
        Transcript second = first;
        QVERIFY(first == second);
        first.append(received(count + 1, "first"));
        QCOMPARE(second.size(), count);
        second.append(received(count + 1, "second"));
        second.append(received(count + 2, "more"));
        first.append(received(count + 2, "of the first"));
        QCOMPARE(first.at(count), received(count + 1, "first"));
        QCOMPARE(second.at(count), received(count + 1, "second"));
        QCOMPARE(first.at(count + 1), received(count + 2, "of the first"));
        QCOMPARE(second.at(count + 1), received(count + 2, "more"));
        QVERIFY(first != second);
    }
}

void TestTranscript::copyOfACopySharesNothingThatGrows()
{
    Transcript first = lines(3, 10);
    {
        Transcript second = first;
        const Transcript third = second; // NOLINT(performance-unnecessary-copy-initialization)
        second.append({4, nanoseconds(4), Noted{"x", u"y"_s}});
        QCOMPARE(third.size(), 3);
    }
    first.append({4, nanoseconds(4), Closed{true, u"z"_s}});
    QCOMPARE(first.at(3), Event(4, nanoseconds(4), Closed{true, u"z"_s}));
    QVERIFY(holdsLines(lines(3, 10), 3, 10));
}

void TestTranscript::movedFromBeginsAnew()
{
    const QTemporaryDir folder;
    Transcript first = lines(5000, 600, {1 << 20, folder.path()});
    const Transcript second = std::move(first);
    QVERIFY(holdsLines(second, 5000, 600));
    first = Transcript();
    QVERIFY(first.isEmpty());
    first.append(received(1, "new"));
    QCOMPARE(first.at(0), received(1, "new"));
    QCOMPARE(first.size(), 1);
    QVERIFY(first.begin() != first.end());
}

void TestTranscript::differencesAreSeen()
{
    QVERIFY(Transcript() == Transcript());
    QVERIFY(lines(5, 10) == lines(5, 10));
    QVERIFY(lines(5, 10) != lines(4, 10));
    QVERIFY(lines(5, 10) != lines(5, 11));
    QVERIFY(Transcript() != lines(1, 1));
    // Where the bytes are kept makes no difference.
    const QTemporaryDir folder;
    QVERIFY(lines(5000, 1000) == lines(5000, 1000, {0, folder.path()}));
}

void TestTranscript::bytesGoToAFileThatNobodyFinds()
{
    const QTemporaryDir folder;
    constexpr qint64 Limit = 2 * 1024 * 1024;
    const Transcript transcript = lines(10000, 1000, {Limit, folder.path()});
    QVERIFY(transcript.spillProblem().isEmpty());
    QVERIFY(transcript.spilledBytes() > 10'000'000 - Limit - 2 * 1024 * 1024);
    QVERIFY(transcript.spilledBytes() < 10'000'000 - Limit);
    QVERIFY(QDir(folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(holdsLines(transcript, 10000, 1000));
    QCOMPARE(transcript.row(0).bytes, QByteArray("0").leftJustified(1000, '.'));
}

void TestTranscript::copyReadsWhatWasSpilled()
{
    const QTemporaryDir folder;
    Transcript copy;
    {
        Transcript transcript = lines(5000, 1000, {0, folder.path()});
        copy = transcript;
        transcript.append(received(5001, QByteArray(3 << 20, 'x')));
    }
    QVERIFY(holdsLines(copy, 5000, 1000));
    for (qsizetype index = 5000; index < 8000; ++index)
        copy.append(received(index + 1, QByteArray::number(index).leftJustified(1000, '.')));
    QVERIFY(copy.spilledBytes() > 5'000'000);
    QVERIFY(holdsLines(copy, 8000, 1000));
}

void TestTranscript::withinTheLimitNoFileIsMade()
{
    // A folder that is not there would be told of.
    const Transcript transcript = lines(3000, 1000, {4 * 1024 * 1024, u"/nowhere/at/all"_s});
    QCOMPARE(transcript.spilledBytes(), 0);
    QCOMPARE(transcript.spillProblem(), QString());
}

void TestTranscript::missingFolder_losesNothing()
{
    const Transcript transcript = lines(5000, 1000, {0, u"/nowhere/at/all"_s});
    QCOMPARE(transcript.spilledBytes(), 0);
    QVERIFY(!transcript.spillProblem().isEmpty());
    QVERIFY(holdsLines(transcript, 5000, 1000));
}

void TestTranscript::fullDisk_losesNothing()
{
    const QTemporaryDir folder;
    const FullDisk disk(2'500'000);
    const Transcript transcript = lines(8000, 1000, {0, folder.path()});
    QVERIFY(transcript.spilledBytes() > 0);
    QVERIFY(transcript.spilledBytes() <= 2'500'000);
    QVERIFY(!transcript.spillProblem().isEmpty());
    QVERIFY(holdsLines(transcript, 8000, 1000));
}

void TestTranscript::laterRoomIsUsed()
{
    const QTemporaryDir folder;
    Transcript transcript;
    transcript.setStorage({0, folder.path()});
    qsizetype count = 0;
    const auto addThousands = [&](int thousands) {
        for (const qsizetype end = count + qsizetype(thousands) * 1000; count < end; ++count)
            transcript.append(received(count + 1, QByteArray::number(count).leftJustified(1000, '.')));
    };
    {
        const FullDisk disk(1'500'000);
        addThousands(6);
    }
    const QString problem = transcript.spillProblem();
    const qint64 before = transcript.spilledBytes();
    QVERIFY(!problem.isEmpty());
    addThousands(2);
    QVERIFY(transcript.spilledBytes() > before + 4'000'000);
    QCOMPARE(transcript.spillProblem(), problem);
    QVERIFY(holdsLines(transcript, 8000, 1000));
}

void TestTranscript::recorderTellsOnceThatMemoryHasToDo()
{
    std::vector<Event> told;
    Recorder recorder([] { return nanoseconds(0); }, [&](const Event &event) { told.push_back(event); });
    recorder.setStorage({0, u"/nowhere/at/all"_s});
    for (int round = 0; round < 8000; ++round)
        recorder.recordReceived({QByteArray(1000, 'x'), wire::LineEnd::CrLf, false}, std::nullopt, std::nullopt);
    recorder.record(Finished{});
    const auto isNote = [](const Event &event) {
        const auto *note = std::get_if<Noted>(&event.payload);
        return note && note->id == "kept-in-memory" && !note->text.isEmpty();
    };
    QCOMPARE(std::ranges::count_if(told, isNote), 1);
    QVERIFY(std::ranges::equal(recorder.transcript(), told));
    QCOMPARE(qsizetype(told.size()), 8002);
    QVERIFY(std::holds_alternative<Finished>(told.back().payload));
    for (std::size_t index = 0; index < told.size(); ++index)
        QCOMPARE(told.at(index).sequence, qint64(index) + 1);
}

QTEST_GUILESS_MAIN(TestTranscript)
#include "tst_transcript.moc"
