// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "net/scriptedchannel.h"
#include "practice/server.h"
#include "report/report.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/quitstage.h"
#include "stage/transactionstage.h"
#include "support/scenario.h"

#include <QCryptographicHash>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace mailscope;
using namespace Qt::StringLiterals;
using net::ScriptedChannel;

namespace {
constexpr std::chrono::seconds Long{60};

/// Repeats one line for as long as it is asked, then fails if told so.
class LongSource final : public wire::PayloadSource {
public:
    explicit LongSource(qint64 size, QString failure = {}) : m_left(size), m_failure(std::move(failure)) { }

    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        if (m_left == 0 && !m_failure.isEmpty())
            return std::unexpected(m_failure);
        const qsizetype size = std::min<qsizetype>(most, static_cast<qsizetype>(m_left)) / 16 * 16;
        m_left -= size;
        given += size;
        return QByteArray(".23456789abcde\r\n").repeated(size / 16);
    }

    static inline qint64 given = 0;

private:
    qint64 m_left;
    QString m_failure;
};

wire::Envelope envelope(const QList<QByteArray> &recipients = {"bob@practice.example"}, bool skips = false)
{
    wire::Envelope made{"alice@practice.example", {}, {}, skips};
    for (const QByteArray &each : recipients)
        made.recipients.append({each, {}});
    return made;
}

plan::Plan planFor(quint16 port, plan::Security security = plan::Security::None,
                   plan::Protocol protocol = plan::Protocol::Smtp)
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = port;
    target.protocol = protocol;
    plan.targets = {target};
    plan.security = security;
    plan.helloName = "client.example";
    plan.patience = Patience(Long);
    plan.patience.setFinalReply(Long);
    return plan;
}

stage::Recipe recipeFor(const plan::Plan &plan, std::unique_ptr<stage::Stage> transaction)
{
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    recipe.push_back(std::move(transaction));
    recipe.push_back(std::make_unique<stage::QuitStage>());
    return recipe;
}

std::unique_ptr<stage::Stage> message(const QByteArray &text, const wire::Envelope &to = envelope())
{
    return stage::makeTransactionStage(to, std::make_unique<wire::BytesSource>(text));
}

practice::Options optionsWith(const QByteArray &fault, practice::Protocol protocol = practice::Protocol::Smtp)
{
    practice::Options options;
    options.protocol = protocol;
    if (!fault.isEmpty())
        options.faults = {practice::Fault::parse(fault).value()};
    return options;
}

/// Runs a whole session; the transcript of what happened.
transcript::Transcript send(const plan::Plan &plan, std::unique_ptr<stage::Stage> transaction)
{
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    session.perform(recipeFor(plan, std::move(transaction)));
    session.open();
    if (finished.isEmpty() && !finished.wait(30'000))
        qWarning("the session did not finish");
    if (const QString breach = test::breachOfInvariants(session.transcript()); !breach.isEmpty())
        qWarning("%s", qPrintable(breach));
    return session.transcript();
}

const transcript::PayloadSent *payloadIn(const transcript::Transcript &transcript, transcript::PayloadSent &kept)
{
    for (const transcript::Event &event : transcript) {
        if (const auto *sent = std::get_if<transcript::PayloadSent>(&event.payload)) {
            kept = *sent;
            return &kept;
        }
    }
    return nullptr;
}

QByteArray issueIn(const report::Report &report)
{
    return report.issue ? QByteArray(issueName(report.issue->id).data()) : QByteArray();
}
} // namespace

/// Messages to a real server over real sockets, and everything that can end one in the middle.
class TestSending : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_session.reset(); }

    void message_arrivesByteForByte_data();
    void message_arrivesByteForByte();
    void bigMessage_isStreamed_data();
    void bigMessage_isStreamed();
    void faultAtAStep_endsAsItMust_data();
    void faultAtAStep_endsAsItMust();
    void overLmtp_eachRecipientHasItsOutcome();
    void manyMessages_goOverOneConnection();
    void cancelledAtEveryEvent_deliversNothingByAccident_data();
    void cancelledAtEveryEvent_deliversNothingByAccident();
    void destroyedAtEveryEvent_isSafe_data() { cancelledAtEveryEvent_deliversNothingByAccident_data(); }
    void destroyedAtEveryEvent_isSafe();

    void noMoreIsReadThanTheServerTakes();
    void insideTheMessage_nothingElseIsSent();
    void insideTheMessage_theEndNeverFollows_data();
    void insideTheMessage_theEndNeverFollows();
    void aServerThatStopsReading_isAWriteTimeout();
    void aSlowServer_isNoWriteTimeout();
    void aFailingSource_closesTheConnection();
    void stoppedBeforeData_theTransactionIsTakenBack();
    void stoppedWhileDataIsAnswered_theConnectionIsClosed();
    void theFinalReply_hasALimitOfItsOwn();

