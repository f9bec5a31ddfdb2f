// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "practice/server.h"
#include "support/testproxy.h"
#include "ui/session/sessioncontroller.h"

#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using ui::Action;
using ui::SessionController;
using State = ui::SessionController::State;

class TestSessionController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void connecting_leadsToASessionThatWaits();
    void diagnosing_endsByItself();
    void aClosedPort_endsTheSession();
    void aSilentServer_canBeStopped();
    void connectingAnew_replacesTheSession();
    void actions_reachTheServer();
    void actionsWithoutASession_areRefused();
    void startTls_isSeenInTheFacts();
    void brokenRules_sendWhatWasNotOffered();
    void keptRules_doNot();
    void keepAlive_saysNoop();
    void quit_endsTheSession();
    void theReport_isThatOfTheTranscript();
    void theJournal_holdsTheWholeSession();
    void aJournalThatCannotBeWritten_isSaid();
    void aShownSession_isNotLive();
    void whatThePlanRefersTo_isFetchedFirst();
    void aSecretThatIsMissing_connectsNothing();
    void aSecretThatComesTooLate_connectsNothing_data();
    void aSecretThatComesTooLate_connectsNothing();
    void deletingItWhileItRuns_isSafe();
    void signalsAboutEvents_areCoalesced();

private:
    [[nodiscard]] plan::Plan planTo(quint16 port) const;
    [[nodiscard]] QList<QByteArray> sentLines() const;
    void connectHere();

    std::unique_ptr<practice::Server> m_server;
    std::optional<QTemporaryDir> m_journals;
    std::unique_ptr<SessionController> m_controller;
};

void TestSessionController::init()
{
    practice::Options options;
    options.enabled.erase(practice::Feature::Etrn);
    m_server = std::make_unique<practice::Server>(options);
    QVERIFY(m_server->listen().has_value());
    m_journals.emplace();
    m_controller = std::make_unique<SessionController>(m_journals->path());
    m_controller->setPlan(planTo(m_server->port()));
}

void TestSessionController::cleanup()
{
    m_controller.reset();
    m_server.reset();
}

plan::Plan TestSessionController::planTo(quint16 port) const
{
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = port;
    target.security = plan::Security::None;
    plan::Plan plan;
    plan.targets = {target};
    plan.helloName = "client.example";
    return plan;
}

QList<QByteArray> TestSessionController::sentLines() const
{
    QList<QByteArray> lines;
    for (const transcript::Event &event : m_controller->transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            lines += sent->data.bytes;
    }
    return lines;
}

void TestSessionController::connectHere()
{
    m_controller->connectToServer();
    QTRY_COMPARE(m_controller->state(), State::Idle);
}

void TestSessionController::connecting_leadsToASessionThatWaits()
{
    QCOMPARE(m_controller->state(), State::Fresh);
    m_controller->connectToServer();
    QCOMPARE(m_controller->state(), State::Opening);
    QTRY_COMPARE(m_controller->state(), State::Idle);
    QCOMPARE(sentLines(), QList<QByteArray>{"EHLO client.example\r\n"});
    QVERIFY(m_controller->facts().capabilities.has_value());
}

void TestSessionController::diagnosing_endsByItself()
{
    m_controller->diagnose();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    QCOMPARE(sentLines().constLast(), "QUIT\r\n");
    QVERIFY(m_controller->report().finished);
    QCOMPARE(m_controller->report().verdict, Verdict::Ok);
}

void TestSessionController::aClosedPort_endsTheSession()
{
    quint16 port = 0;
    {
        QTcpServer reserved;
        QVERIFY(reserved.listen(QHostAddress::LocalHost));
        port = reserved.serverPort();
    }
    m_controller->setPlan(planTo(port));
    m_controller->connectToServer();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    QCOMPARE(m_controller->report().verdict, Verdict::Network);
    QVERIFY(!m_controller->isLive());
}

void TestSessionController::aSilentServer_canBeStopped()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_controller->setPlan(planTo(silent.serverPort()));
    m_controller->connectToServer();
    QTRY_COMPARE(m_controller->runningPhase(), std::optional(Phase::Greeting));
    m_controller->stop();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    QCOMPARE(m_controller->report().verdict, Verdict::Cancelled);
}

void TestSessionController::connectingAnew_replacesTheSession()
{
    connectHere();
    const QSignalSpy replaced(m_controller.get(), &SessionController::sessionReplaced);
    m_controller->connectToServer();
    QCOMPARE(replaced.size(), 1);
    QTRY_COMPARE(m_controller->state(), State::Idle);
    QCOMPARE(m_controller->transcript().at(0).sequence, 1);
    QCOMPARE(sentLines().size(), 1);
}

