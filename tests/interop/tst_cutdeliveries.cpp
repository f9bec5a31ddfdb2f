// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/testmessages.h"
#include "report/report.h"
#include "session/relaytrial.h"
#include "stage/transactionstage.h"
#include "support/dovecot.h"
#include "support/postfix.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace mailscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using interop::plainHeader;
using test::FaultyRelay;
using test::RelayTrial;
using test::Trials;
using Side = FaultyRelay::Side;
using End = test::RelayFaults::End;
using Told = report::RecipientOutcome::Verdict;

namespace {

constexpr auto Recipient = "alice@mx.example.test";
constexpr std::size_t AtOnce = 16;

/// Every message has its own, and all are of one length.
QByteArray subjectOf(int number)
{
    return "cut " + QByteArray::number(number).rightJustified(5, '0');
}

QByteArray contentOf(int number)
{
    return plainHeader(subjectOf(number)) + "the first line\r\n.a dot\r\n\r\n.\r\nthe last line\r\n";
}

plan::Plan planFor(plan::Protocol protocol, std::chrono::milliseconds limit)
{
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.protocol = protocol;
    plan::Plan plan;
    plan.targets = {target};
    plan.security = plan::Security::None;
    plan.helloName = "client.example.test";
    plan.patience = Patience(limit);
    plan.patience.setFinalReply(limit);
    return plan;
}

bool isWhole(QByteArray arrived, int number)
{
    return arrived.replace("\r\n", "\n").endsWith(contentOf(number).replace("\r\n", "\n"));
}

} // namespace

/// The program, the server and the network die in the middle of a transaction with a real server. Whatever is lost, a mailbox has the whole
/// message or nothing, and who is told "accepted" was told the truth.
class TestCutDeliveries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void theNetworkGoes_data() { everyServer(); }
    void theNetworkGoes();
    void theServerIsKilled_data() { everyServer(); }
    void theServerIsKilled();
    void theProgramIsKilled_data() { everyServer(); }
    void theProgramIsKilled();

private:
    /// What was claimed of a message by who sent it.
    struct Claim {
        int number = 0;
        Told verdict = Told::Unknown;
        bool isCutBeforeTheEnd = false; ///< the server never got the dot that ends it
    };

    static void everyServer();
    void choose();
    [[nodiscard]] std::unique_ptr<RelayTrial> trial(std::chrono::milliseconds limit = 10s);
    [[nodiscard]] Claim claimOf(const RelayTrial &trial, int number) const;
    /// Sends one message undisturbed, so that all before it are settled, and takes the mailbox's messages.
    [[nodiscard]] QMap<int, QByteArrayList> settledMail();
    void compare(const QList<Claim> &claims);
    /// Sends a message without any fault, and remembers how much each side says.
    void measure();

    std::unique_ptr<support::Postfix> m_postfix;
    std::unique_ptr<support::Dovecot> m_dovecot;
    support::RealServer *m_server = nullptr; ///< of the row
    plan::Protocol m_protocol = plan::Protocol::Smtp;
    QByteArray m_worker; ///< the name of the process that holds a connection
    int m_lastNumber = 0;
    qint64 m_fromClient = 0;
    qint64 m_fromServer = 0;
    qint64 m_events = 0;
};

void TestCutDeliveries::initTestCase()
{
    m_postfix = std::make_unique<support::Postfix>(support::ServerOptions{});
    QVERIFY2(m_postfix->start(), m_postfix->diagnosis().constData());
    m_dovecot = std::make_unique<support::Dovecot>(support::ServerOptions{});
    QVERIFY2(m_dovecot->start(), m_dovecot->diagnosis().constData());
}

void TestCutDeliveries::cleanupTestCase()
{
    m_postfix.reset();
    m_dovecot.reset();
}

void TestCutDeliveries::everyServer()
{
    QTest::addColumn<bool>("isLmtp");
    QTest::newRow("Postfix") << false;
    QTest::newRow("Dovecot LMTP") << true;
}

void TestCutDeliveries::choose()
{
    QFETCH(const bool, isLmtp);
    m_server = isLmtp ? static_cast<support::RealServer *>(m_dovecot.get()) : m_postfix.get();
    m_protocol = isLmtp ? plan::Protocol::Lmtp : plan::Protocol::Smtp;
    m_worker = isLmtp ? "lmtp" : "smtpd";
    measure();
}

