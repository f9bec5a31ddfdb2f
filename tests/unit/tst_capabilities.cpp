// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/capabilities.h"

#include <QTest>

using namespace mailscope::wire;

namespace {
using Verb = Capabilities::Verb;

/// What a server offers whose EHLO reply has \p lines behind the first.
Capabilities offering(QList<QByteArray> lines, Verb verb = Verb::Ehlo)
{
    lines.prepend("mx.example");
    return {verb, Reply{250, lines, {}, {}}};
}

/// "SIZE(1000) AUTH(PLAIN,LOGIN)", in the order of the lines.
QByteArray written(const Capabilities &capabilities)
{
    QByteArrayList words;
    for (const Capability &each : capabilities.all())
        words.append(each.keyword + (each.params.isEmpty() ? QByteArray() : '(' + each.params.join(',') + ')'));
    return words.join(' ');
}
} // namespace

class TestCapabilities : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lines_areReadAsKeywords_data();
    void lines_areReadAsKeywords();
    void theFirstLine_isNeverAKeyword_data();
    void theFirstLine_isNeverAKeyword();
    void helo_offersNothing();
    void lhlo_offersAsEhloDoes();
    void aReplyWithoutLines_offersNothing();
    void keywords_areFoundInAnyCase_data();
    void keywords_areFoundInAnyCase();
    void whatIsNotOffered_isNotFound_data();
    void whatIsNotOffered_isNotFound();
    void mechanisms_areMerged_data();
    void mechanisms_areMerged();
    void theGrammar_isChecked_data();
    void theGrammar_isChecked();
    void params_ofAllLinesAreJoined();
    void theOriginalLine_isKept();
    void aDifference_isFound_data();
    void aDifference_isFound();
    void verbs_areNamed();
};

void TestCapabilities::lines_areReadAsKeywords_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QList<QByteArray> &lines, const QByteArray &expected) {
        QTest::newRow(name) << lines << expected;
    };
    row("none", {}, "");
    row("one", {"PIPELINING"}, "PIPELINING");
    row("several in order", {"SIZE", "HELP", "8BITMIME"}, "SIZE HELP 8BITMIME");
    row("lower case", {"starttls"}, "STARTTLS");
    row("mixed case, params as they came", {"Auth Plain login"}, "AUTH(Plain,login)");
    row("one param", {"SIZE 1000"}, "SIZE(1000)");
    row("several blanks", {"AUTH  PLAIN   LOGIN "}, "AUTH(PLAIN,LOGIN)");
    row("blank ahead of it", {" SIZE"}, "SIZE");
    row("TAB", {"AUTH\tPLAIN"}, "AUTH(PLAIN)");
    row("twice", {"SIZE 1", "SIZE 2"}, "SIZE(1) SIZE(2)");
    row("AUTH= form", {"AUTH=PLAIN LOGIN"}, "AUTH(PLAIN,LOGIN)");
    row("AUTH= in lower case", {"auth=plain"}, "AUTH(plain)");
    row("AUTH= and a blank", {"AUTH= PLAIN"}, "AUTH(PLAIN)");
    row("AUTH= and nothing", {"AUTH="}, "AUTH");
    row("AUTH=A=B", {"AUTH=A=B"}, "AUTH(A=B)");
    row("another keyword with =", {"SIZE=1000"}, "SIZE=1000");
    row("= alone", {"="}, "=");
    row("empty lines are none", {"", "SIZE", "   ", "\t"}, "SIZE");
    row("a sentence", {"This server is mine"}, "THIS(server,is,mine)");
    row("octets", {"\xff\xfe x"}, "\xff\xfe(x)");
}

void TestCapabilities::lines_areReadAsKeywords()
{
    QFETCH(const QList<QByteArray>, lines);
    QTEST(written(offering(lines)), "expected");
}

void TestCapabilities::theFirstLine_isNeverAKeyword_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<std::optional<QByteArray>>("domain");
    const auto row = [](const char *line, std::optional<QByteArray> domain) {
        QTest::newRow(line) << QByteArray(line) << std::move(domain);
    };
    row("mx.example", "mx.example");
    row("mx.example Hello client.example", "mx.example");
    row("STARTTLS", "STARTTLS");
    row("AUTH PLAIN", "AUTH");
    row("PIPELINING", "PIPELINING");
    row("  mx.example", "mx.example");
    row("[192.0.2.1]\tat your service", "[192.0.2.1]");
    row("", {});
    row("   ", {});
}

void TestCapabilities::theFirstLine_isNeverAKeyword()
{
    QFETCH(const QByteArray, line);
    QFETCH(const std::optional<QByteArray>, domain);
    const Capabilities capabilities(Verb::Ehlo, Reply{250, {line}, {}, {}});
    QVERIFY(capabilities.all().isEmpty());
    QVERIFY(!capabilities.has(line));
    QVERIFY(!capabilities.has("STARTTLS"));
    QVERIFY(!capabilities.has("PIPELINING"));
    QVERIFY(capabilities.authTypes().isEmpty());
    QVERIFY(capabilities.domain() == domain);
}