void TestSessionController::actions_reachTheServer()
{
    connectHere();
    QVERIFY(m_controller->perform(Action::Ehlo));
    QVERIFY(m_controller->perform(Action::Vrfy, "alice"));
    QVERIFY(m_controller->perform(Action::Expn, "staff"));
    QVERIFY(m_controller->perform(Action::Help));
    QVERIFY(m_controller->perform(Action::Noop));
    QVERIFY(m_controller->perform(Action::Rset));
    QTRY_COMPARE(m_controller->state(), State::Idle);
    const QList<QByteArray> wanted{"EHLO client.example\r\n",
                                   "EHLO client.example\r\n",
                                   "VRFY alice\r\n",
                                   "EXPN staff\r\n",
                                   "HELP\r\n",
                                   "NOOP\r\n",
                                   "RSET\r\n"};
    QTRY_COMPARE(sentLines(), wanted);
}

void TestSessionController::actionsWithoutASession_areRefused()
{
    QVERIFY(!m_controller->perform(Action::Noop));
    QVERIFY(!m_controller->sendNow("NOOP\r\n"));
    QVERIFY(!m_controller->perform(plan::VerbStep{"noop", {}}).has_value());
    m_controller->stop();
    m_controller->cancel();
    m_controller->disconnectFromServer();
    QCOMPARE(m_controller->state(), State::Fresh);
    QVERIFY(m_controller->transcript().isEmpty());
}

void TestSessionController::startTls_isSeenInTheFacts()
{
    connectHere();
    QVERIFY(!m_controller->facts().isEncrypted);
    m_controller->perform(Action::StartTls);
    QTRY_VERIFY(m_controller->facts().isEncrypted);
    QTRY_COMPARE(m_controller->state(), State::Idle);
    // Hello was said again (RFC 3207 section 4.2), and STARTTLS is offered no more.
    QCOMPARE(sentLines().size(), 3);
    QVERIFY(m_controller->facts().capabilities.has_value());
    QVERIFY(!m_controller->facts().capabilities->has("STARTTLS"));
}

void TestSessionController::brokenRules_sendWhatWasNotOffered()
{
    connectHere();
    m_controller->breakRules(true);
    m_controller->perform(Action::Etrn, "example.org");
    QTRY_VERIFY(sentLines().contains("ETRN example.org\r\n"));
    bool isTold = false;
    for (const transcript::Event &event : m_controller->transcript())
        isTold = isTold || std::holds_alternative<transcript::PermissionGranted>(event.payload);
    QVERIFY(isTold);
}

void TestSessionController::keptRules_doNot()
{
    m_server = std::make_unique<practice::Server>([] {
        practice::Options options;
        options.enabled.erase(practice::Feature::StartTls);
        return options;
    }());
    QVERIFY(m_server->listen().has_value());
    m_controller->setPlan(planTo(m_server->port()));
    connectHere();
    m_controller->perform(Action::StartTls);
    QTRY_COMPARE(m_controller->state(), State::Idle);
    QVERIFY(!sentLines().contains("STARTTLS\r\n"));
}

void TestSessionController::keepAlive_saysNoop()
{
    m_controller->setKeepAlive(std::chrono::seconds(1));
    connectHere();
    QTRY_VERIFY(sentLines().contains("NOOP\r\n"));
    m_controller->setKeepAlive(std::chrono::seconds(0));
    QTRY_COMPARE(m_controller->state(), State::Idle);
}

void TestSessionController::quit_endsTheSession()
{
    connectHere();
    m_controller->disconnectFromServer();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    QCOMPARE(sentLines().constLast(), "QUIT\r\n");
    QCOMPARE(m_controller->report().verdict, Verdict::Ok);
}

void TestSessionController::theReport_isThatOfTheTranscript()
{
    m_controller->diagnose();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    const report::Report whole = report::fold(m_controller->transcript());
    QCOMPARE(m_controller->report().findings.size(), whole.findings.size());
    QCOMPARE(m_controller->report().exchanges.size(), whole.exchanges.size());
}

void TestSessionController::theJournal_holdsTheWholeSession()
{
    m_controller->diagnose();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    const QFileInfoList journals = QDir(m_journals->path()).entryInfoList(QDir::Files);
    QCOMPARE(journals.size(), 1);
    const auto loaded = format::loadSession(journals.constFirst().filePath());
    QVERIFY(loaded.has_value());
    QVERIFY(loaded->transcript == m_controller->transcript());
}

void TestSessionController::aJournalThatCannotBeWritten_isSaid()
{
    SessionController controller(m_journals->filePath(u"nowhere"_s));
    controller.setPlan(planTo(m_server->port()));
    QSignalSpy failed(&controller, &SessionController::journalFailed);
    controller.connectToServer();
    QCOMPARE(failed.size(), 1);
    QTRY_COMPARE(controller.state(), State::Idle);
}

