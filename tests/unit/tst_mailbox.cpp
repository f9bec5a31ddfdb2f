// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/mailbox.h"
#include "wire/pathargument.h"

#include <QTest>

using namespace mailscope::wire;
using Id = AddressFault::Id;

class TestMailbox : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void path_isRead_data();
    void path_isRead();
    void path_comesBackAsItWas();
    void quotes_standOnlyWhereTheyMust_data();
    void quotes_standOnlyWhereTheyMust();
    void fault_hasItsPlace_data();
    void fault_hasItsPlace();
    void limits_holdToTheByte();
    void everyCutAndEveryByte_isReadOrRefused();
    void utf8_needsTheExtension();
    void addressThatWasMeant_isFound_data();
    void addressThatWasMeant_isFound();
    void whatStandsBehindMailAndRcpt_isTakenApart_data();
    void whatStandsBehindMailAndRcpt_isTakenApart();
};

void TestMailbox::path_isRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("localPart");
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QList<QByteArray>>("route");
    const QList<QByteArray> none;
    QTest::newRow("usual") << QByteArray("bob@example.org") << QByteArray("bob") << QByteArray("example.org") << none;
    QTest::newRow("in angle brackets") << QByteArray("<bob@example.org>") << QByteArray("bob")
                                       << QByteArray("example.org") << none;
    QTest::newRow("no domain") << QByteArray("postmaster") << QByteArray("postmaster") << QByteArray() << none;
    QTest::newRow("all that needs no quoting")
        << QByteArray("!#$%&'*+-/=?^_`{|}~@x") << QByteArray("!#$%&'*+-/=?^_`{|}~") << QByteArray("x") << none;
    QTest::newRow("comma inside") << QByteArray("\"a,b\"@d.example") << QByteArray("a,b") << QByteArray("d.example")
                                  << none;
    QTest::newRow("brackets inside") << QByteArray("<\"a<b>c\"@d>") << QByteArray("a<b>c") << QByteArray("d") << none;
    QTest::newRow("at inside") << QByteArray("\"a@b\"@d") << QByteArray("a@b") << QByteArray("d") << none;
    QTest::newRow("quoted pairs") << QByteArray(R"("a\"b\\c\d"@d)") << QByteArray(R"(a"b\cd)") << QByteArray("d")
                                  << none;
    QTest::newRow("quoted, empty") << QByteArray("\"\"@d") << QByteArray() << QByteArray("d") << none;
    QTest::newRow("quoted, no domain") << QByteArray("\"a b\"") << QByteArray("a b") << QByteArray() << none;
    QTest::newRow("IPv4 literal") << QByteArray("bob@[192.0.2.1]") << QByteArray("bob") << QByteArray("[192.0.2.1]")
                                  << none;
    QTest::newRow("IPv6 literal") << QByteArray("bob@[IPv6:2001:db8::1]") << QByteArray("bob")
                                  << QByteArray("[IPv6:2001:db8::1]") << none;
    QTest::newRow("IPv6 with IPv4") << QByteArray("bob@[IPv6:::ffff:192.0.2.1]") << QByteArray("bob")
                                    << QByteArray("[IPv6:::ffff:192.0.2.1]") << none;
    QTest::newRow("UTF-8") << QByteArray("jörg@bücher.example") << QByteArray("jörg") << QByteArray("bücher.example")
                           << none;
    QTest::newRow("source route") << QByteArray("@a.example,@b.example:bob@c") << QByteArray("bob") << QByteArray("c")
                                  << QList<QByteArray>{"a.example", "b.example"};
    QTest::newRow("route over a literal") << QByteArray("<@[192.0.2.1]:bob@c>") << QByteArray("bob") << QByteArray("c")
                                          << QList<QByteArray>{"[192.0.2.1]"};
}

