// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/directives.h"

#include <QTest>

using namespace mailscope::sasl;

namespace {
/// `name[value] name[value]`, or "broken".
QByteArray written(QByteArrayView text)
{
    const auto directives = directivesIn(text);
    if (!directives)
        return "broken";
    QByteArray line;
    for (const Directive &each : *directives)
        line += each.name + '[' + each.value + "] ";
    return line.trimmed();
}
} // namespace

/// The grammar of DIGEST-MD5's messages.
class TestDirectives : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void text_isReadAsTheGrammarSays_data();
    void text_isReadAsTheGrammarSays();
    void whatIsQuoted_readsBackTheSame_data();
    void whatIsQuoted_readsBackTheSame();
    void aRepeatedDirective_keepsAllItsValues();
};

void TestDirectives::text_isReadAsTheGrammarSays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    row("", "");
    row(",", "");
    row(" ,\t, ", "");
    row("a=b", "a[b]");
    row("A=B", "a[B]");
    row("a=\"b\"", "a[b]");
    row("a=\"\"", "a[]");
    row("a=b,c=d", "a[b] c[d]");
    row(",a=b,,c=d,", "a[b] c[d]");
    row(" a = b , c = \"d\" ", "a[b] c[d]");
    row("a=\"b,c=d\"", "a[b,c=d]");
    row("a=\"b\\\"c\\\\d\\e\"", "a[b\"c\\de]");
    row("a=\"b\r\n c\"", "a[b\r\n c]");
    row("a=\"\xc3\xa9\"", "a[\xc3\xa9]");
    row("a=b,a=c", "a[b] a[c]");
    row("a", "broken");
    row("a=", "broken");
    row("=b", "broken");
    row("a=b c=d", "broken");
    row("a=b c", "broken");
    row("a=\"b", "broken");
    row("a=\"b\\", "broken");
    row("a=\"b\\\"", "broken");
    row("a=\"b\"c", "broken");
    row("a=\"b\"\"c\"", "broken");
    row("a==b", "broken");
    row("\"a\"=b", "broken");
    row("a=b;c=d", "broken");
    row("a=\xc3\xa9", "broken");
    row("a=\x01", "broken");
}

void TestDirectives::text_isReadAsTheGrammarSays()
{
    QFETCH(const QByteArray, text);
    QTEST(written(text), "expected");
}

void TestDirectives::whatIsQuoted_readsBackTheSame_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"", "plain", "us\"er", "back\\slash", "\\\"", "\"\"", "a,b=c", "tail\\", "\xc3\xa9\xff"})
        QTest::newRow(value) << QByteArray(value);
    QTest::newRow("a NUL") << QByteArray("a\0b", 3);
}

void TestDirectives::whatIsQuoted_readsBackTheSame()
{
    QFETCH(const QByteArray, value);
    QCOMPARE(directivesIn("name=" + quoted(value) + ",x=y"), (QList<Directive>{{"name", value}, {"x", "y"}}));
}

void TestDirectives::aRepeatedDirective_keepsAllItsValues()
{
    const auto directives = directivesIn("realm=\"one\",nonce=\"n\",REALM=two");
    QCOMPARE(valuesOf(*directives, "realm"), (QList<QByteArray>{"one", "two"}));
    QCOMPARE(valuesOf(*directives, "qop"), QList<QByteArray>());
}

QTEST_GUILESS_MAIN(TestDirectives)
#include "tst_directives.moc"
