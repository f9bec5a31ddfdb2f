// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/enhancedtable.h"
#include "knowledge/hints.h"
#include "knowledge/keywordtable.h"
#include "knowledge/mechanismtable.h"
#include "knowledge/replytable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope::knowledge;

namespace {

const QByteArray Head = R"({"license": "SPDX-License-Identifier: GPL-3.0-or-later", "version": 1, )";

const QByteArray Replies = Head + R"("table": "replies",
    "classes": [{"digit": 2, "meaning": "m", "explanation": "e", "nextStep": "n", "reference": "r"}],
    "categories": [{"digit": 5, "meaning": "m", "explanation": "e", "reference": "r"}],
    "entries": [{"code": 250, "status": "standard", "meaning": "m", "explanation": "e", "nextStep": "n",
                 "reference": "r", "phases": {"mail": {"meaning": "pm", "explanation": "pe"}}}]})";

const QByteArray Enhanced = Head + R"("table": "enhanced",
    "classes": [{"digit": 5, "meaning": "m", "explanation": "e", "nextStep": "n", "reference": "r"}],
    "categories": [{"digit": 7, "meaning": "m", "explanation": "e", "reference": "r"}],
    "entries": [{"code": "X.7.8", "status": "current", "meaning": "m", "explanation": "e", "nextStep": "n",
                 "reference": "r", "basicCodes": [535, 554], "basicClasses": [5]}]})";

const QByteArray Keywords = Head + R"("table": "keywords",
    "entries": [{"keyword": "SIZE", "status": "registered", "meaning": "m", "explanation": "e", "parameters": "p",
                 "parameterNote": "n", "verbs": [], "mailParameters": ["SIZE"], "rcptParameters": [],
                 "validOn": ["25", "lmtp"], "reference": "r"}],
    "parameters": [{"name": "SIZE", "command": "MAIL", "keyword": "SIZE", "grammar": "g", "meaning": "m",
                    "reference": "r"}],
    "limits": [{"name": "RCPTMAX", "one": "o", "many": "at most %1", "reference": "r"}]})";

const QByteArray Mechanisms = Head + R"("table": "mechanisms",
    "entries": [{"name": "PLAIN", "usage": "common", "strength": "plaintext", "tls": "required", "meaning": "m",
                 "explanation": "e", "onlooker": "o", "server": "s", "reference": "r"}]})";

const QByteArray Hints = Head + R"("table": "hints",
    "entries": [{"id": "wrong-user", "phases": ["auth", "mail"], "replies": ["535", "5.7.8", "454 4.7.0"],
                 "texts": ["no such user"], "hosts": ["mx.example"], "mechanisms": ["PLAIN"], "fields": ["user=*"],
                 "cause": "c {user}", "nextStep": "n", "reference": "r"}]})";

template <typename Table>
QString faultOf(const QByteArray &json)
{
    const auto table = Table::read(json);
    return table ? QString() : table.error().where;
}

QString faultOf(const QString &table, const QByteArray &json)
{
    if (table == u"replies")
        return faultOf<ReplyTable>(json);
    if (table == u"enhanced")
        return faultOf<EnhancedTable>(json);
    if (table == u"hints")
        return faultOf<HintTable>(json);
    return table == u"keywords" ? faultOf<KeywordTable>(json) : faultOf<MechanismTable>(json);
}

QByteArray whole(const QString &table)
{
    if (table == u"replies")
        return Replies;
    if (table == u"enhanced")
        return Enhanced;
    if (table == u"hints")
        return Hints;
    return table == u"keywords" ? Keywords : Mechanisms;
}

} // namespace

class TestKnowledgeTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeTable_isRead();
    void aBrokenTable_isRefused_data();
    void aBrokenTable_isRefused();
    void aTableCutOffAnywhere_isRefused_data();
    void aTableCutOffAnywhere_isRefused();
    void anEmptyTable_knowsNothing();
};

