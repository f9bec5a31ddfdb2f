// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/openssl.h"
#include "practice/scriptedserver.h"
#include "report/report.h"
#include "sasl/registry.h"
#include "session/computation.h"
#include "session/helperframe.h"
#include "session/recipe.h"
#include "session/session.h"
#include "session/systemhelper.h"
#include "stage/authstage.h"
#include "support/keyserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QtCrypto>

#include <algorithm>

using namespace mailscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::HelperFrame;

namespace {
sasl::Circumstances server()
{
    sasl::Circumstances circumstances;
    circumstances.host = u"localhost"_s;
    return circumstances;
}

std::unique_ptr<sasl::Mechanism> make(const QByteArray &name)
{
    return sasl::makeMechanism(name, {u"alice"_s, {}, {}}, server());
}

/// What came of the work in \p answer, done as a session does it.
sasl::WorkResult done(const std::expected<sasl::Answer, sasl::SaslFailure> &answer)
{
    if (!answer || !std::holds_alternative<sasl::Work>(*answer))
        return std::unexpected(u"no work was asked for"_s);
    const auto computation = session::Computation::begin(std::get<sasl::Work>(*answer));
    std::optional<sasl::WorkResult> result;
    QObject::connect(computation.get(), &session::Computation::done, computation.get(),
                     [&result](const sasl::WorkResult &made) { result = made; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 30'000))
        return std::unexpected(u"nothing came of it in time"_s);
    return *result;
}

QString reasonOf(const sasl::WorkResult &result)
{
    return result ? QString() : result.error().reason;
}

/// The first step of \p mechanism.
sasl::WorkResult begun(sasl::Mechanism &mechanism)
{
    const auto first = mechanism.initialResponse();
    return first ? done(**first) : std::unexpected(u"no initial response"_s);
}

/// Processes of the helper that this one has started and that still run.
QStringList helpers()
{
    QStringList found;
    for (const QString &entry : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        QFile status(u"/proc/%1/status"_s.arg(entry));
        if (!status.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = status.readAll();
        const bool isOurs = text.contains("PPid:\t" + QByteArray::number(QCoreApplication::applicationPid()) + '\n');
        if (isOurs && text.contains("Name:\tmailscope-sasl-"))
            found.append(entry);
    }
    return found;
}

/// A program of a test's own in the place of the helper.
class Impostor {
public:
    explicit Impostor(const QByteArray &shell)
    {
        QFile file(m_folder.filePath(u"helper"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + shell + '\n') < 0)
            qWarning("the impostor cannot be written");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("MAILSCOPE_SASL_HELPER", file.fileName().toUtf8());
    }
    ~Impostor() { qputenv("MAILSCOPE_SASL_HELPER", m_before); }
    Q_DISABLE_COPY_MOVE(Impostor)

private:
    QTemporaryDir m_folder;
    QByteArray m_before = qgetenv("MAILSCOPE_SASL_HELPER");
};

/// The server's side of an exchange by the SASL library of the system.
class Acceptor : public QObject {
public:
    Acceptor()
    {
        connect(&m_sasl, &QCA::SASL::authCheck, this, [this](const QString &user) {
            m_user = user;
            m_sasl.continueAfterAuthCheck();
        });
        connect(&m_sasl, &QCA::SASL::nextStep, this, [this](const QByteArray &step) { m_challenges.append(step); });
        connect(&m_sasl, &QCA::SASL::authenticated, this, [this] { m_isOver = m_isAccepted = true; });
        connect(&m_sasl, &QCA::SASL::error, this, [this] { m_isOver = true; });
        m_sasl.setConstraints(QCA::SASL::AuthFlagsNone, 0, 0);
        QSignalSpy started(&m_sasl, &QCA::SASL::serverStarted);
        m_sasl.startServer(u"smtp"_s, u"localhost"_s, {});
        m_isOver = started.isEmpty() && !started.wait();
    }

    /// The challenge that follows \p response; nothing when the exchange is over.
    std::optional<QByteArray> hear(const QByteArray &mechanism, const QByteArray &response)
    {
        if (m_isFirst)
            m_sasl.putServerFirstStep(QString::fromLatin1(mechanism), response);
        else
            m_sasl.putStep(response);
        m_isFirst = false;
        if (!QTest::qWaitFor([this] { return m_isOver || !m_challenges.isEmpty(); }) || m_challenges.isEmpty())
            return std::nullopt;
        return m_challenges.takeFirst();
    }

    [[nodiscard]] bool isAccepted() const { return m_isAccepted; }
    [[nodiscard]] QString user() const { return m_user; }
    [[nodiscard]] int strength() const { return m_sasl.ssf(); }

private:
    QCA::SASL m_sasl;
    QList<QByteArray> m_challenges;
    QString m_user;
    bool m_isFirst = true;
    bool m_isOver = false;
    bool m_isAccepted = false;
};
} // namespace

/// The process that carries out the steps of the system's mechanisms: with a real key server, with one that is silent, without one.
class TestSystemHelper : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void mechanisms_areThoseOfTheSystem();
    void frames_areCutFromTheStream();
    void frames_thatAreTooLongAreBroken();
    void ticket_logsIn_data();
    void ticket_logsIn();
    void withoutATicket_aReasonIsGiven();
    void brokenToken_isRefused();
    void serverThatProvesNothing_isUnproven_data();
    void serverThatProvesNothing_isUnproven();
    void unknownMechanism_isNamed();
    void silentKeyServer_blocksNobody_data();
    void silentKeyServer_blocksNobody();
    void silentKeyServer_isLeftBehindByCancel();
    void silentKeyServer_isHeldToTheLimit();
    void helperThatMisbehaves_isToldOf_data();
    void helperThatMisbehaves_isToldOf();
    void missingHelper_isToldOf();
    void helperOfNobody_ends();
};

void TestSystemHelper::initTestCase()
{
    QVERIFY(net::ensureDefaultProvider());
    static const QCA::Initializer initializer;
    QVERIFY(QCA::isSupported("sasl"));
    QVERIFY2(QFileInfo(session::SystemHelper::program()).isExecutable(), qPrintable(session::SystemHelper::program()));
}

void TestSystemHelper::cleanup()
{
    QTRY_COMPARE(helpers(), QStringList());
}

void TestSystemHelper::mechanisms_areThoseOfTheSystem()
{
    const auto all = [] {
        return session::SystemHelper::has("GSSAPI") && session::SystemHelper::has("GS2-KRB5")
            && session::SystemHelper::has("GSS-SPNEGO");
    };
    QVERIFY(all());
    QCOMPARE(session::SystemHelper::mechanisms(), sasl::mechanismNames());
    QList<QByteArray> ours = sasl::mechanismNames();
    ours.removeIf([](const QByteArray &name) { return name.startsWith("GS"); });
    qputenv("SASL_PATH", "/nowhere:/nowhere/else");
    QVERIFY(!session::SystemHelper::has("GSSAPI") && !session::SystemHelper::has("GS2-KRB5"));
    QCOMPARE(session::SystemHelper::mechanisms(), ours);
    qunsetenv("SASL_PATH");
    QVERIFY(all());
    // One of the plugins alone.
    const QTemporaryDir folder;
    QVERIFY(QFile(folder.filePath(u"libgs2.so"_s)).open(QIODevice::WriteOnly));
    qputenv("SASL_PATH", folder.path().toUtf8());
    QVERIFY(session::SystemHelper::has("GS2-KRB5") && !session::SystemHelper::has("GSS-SPNEGO"));
    qunsetenv("SASL_PATH");
}

void TestSystemHelper::frames_areCutFromTheStream()
{
    QByteArray stream = HelperFrame{HelperFrame::More, "one"}.written() + HelperFrame{HelperFrame::Done, {}}.written();
    QByteArray arrived;
    QByteArray kinds;
    for (const char byte : std::as_const(stream)) {
        arrived += byte;
        if (const auto frame = HelperFrame::take(arrived))
            kinds += QByteArray(1, frame->kind) + frame->bytes;
    }
    QCOMPARE(kinds, QByteArray("MoneD"));
    QVERIFY(arrived.isEmpty());
}

void TestSystemHelper::frames_thatAreTooLongAreBroken()
{
    QByteArray claims("M\x7f\xff\xff\xff and more");
    QVERIFY(HelperFrame::isBroken(claims));
    QVERIFY(!HelperFrame::take(claims));
    QVERIFY(!HelperFrame::isBroken("M"));
}

void TestSystemHelper::ticket_logsIn_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"GSSAPI", "GS2-KRB5", "GSS-SPNEGO"})
        QTest::newRow(name) << QByteArray(name);
}

