// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/payloadtransfer.h"

#include <QCryptographicHash>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;
using session::PayloadTransfer;

namespace {
/// Gives one piece after another, and then the end or a failure.
class Pieces final : public wire::PayloadSource {
public:
    Pieces(QList<QByteArray> pieces, QString failure) : m_pieces(std::move(pieces)), m_failure(std::move(failure)) { }

    std::expected<QByteArray, QString> read(qsizetype /*most*/) override
    {
        if (!m_pieces.isEmpty())
            return m_pieces.takeFirst();
        if (!m_failure.isEmpty())
            return std::unexpected(m_failure);
        return QByteArray();
    }

private:
    QList<QByteArray> m_pieces;
    QString m_failure;
};

PayloadTransfer transferOf(const QList<QByteArray> &pieces, const QString &failure = {})
{
    return {1, std::make_shared<wire::Payload>(std::make_unique<Pieces>(pieces, failure))};
}
} // namespace

/// What of a message is written at a time.
class TestPayloadTransfer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMessage_isWrittenInSoMany_data();
    void aMessage_isWrittenInSoMany();
    void aFailure_isToldBehindWhatCameBefore();
    void aFailureAtOnce_isToldAtOnce();
};

void TestPayloadTransfer::aMessage_isWrittenInSoMany_data()
{
    QTest::addColumn<QList<QByteArray>>("pieces");
    QTest::addColumn<QList<qsizetype>>("writes"); ///< their sizes
    const QByteArray large(20000, 'x');
    QTest::addRow("nothing") << QList<QByteArray>{} << QList<qsizetype>{3};
    QTest::addRow("a small one with its end") << QList<QByteArray>{"a\r\n"} << QList<qsizetype>{6};
    QTest::addRow("small pieces together") << QList<QByteArray>{"a", "b\r", "\n"} << QList<qsizetype>{7};
    QTest::addRow("large pieces one by one") << QList<QByteArray>{large, large} << QList<qsizetype>{20000, 20000, 5};
    QTest::addRow("a large piece with the small one before it")
        << QList<QByteArray>{"a", large} << QList<qsizetype>{20001, 5};
}

void TestPayloadTransfer::aMessage_isWrittenInSoMany()
{
    QFETCH(const QList<QByteArray>, pieces);
    PayloadTransfer transfer = transferOf(pieces);
    QByteArray wire;
    QList<qsizetype> writes;
    while (!transfer.isDone()) {
        const auto bytes = transfer.next();
        QVERIFY(bytes);
        wire += *bytes;
        writes.append(bytes->size());
    }
    QTEST(writes, "writes");
    QVERIFY(wire.endsWith(".\r\n"));
    const QByteArray content = wire.chopped(3);
    QVERIFY(content.startsWith(pieces.join()));
    QCOMPARE(transfer.bytes(), content.size());
    QCOMPARE(transfer.head(), content.first(qMin(content.size(), PayloadTransfer::HeadSize)));
    QCOMPARE(transfer.sha256(), QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

void TestPayloadTransfer::aFailure_isToldBehindWhatCameBefore()
{
    PayloadTransfer transfer = transferOf({"a\r\n", "b\r\n"}, u"the disk is gone"_s);
    QCOMPARE(transfer.next(), QByteArray("a\r\nb\r\n"));
    QVERIFY(!transfer.isDone());
    QCOMPARE(transfer.bytes(), 6);
    QCOMPARE(transfer.next().error(), u"the disk is gone"_s);
    QVERIFY(!transfer.isDone());
}

void TestPayloadTransfer::aFailureAtOnce_isToldAtOnce()
{
    PayloadTransfer transfer = transferOf({}, u"no such file"_s);
    QCOMPARE(transfer.next().error(), u"no such file"_s);
    QCOMPARE(transfer.bytes(), 0);
}

QTEST_GUILESS_MAIN(TestPayloadTransfer)

#include "tst_payloadtransfer.moc"
