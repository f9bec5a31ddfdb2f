// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "relaytrial.h"
#include "support/scenario.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>
#include <vector>

using namespace mailscope;
using namespace std::chrono_literals;
using test::Course;
using test::RelayFaults;
using test::RelayTrial;
using test::Trials;
using End = RelayFaults::End;

namespace {

/// A named conversation, small so that every byte of it can be a case of its own.
struct Setup {
    const char *name;
    practice::Protocol protocol = practice::Protocol::Smtp;
    plan::Security security = plan::Security::None;
};

constexpr Setup Setups[] = {
    {"plain"},
    {"STARTTLS", practice::Protocol::Smtp, plan::Security::StartTls},
    {"implicit TLS", practice::Protocol::Smtp, plan::Security::Tls},
    {"LMTP", practice::Protocol::Lmtp},
};

practice::Options serverFor(const Setup &setup)
{
    using practice::Feature;
    practice::Options options;
    options.protocol = setup.protocol;
    options.implicitTls = setup.security == plan::Security::Tls;
    options.enabled = {Feature::EnhancedStatusCodes, Feature::Vrfy};
    if (setup.security == plan::Security::StartTls)
        options.enabled.insert(Feature::StartTls);
    return options;
}

plan::Plan planFor(const Setup &setup)
{
    plan::Target target;
    target.host = QStringLiteral("127.0.0.1");
    target.security = setup.security;
    target.protocol = setup.protocol == practice::Protocol::Lmtp ? plan::Protocol::Lmtp : plan::Protocol::Smtp;
    plan::Plan plan;
    plan.targets = {target};
    plan.helloName = "client.example";
    plan.tasks = {{Phase::Vrfy, "alice"}};
    plan.patience = Patience(10s);
    return plan;
}

/// What must be said of a connection that ends once the server has said so many bytes.
Verdict verdictWhenCutAt(const Course &course, qint64 position)
{
    if (position >= course.farewell)
        return Verdict::Ok; // nobody needs the answer to QUIT
    return position >= course.clear && position < course.secured ? Verdict::Tls : Verdict::Network;
}

/// Every byte of the clear part, and some of what is encrypted.
QList<qint64> positionsOf(const Course &course, qint64 first, qint64 clearStep)
{
    constexpr qint64 EncryptedStep = 47;
    QList<qint64> positions;
    for (qint64 position = first; position < course.total;
         position += position < course.clear ? clearStep : EncryptedStep)
        positions.append(position);
    return positions;
}

} // namespace

/// Sessions with a real server over real sockets and real TLS, while the network between them fails at every place.
class TestBrokenNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cutOff_endsAsItMust_data();
    void cutOff_endsAsItMust();
    void divided_changesNothing_data() { everySetup(); }
    void divided_changesNothing();
    void byteByByte_changesNothing_data() { everySetup(); }
    void byteByByte_changesNothing();
    void blackHole_isHeldToTheLimit_data() { everySetup(); }
    void blackHole_isHeldToTheLimit();
    void cancelledAtEveryEvent_endsCleanly_data() { everySetup(); }
    void cancelledAtEveryEvent_endsCleanly();
    void destroyedAtEveryEvent_saysNothingMore_data() { everySetup(); }
    void destroyedAtEveryEvent_saysNothingMore();
    void resetAtEveryEvent_endsCleanly_data() { everySetup(); }
    void resetAtEveryEvent_endsCleanly();

private:
    static constexpr std::size_t AtOnce = 16;

    static void everySetup();
    [[nodiscard]] std::unique_ptr<RelayTrial> trial(const RelayFaults &faults = {},
                                                    std::chrono::milliseconds limit = 10s) const;
    [[nodiscard]] QString complaintOf(const RelayTrial &trial, qint64 position, End::Kind kind) const;
    [[nodiscard]] QString complaintOf(std::unique_ptr<RelayTrial> trial, qint64 position, End::Kind kind) const;
    [[nodiscard]] QString cutOffAt(const QList<qint64> &positions, End::Kind kind);
    /// Every event of the undisturbed session gets a trial of its own in which \p act is done in its slot.
    [[nodiscard]] Trials actAtEveryEvent(const RelayTrial::Act &act);

    Setup m_setup{"none"};
    std::unique_ptr<practice::Server> m_server;
    quint16 m_port = 0;
    transcript::Transcript m_whole;
    Course m_course;
};

