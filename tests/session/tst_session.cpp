// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/scriptedchannel.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/commandstage.h"
#include "stage/quitstage.h"
#include "stage/starttlsstage.h"
#include "support/scenario.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using net::ScriptedChannel;

/// A session used by hand, as the window and the prompt do.
class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void lineByHand_isPairedWithItsReply();
    void severalLinesAtOnce_arePairedInOrder();
    void anAuthLineInPieces_isHidden();
    void answerToAChallenge_isHidden_data();
    void answerToAChallenge_isHidden();
    void loginSentAhead_isHidden();
    void lineBehindALogin_isShownAgain();
    void stopWhileStartTlsIsOwed_endsTheConnection();
    void plaintextBeforeAHandshakeByHand_isNotCarriedIntoIt();
    void stoppedStage_leavesItsReplyOwed();
    void flowAfterAStop_isJudgedForItself();
    void cancelInASlot_sendsNothingMore();
    void cancelBeforeOpen_isASessionOfItsOwn();
    void recordSecretsBeforeOpen_followsTheBeginning();
    void recordSecretsAfterTheEnd_addsNothing();
    void nothingIsSentBeforeTheConnectionIsOpen();
    void dataByHand_answersOnlyTheLastLine();
    void quitInsideDataByHand_closesInstead();
    void dataAndItsTextAtOnce_arePairedRight();
    void replyBeforeItsCommand_answersNothing_data();
    void replyBeforeItsCommand_answersNothing();
    void closingBehindAReply_answersTheNextCommand_data();
    void closingBehindAReply_answersTheNextCommand();
    void earlyRepliesWithoutEnd_endTheSession();
    void earlyGarbage_sendsNothingMore();
    void conclusion_isThatOfTheWholeSession_data();
    void conclusion_isThatOfTheWholeSession();
    void lastWord_standsInTheLastEvent();
    void lastWord_isAskedOfACancelledSessionToo();
    void whatIsLeftAtTheEnd_isToldWhenItIsTooMuch();
    void endlessUnsolicitedReplies_endTheSession();
    void unsolicitedRepliesThatAreLarge_endTheSessionSooner();
    void idleServiceClosing_isToldAsSuch();
    void serviceThatGoesOnAfterA421_losesTheConnectionLater();

private:
    void openByHand();
    void serverSays(const QByteArray &bytes);
    [[nodiscard]] QList<QByteArray> sentLines() const;
    [[nodiscard]] bool isSaidAnywhere(const QByteArray &secret) const;
    [[nodiscard]] transcript::Finished end() const;

    QPointer<ScriptedChannel> m_channel;
    std::unique_ptr<session::Session> m_session;
};

void TestSession::init()
{
    plan::Plan plan;
    plan::Target target;
    target.host = QStringLiteral("127.0.0.1");
    plan.targets = {target};
    plan.helloName = "client.example";
    m_session = std::make_unique<session::Session>(plan, session::Secrets{}, [this](net::Endpoint::Kind) {
        auto channel = std::make_unique<ScriptedChannel>();
        m_channel = channel.get();
        return channel;
    });
}

void TestSession::cleanup()
{
    m_session.reset();
}

void TestSession::openByHand()
{
    QSignalSpy idle(m_session.get(), &session::Session::idle);
    m_session->open();
    QVERIFY(!idle.isEmpty() || idle.wait());
}

void TestSession::serverSays(const QByteArray &bytes)
{
    const qsizetype before = m_session->transcript().size();
    m_channel->serverSends(bytes);
    QTRY_VERIFY(m_session->transcript().size() > before);
}

QList<QByteArray> TestSession::sentLines() const
{
    QList<QByteArray> lines;
    for (const transcript::Event &event : m_session->transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            lines.append(sent->data.bytes);
    }
    return lines;
}

bool TestSession::isSaidAnywhere(const QByteArray &secret) const
{
    for (const transcript::Event &event : m_session->transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload); sent && sent->data.bytes.contains(secret))
            return true;
        if (const auto *received = std::get_if<transcript::Received>(&event.payload);
            received && received->data.bytes.contains(secret))
            return true;
    }
    return false;
}