void TestSystemHelper::ticket_logsIn()
{
    QFETCH(const QByteArray, name);
    support::KeyServer keyServer;
    QVERIFY2(keyServer.start("alice", "smtp/localhost"), keyServer.diagnosis().constData());
    Acceptor acceptor;
    const auto mechanism = make(name);
    sasl::WorkResult result = begun(*mechanism);
    for (int steps = 0; steps < 10; ++steps) {
        QVERIFY2(result, qPrintable(reasonOf(result)));
        const auto said = mechanism->resume(result);
        QVERIFY(said);
        const auto &response = std::get<sasl::Response>(*said);
        const std::optional<QByteArray> challenge = acceptor.hear(name, response.bytes);
        if (!challenge)
            break;
        QVERIFY(!mechanism->isComplete());
        result = done(mechanism->respond(*challenge));
    }
    QVERIFY(acceptor.isAccepted());
    QCOMPARE(acceptor.user(), u"alice"_s);
    QCOMPARE(acceptor.strength(), 0);
    QVERIFY(mechanism->isComplete());
}

void TestSystemHelper::withoutATicket_aReasonIsGiven()
{
    const support::SilentKeyServer keyServer; // nobody asks it, for there is nothing to ask with
    const support::KerberosEnvironment realm(keyServer.port());
    const sasl::WorkResult result = begun(*make("GSSAPI"));
    QVERIFY(!result);
    QVERIFY2(result.error().reason.contains("ticket"_L1), qPrintable(result.error().reason));
}