void TestBrokenNetwork::everySetup()
{
    QTest::addColumn<int>("setup");
    for (int index = 0; index < static_cast<int>(std::size(Setups)); ++index)
        QTest::newRow(Setups[index].name) << index;
}

void TestBrokenNetwork::init()
{
    QFETCH(int, setup);
    m_setup = Setups[setup];
    m_server = std::make_unique<practice::Server>(serverFor(m_setup));
    m_port = m_server->listen().value();
    Trials trials;
    trials.push_back(trial());
    QVERIFY(runTogether(trials));
    m_whole = trials.front()->transcript();
    m_course = trials.front()->course();
    QCOMPARE(std::get<transcript::Finished>(m_whole.at(m_whole.size() - 1).payload).verdict, Verdict::Ok);
    QVERIFY(m_course.farewell > m_course.secured && m_course.total > m_course.farewell);
    QCOMPARE(m_course.secured > 0, m_setup.security != plan::Security::None);
}

/// No trial leaves a connection behind.
void TestBrokenNetwork::cleanup()
{
    QTRY_COMPARE(m_server->connectionCount(), 0);
}

std::unique_ptr<RelayTrial> TestBrokenNetwork::trial(const RelayFaults &faults, std::chrono::milliseconds limit) const
{
    plan::Plan plan = planFor(m_setup);
    plan.patience = Patience(limit);
    return std::make_unique<RelayTrial>(plan, m_port, faults);
}

void TestBrokenNetwork::cutOff_endsAsItMust_data()
{
    QTest::addColumn<int>("setup");
    QTest::addColumn<int>("kind");
    for (int index = 0; index < static_cast<int>(std::size(Setups)); ++index) {
        QTest::addRow("%s, closed", Setups[index].name) << index << int(End::Close);
        QTest::addRow("%s, reset", Setups[index].name) << index << int(End::Reset);
        QTest::addRow("%s, silent", Setups[index].name) << index << int(End::Stop);
    }
}

/// The server's stream ends behind every single byte of it.
void TestBrokenNetwork::cutOff_endsAsItMust()
{
    QFETCH(int, kind);
    const auto end = static_cast<End::Kind>(kind);
    // A reset behind nothing at all may be met by the attempt to connect.
    const QList<qint64> positions = end == End::Reset ? positionsOf(m_course, 1, 3) : positionsOf(m_course, 0, 1);
    QVERIFY(positions.size() > 30);
    const QString complaint = cutOffAt(positions, end);
    QVERIFY2(complaint.isEmpty(), qPrintable(complaint));
}

QString TestBrokenNetwork::cutOffAt(const QList<qint64> &positions, End::Kind kind)
{
    for (qsizetype begin = 0; begin < positions.size();) {
        // Handshakes are work, which a short limit must leave room for.
        const bool isShort = kind == End::Stop && positions.at(begin) >= m_course.clear;
        const QList<qint64> some = positions.mid(begin, isShort ? 4 : AtOnce);
        begin += some.size();
        const std::chrono::milliseconds limit = kind != End::Stop ? 10s : isShort ? 70ms : 30ms;
        Trials trials;
        for (const qint64 position : some)
            trials.push_back(trial({.pause = 0ms, .end = End{position, kind}}, limit));
        if (!runTogether(trials))
            return QStringLiteral("a session hangs between %1 and %2").arg(some.first()).arg(some.last());
        for (qsizetype index = 0; index < some.size(); ++index) {
            const QString complaint =
                complaintOf(std::move(trials.at(static_cast<std::size_t>(index))), some.at(index), kind);
            if (!complaint.isEmpty())
                return QStringLiteral("cut at %1 of %2: %3").arg(some.at(index)).arg(m_course.total).arg(complaint);
        }
    }
    return {};
}

