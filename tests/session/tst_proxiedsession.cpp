// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "practice/server.h"
#include "session/session.h"
#include "support/scenario.h"
#include "support/secretscan.h"
#include "support/testproxy.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using support::TestProxy;

Q_DECLARE_METATYPE(mailscope::support::TestProxy::Fault)

/// Whole sessions through a proxy: the way to the proxy is the phase connect, the way from there the phase proxy.
class TestProxiedSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProxy_isAPhaseOfItsOwn();
    void aFaultyProxy_endsThePhase_data();
    void aFaultyProxy_endsThePhase();
    void aSilentProxy_isHeldToItsOwnLimit();
    void aProxyThatIsNotThere_isNotReached();
    void aSession_mayEndBehindAPhase_data();
    void aSession_mayEndBehindAPhase();
    void cancelledInTheHandshake_endsThePhase();
    void thePasswordOfTheProxy_isSeenNowhere();

private:
    [[nodiscard]] plan::Plan planThrough(quint16 proxyPort) const;
    [[nodiscard]] static QByteArrayList stagesOf(const session::Session &session);
    [[nodiscard]] static transcript::Finished run(session::Session &session);

    std::unique_ptr<practice::Server> m_server;
    quint16 m_port = 0;
};

void TestProxiedSession::init()
{
    m_server = std::make_unique<practice::Server>(practice::Options{});
    m_port = m_server->listen().value();
}

plan::Plan TestProxiedSession::planThrough(quint16 proxyPort) const
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"mx.example.test"_s;
    target.port = m_port;
    plan.targets = {target};
    plan.security = plan::Security::None;
    plan.helloName = "client.example";
    plan.proxy = plan::Proxy{plan::Proxy::Kind::Socks5, u"127.0.0.1"_s, proxyPort, {}};
    return plan;
}

/// "connect ok", "proxy failed": without those that were skipped.
QByteArrayList TestProxiedSession::stagesOf(const session::Session &session)
{
    QByteArrayList stages;
    for (const transcript::Event &event : session.transcript()) {
        const auto *ended = std::get_if<transcript::StageEnded>(&event.payload);
        if (ended && ended->status != transcript::StageStatus::Skipped)
            stages += QByteArray(phaseName(ended->phase).data())
                + (ended->status == transcript::StageStatus::Ok ? " ok" : " failed");
    }
    return stages;
}

transcript::Finished TestProxiedSession::run(session::Session &session)
{
    QSignalSpy finished(&session, &session::Session::finished);
    session.run();
    if (finished.isEmpty() && !finished.wait(30'000))
        return {Verdict::Network, Issue{Issue::InternalError, {}, {}, u"the session did not finish"_s}};
    const transcript::Event last = session.transcript().at(session.transcript().size() - 1);
    return std::get<transcript::Finished>(last.payload);
}

void TestProxiedSession::aProxy_isAPhaseOfItsOwn()
{
    const TestProxy proxy(TestProxy::Protocol::Socks5, m_port);
    session::Session session(planThrough(proxy.port()));
    QCOMPARE(run(session).verdict, Verdict::Ok);
    QCOMPARE(stagesOf(session), (QByteArrayList{"connect ok", "proxy ok", "greeting ok", "hello ok", "quit ok"}));
    QCOMPARE(proxy.requests().size(), 1);
    QVERIFY(proxy.requests().constFirst().startsWith("mx.example.test:"));
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
}

void TestProxiedSession::aFaultyProxy_endsThePhase_data()
{
    QTest::addColumn<TestProxy::Fault>("fault");
    QTest::addColumn<QString>("detail");
    QTest::newRow("refuses") << TestProxy::Fault::Refuses << u"The server refused the connection of the proxy."_s;
    QTest::newRow("garbage") << TestProxy::Fault::Garbage << u"The proxy does not speak SOCKS5."_s;
    QTest::newRow("hangs up") << TestProxy::Fault::HangsUp << u"The proxy closed the connection without an answer."_s;
}

void TestProxiedSession::aFaultyProxy_endsThePhase()
{
    QFETCH(const TestProxy::Fault, fault);
    QFETCH(const QString, detail);
    const TestProxy proxy(TestProxy::Protocol::Socks5, m_port, fault);
    session::Session session(planThrough(proxy.port()));
    const transcript::Finished end = run(session);
    QCOMPARE(end.verdict, Verdict::Network);
    QCOMPARE(end.issue.value(), (Issue{Issue::ProxyFailed, Phase::Proxy, {}, detail}));
    QCOMPARE(stagesOf(session), (QByteArrayList{"connect ok", "proxy failed"}));
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
}

void TestProxiedSession::aSilentProxy_isHeldToItsOwnLimit()
{
    const TestProxy proxy(TestProxy::Protocol::Socks5, m_port, TestProxy::Fault::Silent);
    plan::Plan plan = planThrough(proxy.port());
    plan.patience.setLimit(Phase::Connect, std::nullopt);
    plan.patience.setLimit(Phase::Proxy, std::chrono::milliseconds(50));
    session::Session session(plan);
    const transcript::Finished end = run(session);
    QCOMPARE(end.issue.value().id, Issue::ProxyFailed);
    QCOMPARE(end.issue->stage, Phase::Proxy);
    QVERIFY2(end.issue->detail.contains("time limit"_L1), qPrintable(end.issue->detail));
    QCOMPARE(stagesOf(session), (QByteArrayList{"connect ok", "proxy failed"}));
}

void TestProxiedSession::aProxyThatIsNotThere_isNotReached()
{
    quint16 nobody = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        nobody = server.serverPort();
    }
    session::Session session(planThrough(nobody));
    const transcript::Finished end = run(session);
    QCOMPARE(end.issue.value().id, Issue::ProxyFailed);
    QCOMPARE(end.issue->stage, Phase::Connect);
    QVERIFY2(end.issue->detail.startsWith("The proxy cannot be reached"_L1), qPrintable(end.issue->detail));
    QCOMPARE(stagesOf(session), QByteArrayList{"connect failed"});
}

void TestProxiedSession::aSession_mayEndBehindAPhase_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("drops");
    QTest::addColumn<QByteArrayList>("stages");
    QTest::newRow("stops when the proxy is reached") << Phase::Connect << false << QByteArrayList{"connect ok"};
    QTest::newRow("stops behind the proxy") << Phase::Proxy << false << QByteArrayList{"connect ok", "proxy ok"};
    QTest::newRow("drops when the proxy is reached") << Phase::Connect << true << QByteArrayList{"connect ok"};
    QTest::newRow("drops behind the proxy") << Phase::Proxy << true << QByteArrayList{"connect ok", "proxy ok"};
}

