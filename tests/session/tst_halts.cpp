// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/transactionstage.h"
#include "support/scenario.h"

#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;
using session::Halt;

namespace {

stage::Delivery delivery(qsizetype chunk = 0)
{
    stage::Delivery made;
    made.envelope.from = "alice@practice.example";
    made.envelope.recipients = {{"bob@practice.example", {}}};
    made.payload = std::make_shared<wire::Payload>(std::make_unique<wire::BytesSource>("Subject: x\r\n\r\nhello\r\n"));
    made.chunkSize = chunk;
    return made;
}

} // namespace

/// Messages that are held up on their way, over real sockets.
class TestHalts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_session.reset(); }

    void paused_sendsNothingUntilItGoesOn_data();
    void paused_sendsNothingUntilItGoesOn();
    void pausedTwice_goesThroughDataStepByStep();
    void stoppedBeforeData_isTakenBackAndTheSessionLives();
    void stoppedBehindThe354_closesTheConnection();
    void typedWhilePaused_isAnsweredAndHoldsBackWhatFollows();
    void typedBehindThe354_isNotSent();
    void lostWhilePaused_ends();
    void cancelledWhilePaused_ends();
    void refusedBeforehand_isNotPaused();
    void dropped_cutsTheConnection_data();
    void dropped_cutsTheConnection();
    void resumeWithoutAPause_doesNothing();

private:
    void perform(const stage::Delivery &what, std::optional<Halt> halt);
    [[nodiscard]] bool hasSent(const QByteArray &verb) const;
    [[nodiscard]] bool hasPayload() const;

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<session::Session> m_session;
};

void TestHalts::init()
{
    m_server = std::make_unique<practice::Server>(practice::Options());
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = m_server->listen().value();
    plan.targets = {target};
    plan.security = plan::Security::None;
    plan.helloName = "client.example";
    m_session = std::make_unique<session::Session>(plan);
    m_session->perform(session::openingRecipe(plan, target));
    m_session->open();
    QTRY_VERIFY(m_session->isIdle());
}

void TestHalts::perform(const stage::Delivery &what, std::optional<Halt> halt)
{
    m_session->setHalt(halt);
    m_session->perform(std::make_unique<stage::TransactionStage>(what));
}

bool TestHalts::hasSent(const QByteArray &verb) const
{
    for (const transcript::Event &event : m_session->transcript()) {
        const auto *sent = std::get_if<transcript::Sent>(&event.payload);
        if (sent != nullptr && sent->data.bytes.startsWith(verb))
            return true;
    }
    return false;
}

bool TestHalts::hasPayload() const
{
    for (const transcript::Event &event : m_session->transcript()) {
        if (std::holds_alternative<transcript::PayloadSent>(event.payload))
            return true;
    }
    return false;
}

void TestHalts::paused_sendsNothingUntilItGoesOn_data()
{
    QTest::addColumn<int>("chunk");
    QTest::addColumn<Phase>("behind");
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<QByteArray>("next");
    QTest::newRow("before RCPT") << 0 << Phase::Mail << QByteArray("MAIL") << QByteArray("RCPT");
    QTest::newRow("before DATA") << 0 << Phase::Rcpt << QByteArray("RCPT") << QByteArray("DATA");
    QTest::newRow("before BDAT") << 10 << Phase::Rcpt << QByteArray("RCPT") << QByteArray("BDAT");
    QTest::newRow("by BDAT there is no 354") << 10 << Phase::Data << QByteArray("RCPT") << QByteArray("BDAT");
    QTest::newRow("behind the 354") << 0 << Phase::Data << QByteArray("DATA") << QByteArray();
}

