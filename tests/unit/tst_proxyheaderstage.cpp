// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/proxyheaderstage.h"

#include "unit/stageprobe.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace stageprobe;
using plan::ProxyHeader;

namespace {
ProxyHeader header(int version, const char *source, const char *destination, quint16 sourcePort = 4711,
                   quint16 destinationPort = 25)
{
    ProxyHeader made;
    made.version = version;
    made.source = QHostAddress(QString::fromLatin1(source));
    made.sourcePort = sourcePort;
    made.destination = QHostAddress(QString::fromLatin1(destination));
    made.destinationPort = destinationPort;
    return made;
}

ProxyHeader local(int version)
{
    ProxyHeader made;
    made.version = version;
    made.local = true;
    return made;
}

template <typename Change>
ProxyHeader with(ProxyHeader header, Change change)
{
    change(header);
    return header;
}

const QByteArray Signature = "0d0a0d0a000d0a515549540a";
const QByteArray FourAddresses = "c0000201"
                                 "c0000202"
                                 "1267"
                                 "0019";
} // namespace

Q_DECLARE_METATYPE(ProxyHeader)

class TestProxyHeaderStage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void versionOne_isWritten_data();
    void versionOne_isWritten();
    void versionTwo_isWritten_data();
    void versionTwo_isWritten();
    void whatDoesNotFit_isRefused_data();
    void whatDoesNotFit_isRefused();
    void theLongestHeader_isWritten();
    void theHeader_isSentAndNotAnswered();
    void aReplyToIt_isUnsolicited();
};

void TestProxyHeaderStage::versionOne_isWritten_data()
{
    QTest::addColumn<ProxyHeader>("header");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("IPv4") << header(1, "192.0.2.1", "192.0.2.2")
                          << QByteArray("PROXY TCP4 192.0.2.1 192.0.2.2 4711 25\r\n");
    QTest::newRow("IPv6") << header(1, "2001:db8::1", "::1") << QByteArray("PROXY TCP6 2001:db8::1 ::1 4711 25\r\n");
    QTest::newRow("lowest and highest port")
        << header(1, "192.0.2.1", "192.0.2.2", 0, 65535) << QByteArray("PROXY TCP4 192.0.2.1 192.0.2.2 0 65535\r\n");
    QTest::newRow("broadcast") << header(1, "255.255.255.255", "0.0.0.0")
                               << QByteArray("PROXY TCP4 255.255.255.255 0.0.0.0 4711 25\r\n");
    QTest::newRow("unknown") << local(1) << QByteArray("PROXY UNKNOWN\r\n");
    QTest::newRow("unknown, addresses left out")
        << with(header(1, "192.0.2.1", "192.0.2.2"), [](ProxyHeader &each) { each.local = true; })
        << QByteArray("PROXY UNKNOWN\r\n");
}

void TestProxyHeaderStage::versionOne_isWritten()
{
    QFETCH(const ProxyHeader, header);
    const auto bytes = proxyHeaderBytes(header);
    QVERIFY(bytes);
    QTEST(*bytes, "expected");
    QVERIFY(bytes->size() <= 107); // proxy-protocol.txt section 2.1
}

void TestProxyHeaderStage::versionTwo_isWritten_data()
{
    QTest::addColumn<ProxyHeader>("header");
    QTest::addColumn<QByteArray>("expectedHex");
    const auto row = [](const char *name, const ProxyHeader &header, const QByteArray &rest) {
        QTest::newRow(name) << header << Signature + rest;
    };
    const ProxyHeader four = header(2, "192.0.2.1", "192.0.2.2");
    row("IPv4", four,
        "2111"
        "000c"
            + FourAddresses);
    row("IPv6", header(2, "2001:db8::1", "::1", 1, 65535),
        "2121"
        "0024"
        "20010db8000000000000000000000001"
        "00000000000000000000000000000001"
        "0001"
        "ffff");
    row("local", local(2),
        "2000"
        "0000");
    row("local, addresses left out", with(four, [](ProxyHeader &each) { each.local = true; }),
        "2000"
        "0000");
    row("local with an authority", with(local(2), [](ProxyHeader &each) { each.authority = "a"; }),
        "2000"
        "0004"
        "02000161");
    row("authority", with(four, [](ProxyHeader &each) { each.authority = "mx"; }),
        "2111"
        "0011"
            + FourAddresses + "0200026d78");
    row("ALPN", with(four, [](ProxyHeader &each) { each.alpn = "smtp"; }),
        "2111"
        "0013"
            + FourAddresses + "010004736d7470");
    // PP2_TYPE_SSL: client bits, four bytes "verify", then the sub-types 21 (version), 22 (common name), 23 (cipher)
    row("TLS without a client certificate", with(four, [](ProxyHeader &each) { each.tlsVersion = "TLSv1.3"; }),
        "2111"
        "001e"
            + FourAddresses
            + "20000f"
              "01"
              "00000001"
              "210007544c5376312e33");
    row("TLS with a client certificate",
        with(four,
             [](ProxyHeader &each) {
                 each.tlsVersion = "T";
                 each.tlsCommonName = "c";
             }),
        "2111"
        "001c"
            + FourAddresses
            + "20000d"
              "03"
              "00000000"
              "21000154"
              "22000163");
    row("TLS with a cipher",
        with(four,
             [](ProxyHeader &each) {
                 each.tlsVersion = "T";
                 each.tlsCipher = "x";
             }),
        "2111"
        "001c"
            + FourAddresses
            + "20000d"
              "01"
              "00000001"
              "21000154"
              "23000178");
    row("everything",
        with(four,
             [](ProxyHeader &each) {
                 each.alpn = "s";
                 each.authority = "a";
                 each.tlsVersion = "T";
                 each.tlsCommonName = "c";
                 each.tlsCipher = "x";
             }),
        "2111"
        "0028"
            + FourAddresses
            + "01000173"
              "02000161"
              "200011"
              "03"
              "00000000"
              "21000154"
              "22000163"
              "23000178");
}