transcript::Finished TestSession::end() const
{
    return std::get<transcript::Finished>(m_session->transcript().at(m_session->transcript().size() - 1).payload);
}

void TestSession::lineByHand_isPairedWithItsReply()
{
    openByHand();
    QVERIFY(m_session->sendNow("NOOP\r\n"));
    serverSays("250 ok\r\n");
    const auto received =
        std::get<transcript::Received>(m_session->transcript().at(m_session->transcript().size() - 1).payload);
    QCOMPARE(received.phase, Phase::Noop);
    QVERIFY(received.answers.has_value());
    QVERIFY(m_session->isIdle());
}

void TestSession::severalLinesAtOnce_arePairedInOrder()
{
    openByHand();
    QVERIFY(m_session->sendNow("NOOP\r\nRSET\r\n"));
    QCOMPARE(m_channel->takeWritten(), "NOOP\r\nRSET\r\n");
    serverSays("250 one\r\n");
    QCOMPARE(
        std::get<transcript::Received>(m_session->transcript().at(m_session->transcript().size() - 1).payload).phase,
        Phase::Noop);
    serverSays("250 two\r\n");
    QCOMPARE(
        std::get<transcript::Received>(m_session->transcript().at(m_session->transcript().size() - 1).payload).phase,
        Phase::Rset);
}

void TestSession::anAuthLineInPieces_isHidden()
{
    openByHand();
    QVERIFY(m_session->sendNow("AUTH PLAIN c2Vj"));
    QVERIFY(m_session->sendNow("cmV0LXdvcmQ=\r\n"));
    QCOMPARE(m_channel->takeWritten(), "AUTH PLAIN c2VjcmV0LXdvcmQ=\r\n");
    QVERIFY(!isSaidAnywhere("c2Vj"));
    QVERIFY(!isSaidAnywhere("cmV0"));
    serverSays("535 no\r\n");
    QVERIFY(m_session->sendNow("VRFY shown\r\n"));
    QVERIFY(isSaidAnywhere("VRFY shown"));
}

void TestSession::answerToAChallenge_isHidden_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("base64") << QByteArray("c2VjcmV0LXdvcmQ=\r\n") << QByteArray("\r\n");
    QTest::newRow("blanks around") << QByteArray("  c2VjcmV0LXdvcmQ=  \r\n") << QByteArray("\r\n");
    QTest::newRow("begins with a star") << QByteArray("*c2VjcmV0\r\n") << QByteArray("\r\n");
    QTest::newRow("looks like a verb") << QByteArray("QUIT\r\n") << QByteArray("\r\n");
    QTest::newRow("bare line feed") << QByteArray("c2VjcmV0LXdvcmQ=\n") << QByteArray("\n");
    QTest::newRow("cancels") << QByteArray("*\r\n") << QByteArray("*\r\n");
}

void TestSession::answerToAChallenge_isHidden()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, shown);
    openByHand();
    QVERIFY(m_session->sendNow("AUTH LOGIN\r\n"));
    serverSays("334 UGFzc3dvcmQ6\r\n");
    static_cast<void>(m_channel->takeWritten());
    QVERIFY(m_session->sendNow(answer));
    QCOMPARE(m_channel->takeWritten(), answer);
    QCOMPARE(sentLines().constLast(), shown);
}

void TestSession::loginSentAhead_isHidden()
{
    openByHand();
    QVERIFY(m_session->sendNow("AUTH LOGIN\r\n"));
    QVERIFY(m_session->sendNow("dXNlci1uYW1l\r\n"));
    QVERIFY(m_session->sendNow("cGFzcy13b3Jk\r\n"));
    QCOMPARE(sentLines(), (QList<QByteArray>{"AUTH LOGIN\r\n", "\r\n", "\r\n"}));
    serverSays("334 VXNlcm5hbWU6\r\n334 UGFzc3dvcmQ6\r\n535 5.7.8 not pass-word nor cGFzcy13b3Jk\r\n");
    QTRY_VERIFY(m_session->isIdle());
    QVERIFY(!isSaidAnywhere("cGFzcy13b3Jk"));
    QVERIFY(!isSaidAnywhere("pass-word"));
}

