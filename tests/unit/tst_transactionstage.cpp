// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/transactionstage.h"

#include "unit/stageprobe.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace stageprobe;

namespace {
wire::Envelope envelope(int recipients, bool skipsRefused = false)
{
    wire::Envelope made{"a@example.org", {}, {}, skipsRefused};
    for (int each = 1; each <= recipients; ++each)
        made.recipients.append({"b" + QByteArray::number(each) + "@example.org", {}});
    return made;
}

std::unique_ptr<Stage> transaction(const wire::Envelope &envelope)
{
    return makeTransactionStage(envelope, std::make_unique<wire::BytesSource>("hi\r\n"));
}

wire::Exchange to(Phase phase, const QByteArray &reply)
{
    wire::Exchange exchange = answer(reply);
    exchange.phase = phase;
    return exchange;
}

QByteArray undone(const Stage &stage)
{
    QByteArray text;
    for (const wire::Command &command : stage.undo())
        text += command.wire;
    return text;
}

Context lmtp()
{
    Context given = context();
    given.protocol = plan::Protocol::Lmtp;
    return given;
}
} // namespace

/// One transaction, step by step; whole conversations stand in tests/scenarios.
class TestTransactionStage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBeSent_isNotBegun_data();
    void whatCannotBeSent_isNotBegun();
    void phases_followOneAnother();
    void anOpenTransaction_isUndone();
    void recipients_areJudged_data();
    void recipients_areJudged();
    void dataReply_isJudged_data();
    void dataReply_isJudged();
    void aReplyInTheMiddle_endsTheConnection_data();
    void aReplyInTheMiddle_endsTheConnection();
    void overLmtp_asManyRepliesAreAwaitedAsRecipientsWereAccepted();
    void overSmtp_oneReplyIsAwaited();
    void whateverRsetIsAnswered_theIssueStays();
    void aVerdictAheadOfTheMessage_isNone();
};

void TestTransactionStage::whatCannotBeSent_isNotBegun_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("parameter");
    QTest::addColumn<QByteArray>("to");
    const QByteArray good = "b@example.org";
    QTest::newRow("CR in the sender") << QByteArray("a\r@b") << QByteArray() << good;
    QTest::newRow("LF in the sender") << QByteArray("a\n@b") << QByteArray() << good;
    QTest::newRow("NUL in the sender") << QByteArray("a\0@b", 4) << QByteArray() << good;
    QTest::newRow("CRLF in a parameter") << QByteArray("a@b") << QByteArray("SIZE=1\r\nQUIT") << good;
    QTest::newRow("CRLF in a recipient") << QByteArray("a@b") << QByteArray() << QByteArray("c@d>\r\nDATA");
    QTest::newRow("no recipient") << QByteArray("a@b") << QByteArray() << QByteArray();
}

void TestTransactionStage::whatCannotBeSent_isNotBegun()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, parameter);
    QFETCH(const QByteArray, to);
    wire::Envelope given{from, {}, {}, false};
    if (!parameter.isEmpty())
        given.fromParameters = {parameter};
    if (!to.isEmpty())
        given.recipients = {{"good@example.org", {}}, {to, {}}};
    const Step step = transaction(given)->begin(context());
    QCOMPARE(written(step), QByteArray("failed invalid-argument"));
}

void TestTransactionStage::phases_followOneAnother()
{
    const auto stage = transaction(envelope(2));
    QCOMPARE(stage->name(), Phase::Mail);
    QVERIFY(stage->countsForItself());
    const Step mail = stage->begin(context());
    QCOMPARE(written(mail), QByteArray("continues > MAIL FROM:<a@example.org>"));
    QVERIFY(!mail.entered());
    const Step first = stage->onReply(context(), to(Phase::Mail, "250 ok"));
    QCOMPARE(written(first), QByteArray("continues > RCPT TO:<b1@example.org>"));
    QCOMPARE(first.entered(), std::optional(Phase::Rcpt));
    const Step second = stage->onReply(context(), to(Phase::Rcpt, "251 will forward"));
    QCOMPARE(written(second), QByteArray("continues > RCPT TO:<b2@example.org>"));
    QVERIFY(!second.entered());
    const Step data = stage->onReply(context(), to(Phase::Rcpt, "250 ok"));
    QCOMPARE(written(data), QByteArray("continues > DATA"));
    QCOMPARE(data.entered(), std::optional(Phase::Data));
    const Step payload = stage->onReply(context(), to(Phase::Data, "354 go"));
    QCOMPARE(payload.entered(), std::optional(Phase::Payload));
    QVERIFY(payload.payload());
    QCOMPARE(written(stage->onPayloadDone(context())), QByteArray("continues"));
    QCOMPARE(written(stage->onReply(context(), to(Phase::Payload, "250 ok"))), QByteArray("done"));
}