void TestProxyHeaderStage::versionTwo_isWritten()
{
    QFETCH(const ProxyHeader, header);
    const auto bytes = proxyHeaderBytes(header);
    QVERIFY(bytes);
    QTEST(bytes->toHex(), "expectedHex");
}

void TestProxyHeaderStage::whatDoesNotFit_isRefused_data()
{
    QTest::addColumn<ProxyHeader>("header");
    const ProxyHeader one = header(1, "192.0.2.1", "192.0.2.2");
    const ProxyHeader two = header(2, "192.0.2.1", "192.0.2.2");
    QTest::newRow("no addresses") << ProxyHeader{};
    QTest::newRow("no source") << header(1, "", "192.0.2.2");
    QTest::newRow("no destination") << header(2, "192.0.2.1", "");
    QTest::newRow("IPv4 to IPv6") << header(1, "192.0.2.1", "::1");
    QTest::newRow("IPv6 to IPv4") << header(2, "::1", "192.0.2.1");
    QTest::newRow("a zone in the source") << header(1, "fe80::1%lo", "fe80::2");
    QTest::newRow("a zone in the destination") << header(2, "fe80::1", "fe80::2%1");
    QTest::newRow("authority in version 1") << with(one, [](ProxyHeader &each) { each.authority = "a"; });
    QTest::newRow("ALPN in version 1") << with(one, [](ProxyHeader &each) { each.alpn = "smtp"; });
    QTest::newRow("TLS in version 1") << with(one, [](ProxyHeader &each) { each.tlsVersion = "TLSv1.3"; });
    QTest::newRow("authority in version 1, unknown") << with(local(1), [](ProxyHeader &each) { each.authority = "a"; });
    QTest::newRow("cipher without a version of TLS") << with(two, [](ProxyHeader &each) { each.tlsCipher = "x"; });
    QTest::newRow("common name without a version of TLS")
        << with(two, [](ProxyHeader &each) { each.tlsCommonName = "c"; });
    QTest::newRow("authority too long for its field")
        << with(two, [](ProxyHeader &each) { each.authority = QByteArray(65536, 'a'); });
    QTest::newRow("authority too long for the header")
        << with(two, [](ProxyHeader &each) { each.authority = QByteArray(65535, 'a'); });
    QTest::newRow("common name too long") << with(two, [](ProxyHeader &each) {
        each.tlsVersion = "T";
        each.tlsCommonName = QByteArray(70000, 'c');
    });
    QTest::newRow("too long together") << with(
        two, [](ProxyHeader &each) { each.authority = each.alpn = QByteArray(33000, 'a'); });
}

void TestProxyHeaderStage::whatDoesNotFit_isRefused()
{
    QFETCH(const ProxyHeader, header);
    const auto bytes = proxyHeaderBytes(header);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().id, Issue::InvalidArgument);
    QCOMPARE(bytes.error().stage.value(), Phase::Proxy);
    QVERIFY(!bytes.error().detail.isEmpty());
    const Step step = ProxyHeaderStage(header).begin(context());
    QCOMPARE(written(step), QByteArray("failed invalid-argument"));
}

void TestProxyHeaderStage::theLongestHeader_isWritten()
{
    // 36 bytes of IPv6 addresses and ports, 3 of the extension's own head, and what is left of 65535.
    const auto bytes = proxyHeaderBytes(
        with(header(2, "::1", "::2"), [](ProxyHeader &each) { each.authority = QByteArray(65535 - 36 - 3, 'a'); }));
    QVERIFY(bytes);
    QCOMPARE(bytes->size(), 16 + 65535);
    QCOMPARE(bytes->mid(14, 2).toHex(), QByteArray("ffff"));
}

void TestProxyHeaderStage::theHeader_isSentAndNotAnswered()
{
    ProxyHeaderStage stage(local(1));
    QCOMPARE(stage.name(), Phase::Proxy);
    const Step step = stage.begin(context());
    QCOMPARE(step.outcome(), Step::Outcome::Continues);
    QCOMPARE(step.commands().size(), std::size_t(1));
    QCOMPARE(step.commands().front().wire, QByteArray("PROXY UNKNOWN\r\n"));
    QCOMPARE(step.commands().front().phase, Phase::Proxy);
    QVERIFY(!step.commands().front().awaitsReply);
    QVERIFY(!step.awaitsReply());
}

void TestProxyHeaderStage::aReplyToIt_isUnsolicited()
{
    ProxyHeaderStage stage(local(2));
    QCOMPARE(stage.begin(context()).outcome(), Step::Outcome::Continues);
    QCOMPARE(written(stage.onReply(context(), answer("220 mx.example"))), QByteArray("failed unsolicited-reply"));
}

QTEST_GUILESS_MAIN(TestProxyHeaderStage)

#include "tst_proxyheaderstage.moc"