private:
    /// A session whose server is this test, up to the 354; the source is one of LongSource.
    void openInsideMessage(qint64 size, const QString &failure = {}, const Patience &patience = Patience(Long));
    void openUpTo(const QByteArray &lastLine, std::unique_ptr<stage::Stage> transaction, const Patience &patience);
    [[nodiscard]] report::Report outcome() const { return report::fold(m_session->transcript()); }

    QPointer<ScriptedChannel> m_channel;
    std::unique_ptr<session::Session> m_session;
    QByteArray m_written;
};

void TestSending::message_arrivesByteForByte_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &content) {
        QTest::newRow(name) << text << content;
    };
    row("usual", "Subject: hi\r\n\r\nHello.\r\n", "Subject: hi\r\n\r\nHello.\r\n");
    row("empty", "", "");
    row("dots on every line", ".\r\n..\r\n.a\r\n", ".\r\n..\r\n.a\r\n");
    row("no final line end", "a", "a\r\n");
    row("bare line ends", "a\nb\rc", "a\r\nb\r\nc\r\n");
    row("an end smuggled in", "a\n.\nMAIL FROM:<x@y>\n", "a\r\n.\r\nMAIL FROM:<x@y>\r\n");
    row("eight bits", "\xc3\xbc\xff\r\n", "\xc3\xbc\xff\r\n");
    row("998 bytes in a line", QByteArray(998, 'x') + "\r\n", QByteArray(998, 'x') + "\r\n");
    const QByteArray border = QByteArray(63, 'x') + "\r\n.";
    row("dots around the border of a piece", border.repeated(2000) + "\r\n", border.repeated(2000) + "\r\n");
}

void TestSending::message_arrivesByteForByte()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, content);
    practice::Server server(optionsWith({}));
    const plan::Plan plan = planFor(server.listen().value());
    const transcript::Transcript transcript = send(plan, message(text));
    const report::Report report = report::fold(transcript);
    QCOMPARE(issueIn(report), QByteArray());
    QCOMPARE(server.messages().size(), 1);
    QCOMPARE(server.messages().constFirst().content, content);
    QCOMPARE(report.transaction.value().bytes, content.size());
    QCOMPARE(report.transaction->recipients.constFirst().verdict, report::RecipientOutcome::Verdict::Accepted);
    QCOMPARE(report.totals.value().accepted, 1);
    transcript::PayloadSent sent;
    QVERIFY(payloadIn(transcript, sent));
    QVERIFY(sent.complete);
    QCOMPARE(sent.sha256, QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
    QCOMPARE(sent.head.bytes, content.left(4096));
    const auto loaded = format::readSession(QByteArrayView(format::writeSession(transcript)));
    QVERIFY(loaded && loaded->transcript == transcript);
}

void TestSending::bigMessage_isStreamed_data()
{
    QTest::addColumn<plan::Security>("security");
    QTest::newRow("in clear") << plan::Security::None;
    QTest::newRow("encrypted") << plan::Security::StartTls;
}