void TestSessionController::aShownSession_isNotLive()
{
    m_controller->diagnose();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    SessionController other{QString()};
    QSignalSpy reported(&other, &SessionController::reportChanged);
    other.show(m_controller->transcript(), m_controller->plan());
    QCOMPARE(other.state(), State::Ended);
    QCOMPARE(reported.size(), 1);
    QVERIFY(other.transcript() == m_controller->transcript());
    QVERIFY(!other.perform(Action::Noop));
}

namespace {
/// Keeps who asks waiting.
struct LateSource {
    ui::SecretSource source()
    {
        return [this](const QString &reference, const QString &purpose, auto fetched) {
            asked.append(reference + " for "_L1 + purpose);
            waiting.append(std::move(fetched));
        };
    }
    /// Answers who asked first.
    void answer(std::expected<Secret, QString> secret) { waiting.takeFirst()(std::move(secret)); }

    QStringList asked;
    QList<std::function<void(std::expected<Secret, QString>)>> waiting;
};
} // namespace

void TestSessionController::whatThePlanRefersTo_isFetchedFirst()
{
    support::TestProxy proxy(support::TestProxy::Protocol::Socks5, m_server->port());
    proxy.demand("joe", "pass word");
    plan::Plan plan = planTo(m_server->port());
    plan.proxy = plan::Proxy{.host = u"127.0.0.1"_s, .port = proxy.port(), .user = u"joe"_s};
    plan.keyPasswordFrom = u"env:KEY"_s;
    plan.proxyPasswordFrom = u"prompt"_s;
    m_controller->setPlan(plan);
    LateSource late;
    m_controller->setSecretSource(late.source());
    m_controller->connectToServer();
    QCOMPARE(m_controller->state(), State::Fresh);
    late.answer(Secret("of the key"));
    late.answer(Secret("pass word"));
    QCOMPARE(late.asked, (QStringList{u"env:KEY for Password of the key"_s, u"prompt for Password of the proxy"_s}));
    QTRY_COMPARE(m_controller->state(), State::Idle);
}

void TestSessionController::aSecretThatIsMissing_connectsNothing()
{
    plan::Plan plan = planTo(m_server->port());
    plan.keyPasswordFrom = u"env:KEY"_s;
    m_controller->setPlan(plan);
    LateSource late;
    m_controller->setSecretSource(late.source());
    const QSignalSpy missing(m_controller.get(), &SessionController::secretsMissing);
    m_controller->diagnose();
    late.answer(std::unexpected(u"The variable KEY is not set."_s));
    QCOMPARE(missing.size(), 1);
    QCOMPARE(missing.constFirst().constFirst().toString(), u"The variable KEY is not set."_s);
    QCOMPARE(m_controller->state(), State::Fresh);
    QVERIFY(m_controller->transcript().isEmpty());
}

void TestSessionController::aSecretThatComesTooLate_connectsNothing_data()
{
    using Meanwhile = std::function<void(SessionController &)>;
    QTest::addColumn<Meanwhile>("meanwhile");
    const auto row = [](const char *name, Meanwhile meanwhile) { QTest::newRow(name) << std::move(meanwhile); };
    row("cancelled", [](SessionController &controller) { controller.cancel(); });
    row("stopped", [](SessionController &controller) { controller.stop(); });
    row("asked for anew", [](SessionController &controller) { controller.connectToServer(); });
    row("another session is shown", [](SessionController &controller) { controller.show({}, plan::Plan()); });
}

void TestSessionController::aSecretThatComesTooLate_connectsNothing()
{
    QFETCH(const std::function<void(SessionController &)>, meanwhile);
    plan::Plan plan = planTo(m_server->port());
    plan.keyPasswordFrom = u"env:KEY"_s;
    m_controller->setPlan(plan);
    LateSource late;
    m_controller->setSecretSource(late.source());
    m_controller->connectToServer();
    meanwhile(*m_controller);
    late.answer(Secret("of the key"));
    QVERIFY(!m_controller->isLive());
    QVERIFY(m_controller->transcript().isEmpty());
}

void TestSessionController::deletingItWhileItRuns_isSafe()
{
    connect(m_controller.get(), &SessionController::eventsAppended, this, [this] { m_controller.reset(); });
    m_controller->diagnose();
    QTRY_VERIFY(!m_controller);
}

void TestSessionController::signalsAboutEvents_areCoalesced()
{
    const QSignalSpy appended(m_controller.get(), &SessionController::eventsAppended);
    m_controller->diagnose();
    QTRY_COMPARE(m_controller->state(), State::Ended);
    QCOMPARE_LT(appended.size(), m_controller->transcript().size());
}

QTEST_GUILESS_MAIN(TestSessionController)
#include "tst_sessioncontroller.moc"
