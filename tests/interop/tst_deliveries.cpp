// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/commandline.h"
#include "interop/testmessages.h"
#include "support/dovecot.h"
#include "support/exim.h"
#include "support/lmtppeer.h"
#include "support/opensmtpd.h"
#include "support/postfix.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>

using namespace mailscope;
using namespace mailscope::interop;
using namespace Qt::StringLiterals;
using Needs = TestMessage::Needs;

namespace {

constexpr std::array Ways{"DATA", "BDAT"};
constexpr auto Full = "carol"; // whose mailbox has no room
constexpr qint64 NoRoom = 100; // bytes

/// A server and how it is reached.
struct Desk {
    QByteArray name; ///< in docs/interoperability.md
    support::RealServer *server;
    QByteArray url;
    /// Fields that the server's documentation says it puts ahead of a message, and nothing else is taken away:
    /// Received and Return-Path are the duty of whoever takes and whoever delivers a message (RFC 5321 section 4.4), X-Original-To and
    /// Delivered-To are Postfix's (local(8)), Delivered-To is also Dovecot's (LMTP) and OpenSMTPD's (mail.maildir).
    QByteArrayList added;
    QByteArray lineEnd = "\n"; ///< of the mailbox: a Maildir keeps the lines of the system
    bool offersBdat = true;
    bool offersUtf8 = false;
    QByteArray largeWay{}; ///< the way by which 100 MB are sent, for they take seconds; empty for neither
    /// What is not delivered as it was sent: "WAY message" → the cell of the table.
    QMap<QByteArray, QByteArray> exceptions{};
};

QByteArray keyOf(const Desk &desk, const QByteArray &way)
{
    return "| " + desk.name + " | " + way + " |";
}

/// The names of the fields in \p header, whose lines end in LF.
QByteArrayList fieldNames(const QByteArray &header)
{
    QByteArrayList names;
    for (const QByteArray &line : header.split('\n')) {
        if (!line.isEmpty() && line.front() != ' ' && line.front() != '\t')
            names << line.first(std::max(line.indexOf(':'), qsizetype(0)));
    }
    return names;
}

/// What became of \p sent: "as sent", or how \p arrived differs, once what the server documents to add is taken away.
QByteArray comparison(const QByteArray &arrived, QByteArray sent, const Desk &desk)
{
    sent.replace("\r\n", desk.lineEnd);
    // The message's own header begins here; only what stands ahead of it may have been added.
    const qsizetype begin = arrived.indexOf(sent.first(sent.indexOf(desk.lineEnd)));
    if (begin < 0)
        return "its header is gone";
    for (const QByteArray &name : fieldNames(arrived.first(begin))) {
        if (!desk.added.contains(name))
            return "with another field: " + name;
    }
    const QByteArrayView message = QByteArrayView(arrived).sliced(begin);
    if (message == sent)
        return "as sent";
    if (message == sent + desk.lineEnd)
        return "and a line end";
    const auto [differs, other] = std::ranges::mismatch(message, sent);
    const qsizetype at = differs - message.begin();
    return "differs at byte " + QByteArray::number(at) + ": "
        + message.sliced(at).first(std::min(message.size() - at, qsizetype(20))).toByteArray().toHex(' ');
}

QJsonArray recipientsOf(const CommandLineRun &run)
{
    return run.report()["transaction"_L1]["recipients"_L1].toArray();
}

} // namespace

/// What real servers put into mailboxes, against what was sent to them.
class TestDeliveries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void message_arrivesAsItWasSent_data();
    void message_arrivesAsItWasSent();
    void theTable_standsInTheDocumentation();
    void overLmtp_everyRecipientHasItsOwnEnd_data();
    void overLmtp_everyRecipientHasItsOwnEnd();

private:
    [[nodiscard]] const Desk &desk(const QByteArray &name) const
    {
        return *std::ranges::find(m_desks, name, &Desk::name);
    }
    [[nodiscard]] CommandLineRun send(const Desk &desk, const QByteArray &content, const QByteArray &way,
                                      const QByteArrayList &more);
    [[nodiscard]] QByteArray deliver(const Desk &desk, const TestMessage &message, const QByteArray &way);
    [[nodiscard]] QByteArrayList awaitMail(const Desk &desk, const QByteArray &user);
    void addDesks();
    /// A row for each desk whose URL begins with \p scheme and each way that it offers.
    void addRows(const QByteArray &scheme) const;

    std::vector<std::unique_ptr<support::RealServer>> m_servers;
    QList<Desk> m_desks;
    QMap<QByteArray, QMap<QByteArray, QByteArray>> m_table; ///< "| desk | way |" → column → cell
    QTemporaryDir m_folder;
};