void TestSystemHelper::brokenToken_isRefused()
{
    support::KeyServer keyServer;
    QVERIFY2(keyServer.start("alice", "smtp/localhost"), keyServer.diagnosis().constData());
    const auto mechanism = make("GSSAPI");
    const sasl::WorkResult first = begun(*mechanism);
    QVERIFY2(first, qPrintable(reasonOf(first)));
    QVERIFY(mechanism->resume(first));
    const sasl::WorkResult second = done(mechanism->respond("this is no token"));
    QVERIFY(!second);
    QVERIFY(!second.error().reason.isEmpty());
    QCOMPARE(saslFailureName(second.error().failure), "work-failed"_L1); // it is none that could prove anything
    QVERIFY(!mechanism->isComplete());
}

void TestSystemHelper::serverThatProvesNothing_isUnproven_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("challenge");
    QTest::newRow("GSSAPI, the answer to the ticket") << QByteArray("GSSAPI") << 0;
    QTest::newRow("GSSAPI, what is sealed behind it") << QByteArray("GSSAPI") << 1;
    QTest::newRow("GS2-KRB5, the answer to the ticket") << QByteArray("GS2-KRB5") << 0;
}

/// The last byte of one challenge is another one: of a cipher text whose key only the right server has.
void TestSystemHelper::serverThatProvesNothing_isUnproven()
{
    QFETCH(const QByteArray, name);
    QFETCH(const int, challenge);
    support::KeyServer keyServer;
    QVERIFY2(keyServer.start("alice", "smtp/localhost"), keyServer.diagnosis().constData());
    Acceptor acceptor;
    const auto mechanism = make(name);
    sasl::WorkResult result = begun(*mechanism);
    for (int step = 0; step <= challenge; ++step) {
        QVERIFY2(result, qPrintable(reasonOf(result)));
        const auto said = mechanism->resume(result);
        QVERIFY(said);
        std::optional<QByteArray> bytes = acceptor.hear(name, std::get<sasl::Response>(*said).bytes);
        QVERIFY(bytes && !bytes->isEmpty());
        if (step == challenge)
            bytes->back() = char(bytes->back() ^ 1);
        result = done(mechanism->respond(*bytes));
    }
    QVERIFY(!result);
    QCOMPARE(saslFailureName(result.error().failure), "wrong-proof"_L1);
    QVERIFY2(result.error().reason.contains("did not prove"_L1), qPrintable(result.error().reason));
    QCOMPARE(saslFailureName(mechanism->resume(result).error()), "wrong-proof"_L1);
    QVERIFY(!mechanism->isComplete());
}