void TestSending::bigMessage_isStreamed()
{
    QFETCH(const plan::Security, security);
    practice::Server server(optionsWith({}));
    const plan::Plan plan = planFor(server.listen().value(), security);
    constexpr qint64 Size = qint64(8) * 1024 * 1024;
    const transcript::Transcript transcript =
        send(plan, stage::makeTransactionStage(envelope(), std::make_unique<LongSource>(Size)));
    QCOMPARE(issueIn(report::fold(transcript)), QByteArray());
    QCOMPARE(server.messages().size(), 1);
    QCOMPARE(server.messages().constFirst().content, QByteArray(".23456789abcde\r\n").repeated(Size / 16));
}

void TestSending::faultAtAStep_endsAsItMust_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("issue");
    QTest::addColumn<Verdict>("verdict");
    struct Step {
        const char *name;
        const char *refusal;
    };
    for (const Step &step : {Step{"mail", "sender-refused"}, Step{"rcpt", "recipient-refused"},
                             Step{"data", "data-refused"}, Step{"payload", "message-refused"}}) {
        const QByteArray at(step.name);
        const auto row = [&at](const QByteArray &kind, const char *issue, Verdict verdict) {
            QTest::newRow((at + ' ' + kind).constData()) << at + ':' + kind << QByteArray(issue) << verdict;
        };
        row("refuse=451 4.3.0 later", step.refusal, Verdict::Refused);
        row("refuse=550 5.7.1 never", step.refusal, Verdict::Refused);
        row("refuse=421 4.3.2 closing", "service-closing", Verdict::Refused);
        row("replace=rubbish\\r\\n", "malformed-reply", Verdict::Protocol);
        row("replace=334 more\\r\\n", "unexpected-reply", Verdict::Protocol);
        row("close", "connection-lost", Verdict::Network);
        row("close=5", "connection-lost", Verdict::Network);
        row("reset", "connection-lost", Verdict::Network);
        row("silence", "reply-timeout", Verdict::Network);
    }
}

void TestSending::faultAtAStep_endsAsItMust()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArray, issue);
    practice::Server server(optionsWith(fault));
    plan::Plan plan = planFor(server.listen().value());
    if (fault.contains("silence")) {
        plan.patience = Patience(std::chrono::milliseconds(150));
        plan.patience.setFinalReply(std::chrono::milliseconds(150));
    }
    const report::Report report = report::fold(send(plan, message("hi\r\n")));
    QCOMPARE(issueIn(report), issue);
    QTEST(report.verdict, "verdict");
    QVERIFY(report.transaction);
    QCOMPARE(report.totals.value().accepted, 0);
    const bool atTheEnd = fault.startsWith("payload");
    const bool accepted = !report.transaction->recipients.isEmpty()
        && report.transaction->recipients.constFirst().verdict == report::RecipientOutcome::Verdict::Accepted;
    QVERIFY(!accepted);
    if (!atTheEnd)
        QVERIFY(server.messages().isEmpty());
}

void TestSending::overLmtp_eachRecipientHasItsOutcome()
{
    practice::Server server(optionsWith({}, practice::Protocol::Lmtp));
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::None, plan::Protocol::Lmtp);
    const wire::Envelope to = envelope(
        {"alice@practice.example", "nobody@practice.example", "frank@practice.example", "bob@practice.example"}, true);
    const report::Report report = report::fold(send(plan, message("hi\r\n", to)));
    QCOMPARE(report.verdict, Verdict::Partial);
    QCOMPARE(report.exitCode(), 2);
    using enum report::RecipientOutcome::Verdict;
    const QList<report::RecipientOutcome> &outcomes = report.transaction.value().recipients;
    QCOMPARE(outcomes.size(), 4);
    QCOMPARE(outcomes.at(0).verdict, Accepted);
    QCOMPARE(outcomes.at(0).finalCode, std::optional(250));
    QCOMPARE(outcomes.at(1).verdict, Rejected);
    QCOMPARE(outcomes.at(1).code, std::optional(550));
    QVERIFY(!outcomes.at(1).finalCode);
    QCOMPARE(outcomes.at(2).verdict, Deferred);
    QCOMPARE(outcomes.at(2).code, std::optional(250));
    QCOMPARE(outcomes.at(2).finalCode, std::optional(452));
    QCOMPARE(outcomes.at(3).verdict, Accepted);
}