QString TestBrokenNetwork::complaintOf(std::unique_ptr<RelayTrial> trial, qint64 position, End::Kind kind) const
{
    QString complaint = complaintOf(*trial, position, kind);
    if (kind != End::Stop || complaint.isEmpty())
        return complaint;
    // A busy machine may have reached the limit first: this one gets all of it, and a long one.
    Trials again;
    again.push_back(this->trial({.pause = 0ms, .end = End{position, kind}}, 400ms));
    return runTogether(again) ? complaintOf(*again.front(), position, kind) : QStringLiteral("hangs");
}

QString TestBrokenNetwork::complaintOf(const RelayTrial &trial, qint64 position, End::Kind kind) const
{
    const QString said = u'\n' + QString::fromUtf8(test::comparable(trial.transcript()));
    if (trial.timesFinished() != 1)
        return QStringLiteral("finished %1 times").arg(trial.timesFinished());
    if (!trial.reachedTheEnd())
        return QStringLiteral("the end was not reached");
    const transcript::Transcript &transcript = trial.transcript();
    if (const QString breach = test::breachOfInvariants(transcript); !breach.isEmpty())
        return breach + said;
    if (const QString other = test::noBeginningOf(transcript, m_whole); !other.isEmpty())
        return other + said;
    const Verdict verdict = std::get<transcript::Finished>(transcript.at(transcript.size() - 1).payload).verdict;
    if (verdict != verdictWhenCutAt(m_course, position))
        return QStringLiteral("verdict ") + verdictName(verdict) + said;
    // What arrived stands in the transcript, to the last byte; only a reset may take some of it away.
    const qsizetype received = test::receivedBytes(transcript).size();
    if (position < m_course.clear && kind != End::Reset && received != position)
        return QStringLiteral("%1 bytes are in the transcript").arg(received) + said;
    return {};
}

/// Every byte is once the last of its segment.
void TestBrokenNetwork::divided_changesNothing()
{
    const QByteArray whole = test::comparable(m_whole);
    const QList<qint64> positions = positionsOf(m_course, 1, m_setup.security == plan::Security::StartTls ? 2 : 1);
    for (qsizetype begin = 0; begin < positions.size(); begin += AtOnce) {
        const QList<qint64> some = positions.mid(begin, AtOnce);
        Trials trials;
        for (const qint64 position : some)
            trials.push_back(trial({.cuts = {position}, .pause = 1ms}));
        QVERIFY(runTogether(trials));
        for (qsizetype index = 0; index < some.size(); ++index) {
            const RelayTrial &each = *trials.at(static_cast<std::size_t>(index));
            QCOMPARE(each.timesFinished(), 1);
            QVERIFY2(test::comparable(each.transcript()) == whole,
                     (QByteArray::number(some.at(index)) + "\n" + test::comparable(each.transcript())).constData());
        }
    }
}

void TestBrokenNetwork::byteByByte_changesNothing()
{
    Trials trials;
    trials.push_back(trial({.piece = 1, .pause = 0ms}));
    QVERIFY(runTogether(trials));
    QCOMPARE(trials.front()->timesFinished(), 1);
    QCOMPARE(test::breachOfInvariants(trials.front()->transcript()), QString());
    QCOMPARE(test::comparable(trials.front()->transcript()), test::comparable(m_whole));
    QCOMPARE(test::receivedBytes(trials.front()->transcript()), test::receivedBytes(m_whole));
}