void TestMailbox::path_isRead()
{
    QFETCH(const QByteArray, text);
    const auto path = Path::parse(text);
    QVERIFY(path.has_value());
    QVERIFY(path->mailbox.has_value());
    QTEST(path->mailbox->localPart, "localPart");
    QTEST(path->mailbox->domain, "domain");
    QTEST(path->route, "route");
    QCOMPARE(Path::parse(path->toWire()), path);
}

void TestMailbox::path_comesBackAsItWas()
{
    for (const QByteArray text : {"bob@example.org", "postmaster", "", "\"a,b\"@d", "@a,@b:bob@c", R"("\"\\"@d)"}) {
        const auto path = Path::parse(text);
        QVERIFY2(path.has_value(), text.constData());
        QCOMPARE(path->toWire(), text);
        QCOMPARE(Path::parse('<' + text + '>'), path);
    }
    QCOMPARE(Path::parse("<>"), Path{});
}

void TestMailbox::quotes_standOnlyWhereTheyMust_data()
{
    QTest::addColumn<QByteArray>("localPart");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("plain") << QByteArray("bob") << QByteArray("bob@d");
    QTest::newRow("dot inside") << QByteArray("a.b") << QByteArray("a.b@d");
    QTest::newRow("dot first") << QByteArray(".a") << QByteArray("\".a\"@d");
    QTest::newRow("dot last") << QByteArray("a.") << QByteArray("\"a.\"@d");
    QTest::newRow("dots in a row") << QByteArray("a..b") << QByteArray("\"a..b\"@d");
    QTest::newRow("blank") << QByteArray("a b") << QByteArray("\"a b\"@d");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray("\"a,b\"@d");
    QTest::newRow("quotation mark and backslash") << QByteArray(R"(a"\)") << QByteArray(R"("a\"\\"@d)");
    QTest::newRow("nothing") << QByteArray() << QByteArray("\"\"@d");
}

void TestMailbox::quotes_standOnlyWhereTheyMust()
{
    QFETCH(const QByteArray, localPart);
    const Mailbox mailbox{localPart, "d"};
    QTEST(mailbox.toWire(), "wire");
    QCOMPARE(Mailbox::parse(mailbox.toWire()), mailbox);
}