void TestSession::lineBehindALogin_isShownAgain()
{
    openByHand();
    QVERIFY(m_session->sendNow("AUTH PLAIN AHVzZXIAcGFzcw==\r\n"));
    serverSays("235 2.7.0 ok\r\n");
    QVERIFY(m_session->sendNow("XSTATUS\r\n"));
    QCOMPARE(sentLines().constLast(), "XSTATUS\r\n");
}

void TestSession::stopWhileStartTlsIsOwed_endsTheConnection()
{
    plan::Plan plan = m_session->plan();
    plan.force = true;
    m_session = std::make_unique<session::Session>(plan, session::Secrets{}, [this](net::Endpoint::Kind) {
        auto channel = std::make_unique<ScriptedChannel>();
        m_channel = channel.get();
        return channel;
    });
    openByHand();
    m_session->perform(std::make_unique<stage::StartTlsStage>(stage::StartTlsStage::Demand::Required));
    QCOMPARE(m_channel->takeWritten(), "STARTTLS\r\n");
    QVERIFY(!m_session->sendNow("NOOP\r\n")); // it would stand between STARTTLS and the handshake
    m_session->stop();
    QVERIFY(m_session->isFinished());
    QCOMPARE(end().verdict, Verdict::Cancelled);
}

void TestSession::plaintextBeforeAHandshakeByHand_isNotCarriedIntoIt()
{
    openByHand();
    m_channel->serverSends("250-half of a reply\r\n25");
    QTRY_COMPARE(m_session->transcript().size(), 7);
    /// A stage that begins a handshake without looking, as a script may ask for.
    class Careless final : public stage::Stage {
    public:
        [[nodiscard]] Name name() const override { return Name::Tls; }
        [[nodiscard]] stage::Step begin(const stage::Context &) override { return stage::Step::upgrade(); }
        [[nodiscard]] stage::Step onReply(const stage::Context &, const wire::Exchange &) override
        {
            return stage::Step::done();
        }
    };
    m_session->perform(std::make_unique<Careless>());
    QVERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::TlsHandshakeFailed);
}

void TestSession::stoppedStage_leavesItsReplyOwed()
{
    openByHand();
    m_session->perform(std::make_unique<stage::CommandStage>(wire::Command::vrfy("slow")));
    m_session->stop();
    m_session->perform(std::make_unique<stage::CommandStage>(wire::Command::vrfy("next")));
    QCOMPARE(m_channel->takeWritten(), "VRFY slow\r\n"); // the next one waits for what is owed
    serverSays("252 slow\r\n");
    QTRY_COMPARE(m_channel->written(), "VRFY slow\r\nVRFY next\r\n");
}

void TestSession::flowAfterAStop_isJudgedForItself()
{
    openByHand();
    m_session->perform(std::make_unique<stage::CommandStage>(wire::Command::vrfy("slow")));
    m_session->stop();
    m_session->perform(std::make_unique<stage::QuitStage>());
    serverSays("252 slow\r\n");
    serverSays("221 bye\r\n");
    m_channel->serverCloses();
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().verdict, Verdict::Ok);
}

