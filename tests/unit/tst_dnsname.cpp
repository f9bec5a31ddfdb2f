// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dnsanswer.h"
#include "net/dnsname.h"
#include "net/dnsserver.h"

#include <QSet>
#include <QTest>

using namespace mailscope::net;

class TestDnsName : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void goodNames_areRead_data();
    void goodNames_areRead();
    void badNames_areRefusedWithAReason_data();
    void badNames_areRefusedWithAReason();
    void localhostAndWhatIsBelow_isRecognised();
    void literals_areRead_data();
    void literals_areRead();
    void whatIsNoLiteral_isLeftToTheDns_data();
    void whatIsNoLiteral_isLeftToTheDns();
    void servers_areReadAndWritten_data();
    void servers_areReadAndWritten();
    void badServers_areRefused_data();
    void badServers_areRefused();
    void everyFailure_hasItsOwnName();
};

void TestDnsName::goodNames_areRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("plain") << QByteArray("mail.example") << QByteArray("mail.example");
    QTest::newRow("single label") << QByteArray("mail") << QByteArray("mail");
    QTest::newRow("dot at the end") << QByteArray("mail.example.") << QByteArray("mail.example.");
    QTest::newRow("case is kept") << QByteArray("MAIL.Example") << QByteArray("MAIL.Example");
    QTest::newRow("underscore") << QByteArray("_smtp._tcp.mail_1.example") << QByteArray("_smtp._tcp.mail_1.example");
    QTest::newRow("digits before the last label") << QByteArray("1.2.3.x4") << QByteArray("1.2.3.x4");
    QTest::newRow("63 bytes") << QByteArray(63, 'a') + ".example" << QByteArray(63, 'a') + ".example";
    QTest::newRow("253 bytes") << (QByteArray("abcd.").repeated(50) + "xyz")
                               << (QByteArray("abcd.").repeated(50) + "xyz");
    QTest::newRow("umlaut") << QByteArray("b\xc3\xbc"
                                          "cher.example")
                            << QByteArray("xn--bcher-kva.example");
    QTest::newRow("Greek top level") << QByteArray("mail.\xce\xb5\xce\xbb.") << QByteArray("mail.xn--qxam.");
    QTest::newRow("ideographic full stop") << QByteArray("b\xc3\xbc"
                                                         "cher\xe3\x80\x82"
                                                         "example")
                                           << QByteArray("xn--bcher-kva.example");
    QTest::newRow("localhost needs no dot") << QByteArray("localhost.") << QByteArray("localhost");
    QTest::newRow("ACE stays") << QByteArray("xn--bcher-kva.example") << QByteArray("xn--bcher-kva.example");
}

void TestDnsName::goodNames_areRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, query);
    const auto name = parseDnsName(text);
    QVERIFY2(name.has_value(), name ? "" : name.error().constData());
    QCOMPARE(name->toQuery(), query);
}

void TestDnsName::badNames_areRefusedWithAReason_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray character = "character that no host name has";
    QTest::newRow("empty") << QByteArray() << QByteArray("empty name");
    QTest::newRow("root") << QByteArray(".") << QByteArray("empty name");
    QTest::newRow("dot first") << QByteArray(".example") << QByteArray("empty label");
    QTest::newRow("two dots") << QByteArray("a..example") << QByteArray("empty label");
    QTest::newRow("two dots last") << QByteArray("example..") << QByteArray("empty label");
    QTest::newRow("64 bytes") << QByteArray(64, 'a') + ".example" << QByteArray("label of more than 63 bytes");
    QTest::newRow("254 bytes") << QByteArray("abcd.").repeated(50) + "wxyz"
                               << QByteArray("name of more than 253 bytes");
    QTest::newRow("space") << QByteArray("a b.example") << character;
    QTest::newRow("line end") << QByteArray("a.example\r\n") << character;
    QTest::newRow("NUL") << QByteArray("a\0b.example", 11) << character;
    QTest::newRow("slash") << QByteArray("a/b") << character;
    QTest::newRow("at") << QByteArray("user@example") << character;
    QTest::newRow("colon") << QByteArray("host:25") << character;
    QTest::newRow("wildcard") << QByteArray("*.example") << character;
    QTest::newRow("percent") << QByteArray("a%20b") << character;
    QTest::newRow("broken UTF-8") << QByteArray("b\xc3"
                                                "cher.example")
                                  << QByteArray("not valid UTF-8");
    QTest::newRow("long international label")
        << QByteArray("\xc3\xbc").repeated(70) + ".example" << QByteArray("not a valid international name");
    QTest::newRow("short IPv4") << QByteArray("127.1") << QByteArray("last label of digits only");
    QTest::newRow("IPv4 beyond 255") << QByteArray("127.0.0.256") << QByteArray("last label of digits only");
    QTest::newRow("a number") << QByteArray("2130706433") << QByteArray("last label of digits only");
}