void TestTransactionStage::anOpenTransaction_isUndone()
{
    const auto stage = transaction(envelope(1));
    QCOMPARE(undone(*stage), QByteArray());
    (void)stage->begin(context());
    QCOMPARE(undone(*stage), QByteArray("RSET\r\n"));
    (void)stage->onReply(context(), to(Phase::Mail, "250 ok"));
    (void)stage->onReply(context(), to(Phase::Rcpt, "250 ok"));
    QCOMPARE(undone(*stage), QByteArray("RSET\r\n"));
    (void)stage->onReply(context(), to(Phase::Data, "354 go"));
    QCOMPARE(undone(*stage), QByteArray());
    const auto refused = transaction(envelope(1));
    (void)refused->begin(context());
    (void)refused->onReply(context(), to(Phase::Mail, "250 ok"));
    (void)refused->onReply(context(), to(Phase::Rcpt, "550 no"));
    QCOMPARE(undone(*refused), QByteArray()); // RSET is on its way already
}

void TestTransactionStage::recipients_areJudged_data()
{
    QTest::addColumn<bool>("skips");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("then");
    const auto row = [](const char *name, bool skips, const char *first, const char *second, const char *then) {
        QTest::newRow(name) << skips << QByteArray(first) << QByteArray(second) << QByteArray(then);
    };
    row("both", false, "250 ok", "250 ok", "continues > DATA");
    row("252 accepts too", false, "252 maybe", "250 ok", "continues > DATA");
    row("second refused", false, "250 ok", "550 no", "continues > RSET");
    row("second deferred", false, "250 ok", "451 later", "continues > RSET");
    row("second refused, skipped", true, "250 ok", "550 no", "continues > DATA");
    row("first refused, skipped", true, "550 no", "250 ok", "continues > DATA");
    row("both refused, skipped", true, "550 no", "450 later", "continues > RSET");
    row("second means nothing", true, "250 ok", "354 go", "continues > RSET");
    row("second is out of range", true, "250 ok", "650 what", "continues > RSET");
}

void TestTransactionStage::recipients_areJudged()
{
    QFETCH(const bool, skips);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, second);
    const auto stage = transaction(envelope(2, skips));
    (void)stage->begin(context());
    (void)stage->onReply(context(), to(Phase::Mail, "250 ok"));
    (void)stage->onReply(context(), to(Phase::Rcpt, first));
    QTEST(written(stage->onReply(context(), to(Phase::Rcpt, second))), "then");
}

void TestTransactionStage::dataReply_isJudged_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("then");
    QTest::addColumn<bool>("drops");
    const auto row = [](const char *reply, const char *then, bool drops = false) {
        QTest::newRow(reply) << QByteArray(reply) << QByteArray(then) << drops;
    };
    row("354 go", "continues");
    row("554 no", "continues > RSET");
    row("451 later", "continues > RSET");
    row("250 ok", "continues > RSET");
    row("334 go", "failed unexpected-reply", true);
    row("300 go", "failed unexpected-reply", true);
    row("150 wait", "failed unexpected-reply", true);
}

void TestTransactionStage::dataReply_isJudged()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const bool, drops);
    const auto stage = transaction(envelope(1));
    (void)stage->begin(context());
    (void)stage->onReply(context(), to(Phase::Mail, "250 ok"));
    (void)stage->onReply(context(), to(Phase::Rcpt, "250 ok"));
    const Step step = stage->onReply(context(), to(Phase::Data, reply));
    QTEST(written(step), "then");
    QCOMPARE(step.drops(), drops);
    QCOMPARE(step.payload() != nullptr, reply.startsWith("354"));
}