void TestSession::cancelInASlot_sendsNothingMore()
{
    openByHand();
    connect(m_session.get(), &session::Session::stageFinished, this, [this](Phase phase) {
        if (phase == Phase::Noop)
            m_session->cancel();
    });
    stage::Recipe recipe;
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::noop()));
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::vrfy("never")));
    m_session->perform(std::move(recipe));
    QByteArray written;
    connect(m_channel, &ScriptedChannel::clientWrote, this, [&written](const QByteArray &bytes) { written += bytes; });
    m_channel->serverSends("250 ok\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(written, QByteArray());
    QCOMPARE(sentLines(), (QList<QByteArray>{"NOOP\r\n"}));
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestSession::cancelBeforeOpen_isASessionOfItsOwn()
{
    QSignalSpy finished(m_session.get(), &session::Session::finished);
    m_session->cancel();
    m_session->open();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
    QVERIFY(m_channel.isNull());
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestSession::recordSecretsBeforeOpen_followsTheBeginning()
{
    m_session->recordSecrets();
    openByHand();
    QVERIFY(std::holds_alternative<transcript::Began>(m_session->transcript().at(0).payload));
    QVERIFY(std::holds_alternative<transcript::SecretsRecorded>(m_session->transcript().at(1).payload));
    m_session->cancel();
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestSession::recordSecretsAfterTheEnd_addsNothing()
{
    openByHand();
    m_session->cancel();
    const qsizetype size = m_session->transcript().size();
    m_session->recordSecrets();
    QCOMPARE(m_session->transcript().size(), size);
}

void TestSession::nothingIsSentBeforeTheConnectionIsOpen()
{
    QVERIFY(!m_session->sendNow("NOOP\r\n"));
    m_session->open();
    QVERIFY(!m_session->sendNow("NOOP\r\n"));
    QCOMPARE(sentLines(), QList<QByteArray>());
}

void TestSession::dataByHand_answersOnlyTheLastLine()
{
    openByHand();
    QVERIFY(m_session->sendNow("DATA\r\n"));
    serverSays("354 go on\r\n");
    QVERIFY(m_session->sendNow("Subject: x\r\n"));
    QVERIFY(m_session->sendNow("..\r\n"));
    QVERIFY(m_session->isIdle()); // nothing is owed
    QVERIFY(m_session->sendNow(".\r\n"));
    QVERIFY(!m_session->isIdle());
    serverSays("250 queued\r\n");
    QVERIFY(m_session->isIdle());
}

void TestSession::quitInsideDataByHand_closesInstead()
{
    openByHand();
    QVERIFY(m_session->sendNow("DATA\r\n"));
    serverSays("354 go on\r\n");
    QVERIFY(m_session->sendNow("half a message\r\n"));
    static_cast<void>(m_channel->takeWritten());
    QByteArray written;
    connect(m_channel, &ScriptedChannel::clientWrote, this, [&written](const QByteArray &bytes) { written += bytes; });
    m_session->perform(std::make_unique<stage::QuitStage>());
    QVERIFY(m_session->isFinished());
    QCOMPARE(written, QByteArray());
}

void TestSession::dataAndItsTextAtOnce_arePairedRight()
{
    openByHand();
    QVERIFY(m_session->sendNow("DATA\r\nSubject: x\r\n\r\ntext\r\n.\r\nNOOP\r\n"));
    serverSays("354 go on\r\n");
    serverSays("250 queued\r\n");
    QVERIFY(!m_session->isIdle());
    serverSays("250 ok\r\n");
    QCOMPARE(
        std::get<transcript::Received>(m_session->transcript().at(m_session->transcript().size() - 1).payload).phase,
        Phase::Noop);
    QVERIFY(m_session->isIdle());
}

void TestSession::replyBeforeItsCommand_answersNothing_data()
{
    QTest::addColumn<QByteArray>("ahead");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("whole") << QByteArray("250 extra\r\n") << QByteArray();
    QTest::newRow("two") << QByteArray("250 extra\r\n550 more\r\n") << QByteArray();
    QTest::newRow("several lines") << QByteArray("250-extra\r\n250 extra\r\n") << QByteArray();
    QTest::newRow("half a line") << QByteArray("250 ex") << QByteArray("tra\r\n");
    QTest::newRow("one byte") << QByteArray("2") << QByteArray("50 extra\r\n");
    QTest::newRow("half a reply") << QByteArray("250-extra\r\n") << QByteArray("250 extra\r\n");
    QTest::newRow("one and a half") << QByteArray("250 extra\r\n550-") << QByteArray("more\r\n550 more\r\n");
}

/// A reply is recorded without a command when it was there before the command went out.
void TestSession::replyBeforeItsCommand_answersNothing()
{
    QFETCH(const QByteArray, ahead);
    QFETCH(const QByteArray, behind);
    openByHand();
    stage::Recipe recipe;
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::noop()));
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::vrfy("bob")));
    m_session->perform(std::move(recipe));
    m_channel->serverSends("250 ok\r\n" + ahead);
    QTRY_COMPARE(m_channel->written(), "NOOP\r\nVRFY bob\r\n");
    serverSays(behind + "252 bob\r\n");
    QTRY_VERIFY(m_session->isIdle());
    qsizetype unasked = 0;
    for (const transcript::Event &event : m_session->transcript()) {
        const auto *received = std::get_if<transcript::Received>(&event.payload);
        if (!received)
            continue;
        const bool asked = received->data.bytes == "250 ok" || received->data.bytes == "252 bob";
        QCOMPARE(received->phase.has_value(), asked);
        QCOMPARE(received->answers.has_value(), asked);
        unasked += asked ? 0 : 1;
    }
    QCOMPARE(unasked, (ahead + behind).count('\n'));
}