void TestDnsName::badNames_areRefusedWithAReason()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, reason);
    const auto name = parseDnsName(text);
    QVERIFY(!name);
    QCOMPARE(name.error(), reason);
}

void TestDnsName::localhostAndWhatIsBelow_isRecognised()
{
    QVERIFY(parseDnsName("localhost")->isLocalhost());
    QVERIFY(parseDnsName("LocalHost.")->isLocalhost());
    QVERIFY(parseDnsName("mail.localhost")->isLocalhost());
    QVERIFY(!parseDnsName("localhost.example")->isLocalhost());
    QVERIFY(!parseDnsName("notlocalhost")->isLocalhost());
}

void TestDnsName::literals_areRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("address");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QStringLiteral("192.0.2.1");
    QTest::newRow("IPv4 in brackets") << QByteArray("[192.0.2.1]") << QStringLiteral("192.0.2.1");
    QTest::newRow("IPv4, highest") << QByteArray("255.255.255.255") << QStringLiteral("255.255.255.255");
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << QStringLiteral("2001:db8::1");
    QTest::newRow("IPv6 in brackets") << QByteArray("[::1]") << QStringLiteral("::1");
    QTest::newRow("IPv6 with scope") << QByteArray("fe80::1%lo") << QStringLiteral("fe80::1%lo");
}

void TestDnsName::literals_areRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, address);
    const auto literal = addressLiteral(text);
    QVERIFY(literal);
    QCOMPARE(literal->toString(), address);
}

void TestDnsName::whatIsNoLiteral_isLeftToTheDns_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",      "[]",        "127.1",  "2130706433", "0x7f.0.0.1", "127.0.0.01", "256.0.0.1",
                             "1.2.3", "1.2.3.4.5", "1.2.3.", "1.2.3.4.",   "+1.2.3.4",   "1.2.3.4 ",   "::1::",
                             ":::",   "[::1",      "::1]",   "host:25",    "1.2.3.4:25", "\xc3\xbc:1", "example"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestDnsName::whatIsNoLiteral_isLeftToTheDns()
{
    QFETCH(QByteArray, text);
    QVERIFY(!addressLiteral(text));
}

void TestDnsName::servers_areReadAndWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1") << QByteArray("192.0.2.1:53");
    QTest::newRow("IPv4 and port") << QByteArray("192.0.2.1:5353") << QByteArray("192.0.2.1:5353");
    QTest::newRow("highest port") << QByteArray("192.0.2.1:65535") << QByteArray("192.0.2.1:65535");
    QTest::newRow("IPv6") << QByteArray("2001:db8::1") << QByteArray("[2001:db8::1]:53");
    QTest::newRow("IPv6 in brackets") << QByteArray("[2001:db8::1]") << QByteArray("[2001:db8::1]:53");
    QTest::newRow("IPv6 and port") << QByteArray("[::1]:5353") << QByteArray("[::1]:5353");
}

void TestDnsName::servers_areReadAndWritten()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    const auto server = DnsServer::parse(text);
    QVERIFY(server);
    QCOMPARE(server->toByteArray(), written);
    QVERIFY(DnsServer::parse(written) == server);
}

void TestDnsName::badServers_areRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"",
                             ":",
                             ":53",
                             "[",
                             "[]",
                             "[]:53",
                             "dns.example",
                             "dns.example:53",
                             "192.0.2.1:",
                             "192.0.2.1:0",
                             "192.0.2.1:65536",
                             "192.0.2.1:53x",
                             "192.0.2.1:+53",
                             "192.0.2.1: 53",
                             "192.0.2.1:-1",
                             "[::1",
                             "[::1]53",
                             "[::1]:",
                             "[::1]:0",
                             "[::1]x:53",
                             "[192.0.2.1]:53",
                             "::1]:53",
                             "192.0.2.1:53,192.0.2.2",
                             "192.0.2.1:53:53",
                             "[[::1]]:53"})
        QTest::addRow("%s", text) << QByteArray(text);
}

void TestDnsName::badServers_areRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!DnsServer::parse(text));
}

void TestDnsName::everyFailure_hasItsOwnName()
{
    QSet<QByteArray> names;
    for (int kind = LookupFailure::NotFound; kind <= LookupFailure::Cancelled; ++kind)
        names.insert(toByteArray(static_cast<LookupFailure::Kind>(kind)));
    QCOMPARE(names.size(), LookupFailure::Cancelled + 1);
    QVERIFY(!names.contains(QByteArray()));
}

QTEST_GUILESS_MAIN(TestDnsName)
#include "tst_dnsname.moc"