void TestSystemHelper::unknownMechanism_isNamed()
{
    auto exchange = std::make_shared<sasl::SystemExchange>();
    const sasl::WorkResult result =
        done(sasl::Answer(sasl::Work(sasl::SystemStep{"NO-SUCH", "smtp", u"localhost"_s, {}, {}, exchange})));
    QVERIFY(!result);
    QVERIFY2(result.error().reason.contains("does not have this mechanism"_L1), qPrintable(result.error().reason));
    QVERIFY(!exchange->isComplete);
}

void TestSystemHelper::silentKeyServer_blocksNobody_data()
{
    ticket_logsIn_data();
}

void TestSystemHelper::silentKeyServer_blocksNobody()
{
    QFETCH(const QByteArray, name);
    support::SilentKeyServer keyServer;
    support::KerberosEnvironment realm(keyServer.port());
    QVERIFY(realm.write(u"user.keys"_s, support::KerberosEnvironment::keyTable("alice")));
    realm.set("KRB5_CLIENT_KTNAME", realm.path(u"user.keys"_s).toUtf8());
    const auto mechanism = make(name);
    auto first = mechanism->initialResponse();
    QVERIFY(first && *first);
    auto computation = session::Computation::begin(std::get<sasl::Work>(**std::move(first)));
    bool isOver = false;
    connect(computation.get(), &session::Computation::done, this, [&isOver] { isOver = true; });
    QTRY_VERIFY(keyServer.wasAsked());
    QCOMPARE(helpers().size(), 1);
    QElapsedTimer timer;
    timer.start();
    int turns = 0;
    QTimer ticks;
    connect(&ticks, &QTimer::timeout, this, [&turns] { ++turns; });
    ticks.start(1ms);
    QTRY_VERIFY(turns > 100);
    QVERIFY2(timer.elapsed() < 2000, "the event loop stood still");
    QVERIFY(!isOver);
    timer.restart();
    computation.reset(); // abandoned
    QVERIFY2(timer.elapsed() < 100, "abandoning it took its time");
    QTRY_COMPARE(helpers(), QStringList());
}

namespace {
plan::Plan planFor(practice::ScriptedServer &server)
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = server.listen().value();
    plan.targets = {target};
    plan.security = plan::Security::None;
    plan.helloName = "client.example";
    plan.patience = Patience(std::chrono::seconds(20));
    return plan;
}

stage::Recipe recipeFor(const plan::Plan &plan)
{
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    sasl::Preferences preferences;
    preferences.serviceHost = u"localhost"_s;
    recipe.push_back(stage::makeAuthStage("GSSAPI", {u"alice"_s, {}, {}}, {}, preferences));
    return recipe;
}

constexpr QByteArrayView OffersGssapi =
    "S: 220 mx.example ESMTP\nC: EHLO client.example\nS: 250-mx.example\nS: 250 AUTH GSSAPI\n";
} // namespace

void TestSystemHelper::silentKeyServer_isLeftBehindByCancel()
{
    support::SilentKeyServer keyServer;
    support::KerberosEnvironment realm(keyServer.port());
    QVERIFY(realm.write(u"user.keys"_s, support::KerberosEnvironment::keyTable("alice")));
    realm.set("KRB5_CLIENT_KTNAME", realm.path(u"user.keys"_s).toUtf8());
    practice::ScriptedServer server(plan::Script::parse(OffersGssapi.toByteArray()).value());
    const plan::Plan plan = planFor(server);
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    session.perform(recipeFor(plan));
    session.open();
    QTRY_VERIFY(keyServer.wasAsked());
    QElapsedTimer timer;
    timer.start();
    session.cancel();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY2(timer.elapsed() < 1000, "cancelling waited for the key server");
    QTRY_COMPARE(helpers(), QStringList());
    QVERIFY2(!server.received().contains("AUTH"), "nothing was said yet");
}