void TestSession::closingBehindAReply_answersTheNextCommand_data()
{
    QTest::addColumn<QByteArray>("ahead");
    QTest::addColumn<QByteArray>("behind");
    const QByteArray closing = "421 4.3.2 bye\r\n";
    for (qsizetype at = 0; at <= closing.size(); ++at)
        QTest::addRow("cut at %d", int(at)) << closing.first(at) << closing.sliced(at);
}

void TestSession::closingBehindAReply_answersTheNextCommand()
{
    QFETCH(const QByteArray, ahead);
    QFETCH(const QByteArray, behind);
    openByHand();
    stage::Recipe recipe;
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::noop()));
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::vrfy("bob")));
    m_session->perform(std::move(recipe));
    m_channel->serverSends("250 ok\r\n" + ahead);
    QTRY_VERIFY(sentLines().size() == 2);
    if (!behind.isEmpty())
        m_channel->serverSends(behind);
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::ServiceClosing);
    QCOMPARE(end().issue->stage, Phase::Vrfy);
}

void TestSession::earlyRepliesWithoutEnd_endTheSession()
{
    openByHand();
    stage::Recipe recipe;
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::noop()));
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::vrfy("never")));
    m_session->perform(std::move(recipe));
    m_channel->serverSends(QByteArray("250 again\r\n").repeated(2000));
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::UnsolicitedReply);
    QCOMPARE(sentLines(), (QList<QByteArray>{"NOOP\r\n"}));
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestSession::earlyGarbage_sendsNothingMore()
{
    openByHand();
    stage::Recipe recipe;
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::noop()));
    recipe.push_back(std::make_unique<stage::CommandStage>(wire::Command::vrfy("never")));
    m_session->perform(std::move(recipe));
    m_channel->serverSends("250 ok\r\nGET / HTTP/1.1\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::MalformedReply);
    QCOMPARE(sentLines(), (QList<QByteArray>{"NOOP\r\n"}));
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestSession::conclusion_isThatOfTheWholeSession_data()
{
    using Code = QByteArray;
    QTest::addColumn<QList<QByteArray>>("replies");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("all accepted") << QList<Code>{"250 a", "250 b"} << Verdict::Ok;
    QTest::newRow("all refused") << QList<Code>{"550 a", "550 b"} << Verdict::Refused;
    QTest::newRow("the first refused") << QList<Code>{"550 a", "250 b"} << Verdict::Partial;
    QTest::newRow("the last refused") << QList<Code>{"250 a", "550 b"} << Verdict::Partial;
    QTest::newRow("a reply without a meaning") << QList<Code>{"354 a", "550 b"} << Verdict::Protocol;
}

/// Each command is a flow of its own, as when a person presses one button after another.
void TestSession::conclusion_isThatOfTheWholeSession()
{
    QFETCH(const QList<QByteArray>, replies);
    QFETCH(const Verdict, verdict);
    openByHand();
    for (const QByteArray &reply : replies) {
        m_session->perform(std::make_unique<stage::CommandStage>(wire::Command::vrfy("someone")));
        serverSays(reply + "\r\n");
        QTRY_VERIFY(m_session->isIdle());
    }
    m_session->perform(std::make_unique<stage::QuitStage>());
    serverSays("221 bye\r\n");
    m_channel->serverCloses();
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().verdict, verdict);
    QCOMPARE(end().issue.has_value(), verdict != Verdict::Ok);
}

