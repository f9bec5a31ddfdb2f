// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/logintest.h"

#include "sasl/registry.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/commandstage.h"
#include "stage/loginstage.h"
#include "stage/quitstage.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>

using namespace mailscope::support;
using namespace Qt::StringLiterals;

namespace mailscope::interop {

namespace {

struct Account {
    QByteArray user;
    QByteArray password;
    QByteArray token;
};

constexpr std::array AllClaims{Claim::Right, Claim::Wrong, Claim::Utf8, Claim::Long};

const Account &accountOf(Claim claim)
{
    static const Account alice{"alice", "wonderland", "token-of-alice"};
    static const Account wrong{"alice", "looking-glass", "token-of-nobody"};
    static const Account utf8{"jörg", "grüße€日本", "token-of-joerg"};
    static const Account longOne{"dodgson", QByteArray("Yz9!").repeated(50), QByteArray("aZ09-._~").repeated(25)};
    switch (claim) {
    case Claim::Right:
        return alice;
    case Claim::Wrong:
        return wrong;
    case Claim::Utf8:
        return utf8;
    case Claim::Long:
        return longOne;
    }
    Q_UNREACHABLE();
}

QByteArray nameOf(Claim claim)
{
    switch (claim) {
    case Claim::Right:
        return "right";
    case Claim::Wrong:
        return "wrong";
    case Claim::Utf8:
        return "utf-8";
    case Claim::Long:
        return "200 characters";
    }
    Q_UNREACHABLE();
}

bool isKerberos(const QByteArray &mechanism)
{
    return mechanism.startsWith("GS");
}

bool clientKnows(const QByteArray &mechanism)
{
    return sasl::mechanismNames().contains(mechanism);
}

/// The claims that make sense for \p mechanism.
QList<Claim> claimsFor(const QByteArray &mechanism)
{
    if (mechanism == "ANONYMOUS" || !clientKnows(mechanism))
        return {Claim::Right};
    if (mechanism == "EXTERNAL" || isKerberos(mechanism))
        return {Claim::Right, Claim::Wrong};
    return {AllClaims.begin(), AllClaims.end()};
}

QByteArray keyOf(const Desk &desk, const QByteArray &mechanism)
{
    return "| " + desk.name + " | " + mechanism + " |";
}

QByteArray expectedAt(const Desk &desk, const QByteArray &mechanism, Claim claim)
{
    if (!clientKnows(mechanism))
        return "auth-mechanism-unknown";
    QByteArray usual = "logged in";
    if (claim == Claim::Wrong)
        usual = isKerberos(mechanism) ? "auth-work-failed" : "refused 535"; // who has no ticket has nothing to send
    return desk.exceptions.value(mechanism + ' ' + nameOf(claim), desk.exceptions.value(mechanism, usual));
}

int codeOf(const report::Report &report, Phase phase)
{
    for (const report::Exchange &exchange : report.exchanges) {
        if (exchange.phase == phase)
            return exchange.code();
    }
    return 0;
}

} // namespace

void LoginTest::prepare(const QByteArray &mechanism, Claim claim)
{
    Q_UNUSED(mechanism)
    Q_UNUSED(claim)
}

void LoginTest::initTestCase()
{
    ServerOptions options;
    options.certificate = m_certificates.files(CertificateCase::Good);
    QVERIFY2(options.certificate, m_certificates.error().constData());
    options.clientAuthority = m_certificates.authority();
    for (const Claim claim : {Claim::Right, Claim::Utf8, Claim::Long}) {
        const Account &account = accountOf(claim);
        options.passwords.insert(account.user, account.password);
        options.tokens.insert(account.token, account.user);
    }
    m_servers = make(options);
    for (const auto &server : m_servers)
        QVERIFY2(server->start(), server->diagnosis().constData());
}

void LoginTest::cleanupTestCase()
{
    m_servers.clear();
}

report::Report LoginTest::logIn(quint16 port, const QByteArray &mechanism, sasl::Credentials credentials,
                                const QByteArray &certificateOf)
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = port;
    plan.targets = {target};
    plan.security = plan::Security::StartTls;
    plan.helloName = "client.example";
    plan.patience = Patience(std::chrono::seconds(20));
    plan.tlsPolicy = TlsPolicy::Require;
    plan.tls.caFile = QFile::decodeName(m_certificates.authority());
    plan.tls.expectedName = u"mx.example.test"_s;
    if (!certificateOf.isEmpty()) {
        const CertificateFiles files = m_certificates.client(certificateOf).value();
        plan.tls.certificateFile = QFile::decodeName(files.certificate);
        plan.tls.keyFile = QFile::decodeName(files.key);
    }
    stage::LoginSettings settings;
    settings.preferences.serviceHost = u"mx.example.test"_s;
    settings.mechanisms = {mechanism};
    settings.hasCertificate = true; // and whoever shows none is refused

    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    stage::Recipe recipe = session::openingRecipe(plan, target);
    recipe.push_back(std::make_unique<stage::LoginStage>(std::move(credentials), settings));
    session.perform(std::move(recipe));
    // Each for itself: what a failed login takes with it would not be tried.
    for (const char *line : {"MAIL FROM:<probe@client.example>\r\n", "RCPT TO:<alice@mx.example.test>\r\n"})
        session.perform(std::make_unique<stage::CommandStage>(wire::Command::raw(line)));
    session.perform(std::make_unique<stage::QuitStage>());
    session.open();
    if (finished.isEmpty() && !finished.wait(30'000))
        qWarning("the session did not finish");
    return report::fold(session.transcript());
}

QByteArray LoginTest::verdictOf(const report::Report &report)
{
    const bool mayNameRecipients = codeOf(report, Phase::Rcpt) == 250;
    const bool loggedIn = report.auth && report.auth->ok;
    if (loggedIn != mayNameRecipients)
        return loggedIn ? "logged in, and yet no recipient may be named"
                        : "not logged in, and yet a recipient may be named";
    if (loggedIn)
        return "logged in";
    if (!report.auth || report.auth->attempts.isEmpty())
        return report.issue ? QByteArray(issueName(report.issue->id).data()) : QByteArray("nothing tried");
    const report::AuthAttempt &attempt = report.auth->attempts.constLast();
    return attempt.code ? "refused " + QByteArray::number(*attempt.code) : attempt.reason.value_or("no answer");
}

void LoginTest::everyDesk_offersItsMechanisms()
{
    for (const Desk &desk : desks()) {
        const report::Report report = logIn(desk.port, "PLAIN", {u"nobody"_s, {}, Secret("nothing")});
        QVERIFY2(report.encrypted, desk.server->diagnosis().constData());
        QCOMPARE(report.encrypted->capabilities.authTypes(), desk.mechanisms);
    }
}

void LoginTest::login_endsAsItShould_data()
{
    QTest::addColumn<QByteArray>("deskName");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<Claim>("claim");
    for (const Desk &desk : desks()) {
        for (const QByteArray &mechanism : desk.mechanisms) {
            for (const Claim claim : claimsFor(mechanism)) {
                QTest::addRow("%s, %s, %s", desk.name.constData(), mechanism.constData(), nameOf(claim).constData())
                    << desk.name << mechanism << claim;
            }
        }
    }
}

void LoginTest::login_endsAsItShould()
{
    QFETCH(const QByteArray, deskName);
    QFETCH(const QByteArray, mechanism);
    QFETCH(const Claim, claim);
    const QList<Desk> all = desks();
    const Desk &desk = *std::ranges::find(all, deskName, &Desk::name);
    const Account &account = accountOf(claim);
    QByteArray record = desk.record;
    record.replace("%1", mechanism).replace("%2", mechanism == "ANONYMOUS" ? QByteArray("anonymous") : account.user);
    const qsizetype before = desk.server->diagnosis().count(record);
    prepare(mechanism, claim);

    const bool bearsCertificate = mechanism == "EXTERNAL" && claim == Claim::Right;
    const report::Report report = logIn(
        desk.port, mechanism, {QString::fromUtf8(account.user), {}, Secret(account.password), Secret(account.token)},
        bearsCertificate ? account.user : QByteArray());

    const QByteArray verdict = verdictOf(report);
    if (clientKnows(mechanism))
        m_table[keyOf(desk, mechanism)][claim] = verdict;
    if (verdict == "logged in")
        QTRY_COMPARE_WITH_TIMEOUT(desk.server->diagnosis().count(record), before + 1, 5000);
    else
        QCOMPARE(desk.server->diagnosis().count(record), before);
    QCOMPARE(verdict, expectedAt(desk, mechanism, claim));
}

void LoginTest::theTable_standsInTheDocumentation()
{
    QFile file(u"" MAILSCOPE_SOURCE_DIR "/docs/interoperability.md"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList documented = file.readAll().split('\n');

    QByteArrayList missing;
    QByteArrayList stale = documented;
    stale.removeIf([this](const QByteArray &line) {
        return std::ranges::none_of(desks(), [&line](const Desk &desk) {
            const QByteArray start = "| " + desk.name + " | ";
            return line.startsWith(start)
                && clientKnows(
                       line.sliced(start.size(), std::max(line.indexOf(" |", start.size()) - start.size(), 0LL)));
        });
    });
    for (const auto &[key, cells] : m_table.asKeyValueRange()) {
        QByteArray line = key;
        for (const Claim claim : AllClaims)
            line += ' ' + cells.value(claim, "–") + " |";
        qInfo("%s", line.constData());
        if (stale.removeAll(line) == 0)
            missing << line;
    }
    QVERIFY2(missing.isEmpty(), ("not written down:\n" + missing.join('\n')).constData());
    QVERIFY2(stale.isEmpty(), ("written down, and not seen:\n" + stale.join('\n')).constData());
}

} // namespace mailscope::interop