void TestKnowledgeTables::aWholeTable_isRead()
{
    const auto replies = ReplyTable::read(Replies);
    QVERIFY(replies);
    QCOMPARE(replies->find(250, u"mail")->meaning, u"pm"_s);
    QCOMPARE(replies->find(250, u"mail")->nextStep, u"n"_s);
    QCOMPARE(replies->find(250, u"rcpt")->meaning, u"m"_s);
    QVERIFY(!replies->find(251, u"mail"));

    const auto enhanced = EnhancedTable::read(Enhanced);
    QVERIFY(enhanced);
    QCOMPARE(enhanced->find(5, 7, 8)->basicCodes, (QList<int>{535, 554}));
    QVERIFY(!enhanced->find(4, 7, 8));

    const auto keywords = KeywordTable::read(Keywords);
    QVERIFY(keywords);
    QCOMPARE(keywords->find("size")->mailParameters, QList<QByteArray>{"SIZE"});
    QVERIFY(!keywords->find("DSN"));

    const auto mechanisms = MechanismTable::read(Mechanisms);
    QVERIFY(mechanisms);
    QCOMPARE(mechanisms->find("plain")->strength, Strength::Plaintext);
    QVERIFY(!mechanisms->find("LOGIN"));

    const auto hints = HintTable::read(Hints);
    QVERIFY(hints);
    const Refusal refusal{454,     "4.7.0",           u"No  SUCH user"_s,     u"mail"_s,
                          "PLAIN", u"a.mx.example"_s, {{u"user"_s, u"eve"_s}}};
    QCOMPARE(hints->find(refusal).value().cause, u"c eve"_s);
    QVERIFY(!hints->find({}));
}