void TestBrokenNetwork::blackHole_isHeldToTheLimit()
{
    QElapsedTimer clock;
    clock.start();
    Trials trials;
    trials.push_back(trial({}, 30ms));
    trials.front()->relay().setBlackHole(true);
    QVERIFY(runTogether(trials));
    QVERIFY(clock.elapsed() < 2000);
    const transcript::Transcript &transcript = trials.front()->transcript();
    QCOMPARE(test::breachOfInvariants(transcript), QString());
    QCOMPARE(test::receivedBytes(transcript), QByteArray());
    const auto last = std::get<transcript::Finished>(transcript.at(transcript.size() - 1).payload);
    const bool fromTheFirstByte = m_setup.security == plan::Security::Tls;
    QCOMPARE(last.issue.value().id, fromTheFirstByte ? Issue::TlsHandshakeTimeout : Issue::ReplyTimeout);
    QCOMPARE(last.verdict, fromTheFirstByte ? Verdict::Tls : Verdict::Network);
}

Trials TestBrokenNetwork::actAtEveryEvent(const RelayTrial::Act &act)
{
    Trials trials;
    for (qint64 sequence = 1; sequence <= m_whole.size(); ++sequence) {
        trials.push_back(trial());
        trials.back()->actAt(sequence, act);
    }
    if (!runTogether(trials))
        trials.clear();
    return trials;
}

void TestBrokenNetwork::cancelledAtEveryEvent_endsCleanly()
{
    const Trials trials = actAtEveryEvent([](RelayTrial &trial) { trial.session()->cancel(); });
    QCOMPARE(trials.size(), static_cast<std::size_t>(m_whole.size()));
    int cancelled = 0;
    for (const auto &trial : trials) {
        const transcript::Transcript &transcript = trial->transcript();
        QCOMPARE(trial->timesFinished(), 1);
        QCOMPARE(trial->eventsSeen(), transcript.size());
        QCOMPARE(test::breachOfInvariants(transcript), QString());
        QCOMPARE(test::noBeginningOf(transcript, m_whole), QString());
        const Verdict verdict = std::get<transcript::Finished>(transcript.at(transcript.size() - 1).payload).verdict;
        cancelled += verdict == Verdict::Cancelled ? 1 : 0;
        QVERIFY(verdict == Verdict::Cancelled || verdict == Verdict::Ok);
    }
    // Only behind the answer to QUIT the end is decided.
    QVERIFY2(cancelled >= m_whole.size() - 5, QByteArray::number(cancelled).constData());
}

void TestBrokenNetwork::destroyedAtEveryEvent_saysNothingMore()
{
    const Trials trials = actAtEveryEvent([](RelayTrial &trial) { delete trial.session(); });
    QCOMPARE(trials.size(), static_cast<std::size_t>(m_whole.size()));
    for (std::size_t index = 0; index < trials.size(); ++index) {
        QVERIFY(trials.at(index)->session() == nullptr);
        QCOMPARE(trials.at(index)->timesFinished(), 0);
        QCOMPARE(trials.at(index)->eventsSeen(), static_cast<qint64>(index) + 1);
    }
}

void TestBrokenNetwork::resetAtEveryEvent_endsCleanly()
{
    const Trials trials = actAtEveryEvent([](RelayTrial &trial) { trial.relay().resetAll(); });
    QCOMPARE(trials.size(), static_cast<std::size_t>(m_whole.size()));
    int lost = 0;
    for (const auto &trial : trials) {
        const transcript::Transcript &transcript = trial->transcript();
        QCOMPARE(trial->timesFinished(), 1);
        QCOMPARE(test::breachOfInvariants(transcript), QString());
        QCOMPARE(test::noBeginningOf(transcript, m_whole), QString());
        const Verdict verdict = std::get<transcript::Finished>(transcript.at(transcript.size() - 1).payload).verdict;
        QVERIFY(verdict == Verdict::Ok || verdict == Verdict::Network || verdict == Verdict::Tls);
        lost += verdict == Verdict::Ok ? 0 : 1;
    }
    // Before the connection there is nothing to reset, and behind QUIT nothing to lose.
    QVERIFY2(lost >= m_whole.size() / 2, QByteArray::number(lost).constData());
}

QTEST_GUILESS_MAIN(TestBrokenNetwork)
#include "tst_brokennetwork.moc"