void TestDeliveries::addDesks()
{
    support::ServerOptions options;
    options.users = {"alice", "bob", Full};
    options.aliases.insert("j\xc3\xbcrgen", {"alice"});
    options.extraKeywords = true;
    options.largestMessage = 150'000'000;
    const auto start = [this](std::unique_ptr<support::RealServer> server) {
        if (!server->start())
            qWarning("%s", server->diagnosis().constData());
        m_servers.push_back(std::move(server));
        return m_servers.back().get();
    };
    const auto url = [](const char *scheme, const support::RealServer *server) {
        return QByteArray(scheme) + "://127.0.0.1:" + QByteArray::number(server->port());
    };
    const QByteArrayList usual{"Return-Path", "Delivered-To", "Received"};
    const QMap<QByteArray, QByteArray> asTheyStand{{"BDAT no line end", "as sent"}};

    support::RealServer *server = start(std::make_unique<support::Postfix>(options));
    m_desks << Desk{.name = "Postfix",
                    .server = server,
                    .url = url("smtp", server),
                    .added = usual + QByteArrayList{"X-Original-To"},
                    .offersUtf8 = true,
                    .largeWay = "DATA"};
    server = start(std::make_unique<support::Exim>(options));
    m_desks << Desk{
        .name = "Exim", .server = server, .url = url("smtp", server), .added = {"Received"}, .offersUtf8 = true};
    server = start(std::make_unique<support::OpenSmtpd>(options));
    m_desks << Desk{
        .name = "OpenSMTPD", .server = server, .url = url("smtp", server), .added = usual, .offersBdat = false};
    options.quotas.insert(Full, NoRoom);
    server = start(std::make_unique<support::Dovecot>(options));
    m_desks << Desk{.name = "Dovecot LMTP, TCP",
                    .server = server,
                    .url = url("lmtp", server),
                    .added = usual,
                    .exceptions = asTheyStand};
    m_desks << Desk{.name = "Dovecot LMTP, Unix socket",
                    .server = server,
                    .url = "lmtp+unix://" + static_cast<support::Dovecot *>(server)->socketPath(),
                    .added = usual,
                    .largeWay = "BDAT",
                    .exceptions = asTheyStand};
    server = start(std::make_unique<support::LmtpPeer>(options));
    m_desks << Desk{.name = "aiosmtpd LMTP",
                    .server = server,
                    .url = url("lmtp", server),
                    .added = {},
                    .lineEnd = "\r\n",
                    .offersBdat = false,
                    .exceptions = {{"DATA long lines", "refused 500"}}};
}

void TestDeliveries::initTestCase()
{
    addDesks();
    for (const auto &server : m_servers)
        QVERIFY2(server->processId() > 0, server->diagnosis().constData());
}

void TestDeliveries::cleanupTestCase()
{
    m_servers.clear();
}

