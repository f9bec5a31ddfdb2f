// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/headerreader.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::message;

/// The header of a message, read.
class TestHeaderReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fields_areRead_data();
    void fields_areRead();
    void addresses_areRead_data();
    void addresses_areRead();
    void theFirstValue_isFound();
    void allFieldsOfAName_giveAddresses();
};

void TestHeaderReader::fields_areRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("fields"); ///< name=value, parted by "|"
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &fields) {
        QTest::newRow(name) << header << fields;
    };
    row("nothing", "", "");
    row("one", "A: b\r\n", "A=b");
    row("no final line end", "A: b", "A=b");
    row("folded", "A: b\r\n c\r\n\td\r\nE: f\r\n", "A=b c\td|E=f");
    row("folded with bare ends", "A: b\n c\r d\n", "A=b c d");
    row("no value", "A:\r\nB: \r\n", "A=|B=");
    row("blank before the colon", "A \t: b\r\n", "A=b");
    row("colon in the value", "A: b:c\r\n", "A=b:c");
    row("twice", "A: b\r\na: c\r\n", "A=b|a=c");
    row("the body is none", "A: b\r\n\r\nC: d\r\n", "A=b");
    row("the body behind bare ends", "A: b\n\nC: d\n", "A=b");
    row("no header", "\r\nA: b\r\n", "");
    row("no field", "hello\r\n there\r\nA: b\r\n", "A=b");
    row("no name", ": a\r\n b\r\nC: d\r\n", "C=d");
    row("begins with a blank", " A: b\r\nC: d\r\n", "C=d");
    row("a line of blanks ends nothing", "A: b\r\n \r\nC: d\r\n", "A=b|C=d");
    row("NUL", QByteArray("A: \0b\r\n", 8), QByteArray("A=\0b", 4));
}

void TestHeaderReader::fields_areRead()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, fields);
    QByteArrayList read;
    for (const ReadField &each : readFields(header))
        read += each.name + '=' + each.value;
    QCOMPARE(read.join('|'), fields);
}

void TestHeaderReader::addresses_areRead_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("addresses"); ///< parted by "|"
    const auto row = [](const char *name, const QByteArray &list, const QByteArray &addresses) {
        QTest::newRow(name) << list << addresses;
    };
    row("one", "a@b.example", "a@b.example");
    row("two", "a@b, c@d", "a@b|c@d");
    row("names", "Al <a@b>, \"C, D\" <c@d>", "a@b|c@d");
    row("bracket in a name", "\"<x@y>\" <a@b>", "a@b");
    row("quotation mark in a name", "\"a\\\", <x@y>\" <a@b>", "a@b");
    row("comments", "(x, y) a@b (z (n) \\) <q@r>), c@d", "a@b|c@d");
    row("comment within", "<a(x)@(y)b>", "a@b");
    row("quoted local part", "\"a, b\"@c, <\"d e\"@f>", "\"a, b\"@c|\"d e\"@f");
    row("literal", "a@[IPv6:::1], <b@[127.0.0.1]>", "a@[IPv6:::1]|b@[127.0.0.1]");
    row("group", "Friends: a@b, Cy <c@d>; e@f", "a@b|c@d|e@f");
    row("empty group", "undisclosed-recipients:;", "");
    row("source route", "<@x.example,@y.example:a@b.example>", "a@b.example");
    row("blanks around the parts", "a @ b . example", "a@b.example");
    row("local user", "postmaster", "postmaster");
    row("beyond ASCII", "J\xc3\xbc <j\xc3\xbc@b>", "j\xc3\xbc@b");
    row("empty places", ", a@b,, ,c@d,", "a@b|c@d");
    row("nothing", "", "");
    row("blanks", " \t", "");
    row("null", "<>", "");
    row("a name alone", "Al Bo", "");
    row("unended quotation", "a@b, \"c, d@e", "a@b|\"c, d@e");
    row("unended comment", "a@b (c, d@e", "a@b");
    row("unended bracket", "Al <a@b", "a@b");
    row("unended literal", "a@[1, b@c", "a@[1, b@c");
    row("a backslash at the end", "a@b, \"\\", "a@b|\"\\");
}

void TestHeaderReader::addresses_areRead()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, addresses);
    QCOMPARE(addressesIn(list).join('|'), addresses);
}

void TestHeaderReader::theFirstValue_isFound()
{
    const auto fields = readFields("Message-Id: <a@b>\r\nmessage-id: <c@d>\r\nX: y\r\n");
    QCOMPARE(valueOf(fields, "MESSAGE-ID"), QByteArray("<a@b>"));
    QCOMPARE(valueOf(fields, "Message"), QByteArray());
}

void TestHeaderReader::allFieldsOfAName_giveAddresses()
{
    const auto fields = readFields("To: a@b\r\nCc: c@d\r\nTO: e@f,\r\n g@h\r\n");
    QCOMPARE(addressesOf(fields, "to"), (QList<QByteArray>{"a@b", "e@f", "g@h"}));
    QCOMPARE(addressesOf(fields, "Bcc"), QList<QByteArray>());
}

QTEST_GUILESS_MAIN(TestHeaderReader)

#include "tst_headerreader.moc"
