// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/proxyheader.h"

#include <QTest>

using namespace mailscope::practice;

namespace {

/// A version 2 header: command and family as bytes, the rest as it stands.
QByteArray binary(char command, char family, const QByteArray &rest)
{
    QByteArray header("\r\n\r\n\0\r\nQUIT\n", 12);
    header += command;
    header += family;
    header += static_cast<char>(rest.size() >> 8);
    header += static_cast<char>(rest.size() & 0xff);
    return header + rest;
}

const QByteArray fourAddresses = QByteArray::fromHex("c0000201c0000202126f0019");

} // namespace

/// The PROXY protocol header as the practice server reads it.
class TestProxyHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodHeader_isRead_data();
    void aGoodHeader_isRead();
    void aBadHeader_isRefused_data();
    void aBadHeader_isRefused();
};

void TestProxyHeader::aGoodHeader_isRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &text) {
        QTest::newRow(name) << header << text;
    };
    row("TCP4", "PROXY TCP4 192.0.2.1 192.0.2.2 4711 25\r\n", "PROXY v1 192.0.2.1:4711 -> 192.0.2.2:25");
    row("TCP6", "PROXY TCP6 2001:db8::1 2001:db8::2 0 65535\r\n", "PROXY v1 [2001:db8::1]:0 -> [2001:db8::2]:65535");
    row("UNKNOWN", "PROXY UNKNOWN\r\n", "PROXY v1 UNKNOWN");
    row("UNKNOWN and anything", "PROXY UNKNOWN what ever\r\n", "PROXY v1 UNKNOWN");
    row("v2 over IPv4", binary('\x21', '\x11', fourAddresses), "PROXY v2 192.0.2.1:4719 -> 192.0.2.2:25");
    row("v2 over IPv6",
        binary('\x21', '\x21',
               QByteArray::fromHex("20010db8000000000000000000000001"
                                   "20010db8000000000000000000000002"
                                   "00010019")),
        "PROXY v2 [2001:db8::1]:1 -> [2001:db8::2]:25");
    row("v2 local", binary('\x20', '\x00', {}), "PROXY v2 LOCAL");
    row("v2 local with a body", binary('\x20', '\x11', "x"), "PROXY v2 LOCAL");
    row("v2 unknown family", binary('\x21', '\x00', {}), "PROXY v2 UNKNOWN");
    row("v2 with an authority", binary('\x21', '\x11', fourAddresses + QByteArray::fromHex("020003616263")),
        "PROXY v2 192.0.2.1:4719 -> 192.0.2.2:25 0x02=616263");
    row("v2 with an empty extra", binary('\x21', '\x11', fourAddresses + QByteArray::fromHex("040000")),
        "PROXY v2 192.0.2.1:4719 -> 192.0.2.2:25 0x04=");
    row("v2 Unix",
        binary('\x21', '\x31', QByteArray("/a").leftJustified(108, '\0') + QByteArray("/b").leftJustified(108, '\0')),
        "PROXY v2 /a -> /b");
}

void TestProxyHeader::aGoodHeader_isRead()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, text);
    // Whatever is missing of it, it is "not whole yet"; what follows it is left alone.
    for (qsizetype length = 0; length < header.size(); ++length) {
        const auto part = ProxyHeader::parse(header.first(length));
        QVERIFY2(part && !*part, QByteArray::number(length).constData());
    }
    const auto whole = ProxyHeader::parse(header + "\x16\x03\x01");
    QVERIFY(whole && *whole);
    QCOMPARE((*whole)->length, header.size());
    QCOMPARE((*whole)->text(), text);
}

void TestProxyHeader::aBadHeader_isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    row("a hello", "EHLO c.example\r\n");
    row("one wrong byte", "PROXX");
    row("in lower case", "proxy TCP4 192.0.2.1 192.0.2.2 4711 25\r\n");
    row("another family", "PROXY UDP4 192.0.2.1 192.0.2.2 4711 25\r\n");
    row("an IPv6 address in TCP4", "PROXY TCP4 ::1 192.0.2.2 4711 25\r\n");
    row("an IPv4 address in TCP6", "PROXY TCP6 192.0.2.1 ::1 4711 25\r\n");
    row("half an address", "PROXY TCP4 192.0.2 192.0.2.2 4711 25\r\n");
    row("a port too high", "PROXY TCP4 192.0.2.1 192.0.2.2 65536 25\r\n");
    row("a port with a zero ahead", "PROXY TCP4 192.0.2.1 192.0.2.2 04711 25\r\n");
    row("a port with a sign", "PROXY TCP4 192.0.2.1 192.0.2.2 +1 25\r\n");
    row("two blanks", "PROXY TCP4  192.0.2.1 192.0.2.2 4711 25\r\n");
    row("one word too many", "PROXY TCP4 192.0.2.1 192.0.2.2 4711 25 x\r\n");
    row("nothing", "PROXY \r\n");
    row("no end", "PROXY UNKNOWN " + QByteArray(100, 'x'));
    row("another version", binary('\x11', '\x11', fourAddresses));
    row("another command", binary('\x22', '\x11', fourAddresses));
    row("datagrams", binary('\x21', '\x12', fourAddresses));
    row("a family that is none", binary('\x21', '\x41', fourAddresses));
    row("addresses cut off", binary('\x21', '\x11', fourAddresses.chopped(1)));
    row("IPv6 cut off", binary('\x21', '\x21', fourAddresses));
    row("Unix cut off", binary('\x21', '\x31', QByteArray(215, 'a')));
    row("an extra cut off", binary('\x21', '\x11', fourAddresses + QByteArray::fromHex("0200046162")));
    row("half an extra", binary('\x21', '\x11', fourAddresses + QByteArray::fromHex("0200")));
}

void TestProxyHeader::aBadHeader_isRefused()
{
    QFETCH(QByteArray, bytes);
    const auto header = ProxyHeader::parse(bytes);
    QVERIFY(!header);
    QVERIFY(!header.error().isEmpty());
}

QTEST_GUILESS_MAIN(TestProxyHeader)
#include "tst_proxyheader.moc"
