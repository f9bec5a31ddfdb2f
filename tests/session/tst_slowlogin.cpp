// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/authstage.h"
#include "stage/quitstage.h"
#include "support/frames.h"
#include "support/scenario.h"
#include "unit/scrampeer.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::computed;
using test::Frames;
using test::LongestFrame;

namespace {
/// An SMTP server that knows one user by SCRAM-SHA-256, and takes no time to check the proof.
class ScramServer : public QTcpServer {
public:
    explicit ScramServer(int iterations, bool closesEarly = false) : m_closesEarly(closesEarly)
    {
        m_peer.iterations = iterations;
        if (iterations <= 600'000) // more are never come to the end of
            m_peer.saltedBefore = m_peer.salted();
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            socket->write("220 mx.example ESMTP\r\n");
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                while (socket->canReadLine())
                    hear(*socket, socket->readLine().trimmed());
            });
        });
        listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] const QList<QByteArray> &heard() const { return m_heard; }

private:
    void hear(QTcpSocket &socket, const QByteArray &line)
    {
        m_heard.append(line);
        if (line.startsWith("EHLO"))
            socket.write("250-mx.example\r\n250 AUTH SCRAM-SHA-256\r\n");
        else if (line.startsWith("AUTH "))
            challenge(socket, QByteArray::fromBase64(line.sliced(line.lastIndexOf(' ') + 1)));
        else if (line == "*")
            socket.write("501 5.0.0 cancelled\r\n");
        else if (line == "QUIT")
            socket.write("221 2.0.0 bye\r\n");
        else if (line.isEmpty())
            socket.write("235 2.7.0 welcome\r\n");
        else
            prove(socket, QByteArray::fromBase64(line));
    }

    void challenge(QTcpSocket &socket, const QByteArray &first)
    {
        m_first = first;
        m_answer = m_peer.first(first.sliced(first.lastIndexOf("r=") + 2) + "server");
        socket.write("334 " + m_answer.toBase64() + "\r\n");
        if (m_closesEarly)
            socket.disconnectFromHost();
    }

    void prove(QTcpSocket &socket, const QByteArray &final)
    {
        const QByteArray message = m_peer.authMessage(m_first, m_answer, final);
        const QByteArray proof = final.sliced(final.lastIndexOf(",p=") + 3);
        if (QByteArray::fromBase64(proof) == m_peer.proof(message))
            socket.write("334 " + m_peer.verifier(message).toBase64() + "\r\n");
        else
            socket.write("535 5.7.8 wrong\r\n");
    }

    ScramPeer m_peer;
    bool m_closesEarly;
    QByteArray m_first;
    QByteArray m_answer;
    QList<QByteArray> m_heard;
};

plan::Plan planFor(const ScramServer &server)
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = server.serverPort();
    plan.targets = {target};
    plan.security = plan::Security::None;
    plan.helloName = "client.example";
    plan.patience = Patience(60s);
    return plan;
}

std::unique_ptr<session::Session> sessionWith(const ScramServer &server)
{
    const plan::Plan plan = planFor(server);
    auto session = std::make_unique<session::Session>(plan);
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    recipe.push_back(stage::makeAuthStage("SCRAM-SHA-256", {u"user"_s, {}, Secret(QByteArrayView("pencil"))}));
    recipe.push_back(std::make_unique<stage::QuitStage>());
    session->perform(std::move(recipe));
    session->open();
    return session;
}

/// Nothing is computed any more, once what was under way has ended: each turn would hold a slice of 5 ms.
bool isAtRest()
{
    const auto turns = [](const Frames &frames) { return QTest::qWaitFor([&frames] { return frames.count() > 50; }); };
    {
        Frames settling;
        if (!turns(settling))
            return false;
    }
    Frames frames;
    return turns(frames) && frames.longest() < 4ms;
}

/// The server has asked for the proof, and the session computes it.
bool hasBeenAsked(const session::Session &session)
{
    for (const transcript::Event &event : session.transcript()) {
        const auto *step = std::get_if<transcript::AuthStep>(&event.payload);
        if (step && step->step.value("name"_L1) == "server-first-message"_L1)
            return true;
    }
    return false;
}
} // namespace

/// Logins that take long to compute, over real sockets: nothing else waits for them, and they can be given up at any time.
class TestSlowLogin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void manyIterations_loseNoFrame();
    void oneIteration_isEnough();
    void tooManyIterations_areRefusedAtOnce();
    void stopped_theExchangeIsTakenBack();
    void lost_theWorkIsGivenUp();
    void cancelled_nothingGoesOn();
    void destroyed_nothingGoesOn();
};