void TestCapabilities::helo_offersNothing()
{
    const Capabilities capabilities = offering({"STARTTLS", "AUTH PLAIN"}, Verb::Helo);
    QCOMPARE(capabilities.verb(), Verb::Helo);
    QVERIFY(capabilities.all().isEmpty());
    QVERIFY(!capabilities.has("STARTTLS"));
    QCOMPARE(capabilities.domain().value(), QByteArray("mx.example"));
}

void TestCapabilities::lhlo_offersAsEhloDoes()
{
    const Capabilities capabilities = offering({"PIPELINING"}, Verb::Lhlo);
    QCOMPARE(capabilities.verb(), Verb::Lhlo);
    QVERIFY(capabilities.has("PIPELINING"));
}

void TestCapabilities::aReplyWithoutLines_offersNothing()
{
    const Capabilities capabilities(Verb::Ehlo, Reply{250, {}, {}, {}});
    QVERIFY(!capabilities.domain());
    QVERIFY(capabilities.all().isEmpty());
}

void TestCapabilities::keywords_areFoundInAnyCase_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("as offered") << QByteArray("STARTTLS") << QByteArray("STARTTLS");
    QTest::newRow("offered in lower case") << QByteArray("starttls") << QByteArray("STARTTLS");
    QTest::newRow("asked in lower case") << QByteArray("STARTTLS") << QByteArray("starttls");
    QTest::newRow("mixed") << QByteArray("StartTLS") << QByteArray("sTARTtls");
}

void TestCapabilities::keywords_areFoundInAnyCase()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const QByteArray, asked);
    QVERIFY(offering({offered}).has(asked));
    QCOMPARE(offering({offered}).params(asked), std::optional(QList<QByteArray>()));
}

void TestCapabilities::whatIsNotOffered_isNotFound_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("nothing asked") << QByteArray("STARTTLS") << QByteArray();
    QTest::newRow("a prefix of the offer") << QByteArray("STARTTLS") << QByteArray("START");
    QTest::newRow("the offer is a prefix") << QByteArray("START") << QByteArray("STARTTLS");
    QTest::newRow("a blank too many") << QByteArray("STARTTLS") << QByteArray("STARTTLS ");
    QTest::newRow("a parameter") << QByteArray("AUTH PLAIN") << QByteArray("PLAIN");
    QTest::newRow("with a hyphen") << QByteArray("X-STARTTLS") << QByteArray("STARTTLS");
    QTest::newRow("with =") << QByteArray("STARTTLS=") << QByteArray("STARTTLS");
    QTest::newRow("inside a sentence") << QByteArray("NO STARTTLS HERE") << QByteArray("STARTTLS");
}

void TestCapabilities::whatIsNotOffered_isNotFound()
{
    QFETCH(const QByteArray, offered);
    QFETCH(const QByteArray, asked);
    QVERIFY(!offering({offered}).has(asked));
    QVERIFY(!offering({offered}).params(asked));
    QVERIFY(!Capabilities().has(asked));
}

void TestCapabilities::mechanisms_areMerged_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QList<QByteArray> &lines, const QByteArray &expected) {
        QTest::newRow(name) << lines << expected;
    };
    row("one line", {"AUTH PLAIN LOGIN"}, "PLAIN LOGIN");
    row("old form", {"AUTH=PLAIN LOGIN"}, "PLAIN LOGIN");
    row("both forms", {"AUTH PLAIN LOGIN", "AUTH=PLAIN LOGIN"}, "PLAIN LOGIN");
    row("old form first", {"AUTH=LOGIN", "AUTH PLAIN LOGIN"}, "LOGIN PLAIN");
    row("two lines", {"AUTH PLAIN", "AUTH SCRAM-SHA-256"}, "PLAIN SCRAM-SHA-256");
    row("the same twice", {"AUTH PLAIN PLAIN"}, "PLAIN");
    row("the same in another case", {"AUTH plain PLAIN Plain"}, "PLAIN");
    row("lower case", {"auth login"}, "LOGIN");
    row("lines between them", {"AUTH PLAIN", "SIZE", "AUTH LOGIN"}, "PLAIN LOGIN");
    row("AUTH without any", {"AUTH"}, "");
    row("no AUTH", {"SIZE", "XAUTH PLAIN", "AUTHINFO PLAIN"}, "");
}

void TestCapabilities::mechanisms_areMerged()
{
    QFETCH(const QList<QByteArray>, lines);
    QTEST(offering(lines).authTypes().join(' '), "expected");
}