void TestKnowledgeTables::aBrokenTable_isRefused_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("where");

    const auto row = [](const char *name, const QString &table, const char *from, const char *to,
                        const QString &where) {
        QTest::newRow(name) << table << QByteArray(from) << QByteArray(to) << where;
    };
    const QString replies = u"replies"_s;
    row("no licence", replies, R"("license": "SPDX-)", R"("license": "MIT )", u"license"_s);
    row("another table", replies, R"("table": "replies")", R"("table": "keywords")", u"table"_s);
    row("another version", replies, R"("version": 1)", R"("version": 2)", u"version"_s);
    row("a version with a fraction", replies, R"("version": 1)", R"("version": 1.5)", u"version"_s);
    row("an unknown key at the top", replies, R"("version": 1,)", R"("version": 1, "comment": "c",)", u"comment"_s);
    row("an unknown key in an entry", replies, R"("code": 250)", R"("code": 250, "note": "n")", u"entries[0].note"_s);
    row("a misspelt key", replies, R"("status")", R"("state")", u"entries[0].status"_s);
    row("a code as text", replies, R"("code": 250)", R"("code": "250")", u"entries[0].code"_s);
    row("a code too small", replies, R"("code": 250)", R"("code": 199)", u"entries[0].code"_s);
    row("a code too large", replies, R"("code": 250)", R"("code": 600)", u"entries[0].code"_s);
    row("a status of no choice", replies, R"("standard")", R"("Standard")", u"entries[0].status"_s);
    row("an empty meaning", replies, R"("meaning": "m", "explanation": "e", "nextStep": "n",
                 "reference")",
        R"("meaning": "", "explanation": "e", "nextStep": "n", "reference")", u"entries[0].meaning"_s);
    row("an unknown phase", replies, R"("mail": {)", R"("mall": {)", u"entries[0].phases"_s);
    row("an unknown key in a phase", replies, R"("meaning": "pm")", R"("meaning": "pm", "x": "y")",
        u"entries[0].phases.mail.x"_s);
    row("an empty next step in a phase", replies, R"("meaning": "pm")", R"("meaning": "pm", "nextStep": "")",
        u"entries[0].phases.mail.nextStep"_s);
    row("a phase that is a text", replies, R"({"meaning": "pm", "explanation": "pe"})", R"("pm")",
        u"entries[0].phases.mail"_s);
    row("phases that are a list", replies, R"({"mail": {"meaning": "pm", "explanation": "pe"}})", "[]",
        u"entries[0].phases"_s);
    row("an entry that is a number", replies, R"("entries": [{)", R"("entries": [7, {)", u"entries[0]"_s);
    row("no classes", replies,
        R"("classes": [{"digit": 2, "meaning": "m", "explanation": "e", "nextStep": "n", "reference": "r"}])",
        R"("classes": [])", u"classes"_s);
    row("a class without a next step", replies, R"("nextStep": "n", "reference": "r"}])", R"("reference": "r"}])",
        u"classes[0].nextStep"_s);
    row("an area with a next step", replies, R"({"digit": 5,)", R"({"digit": 5, "nextStep": "n",)",
        u"categories[0].nextStep"_s);
    row("spaces at the end", replies, R"("meaning": "pm")", R"("meaning": "pm ")", u"entries[0].phases.mail.meaning"_s);

    const QString enhanced = u"enhanced"_s;
    row("a class in place of X", enhanced, R"("X.7.8")", R"("5.7.8")", u"entries[0].code"_s);
    row("two parts", enhanced, R"("X.7.8")", R"("X.7")", u"entries[0].code"_s);
    row("a leading zero", enhanced, R"("X.7.8")", R"("X.7.08")", u"entries[0].code"_s);
    row("no number", enhanced, R"("X.7.8")", R"("X.7.y")", u"entries[0].code"_s);
    row("an unknown subject", enhanced, R"("X.7.8")", R"("X.6.8")", u"entries[0].code"_s);
    row("basic codes as text", enhanced, "[535, 554]", R"(["535"])", u"entries[0].basicCodes"_s);
    row("a basic code twice", enhanced, "[535, 554]", "[535, 535]", u"entries[0].basicCodes"_s);
    row("basic codes that are no list", enhanced, "[535, 554]", "535", u"entries[0].basicCodes"_s);
    row("a class of 6", enhanced, R"("basicClasses": [5])", R"("basicClasses": [6])", u"entries[0].basicClasses"_s);

    const QString keywords = u"keywords"_s;
    row("a keyword in lower case", keywords, R"("keyword": "SIZE", "status")", R"("keyword": "size", "status")",
        u"entries[0].keyword"_s);
    row("a keyword with a space", keywords, R"("keyword": "SIZE", "status")", R"("keyword": "SI ZE", "status")",
        u"entries[0].keyword"_s);
    row("a vendor of nobody", keywords, R"("registered")", R"("vendor")", u"entries[0].vendor"_s);
    row("a vendor of a standard", keywords, R"("status": "registered")", R"("status": "registered", "vendor": "v")",
        u"entries[0].vendor"_s);
    row("a grammar without a note", keywords, R"("parameterNote": "n")", R"("parameterNote": "")",
        u"entries[0].parameterNote"_s);
    row("a parameter that nobody explains", keywords, R"("mailParameters": ["SIZE"])",
        R"("mailParameters": ["SIZE", "BODY"])", u"parameters"_s);
    row("a parameter of the other command", keywords, R"("rcptParameters": [])", R"("rcptParameters": ["SIZE"])",
        u"parameters"_s);
    row("a parameter of no keyword", keywords, R"("keyword": "SIZE", "grammar")", R"("keyword": "DSN", "grammar")",
        u"parameters[0].keyword"_s);
    row("a parameter of DATA", keywords, R"("command": "MAIL")", R"("command": "DATA")", u"parameters[0].command"_s);
    row("a port of HTTP", keywords, R"(["25", "lmtp"])", R"(["80"])", u"entries[0].validOn"_s);
    row("no port", keywords, R"(["25", "lmtp"])", "[]", u"entries[0].validOn"_s);
    row("verbs that are a text", keywords, R"("verbs": [])", R"("verbs": "BDAT")", u"entries[0].verbs"_s);
    row("a verb that is a number", keywords, R"("verbs": [])", R"("verbs": [1])", u"entries[0].verbs"_s);
    row("a limit without a place for its value", keywords, "at most %1", "at most", u"limits[0].many"_s);
    row("a limit with two places", keywords, "at most %1", "%1 or %1", u"limits[0].many"_s);

    const QString mechanisms = u"mechanisms"_s;
    row("a name in lower case", mechanisms, R"("PLAIN")", R"("plain")", u"entries[0].name"_s);
    row("a star in the middle", mechanisms, R"("PLAIN")", R"("PL*IN")", u"entries[0].name"_s);
    row("a star without a dash", mechanisms, R"("PLAIN")", R"("PLAIN*")", u"entries[0].name"_s);
    row("no usage of the registry", mechanisms, R"("common")", R"("COMMON")", u"entries[0].usage"_s);
    row("no such strength", mechanisms, R"("plaintext")", R"("strong")", u"entries[0].strength"_s);
    row("no such need of TLS", mechanisms, R"("required")", R"("yes")", u"entries[0].tls"_s);
    row("no word on the onlooker", mechanisms, R"("onlooker": "o",)", "", u"entries[0].onlooker"_s);
    const QString hints = u"hints"_s;
    row("an id with a capital", hints, R"("wrong-user")", R"("Wrong-user")", u"entries[0].id"_s);
    row("an unknown condition", hints, R"("hosts")", R"("host")", u"entries[0].host"_s);
    row("no condition", hints, R"("replies": ["535", "5.7.8", "454 4.7.0"],
                 "texts": ["no such user"], "hosts": ["mx.example"], "mechanisms": ["PLAIN"], "fields": ["user=*"],)",
        R"("hosts": ["mx.example"],)", u"entries[0].replies"_s);
    row("a list without content", hints, R"(["no such user"])", "[]", u"entries[0].texts"_s);
    row("words too short", hints, R"(["no such user"])", R"(["user"])", u"entries[0].texts"_s);
    row("words with two spaces", hints, R"(["no such user"])", R"(["no  such user"])", u"entries[0].texts"_s);
    row("words twice", hints, R"(["no such user"])", R"(["no such user", "no such user"])", u"entries[0].texts"_s);
    row("words that are no list", hints, R"(["no such user"])", R"("no such user")", u"entries[0].texts"_s);
    row("a class of 1", hints, R"("535")", R"("135")", u"entries[0].replies"_s);
    row("two enhanced codes", hints, R"("454 4.7.0")", R"("5.7.8 5.7.9")", u"entries[0].replies"_s);
    row("a code and words", hints, R"("454 4.7.0")", R"("454 no")", u"entries[0].replies"_s);
    row("a pattern of a code", hints, R"("535")", R"("53.")", u"entries[0].replies"_s);
    row("a domain that begins with a dot", hints, R"("mx.example")", R"(".example")", u"entries[0].hosts"_s);
    row("a domain with a capital", hints, R"("mx.example")", R"("MX.example")", u"entries[0].hosts"_s);
    row("a whole top level", hints, R"("mx.example")", R"("com")", u"entries[0].hosts"_s);
    row("a mechanism in lower case", hints, R"("PLAIN")", R"("plain")", u"entries[0].mechanisms"_s);
    row("a phase without a login", hints, R"("auth", "mail")", R"("auth", "vrfy")", u"entries[0].phases"_s);
    row("a field without a value", hints, R"("user=*")", R"("user=")", u"entries[0].fields"_s);
    row("a field without a name", hints, R"("user=*")", R"("=eve")", u"entries[0].fields"_s);
    row("a field that is no pair", hints, R"("user=*")", R"("user")", u"entries[0].fields"_s);
    row("a place for what is no field", hints, "c {user}", "c {host}", u"entries[0].cause"_s);
    row("no source", hints, R"("reference": "r")", R"("reference": "")", u"entries[0].reference"_s);
    row("a list in place of the table", mechanisms, "{\"license\"", "[{\"license\"", QString());
}