void TestHalts::paused_sendsNothingUntilItGoesOn()
{
    QFETCH(const int, chunk);
    QFETCH(const Phase, behind);
    QFETCH(const QByteArray, last);
    QFETCH(const QByteArray, next);
    perform(delivery(chunk), Halt{Halt::Kind::Pause, behind});
    QTRY_VERIFY(m_session->isPaused());
    QVERIFY(!m_session->isIdle());
    QVERIFY(hasSent(last));
    QVERIFY(next.isEmpty() || !hasSent(next));
    QVERIFY(!hasPayload());
    QVERIFY(m_server->messages().isEmpty());
    m_session->resume();
    QVERIFY(!m_session->isPaused());
    QTRY_VERIFY(m_session->isIdle());
    QCOMPARE(m_server->messages().size(), 1);
    m_session->cancel();
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestHalts::pausedTwice_goesThroughDataStepByStep()
{
    perform(delivery(), Halt{Halt::Kind::Pause, Phase::Rcpt});
    QTRY_VERIFY(m_session->isPaused());
    m_session->setHalt(Halt{Halt::Kind::Pause, Phase::Data});
    m_session->resume();
    QTRY_VERIFY(m_session->isPaused());
    QVERIFY(hasSent("DATA"));
    QVERIFY(!hasPayload());
    m_session->resume();
    QTRY_COMPARE(m_server->messages().size(), 1);
}

void TestHalts::stoppedBeforeData_isTakenBackAndTheSessionLives()
{
    perform(delivery(), Halt{Halt::Kind::Pause, Phase::Rcpt});
    QTRY_VERIFY(m_session->isPaused());
    m_session->stop();
    QVERIFY(!m_session->isPaused());
    QTRY_VERIFY(m_session->isIdle());
    QVERIFY(hasSent("RSET"));
    QVERIFY(!hasSent("DATA"));
    perform(delivery(), {});
    QTRY_COMPARE(m_server->messages().size(), 1);
}

void TestHalts::stoppedBehindThe354_closesTheConnection()
{
    perform(delivery(), Halt{Halt::Kind::Pause, Phase::Data});
    QTRY_VERIFY(m_session->isPaused());
    m_session->stop();
    QVERIFY(m_session->isFinished());
    QVERIFY(!hasSent("RSET"));
    QVERIFY(m_server->messages().isEmpty());
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestHalts::typedWhilePaused_isAnsweredAndHoldsBackWhatFollows()
{
    perform(delivery(), Halt{Halt::Kind::Pause, Phase::Rcpt});
    QTRY_VERIFY(m_session->isPaused());
    QVERIFY(m_session->sendNow("NOOP\r\n"));
    m_session->resume(); // its reply is owed
    QVERIFY(m_session->isPaused());
    QVERIFY(!hasSent("DATA"));
    QTRY_VERIFY([this] {
        m_session->resume();
        return !m_session->isPaused();
    }());
    QTRY_COMPARE(m_server->messages().size(), 1);
}

void TestHalts::typedBehindThe354_isNotSent()
{
    perform(delivery(), Halt{Halt::Kind::Pause, Phase::Data});
    QTRY_VERIFY(m_session->isPaused());
    static_cast<void>(m_session->sendNow("NOOP\r\n"));
    QVERIFY(!hasSent("NOOP"));
    m_session->resume();
    QTRY_COMPARE(m_server->messages().size(), 1);
    QVERIFY(!m_server->messages().constFirst().content.contains("NOOP"));
}

void TestHalts::lostWhilePaused_ends()
{
    perform(delivery(), Halt{Halt::Kind::Pause, Phase::Rcpt});
    QTRY_VERIFY(m_session->isPaused());
    m_server.reset();
    QTRY_VERIFY(m_session->isFinished());
    QVERIFY(!m_session->isPaused());
    m_session->resume();
    QVERIFY(!hasSent("DATA"));
}

void TestHalts::cancelledWhilePaused_ends()
{
    perform(delivery(), Halt{Halt::Kind::Pause, Phase::Data});
    QTRY_VERIFY(m_session->isPaused());
    m_session->cancel();
    QVERIFY(m_session->isFinished());
    QVERIFY(!m_session->isPaused());
    QVERIFY(m_server->messages().isEmpty());
}

void TestHalts::refusedBeforehand_isNotPaused()
{
    stage::Delivery refused = delivery();
    refused.envelope.recipients = {{"nobody@practice.example", {}}};
    perform(refused, Halt{Halt::Kind::Pause, Phase::Rcpt});
    QTRY_VERIFY(m_session->isIdle());
    QVERIFY(!m_session->isPaused());
    QVERIFY(!hasSent("DATA"));
}

void TestHalts::dropped_cutsTheConnection_data()
{
    QTest::addColumn<int>("chunk");
    QTest::addColumn<Phase>("behind");
    QTest::addColumn<QByteArray>("unsent");
    QTest::addColumn<int>("messages");
    QTest::newRow("behind MAIL") << 0 << Phase::Mail << QByteArray("RCPT") << 0;
    QTest::newRow("behind RCPT") << 0 << Phase::Rcpt << QByteArray("DATA") << 0;
    QTest::newRow("behind the 354") << 0 << Phase::Data << QByteArray("QUIT") << 0;
    QTest::newRow("before BDAT") << 10 << Phase::Rcpt << QByteArray("BDAT") << 0;
    QTest::newRow("by BDAT there is no 354") << 10 << Phase::Data << QByteArray("BDAT") << 0;
    QTest::newRow("behind the message") << 0 << Phase::Payload << QByteArray("QUIT") << 1;
}

void TestHalts::dropped_cutsTheConnection()
{
    QFETCH(const int, chunk);
    QFETCH(const Phase, behind);
    QFETCH(const QByteArray, unsent);
    QFETCH(const int, messages);
    perform(delivery(chunk), Halt{Halt::Kind::Drop, behind});
    QTRY_VERIFY(m_session->isFinished());
    QVERIFY(!hasSent(unsent));
    QVERIFY(!hasSent("RSET"));
    QCOMPARE(m_server->messages().size(), messages);
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestHalts::resumeWithoutAPause_doesNothing()
{
    const qsizetype before = m_session->transcript().size();
    m_session->resume();
    QVERIFY(!m_session->isPaused());
    QCOMPARE(m_session->transcript().size(), before);
}

QTEST_GUILESS_MAIN(TestHalts)
#include "tst_halts.moc"