void TestMailbox::fault_hasItsPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Id>("id");
    QTest::addColumn<int>("at");
    const auto row = [](const char *name, const QByteArray &text, Id id, int at) {
        QTest::newRow(name) << text << id << at;
    };
    row("no local part", "<@d>", Id::InvalidRoute, 3);
    row("name around it", "Bob <bob@d>", Id::InvalidCharacter, 3);
    row("domain only, in brackets", "<@>", Id::InvalidRoute, 2);
    row("no domain", "bob@", Id::NoDomain, 4);
    row("two at signs", "a@b@c", Id::TrailingText, 3);
    row("blank", "a b@c", Id::InvalidCharacter, 1);
    row("comma", "a,b@c", Id::InvalidCharacter, 1);
    row("line end", "a\r\nb@c", Id::InvalidCharacter, 1);
    row("NUL", QByteArray("a\0b@c", 5), Id::InvalidCharacter, 1);
    row("escape in quotes", "\"a\x1b[2J\"@c", Id::InvalidCharacter, 2);
    row("dot first", ".a@c", Id::MisplacedDot, 0);
    row("dot last", "a.@c", Id::MisplacedDot, 1);
    row("dots in a row", "a..b@c", Id::MisplacedDot, 2);
    row("quote without end", "\"ab@c", Id::UnendedQuote, 0);
    row("quote that ends escaped", R"("ab\)", Id::UnendedQuote, 0);
    row("text behind the quote", "\"a\"b@c", Id::TrailingText, 3);
    row("quote inside", "a\"b\"@c", Id::InvalidCharacter, 1);
    row("literal without end", "a@[192.0.2.1", Id::UnendedLiteral, 2);
    row("octet too large", "a@[192.0.2.256]", Id::InvalidLiteral, 2);
    row("three octets", "a@[192.0.2]", Id::InvalidLiteral, 2);
    row("five octets", "a@[1.2.3.4.5]", Id::InvalidLiteral, 2);
    row("no octets", "a@[]", Id::InvalidLiteral, 2);
    row("IPv6 without its tag", "a@[2001:db8::1]", Id::InvalidLiteral, 2);
    row("tag that nobody registered", "a@[x400:c=de]", Id::InvalidLiteral, 2);
    row("IPv6, nine groups", "a@[IPv6:1:2:3:4:5:6:7:8:9]", Id::InvalidLiteral, 2);
    row("IPv6, seven groups", "a@[IPv6:1:2:3:4:5:6:7]", Id::InvalidLiteral, 2);
    row("IPv6, two gaps", "a@[IPv6:1::2::3]", Id::InvalidLiteral, 2);
    row("IPv6, a gap of nothing", "a@[IPv6:1:2:3:4::5:6:7:8]", Id::InvalidLiteral, 2);
    row("IPv6, IPv4 before the gap", "a@[IPv6:192.0.2.1::1]", Id::InvalidLiteral, 2);
    row("IPv6, no hexadecimal", "a@[IPv6:g::1]", Id::InvalidLiteral, 2);
    row("IPv6, empty", "a@[IPv6:]", Id::InvalidLiteral, 2);
    row("text behind the literal", "a@[192.0.2.1]b", Id::TrailingText, 13);
    row("empty label", "a@b..c", Id::InvalidLabel, 4);
    row("dot behind the domain", "a@b.", Id::InvalidLabel, 4);
    row("dot before the domain", "a@.b", Id::InvalidLabel, 2);
    row("hyphen at the edge", "a@b.-c", Id::InvalidLabel, 4);
    row("underscore in the domain", "a@b_c", Id::TrailingText, 3);
    row("route without a mailbox", "@a:", Id::NoLocalPart, 3);
    row("route without a colon", "@a", Id::InvalidRoute, 2);
    row("route with an empty part", "@a,:b@c", Id::InvalidRoute, 3);
    row("no UTF-8", "a\xff@c", Id::InvalidCharacter, 1);
    row("brackets that do not match", "<a@b", Id::InvalidCharacter, 0);
}

void TestMailbox::fault_hasItsPlace()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Id, id);
    QFETCH(const int, at);
    const auto path = Path::parse(text);
    QVERIFY(!path.has_value());
    QCOMPARE(path.error().id, id);
    QCOMPARE(path.error().at, at);
}

/// RFC 5321 section 4.5.3.1: the longest legal, and one longer.
void TestMailbox::limits_holdToTheByte()
{
    const QByteArray local(64, 'a');
    QVERIFY(Path::parse(local + "@d").has_value());
    QCOMPARE(Path::parse('a' + local + "@d").error(), (AddressFault{Id::LocalPartTooLong, 64}));
    QVERIFY(Path::parse('"' + QByteArray(62, ' ') + "\"@d").has_value());
    QCOMPARE(Path::parse('"' + QByteArray(63, ' ') + "\"@d").error().id, Id::LocalPartTooLong);

    const QByteArray label(63, 'b');
    QVERIFY(Mailbox::parse("a@" + label).has_value());
    QCOMPARE(Mailbox::parse("a@b" + label).error(), (AddressFault{Id::InvalidLabel, 2}));
    const QByteArray domain = label + '.' + label + '.' + label + '.' + label;
    QCOMPARE(domain.size(), 255);
    QVERIFY(Mailbox::parse("a@" + domain).has_value());
    QCOMPARE(Mailbox::parse("a@" + domain + 'b').error(), (AddressFault{Id::DomainTooLong, 257}));

    const QByteArray longest = "ab@" + domain.chopped(4);
    QCOMPARE(longest.size(), 254); // 256 with its angle brackets
    QVERIFY(Path::parse(longest).has_value());
    QVERIFY(Path::parse('<' + longest + '>').has_value());
    QCOMPARE(Path::parse('c' + longest).error(), (AddressFault{Id::PathTooLong, 254}));
}