void TestKnowledgeTables::aBrokenTable_isRefused()
{
    QFETCH(const QString, table);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, where);
    QByteArray json = whole(table);
    QVERIFY(json.contains(from));
    json.replace(json.indexOf(from), from.size(), to);
    const QString fault = faultOf(table, json);
    QVERIFY(!fault.isEmpty());
    if (!where.isEmpty())
        QCOMPARE(fault, where);
}

void TestKnowledgeTables::aTableCutOffAnywhere_isRefused_data()
{
    QTest::addColumn<QString>("table");
    for (const QString &table : {u"replies"_s, u"enhanced"_s, u"keywords"_s, u"mechanisms"_s, u"hints"_s})
        QTest::newRow(qPrintable(table)) << table;
}

void TestKnowledgeTables::aTableCutOffAnywhere_isRefused()
{
    QFETCH(const QString, table);
    const QByteArray json = whole(table);
    QVERIFY(faultOf(table, json).isEmpty());
    for (qsizetype length = 0; length < json.size(); ++length)
        QVERIFY(!faultOf(table, json.first(length)).isEmpty());

    // The same entry once more.
    const qsizetype entry = json.indexOf("\"entries\": [") + 12;
    const qsizetype end = table == u"keywords" ? json.indexOf("],\n    \"parameters\"") : json.lastIndexOf(']');
    const QByteArray twice = json.first(end) + ", " + json.sliced(entry, end - entry) + json.sliced(end);
    QVERIFY(faultOf(table, twice).startsWith(u"entries[1]."_s));
}

void TestKnowledgeTables::anEmptyTable_knowsNothing()
{
    QVERIFY(!ReplyTable().find(250, {}));
    QVERIFY(!ReplyTable().replyClass(250));
    QVERIFY(!EnhancedTable().find(5, 7, 8));
    QVERIFY(!EnhancedTable().find(0, 7, 8));
    QVERIFY(!KeywordTable().find("SIZE"));
    QVERIFY(!KeywordTable().find("XFOO"));
    QVERIFY(!KeywordTable().find("AUTH=LOGIN"));
    QVERIFY(!MechanismTable().find("PLAIN"));
    QVERIFY(!HintTable().find(Refusal{535, "5.7.8", {}, {}, {}, {}, {}}));
}

QTEST_GUILESS_MAIN(TestKnowledgeTables)
#include "tst_knowledgetables.moc"