void TestCapabilities::theGrammar_isChecked_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("wellFormed");
    const auto row = [](const char *name, const QByteArray &line, bool wellFormed) {
        QTest::newRow(name) << line << wellFormed;
    };
    row("letters", "STARTTLS", true);
    row("digit first", "8BITMIME", true);
    row("hyphen inside", "MT-PRIORITY MIXER", true);
    row("params of all signs", "X !\"#$%&'()*+,-./:;<=>?@[]^_`{|}~", true);
    row("old form of AUTH", "AUTH=PLAIN", true);
    row("hyphen first", "-SIZE", false);
    row("hyphen alone", "-", false);
    row("underscore", "X_SIZE", false);
    row("=", "SIZE=1000", false);
    row("colon", "SIZE: 1000", false);
    row("dot", "mx.example", false);
    row("UTF-8 keyword", "GR\xc3\x96SSE", false);
    row("UTF-8 param", "X gr\xc3\xb6sse", false);
    row("control character in a param", "X a\x01", false);
    row("NUL in the keyword", QByteArray("SI\0ZE", 5), false);
    row("DEL in a param", "X a\x7f", false);
}

void TestCapabilities::theGrammar_isChecked()
{
    QFETCH(const QByteArray, line);
    const Capabilities capabilities = offering({line});
    QCOMPARE(capabilities.all().size(), 1);
    QTEST(capabilities.all().constFirst().wellFormed, "wellFormed");
}

void TestCapabilities::params_ofAllLinesAreJoined()
{
    const Capabilities capabilities = offering({"X a", "SIZE", "x b c", "X"});
    QCOMPARE(capabilities.params("X").value(), (QList<QByteArray>{"a", "b", "c"}));
    QCOMPARE(capabilities.params("SIZE").value(), QList<QByteArray>());
}

void TestCapabilities::theOriginalLine_isKept()
{
    const Capabilities capabilities = offering({" auth=Plain \t login "});
    QCOMPARE(capabilities.all().constFirst().line, QByteArray(" auth=Plain \t login "));
}

void TestCapabilities::aDifference_isFound_data()
{
    QTest::addColumn<QList<QByteArray>>("before");
    QTest::addColumn<QList<QByteArray>>("after");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QList<QByteArray> &before, const QList<QByteArray> &after,
                        const QByteArray &expected) { QTest::newRow(name) << before << after << expected; };
    row("both empty", {}, {}, "||");
    row("the same", {"SIZE 1", "HELP"}, {"SIZE 1", "HELP"}, "||");
    row("another order", {"SIZE 1", "HELP"}, {"HELP", "SIZE 1"}, "||");
    row("another case", {"size 1", "auth plain"}, {"SIZE 1", "AUTH PLAIN"}, "||");
    row("another order of params", {"AUTH PLAIN LOGIN"}, {"AUTH LOGIN PLAIN"}, "||");
    row("a param twice", {"AUTH PLAIN"}, {"AUTH PLAIN PLAIN"}, "||");
    row("two lines in place of one", {"AUTH PLAIN LOGIN"}, {"AUTH PLAIN", "AUTH LOGIN"}, "||");
    row("the old form besides", {"AUTH PLAIN"}, {"AUTH PLAIN", "AUTH=PLAIN"}, "||");
    row("STARTTLS gone, AUTH there", {"STARTTLS", "SIZE"}, {"SIZE", "AUTH PLAIN"}, "AUTH|STARTTLS|");
    row("everything gone", {"STARTTLS", "SIZE"}, {}, "|STARTTLS,SIZE|");
    row("everything new", {}, {"STARTTLS", "SIZE"}, "STARTTLS,SIZE||");
    row("another value", {"SIZE 1000"}, {"SIZE 2000"}, "||SIZE");
    row("a value gone", {"SIZE 1000"}, {"SIZE"}, "||SIZE");
    row("one mechanism more", {"AUTH PLAIN"}, {"AUTH PLAIN LOGIN"}, "||AUTH");
    row("gone twice is named once", {"X a", "X b"}, {}, "|X|");
    row("new twice is named once", {}, {"X a", "X b"}, "X||");
    row("changed twice is named once", {"X a"}, {"X b", "X c"}, "||X");
}

void TestCapabilities::aDifference_isFound()
{
    QFETCH(const QList<QByteArray>, before);
    QFETCH(const QList<QByteArray>, after);
    QFETCH(const QByteArray, expected);
    const CapabilityDifference found = difference(offering(before), offering(after));
    QCOMPARE(found.added.join(',') + '|' + found.removed.join(',') + '|' + found.changed.join(','), expected);
    QCOMPARE(found.isEmpty(), expected == "||");

    const CapabilityDifference back = difference(offering(after), offering(before));
    QCOMPARE(back.added, found.removed);
    QCOMPARE(back.removed, found.added);
    QCOMPARE(back.changed, found.changed);
}

void TestCapabilities::verbs_areNamed()
{
    QCOMPARE(verbName(Verb::Ehlo).toByteArray(), QByteArray("EHLO"));
    QCOMPARE(verbName(Verb::Helo).toByteArray(), QByteArray("HELO"));
    QCOMPARE(verbName(Verb::Lhlo).toByteArray(), QByteArray("LHLO"));
}

QTEST_GUILESS_MAIN(TestCapabilities)

#include "tst_capabilities.moc"