void TestTransactionStage::aReplyInTheMiddle_endsTheConnection_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("then");
    QTest::newRow("refused") << QByteArray("552 too big") << QByteArray("refused message-refused");
    QTest::newRow("deferred") << QByteArray("452 full") << QByteArray("refused message-refused");
    QTest::newRow("accepted") << QByteArray("250 ok") << QByteArray("failed unexpected-reply");
    QTest::newRow("asked again") << QByteArray("354 go") << QByteArray("failed unexpected-reply");
}

void TestTransactionStage::aReplyInTheMiddle_endsTheConnection()
{
    QFETCH(const QByteArray, reply);
    const auto stage = transaction(envelope(1));
    (void)stage->begin(context());
    (void)stage->onReply(context(), to(Phase::Mail, "250 ok"));
    (void)stage->onReply(context(), to(Phase::Rcpt, "250 ok"));
    (void)stage->onReply(context(), to(Phase::Data, "354 go"));
    const Step step = stage->onReply(context(), to(Phase::Payload, reply));
    QTEST(written(step), "then");
    QVERIFY(step.drops());
}

void TestTransactionStage::overLmtp_asManyRepliesAreAwaitedAsRecipientsWereAccepted()
{
    const auto stage = transaction(envelope(3, true));
    (void)stage->begin(lmtp());
    (void)stage->onReply(lmtp(), to(Phase::Mail, "250 ok"));
    (void)stage->onReply(lmtp(), to(Phase::Rcpt, "250 ok"));
    (void)stage->onReply(lmtp(), to(Phase::Rcpt, "550 no"));
    (void)stage->onReply(lmtp(), to(Phase::Rcpt, "250 ok"));
    QCOMPARE(stage->onReply(lmtp(), to(Phase::Data, "354 go")).payloadReplies(), 2);
    (void)stage->onPayloadDone(lmtp());
    QCOMPARE(written(stage->onReply(lmtp(), to(Phase::Payload, "552 full"))), QByteArray("continues"));
    QCOMPARE(written(stage->onReply(lmtp(), to(Phase::Payload, "250 ok"))), QByteArray("partial recipient-refused"));
}

void TestTransactionStage::overSmtp_oneReplyIsAwaited()
{
    const auto stage = transaction(envelope(3));
    (void)stage->begin(context());
    (void)stage->onReply(context(), to(Phase::Mail, "250 ok"));
    for (int each = 0; each < 3; ++each)
        (void)stage->onReply(context(), to(Phase::Rcpt, "250 ok"));
    QCOMPARE(stage->onReply(context(), to(Phase::Data, "354 go")).payloadReplies(), 1);
}

void TestTransactionStage::whateverRsetIsAnswered_theIssueStays()
{
    for (const char *reply : {"250 ok", "500 what", "354 go"}) {
        const auto stage = transaction(envelope(1));
        (void)stage->begin(context());
        (void)stage->onReply(context(), to(Phase::Mail, "250 ok"));
        (void)stage->onReply(context(), to(Phase::Rcpt, "550 nobody"));
        const Step step = stage->onReply(context(), to(Phase::Rset, reply));
        QCOMPARE(written(step), QByteArray("refused recipient-refused"));
        QCOMPARE(step.issue()->evidence, (QList<qint64>{7, 8}));
    }
}

void TestTransactionStage::aVerdictAheadOfTheMessage_isNone()
{
    const auto stage = transaction(envelope(1));
    (void)stage->begin(context());
    (void)stage->onReply(context(), to(Phase::Mail, "250 ok"));
    (void)stage->onReply(context(), to(Phase::Rcpt, "250 ok"));
    Context more = context();
    more.unreadBytes = 14; // "250 accepted\r\n" is there already
    const Step step = stage->onReply(more, to(Phase::Data, "354 go ahead"));
    QCOMPARE(written(step), QByteArray("failed unsolicited-reply"));
    QVERIFY(step.drops());
    QVERIFY(!step.payload());
}

QTEST_GUILESS_MAIN(TestTransactionStage)
#include "tst_transactionstage.moc"