CommandLineRun TestDeliveries::send(const Desk &desk, const QByteArray &content, const QByteArray &way,
                                    const QByteArrayList &more)
{
    const QString path = m_folder.filePath(u"message.eml"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        qFatal("no file for a test");
    const QByteArray transfer = way == "BDAT" ? "bdat:1000" : "data";
    return runCommandLine(QByteArrayList{"send", desk.url, "--json", "--security", "none", "--helo",
                                         "client.example.test", "--data", QFile::encodeName(path), "--transfer",
                                         content.size() > 1'000'000 && way == "BDAT" ? "bdat" : transfer}
                          + more);
}

QByteArrayList TestDeliveries::awaitMail(const Desk &desk, const QByteArray &user)
{
    QByteArrayList arrived;
    (void)QTest::qWaitFor([&] { return !(arrived = desk.server->takeMail(user)).isEmpty(); }, 10'000);
    if (arrived.isEmpty())
        qWarning("nothing came; the server's log:\n%s", desk.server->diagnosis().constData());
    return arrived;
}

/// What stands in the table for it.
QByteArray TestDeliveries::deliver(const Desk &desk, const TestMessage &message, const QByteArray &way)
{
    const bool isInternational = message.needs == Needs::International;
    const QByteArrayList envelope{"--from",
                                  isInternational ? "m\xc3\xbcller@client.example.test" : "sender@client.example.test",
                                  "--to", isInternational ? "j\xc3\xbcrgen@mx.example.test" : "alice@mx.example.test"};
    const CommandLineRun run = send(desk, message.content, way, envelope);
    if (run.exitCode == 0) {
        const QByteArrayList arrived = awaitMail(desk, "alice");
        return arrived.size() == 1 ? comparison(arrived.constFirst(), message.content, desk)
                                   : QByteArray::number(arrived.size()) + " messages";
    }
    const QJsonValue issue = run.report()["issue"_L1];
    if (issue["id"_L1].toString() == "not-offered"_L1)
        return "not offered";
    const int code = run.report()["transaction"_L1]["code"_L1].toInt();
    return code != 0 ? "refused " + QByteArray::number(code) : run.text();
}

void TestDeliveries::addRows(const QByteArray &scheme) const
{
    QTest::addColumn<QByteArray>("deskName");
    QTest::addColumn<QByteArray>("way");
    for (const Desk &desk : std::as_const(m_desks)) {
        for (const char *const way : Ways) {
            if (desk.url.startsWith(scheme) && (desk.offersBdat || way != QByteArray("BDAT")))
                QTest::addRow("%s, %s", desk.name.constData(), way) << desk.name << QByteArray(way);
        }
    }
}

void TestDeliveries::message_arrivesAsItWasSent_data()
{
    addRows({});
}

void TestDeliveries::message_arrivesAsItWasSent()
{
    QFETCH(const QByteArray, deskName);
    QFETCH(const QByteArray, way);
    const Desk &here = desk(deskName);
    QList<TestMessage> messages = testMessages();
    if (here.largeWay == way)
        messages << largeMessage();

    QElapsedTimer clock;
    QByteArrayList wrong;
    for (const TestMessage &message : std::as_const(messages)) {
        if (message.needs == Needs::Binary && way != "BDAT")
            continue; // RFC 5321 section 2.3.1 has no such message
        clock.start();
        const QByteArray cell = deliver(here, message, way);
        qInfo("%s: %s (%lld ms)", message.name.constData(), cell.constData(), clock.elapsed());
        m_table[keyOf(here, way)][message.name] = cell;
        const bool isMissing = message.needs == Needs::International && !here.offersUtf8;
        // By DATA the line end that a message lacks is added by the client: the lone dot stands on a line of its own.
        const QByteArray usual = isMissing  ? "not offered"
            : message.name == "no line end" ? "and a line end"
                                            : "as sent";
        if (cell != here.exceptions.value(way + ' ' + message.name, usual))
            wrong << message.name + ": " + cell;
    }
    QVERIFY2(wrong.isEmpty(), wrong.join('\n').constData());
}

void TestDeliveries::theTable_standsInTheDocumentation()
{
    QFile file(u"" MAILSCOPE_SOURCE_DIR "/docs/interoperability.md"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList documented = file.readAll().split('\n');
    QByteArrayList columns;
    for (const TestMessage &message : testMessages())
        columns << message.name;
    columns << "100 MB";

    QByteArrayList missing;
    for (const auto &[key, cells] : m_table.asKeyValueRange()) {
        QByteArray line = key;
        for (const QByteArray &column : std::as_const(columns))
            line += ' ' + cells.value(column, "–") + " |";
        if (documented.count(line) != 1)
            missing << line;
    }
    QVERIFY2(missing.isEmpty(), ("not written down:\n" + missing.join('\n')).constData());
    const auto isOfTable = [](const QByteArray &line) {
        return line.contains(" | DATA | ") || line.contains(" | BDAT | ");
    };
    QCOMPARE(std::ranges::count_if(documented, isOfTable), m_table.size());
}

void TestDeliveries::overLmtp_everyRecipientHasItsOwnEnd_data()
{
    addRows("lmtp");
}

/// One whose mailbox takes the message, one whose mailbox is full, and one who does not exist.
void TestDeliveries::overLmtp_everyRecipientHasItsOwnEnd()
{
    QFETCH(const QByteArray, deskName);
    QFETCH(const QByteArray, way);
    const Desk &here = desk(deskName);
    const QByteArray content = plainHeader("to three") + QByteArray("a line\r\n").repeated(50);

    const CommandLineRun run =
        send(here, content, way,
             {"--skip-bad", "--from", "sender@client.example.test", "--to", "alice@mx.example.test", "--to",
              QByteArray(Full) + "@mx.example.test", "--to", "nobody@mx.example.test", "--to", "bob@mx.example.test"});

    QVERIFY2(run.exitCode == 2, run.text().constData());
    QByteArrayList ledger;
    for (const QJsonValue &each : recipientsOf(run)) {
        ledger << each["address"_L1].toString().toUtf8() + ' ' + QByteArray::number(each["code"_L1].toInt()) + ' '
                + QByteArray::number(each["finalCode"_L1].toInt()) + ' ' + each["finalEnhanced"_L1].toString().toUtf8()
                + ' ' + each["verdict"_L1].toString().toUtf8();
    }
    const auto accepted = [&](const char *user) {
        const QByteArray enhanced = deskName.startsWith("Dovecot") ? "2.0.0" : "2.1.5";
        return QByteArray(user) + "@mx.example.test 250 250 " + enhanced + " accepted";
    };
    QCOMPARE(ledger,
             (QByteArrayList{accepted("alice"), QByteArray(Full) + "@mx.example.test 250 552 5.2.2 rejected",
                             "nobody@mx.example.test 550 0  rejected", accepted("bob")}));
    for (const char *const user : {"alice", "bob"}) {
        const QByteArrayList arrived = awaitMail(here, user);
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(comparison(arrived.constFirst(), content, here), QByteArray("as sent"));
    }
    QCOMPARE(here.server->takeMail(Full), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestDeliveries)
#include "tst_deliveries.moc"