void TestSlowLogin::manyIterations_loseNoFrame()
{
    ScramServer server(600'000);
    const auto session = sessionWith(server);
    QSignalSpy finished(session.get(), &session::Session::finished);
    QTRY_VERIFY_WITH_TIMEOUT(hasBeenAsked(*session), 20'000);
    {
        Frames frames;
        QTRY_VERIFY_WITH_TIMEOUT(server.heard().size() > 2, 60'000);
        QVERIFY2(frames.longest() <= LongestFrame, qPrintable(u"%1 ms"_s.arg(frames.longest().count())));
        QVERIFY(frames.count() > 50);
    }
    QVERIFY(!finished.isEmpty() || finished.wait(60'000));
    const report::Report report = report::fold(session->transcript());
    QCOMPARE(report.verdict, Verdict::Ok);
    QVERIFY(report.auth && report.auth->ok);
    QCOMPARE(test::breachOfInvariants(session->transcript()), QString());
}

void TestSlowLogin::oneIteration_isEnough()
{
    ScramServer server(1);
    const auto session = sessionWith(server);
    QSignalSpy finished(session.get(), &session::Session::finished);
    QVERIFY(finished.wait(20'000));
    const report::Report report = report::fold(session->transcript());
    QVERIFY(report.auth && report.auth->ok);
    bool isFlagged = false;
    for (const transcript::Event &event : session->transcript()) {
        const auto *step = std::get_if<transcript::AuthStep>(&event.payload);
        isFlagged = isFlagged || (step && step->step.value("remarks"_L1)[0] == "iterations-low"_L1);
    }
    QVERIFY(isFlagged);
}

void TestSlowLogin::tooManyIterations_areRefusedAtOnce()
{
    ScramServer server(100'000'000);
    const auto session = sessionWith(server);
    QSignalSpy finished(session.get(), &session::Session::finished);
    const auto before = computed();
    QVERIFY(finished.wait(20'000));
    QVERIFY(computed() - before < 2s);
    QVERIFY(server.heard().contains("*"));
    const report::Report report = report::fold(session->transcript());
    QCOMPARE(report.verdict, Verdict::Auth);
    QCOMPARE(report.issue->id, Issue::AuthTooMuchWork);
}

void TestSlowLogin::stopped_theExchangeIsTakenBack()
{
    ScramServer server(10'000'000);
    const auto session = sessionWith(server);
    QTRY_VERIFY_WITH_TIMEOUT(hasBeenAsked(*session), 20'000);
    session->stop();
    QTRY_VERIFY_WITH_TIMEOUT(server.heard().contains("*"), 20'000);
    QSignalSpy finished(session.get(), &session::Session::finished);
    stage::Recipe farewell;
    farewell.push_back(std::make_unique<stage::QuitStage>());
    session->perform(std::move(farewell)); // the session lives
    QVERIFY(!finished.isEmpty() || finished.wait(20'000));
    QCOMPARE(server.heard().last(), QByteArray("QUIT"));
    QCOMPARE(test::breachOfInvariants(session->transcript()), QString());
}

void TestSlowLogin::lost_theWorkIsGivenUp()
{
    ScramServer server(10'000'000, true);
    const auto session = sessionWith(server);
    QSignalSpy finished(session.get(), &session::Session::finished);
    const auto before = computed();
    QVERIFY(finished.wait(20'000));
    QVERIFY(computed() - before < 5s);
    QCOMPARE(report::fold(session->transcript()).issue->id, Issue::ConnectionLost);
    QCOMPARE(test::breachOfInvariants(session->transcript()), QString());
}

void TestSlowLogin::cancelled_nothingGoesOn()
{
    ScramServer server(10'000'000);
    const auto session = sessionWith(server);
    QSignalSpy finished(session.get(), &session::Session::finished);
    QTRY_VERIFY_WITH_TIMEOUT(hasBeenAsked(*session), 20'000);
    session->cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(isAtRest());
    QCOMPARE(test::breachOfInvariants(session->transcript()), QString());
}

void TestSlowLogin::destroyed_nothingGoesOn()
{
    ScramServer server(10'000'000);
    auto session = sessionWith(server);
    QTRY_VERIFY_WITH_TIMEOUT(hasBeenAsked(*session), 20'000);
    session.reset();
    QVERIFY(isAtRest());
}

QTEST_GUILESS_MAIN(TestSlowLogin)
#include "tst_slowlogin.moc"