void TestSession::lastWord_standsInTheLastEvent()
{
    QList<transcript::Finished> asked;
    m_session->setLastWord([&](const transcript::Finished &end) {
        asked.append(end);
        return transcript::Finished{Verdict::Expectation, Issue{Issue::ExpectationFailed, {}, {}, {}}};
    });
    QSignalSpy finished(m_session.get(), &session::Session::finished);
    openByHand();
    m_session->perform(std::make_unique<stage::QuitStage>());
    serverSays("221 bye\r\n");
    m_channel->serverCloses();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(asked, (QList<transcript::Finished>{{Verdict::Ok, std::nullopt}}));
    QCOMPARE(finished.constFirst().constFirst().value<Verdict>(), Verdict::Expectation);
    QCOMPARE(end().verdict, Verdict::Expectation);
    QCOMPARE(end().issue.value().id, Issue::ExpectationFailed);
}

void TestSession::lastWord_isAskedOfACancelledSessionToo()
{
    int asked = 0;
    m_session->setLastWord([&](const transcript::Finished &end) {
        ++asked;
        return end;
    });
    m_session->cancel();
    QCOMPARE(asked, 1);
    QCOMPARE(end().verdict, Verdict::Cancelled);
}

void TestSession::whatIsLeftAtTheEnd_isToldWhenItIsTooMuch()
{
    openByHand();
    m_session->perform(std::make_unique<stage::CommandStage>(wire::Command::noop()));
    m_channel->serverSends("rubbish\r\n" + QByteArray("250 a\r\n").repeated(1500) + "25");
    QTRY_VERIFY(m_session->isFinished());
    qsizetype unused = 0;
    QString left;
    for (const transcript::Event &event : m_session->transcript()) {
        const auto *received = std::get_if<transcript::Received>(&event.payload);
        unused += received && received->unused ? 1 : 0;
        if (const auto *noted = std::get_if<transcript::Noted>(&event.payload); noted && noted->id == "unused-left-out")
            left = noted->text;
    }
    QCOMPARE(unused, 1000);
    QVERIFY2(left.contains(QStringLiteral("501 more lines (3502 bytes)")), qPrintable(left));
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestSession::endlessUnsolicitedReplies_endTheSession()
{
    openByHand();
    m_channel->serverSends(QByteArray("250 again\r\n").repeated(2000));
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::UnsolicitedReply);
    QCOMPARE(end().verdict, Verdict::Protocol);
}

void TestSession::unsolicitedRepliesThatAreLarge_endTheSessionSooner()
{
    openByHand();
    const QByteArray reply = "250-" + QByteArray(500, 'a') + "\r\n";
    m_channel->serverSends((reply.repeated(1999) + "250 ok\r\n").repeated(6));
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::UnsolicitedReply);
}

void TestSession::serviceThatGoesOnAfterA421_losesTheConnectionLater()
{
    openByHand();
    serverSays("421 4.3.2 closing soon\r\n");
    m_session->perform(std::make_unique<stage::CommandStage>(wire::Command::noop()));
    serverSays("250 ok\r\n");
    m_channel->serverCloses();
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::ConnectionLost);
}

void TestSession::idleServiceClosing_isToldAsSuch()
{
    openByHand();
    serverSays("421 4.4.2 idle for too long\r\n");
    m_channel->serverCloses();
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(end().issue.value().id, Issue::ServiceClosing);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