void TestSystemHelper::silentKeyServer_isHeldToTheLimit()
{
    support::SilentKeyServer keyServer;
    support::KerberosEnvironment realm(keyServer.port());
    QVERIFY(realm.write(u"user.keys"_s, support::KerberosEnvironment::keyTable("alice")));
    realm.set("KRB5_CLIENT_KTNAME", realm.path(u"user.keys"_s).toUtf8());
    practice::ScriptedServer server(plan::Script::parse(OffersGssapi.toByteArray()).value());
    plan::Plan plan = planFor(server);
    plan.patience.setLimit(Phase::Auth, 300ms);
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    QSignalSpy ended(&session, &session::Session::stageFinished);
    session.perform(recipeFor(plan));
    session.open();
    QTRY_VERIFY(!ended.isEmpty() && ended.last().first().value<Phase>() == Phase::Auth);
    QVERIFY(keyServer.wasAsked());
    QTRY_COMPARE(helpers(), QStringList()); // although the session lives
    QCOMPARE(finished.size(), 0);
    session.cancel();
    QTRY_COMPARE(finished.size(), 1);
    const report::Report report = report::fold(session.transcript());
    const auto isLogin = [](const report::StageOutcome &stage) { return stage.phase == Phase::Auth; };
    const auto login = std::ranges::find_if(report.stages, isLogin);
    QVERIFY(login != report.stages.end());
    QCOMPARE(login->reason, QByteArray(issueName(Issue::AuthWorkFailed).data()));
    QVERIFY2(!server.received().contains("AUTH"), "nothing was said yet");
}

void TestSystemHelper::helperThatMisbehaves_isToldOf_data()
{
    QTest::addColumn<QByteArray>("shell");
    QTest::addColumn<QString>("said");
    QTest::newRow("ends") << QByteArray("exit 0") << u"ended by itself"_s;
    QTest::newRow("crashes") << QByteArray("kill -SEGV $$") << u"ended by itself"_s;
    QTest::newRow("claims a huge frame") << QByteArray("printf 'M\\377\\377\\377\\377'; exec sleep 60")
                                         << u"what it may not"_s;
    QTest::newRow("tells of a weak server")
        << QByteArray("printf 'F\\0\\0\\0\\010too-weak'; exec sleep 60") << u"security layer"_s;
    QTest::newRow("says why and ends") << QByteArray("printf 'F\\0\\0\\0\\011no-plugin'; exit 1")
                                       << u"QCA has no SASL"_s;
    QTest::newRow("traces what went wrong") << QByteArray(
        "echo '[7] 1.2: Result: -1765328228/Cannot contact any KDC' >&2; printf 'F\\0\\0\\0\\001x'; exec sleep 60")
                                            << u"(Cannot contact any KDC)"_s;
}

void TestSystemHelper::helperThatMisbehaves_isToldOf()
{
    QFETCH(const QByteArray, shell);
    QFETCH(const QString, said);
    const Impostor impostor(shell);
    const sasl::WorkResult result = begun(*make("GSSAPI"));
    QVERIFY(!result);
    QVERIFY2(result.error().reason.contains(said), qPrintable(result.error().reason));
}

void TestSystemHelper::missingHelper_isToldOf()
{
    const QByteArray before = qgetenv("MAILSCOPE_SASL_HELPER");
    qputenv("MAILSCOPE_SASL_HELPER", "/nowhere/helper");
    const sasl::WorkResult result = begun(*make("GSSAPI"));
    qputenv("MAILSCOPE_SASL_HELPER", before);
    QVERIFY(!result);
    QVERIFY2(result.error().reason.contains("cannot be started"_L1), qPrintable(result.error().reason));
}

/// Whoever started it has ended before the helper could ask to be told of that.
void TestSystemHelper::helperOfNobody_ends()
{
    QProcess helper;
    helper.start(session::SystemHelper::program(), {QString::number(QCoreApplication::applicationPid() + 1)});
    QVERIFY(helper.waitForFinished());
    QCOMPARE(helper.exitStatus(), QProcess::NormalExit);
    QCOMPARE(helper.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestSystemHelper)
#include "tst_systemhelper.moc"