void TestProxiedSession::aSession_mayEndBehindAPhase()
{
    QFETCH(const Phase, phase);
    QFETCH(const bool, drops);
    QFETCH(const QByteArrayList, stages);
    const TestProxy proxy(TestProxy::Protocol::Socks5, m_port);
    plan::Plan plan = planThrough(proxy.port());
    (drops ? plan.dropAfter : plan.stopAfter) = phase;
    session::Session session(plan);
    QCOMPARE(run(session).verdict, Verdict::Ok);
    QCOMPARE(stagesOf(session), stages);
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
}

void TestProxiedSession::cancelledInTheHandshake_endsThePhase()
{
    const TestProxy proxy(TestProxy::Protocol::Socks5, m_port, TestProxy::Fault::Silent);
    session::Session session(planThrough(proxy.port()));
    connect(&session, &session::Session::eventRecorded, &session, [&session](const transcript::Event &event) {
        const auto *began = std::get_if<transcript::StageBegan>(&event.payload);
        if (began && began->phase == Phase::Proxy)
            session.cancel();
    });
    QCOMPARE(run(session).verdict, Verdict::Cancelled);
    QCOMPARE(stagesOf(session), (QByteArrayList{"connect ok", "proxy failed"}));
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
}

/// The proxy, or who shares it, may know the password and say it as if it were the server.
void TestProxiedSession::thePasswordOfTheProxy_isSeenNowhere()
{
    const QByteArray password = "k9#Zr4!proxy-entrance";
    QTcpServer talker;
    QVERIFY(talker.listen(QHostAddress::LocalHost));
    connect(&talker, &QTcpServer::newConnection, &talker, [&talker, password] {
        QTcpSocket *socket = talker.nextPendingConnection();
        socket->write("421 " + password + " says " + password.toBase64() + "\r\n");
        socket->disconnectFromHost();
    });
    TestProxy proxy(TestProxy::Protocol::Socks5, talker.serverPort());
    proxy.demand("alice", password);
    plan::Plan plan = planThrough(proxy.port());
    plan.proxy->user = u"alice"_s;
    session::Secrets secrets;
    secrets.proxyPassword = Secret(password);
    session::Session session(plan, secrets);
    QCOMPARE(run(session).verdict, Verdict::Refused);
    QCOMPARE(proxy.requests().size(), 1);
    test::SecretScan scan;
    scan.add(u"the password of the proxy"_s, password);
    QCOMPARE(scan.leakIn(format::writeSession(session.transcript())), QString());
}

QTEST_GUILESS_MAIN(TestProxiedSession)
#include "tst_proxiedsession.moc"