void TestSending::manyMessages_goOverOneConnection()
{
    practice::Server server(optionsWith({}));
    const plan::Plan plan = planFor(server.listen().value());
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    for (int number = 1; number <= 3; ++number)
        recipe.push_back(message("Message " + QByteArray::number(number)));
    recipe.push_back(message("refused", envelope({"nobody@practice.example"})));
    recipe.push_back(message("Message 4"));
    recipe.push_back(std::make_unique<stage::QuitStage>());
    session.perform(std::move(recipe));
    session.open();
    QVERIFY(!finished.isEmpty() || finished.wait(20'000));
    const report::Report report = report::fold(session.transcript());
    QCOMPARE(report.verdict, Verdict::Partial);
    QCOMPARE(server.messages().size(), 4);
    QCOMPARE(server.messages().constLast().content, QByteArray("Message 4\r\n"));
    QCOMPARE(report.totals.value().messages, 5);
    QCOMPARE(report.totals->accepted, 4);
    QCOMPARE(report.totals->refused, 1);
}

void TestSending::cancelledAtEveryEvent_deliversNothingByAccident_data()
{
    QTest::addColumn<qint64>("number");
    for (qint64 number = 12; number <= 45; ++number)
        QTest::addRow("event %d", int(number)) << number;
}

void TestSending::cancelledAtEveryEvent_deliversNothingByAccident()
{
    QFETCH(const qint64, number);
    practice::Server server(optionsWith({}));
    const plan::Plan plan = planFor(server.listen().value());
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    bool wasHandedOver = false;
    connect(&session, &session::Session::eventRecorded, &session, [&](const transcript::Event &event) {
        wasHandedOver = wasHandedOver || std::holds_alternative<transcript::PayloadSent>(event.payload);
        if (event.sequence == number)
            session.cancel();
    });
    session.perform(recipeFor(plan, message("hi\r\n")));
    session.open();
    QVERIFY(!finished.isEmpty() || finished.wait(20'000));
    QTRY_COMPARE(server.connectionCount(), 0);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
    QVERIFY(server.messages().isEmpty() || wasHandedOver);
}

void TestSending::destroyedAtEveryEvent_isSafe()
{
    QFETCH(const qint64, number);
    practice::Server server(optionsWith({}));
    const plan::Plan plan = planFor(server.listen().value());
    QPointer<session::Session> session = new session::Session(plan);
    qint64 seen = 0;
    connect(session, &session::Session::eventRecorded, this, [&](const transcript::Event &event) {
        seen = event.sequence;
        if (event.sequence == number)
            delete session;
    });
    connect(session, &session::Session::finished, this, [&] { session->deleteLater(); });
    session->perform(recipeFor(plan, message("hi\r\n")));
    session->open();
    QTRY_VERIFY(session.isNull());
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(seen <= number);
}

void TestSending::openUpTo(const QByteArray &lastLine, std::unique_ptr<stage::Stage> transaction,
                           const Patience &patience)
{
    plan::Plan plan = planFor(25);
    plan.patience = patience;
    m_written.clear();
    m_session = std::make_unique<session::Session>(plan, session::Secrets{}, [this](net::Endpoint::Kind) {
        auto channel = std::make_unique<ScriptedChannel>();
        m_channel = channel.get();
        connect(m_channel, &ScriptedChannel::clientWrote, this,
                [this](const QByteArray &bytes) { m_written += bytes; });
        return channel;
    });
    m_session->perform(recipeFor(plan, std::move(transaction)));
    m_session->open();
    QTRY_VERIFY(m_channel);
    m_channel->serverSends("220 mx.example ESMTP\r\n");
    for (const char *line : {"EHLO client.example\r\n", "MAIL FROM:<alice@practice.example>\r\n",
                             "RCPT TO:<bob@practice.example>\r\n", "DATA\r\n"}) {
        QTRY_VERIFY(m_written.endsWith(line));
        if (lastLine == line)
            return;
        m_channel->serverSends("250 ok\r\n");
    }
}

void TestSending::openInsideMessage(qint64 size, const QString &failure, const Patience &patience)
{
    LongSource::given = 0;
    openUpTo("DATA\r\n", stage::makeTransactionStage(envelope(), std::make_unique<LongSource>(size, failure)),
             patience);
    m_channel->stopReading();
    m_channel->serverSends("354 go ahead\r\n");
    QTRY_VERIFY(m_written.contains("DATA\r\n.."));
}

void TestSending::noMoreIsReadThanTheServerTakes()
{
    constexpr qint64 Size = qint64(4) * 1024 * 1024;
    openInsideMessage(Size);
    QVERIFY(m_channel->bytesToWrite() >= 256 * 1024);
    QVERIFY(m_channel->bytesToWrite() < 512 * 1024);
    QVERIFY(LongSource::given < 512 * 1024);
    while (LongSource::given < Size) {
        const qint64 before = LongSource::given;
        m_channel->readAgain();
        m_channel->stopReading();
        QTRY_VERIFY(LongSource::given > before);
        QVERIFY(LongSource::given <= before + 512 * 1024);
    }
    m_channel->readAgain();
    QTRY_VERIFY(m_written.endsWith("\r\n.\r\n"));
    m_channel->serverSends("250 ok\r\n");
    QTRY_VERIFY(m_written.endsWith("QUIT\r\n"));
    QCOMPARE(outcome().transaction.value().bytes, Size);
}

void TestSending::insideTheMessage_nothingElseIsSent()
{
    openInsideMessage(qint64(2) * 1024 * 1024);
    QVERIFY(!m_session->sendNow("QUIT\r\n"));
    QVERIFY(!m_session->sendNow("RSET\r\n"));
    m_session->perform(std::make_unique<stage::QuitStage>());
    m_channel->readAgain();
    QTRY_VERIFY(m_written.endsWith("\r\n.\r\n"));
    QVERIFY(!m_written.contains("QUIT"));
    QVERIFY(!m_written.contains("RSET"));
}

void TestSending::insideTheMessage_theEndNeverFollows_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QByteArray>("issue");
    for (const auto &[end, issue] : QList<QPair<const char *, const char *>>{{"cancel", "cancelled"},
                                                                             {"stop", "cancelled"},
                                                                             {"250 ok\r\n", "unexpected-reply"},
                                                                             {"354 go\r\n", "unexpected-reply"},
                                                                             {"552 too big\r\n", "message-refused"},
                                                                             {"451 later\r\n", "message-refused"},
                                                                             {"421 closing\r\n", "service-closing"},
                                                                             {"rubbish\r\n", "malformed-reply"},
                                                                             {"close", "connection-lost"},
                                                                             {"reset", "connection-lost"}})
        QTest::addRow("%s", QByteArray(end).trimmed().constData()) << QByteArray(end) << QByteArray(issue);
}

void TestSending::insideTheMessage_theEndNeverFollows()
{
    QFETCH(const QByteArray, end);
    openInsideMessage(qint64(2) * 1024 * 1024);
    if (end == "cancel")
        m_session->cancel();
    else if (end == "stop")
        m_session->stop();
    else if (end == "close")
        m_channel->serverCloses();
    else if (end == "reset")
        m_channel->serverResets();
    else
        m_channel->serverSends(end);
    QTRY_VERIFY(m_session->isFinished());
    QCoreApplication::processEvents();
    QVERIFY(!m_written.contains("\r\n.\r\n"));
    QVERIFY(!m_written.contains("QUIT"));
    const report::Report report = outcome();
    QTEST(issueIn(report), "issue");
    transcript::PayloadSent sent;
    QVERIFY(payloadIn(m_session->transcript(), sent));
    QVERIFY(!sent.complete);
    QVERIFY(sent.bytes > 0 && sent.bytes < 512 * 1024);
    QVERIFY(report.transaction.value().recipients.constFirst().verdict != report::RecipientOutcome::Verdict::Accepted);
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestSending::aServerThatStopsReading_isAWriteTimeout()
{
    Patience patience(Long);
    patience.setLimit(Phase::Payload, std::chrono::milliseconds(50));
    openInsideMessage(qint64(2) * 1024 * 1024, {}, patience);
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issueIn(outcome()), QByteArray("write-timeout"));
    QVERIFY(!m_written.contains("\r\n.\r\n"));
}

void TestSending::aSlowServer_isNoWriteTimeout()
{
    Patience patience(Long);
    patience.setLimit(Phase::Payload, std::chrono::milliseconds(400));
    openInsideMessage(qint64(3) * 1024 * 1024, {}, patience);
    QElapsedTimer clock;
    clock.start();
    QTimer reading; // the server itself is slow: it reads a little, now and then
    connect(&reading, &QTimer::timeout, this, [this] {
        m_channel->readAgain();
        m_channel->stopReading();
    });
    reading.start(100);
    QTRY_VERIFY_WITH_TIMEOUT(m_written.endsWith("\r\n.\r\n") || m_session->isFinished(), 20'000);
    QVERIFY(clock.elapsed() > 600);
    QVERIFY(!m_session->isFinished());
}

void TestSending::aFailingSource_closesTheConnection()
{
    openInsideMessage(1024, u"the disk is gone"_s);
    QTRY_VERIFY(m_session->isFinished());
    const report::Report report = outcome();
    QCOMPARE(issueIn(report), QByteArray("payload-failed"));
    QCOMPARE(report.issue->detail, u"the disk is gone"_s);
    QCOMPARE(report.issue->stage, Phase::Payload);
    QVERIFY(!m_written.contains("\r\n.\r\n"));
    QVERIFY(!m_written.contains("QUIT"));
}

void TestSending::stoppedBeforeData_theTransactionIsTakenBack()
{
    openUpTo("RCPT TO:<bob@practice.example>\r\n", message("hi"), Patience(Long));
    m_session->stop();
    QVERIFY(m_written.endsWith("RSET\r\n"));
    m_channel->serverSends("250 ok\r\n250 ok\r\n");
    QTRY_VERIFY(m_session->isIdle() || m_written.endsWith("QUIT\r\n"));
    QVERIFY(!m_written.contains("DATA"));
    QVERIFY(!m_session->isFinished());
}

void TestSending::stoppedWhileDataIsAnswered_theConnectionIsClosed()
{
    openUpTo("DATA\r\n", message("hi"), Patience(Long));
    QVERIFY(!m_session->sendNow("NOOP\r\n")); // it could become a line of the message
    m_session->stop();
    QTRY_VERIFY(m_session->isFinished());
    QVERIFY(m_written.endsWith("DATA\r\n"));
    QCOMPARE(issueIn(outcome()), QByteArray("cancelled"));
}

void TestSending::theFinalReply_hasALimitOfItsOwn()
{
    Patience patience(Long);
    patience.setFinalReply(std::chrono::milliseconds(50));
    openUpTo("DATA\r\n", message("hi"), patience);
    m_channel->serverSends("354 go ahead\r\n");
    QTRY_VERIFY(m_session->isFinished());
    const report::Report report = outcome();
    QCOMPARE(issueIn(report), QByteArray("reply-timeout"));
    QCOMPARE(report.verdict, Verdict::Network);
    QCOMPARE(report.transaction.value().recipients.constFirst().verdict, report::RecipientOutcome::Verdict::Unknown);
    QVERIFY(m_written.endsWith("\r\n.\r\n"));
}

QTEST_GUILESS_MAIN(TestSending)
#include "tst_sending.moc"