std::unique_ptr<RelayTrial> TestCutDeliveries::trial(std::chrono::milliseconds limit)
{
    auto made = std::make_unique<RelayTrial>(planFor(m_protocol, limit), m_server->port());
    const QByteArray content = contentOf(++m_lastNumber);
    made->session()->setErrand([content] {
        wire::Envelope envelope;
        envelope.from = "sender@client.example.test";
        envelope.recipients = {{Recipient, {}}};
        stage::Recipe recipe;
        recipe.push_back(stage::makeTransactionStage(envelope, std::make_unique<wire::BytesSource>(content)));
        return recipe;
    });
    return made;
}

void TestCutDeliveries::measure()
{
    Trials trials;
    trials.push_back(trial());
    QVERIFY(runTogether(trials));
    RelayTrial &whole = *trials.front();
    QCOMPARE(int(claimOf(whole, m_lastNumber).verdict), int(Told::Accepted));
    m_fromClient = whole.relay().relayed(Side::Client);
    m_fromServer = whole.relay().relayed(Side::Server);
    m_events = whole.transcript().size();
    QCOMPARE_GT(m_fromClient, 200);
    QByteArrayList arrived;
    QVERIFY(QTest::qWaitFor([&] { return !(arrived = m_server->takeMail("alice")).isEmpty(); }, 10'000));
    QVERIFY(isWhole(arrived.constLast(), m_lastNumber));
}

TestCutDeliveries::Claim TestCutDeliveries::claimOf(const RelayTrial &trial, int number) const
{
    const report::Report report = report::fold(trial.transcript());
    if (!report.transaction || report.transaction->recipients.isEmpty())
        return {number, Told::Unknown, false};
    return {number, report.transaction->recipients.constFirst().verdict, false};
}

QMap<int, QByteArrayList> TestCutDeliveries::settledMail()
{
    Trials last;
    last.push_back(trial());
    QMap<int, QByteArrayList> mail;
    if (!runTogether(last))
        return mail;
    const auto look = [&] {
        for (const QByteArray &arrived : m_server->takeMail("alice"))
            mail[arrived.mid(arrived.indexOf("Subject: cut ") + 13, 5).toInt()] << arrived;
        // Postfix delivers what it has accepted one after another, and empties its queue.
        return mail.contains(m_lastNumber)
            && m_server
                   ->inside(
                       "find /var/spool -path '*/active/*' -o -path '*/incoming/*' -o -path '*/deferred/*' | head -1")
                   .isEmpty();
    };
    if (!QTest::qWaitFor(look, 20'000))
        mail.clear();
    return mail;
}

void TestCutDeliveries::compare(const QList<Claim> &claims)
{
    const QMap<int, QByteArrayList> mail = settledMail();
    QCOMPARE(mail.value(m_lastNumber).size(), 1);
    QMap<int, int> told;
    for (const Claim &claim : claims) {
        const QByteArrayList arrived = mail.value(claim.number);
        const auto complaint = [&](const char *words) {
            return "message " + QByteArray::number(claim.number) + ' ' + words + '\n' + arrived.value(0);
        };
        QVERIFY2(arrived.size() <= 1, complaint("came twice").constData());
        QVERIFY2(arrived.isEmpty() || isWhole(arrived.constFirst(), claim.number),
                 complaint("is not whole").constData());
        QVERIFY2(arrived.isEmpty() || !claim.isCutBeforeTheEnd, complaint("was completed by accident").constData());
        QVERIFY2(!arrived.isEmpty() || claim.verdict != Told::Accepted,
                 complaint("was said to be accepted").constData());
        QVERIFY2(arrived.isEmpty() || claim.verdict == Told::Accepted || claim.verdict == Told::Unknown,
                 complaint("was said to be refused").constData());
        ++told[int(claim.verdict)];
    }
    // Neither all nor nothing is lost, or the places were not places inside the transaction.
    QVERIFY(told.value(int(Told::Unknown)) > 0);
    qInfo("%d accepted, %d unknown, %lld delivered", told.value(int(Told::Accepted)), told.value(int(Told::Unknown)),
          static_cast<long long>(mail.size() - 1));
}

/// After every third byte of either side the connection is closed, reset, or nothing passes any more.
void TestCutDeliveries::theNetworkGoes()
{
    choose();
    constexpr std::array kinds{End::Close, End::Reset, End::Stop};
    constexpr qint64 step = 3;
    // QUIT and its line end come behind the dot.
    const qint64 endOfMessage = m_fromClient - 6;
    QList<Claim> claims;
    for (const Side side : {Side::Client, Side::Server}) {
        const qint64 total = side == Side::Client ? m_fromClient : m_fromServer;
        for (qint64 first = 1; first < total; first += step * qint64(AtOnce)) {
            Trials trials;
            QList<Claim> some;
            for (qint64 at = first; at < std::min(total, first + step * qint64(AtOnce)); at += step) {
                trials.push_back(trial(300ms));
                trials.back()->relay().setFaults(side,
                                                 {.end = End{at, kinds[static_cast<std::size_t>(at / step) % 3]}});
                some << Claim{m_lastNumber, {}, side == Side::Client && at < endOfMessage};
            }
            QVERIFY(runTogether(trials));
            for (std::size_t index = 0; index < trials.size(); ++index)
                some[qsizetype(index)].verdict = claimOf(*trials[index], some[qsizetype(index)].number).verdict;
            claims += some;
        }
    }
    compare(claims);
}

/// The process that holds the connection is killed at every third event of the session: until there is another takes a second.
void TestCutDeliveries::theServerIsKilled()
{
    choose();
    QList<Claim> claims;
    int killed = 0;
    for (qint64 sequence = 1; sequence <= m_events; sequence += 3) {
        Trials trials;
        trials.push_back(trial());
        trials.front()->actAt(sequence, [&](RelayTrial &) { killed += m_server->killWorkers(m_worker) > 0 ? 1 : 0; });
        QVERIFY(runTogether(trials));
        claims << claimOf(*trials.front(), m_lastNumber);
    }
    QVERIFY2(killed > 5, QByteArray::number(killed).constData());
    compare(claims);
}

/// kill -9 of mailscope-cli once the server was given so many bytes, around the end of the message after each of them.
void TestCutDeliveries::theProgramIsKilled()
{
    choose();
    QTemporaryDir folder;
    const qint64 endOfMessage = m_fromClient - 6;
    QList<qint64> places;
    for (qint64 at = 1; at<m_fromClient; at += at> endOfMessage - 12 && at < endOfMessage + 2 ? 1 : 19)
        places << at;
    QList<Claim> claims;
    for (const qint64 at : std::as_const(places)) {
        const QString path = folder.filePath(u"message.eml"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contentOf(++m_lastNumber)) > 0 && file.flush());
        FaultyRelay relay;
        QVERIFY(relay.start(QHostAddress::LocalHost, m_server->port()));
        relay.setFaults(Side::Client, {.end = End{at, End::Stop}});
        QProcess program;
        bool isCut = false;
        connect(&relay, &FaultyRelay::endReached, &program, [&] {
            isCut = true;
            program.kill();
        });
        program.start(QStringLiteral(MAILSCOPE_CLI),
                      {u"send"_s,
                       QString::fromUtf8(m_protocol == plan::Protocol::Lmtp ? "lmtp" : "smtp") + u"://127.0.0.1:"_s
                           + QString::number(relay.port()),
                       u"--security"_s, u"none"_s, u"--helo"_s, u"client.example.test"_s, u"--size"_s, u"none"_s,
                       u"--from"_s, u"sender@client.example.test"_s, u"--to"_s, QString::fromUtf8(Recipient),
                       u"--data"_s, path});
        QTRY_VERIFY_WITH_TIMEOUT(program.state() == QProcess::NotRunning, 20'000);
        QVERIFY2(isCut, program.readAllStandardOutput().constData());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
        claims << Claim{m_lastNumber, Told::Unknown, at < endOfMessage};
    }
    compare(claims);
}

QTEST_GUILESS_MAIN(TestCutDeliveries)
#include "tst_cutdeliveries.moc"