void TestMailbox::everyCutAndEveryByte_isReadOrRefused()
{
    const QByteArray text = R"(<@a,@[IPv6:::1]:"b\"c"@d.example>)";
    for (qsizetype length = 0; length <= text.size(); ++length) {
        for (int byte = 0; byte < 256; ++byte) {
            const QByteArray broken = text.first(length) + static_cast<char>(byte) + text.sliced(length);
            const auto path = Path::parse(broken);
            if (path)
                QCOMPARE(Path::parse(path->toWire()), path);
            else
                QVERIFY(path.error().at >= 0 && path.error().at <= broken.size());
        }
    }
}

void TestMailbox::utf8_needsTheExtension()
{
    QVERIFY(Mailbox::parse("jörg@d")->needsSmtpUtf8());
    QVERIFY(Mailbox::parse("bob@bücher.example")->needsSmtpUtf8());
    QVERIFY(!Mailbox::parse("bob@xn--bcher-kva.example")->needsSmtpUtf8());
}

void TestMailbox::addressThatWasMeant_isFound_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("bare") << QByteArray("  b@x ") << QByteArray("b@x");
    QTest::newRow("with a name") << QByteArray("Bob <b@x>") << QByteArray("b@x");
    QTest::newRow("brackets in the name") << QByteArray("\"Bob <boss>\" <b@x>") << QByteArray("b@x");
    QTest::newRow("brackets in the address") << QByteArray("Bob <\"a>b\"@x>") << QByteArray("\"a>b\"@x");
    QTest::newRow("null sender") << QByteArray("<>") << QByteArray();
    QTest::newRow("two addresses") << QByteArray("<a@x>, <b@x>") << QByteArray("a@x");
    QTest::newRow("no end") << QByteArray("Bob <b@x") << QByteArray("Bob <b@x");
    QTest::newRow("comma in quotes") << QByteArray("\"a,b\"@d") << QByteArray("\"a,b\"@d");
}

void TestMailbox::addressThatWasMeant_isFound()
{
    QFETCH(const QByteArray, typed);
    QTEST(addressWithin(typed).toByteArray(), "address");
}

void TestMailbox::whatStandsBehindMailAndRcpt_isTakenApart_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArrayList>("parameters");
    const auto row = [](const char *name, QByteArray argument, QByteArray address, QByteArrayList parameters = {}) {
        QTest::newRow(name) << std::move(argument) << std::move(address) << std::move(parameters);
    };
    row("a path", "FROM:<a@b>", "a@b");
    row("parameters", "FROM:<a@b> SIZE=1  BODY=8BITMIME ", "a@b", {"SIZE=1", "BODY=8BITMIME"});
    row("the null path", "FROM:<> SIZE=1", "", {"SIZE=1"});
    row("a bracket in quotation marks", "TO:<\"a>b\"@c> X=1", "\"a>b\"@c", {"X=1"});
    row("an escaped quotation mark", "TO:<\"a\\\">\"@c>", "\"a\\\">\"@c");
    row("a quotation mark that is not closed", "TO:<\"a@c> X=1", "\"a@c", {"X=1"});
    row("no brackets", "FROM: a@b SIZE=1", "a@b");
    row("no closing bracket", "TO:<a@b", "<a@b");
    row("brackets the wrong way round", "TO:>a@b<", ">a@b<");
    row("nothing", "", "");
    row("a backslash at the end", "TO:<\"a\\", "<\"a\\");
}

void TestMailbox::whatStandsBehindMailAndRcpt_isTakenApart()
{
    QFETCH(const QByteArray, argument);
    const PathArgument taken = PathArgument::of(argument);
    QTEST(taken.address, "address");
    QTEST(QByteArrayList(taken.parameters), "parameters");
}

QTEST_APPLESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
