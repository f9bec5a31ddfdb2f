// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/explain.h"
#include "knowledge/knowledge.h"
#include "knowledge/nearmatch.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mailscope::knowledge;
using Kind = Explanation::Kind;

Q_DECLARE_METATYPE(mailscope::knowledge::Explanation::Kind)

class TestExplain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTerm_isExplained_data();
    void aTerm_isExplained();
    void anUnknownTerm_isCalledUnknown_data();
    void anUnknownTerm_isCalledUnknown();
    void anUnknownTerm_listsWhatResemblesIt_data();
    void anUnknownTerm_listsWhatResemblesIt();
    void everythingInTheTables_isExplainedByItsName();
    void twoCodes_thatContradictEachOther_areNoted_data();
    void twoCodes_thatContradictEachOther_areNoted();
    void anEnhancedCode_namesItsClass();
    void aReply_tellsWhatItMeansInEachPhase();
    void aHostileTerm_isSafeToPrint_data();
    void aHostileTerm_isSafeToPrint();
    void anEditDistance_countsEdits_data();
    void anEditDistance_countsEdits();
    void nearMatches_areFewAndOrdered();
};

void TestExplain::aTerm_isExplained_data()
{
    QTest::addColumn<QString>("term");
    QTest::addColumn<QList<Kind>>("kinds");
    QTest::addColumn<QString>("meaning");

    const auto row = [](const char *term, const QList<Kind> &kinds, const QString &meaning) {
        QTest::newRow(term) << QString::fromLatin1(term) << kinds << meaning;
    };
    row("550", {Kind::Reply}, u"refused: no such mailbox, or not permitted"_s);
    row(" 250 ", {Kind::Reply}, u"done"_s);
    row("550-", {Kind::Reply}, u"refused: no such mailbox, or not permitted"_s);
    row("550 user unknown", {Kind::Reply}, u"refused: no such mailbox, or not permitted"_s);
    row("535 5.7.8", {Kind::Reply, Kind::Enhanced}, u"login refused"_s);
    row("535-5.7.8 no", {Kind::Reply, Kind::Enhanced}, u"login refused"_s);
    row("550 5.1.1 <a@example>: unknown", {Kind::Reply, Kind::Enhanced},
        u"refused: no such mailbox, or not permitted"_s);
    row("250 SIZE 1000", {Kind::Reply}, u"done"_s);
    row("5xx", {Kind::ReplyClass}, u"refused for good"_s);
    row("4YZ", {Kind::ReplyClass}, u"refused for now"_s);
    row("3", {Kind::ReplyClass}, u"more is expected"_s);
    row("5.7.8", {Kind::Enhanced}, u"credentials wrong (failed for good)"_s);
    row("X.7.8", {Kind::Enhanced}, u"credentials wrong"_s);
    row("x.7.8", {Kind::Enhanced}, u"credentials wrong"_s);
    row("5.7.8 go away", {Kind::Enhanced}, u"credentials wrong (failed for good)"_s);
    row("5.7", {Kind::EnhancedSubject}, u"security or policy"_s);
    row("X.2", {Kind::EnhancedSubject}, u"mailbox"_s);
    row("STARTTLS", {Kind::Keyword}, u"encryption on request"_s);
    row("starttls", {Kind::Keyword}, u"encryption on request"_s);
    row("EHLO", {Kind::Keyword}, u"the hello"_s);
    row("BDAT", {Kind::Keyword}, u"message in counted chunks"_s);
    row("SIZE", {Kind::Keyword, Kind::Parameter}, u"announces the size of a message"_s);
    row("SIZE 52428800", {Kind::Keyword}, u"messages up to 50 MiB"_s);
    row("AUTH PLAIN FOO", {Kind::Keyword, Kind::Mechanism, Kind::Unknown}, u"login by PLAIN, FOO"_s);
    row("AUTH", {Kind::Keyword, Kind::Keyword, Kind::Parameter}, u"login"_s);
    row("NOTIFY", {Kind::Parameter}, u"parameter of RCPT, added by DSN"_s);
    row("BODY", {Kind::Parameter}, u"parameter of MAIL, added by 8BITMIME"_s);
    row("RCPTMAX", {Kind::Limit}, u"at most n recipients a transaction"_s);
    row("PLAIN", {Kind::Mechanism}, u"password in clear"_s);
    row("SCRAM-SHA-256-PLUS", {Kind::Mechanism}, u"salted proof by both sides (SHA-256), bound to TLS"_s);
    row("SCRAM-FOO", {Kind::Mechanism}, u"salted proof by both sides"_s);
    row("XOAUTH2", {Kind::Mechanism}, u"login by OAuth 2.0 token, Google's form"_s);
    row("XFOO", {Kind::Keyword}, u"private extension"_s);
    row("XXXXXXXA", {Kind::Keyword}, u"hidden by a firewall"_s);
}

void TestExplain::aTerm_isExplained()
{
    QFETCH(const QString, term);
    QFETCH(const QList<Kind>, kinds);
    QFETCH(const QString, meaning);
    const QList<Explanation> found = explain(term);
    QList<Kind> foundKinds;
    for (const Explanation &explanation : found) {
        foundKinds.append(explanation.kind);
        QVERIFY(!explanation.title.isEmpty());
        QVERIFY(!explanation.meaning.isEmpty());
        QVERIFY(!explanation.detail.isEmpty());
        QVERIFY(!kindName(explanation.kind).isEmpty());
        QCOMPARE(explanation.reference.isEmpty(), explanation.kind == Kind::Unknown);
    }
    QCOMPARE(foundKinds, kinds);
    QCOMPARE(found.first().meaning, meaning);
}

void TestExplain::anUnknownTerm_isCalledUnknown_data()
{
    QTest::addColumn<QString>("term");
    for (const char *term :
         {"",       " ",     "FROBNICATE", "199",         "600",     "999",     "1",           "6",
          "0",      "6xx",   "1yz",        "549",         "5.8",     "5.8.1",   "3.1.1",       "3.1",
          "5.1.99", "X.9.9", "5..1",       "5.1.",        ".5.1",    "5.1.1.1", "5.1.1000",    "5.x.1",
          "+550",   "-550",  "5500",       "55",          "550x",    "55O",     "PLAIN LOGIN", "STARTTLSX",
          "@",      "Y.1.1", "mx.example", "frob nicate", "\xc3\xa9"})
        QTest::newRow(term) << QString::fromUtf8(term);
}

void TestExplain::anUnknownTerm_isCalledUnknown()
{
    QFETCH(const QString, term);
    const QList<Explanation> found = explain(term);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().kind, Kind::Unknown);
    QVERIFY(found.first().meaning.startsWith(u"unknown"_s));
    QVERIFY(!found.first().detail.isEmpty());
    QVERIFY(found.first().reference.isEmpty());
}

void TestExplain::anUnknownTerm_listsWhatResemblesIt_data()
{
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("near");
    QTest::newRow("a letter missing") << u"STARTLS"_s << u"STARTTLS"_s;
    QTest::newRow("letters swapped") << u"PIEPLINING"_s << u"PIPELINING"_s;
    QTest::newRow("the beginning") << u"PIPE"_s << u"PIPELINING"_s;
    QTest::newRow("in lower case") << u"crammd5"_s << u"CRAM-MD5"_s;
    QTest::newRow("a mechanism") << u"PLIAN"_s << u"PLAIN"_s;
    QTest::newRow("a parameter") << u"NOTIFFY"_s << u"NOTIFY"_s;
    QTest::newRow("a reply code") << u"559"_s << u"550"_s;
    QTest::newRow("an enhanced code") << u"5.7.99"_s << u"X.7.0"_s;
    QTest::newRow("nothing like it") << u"QQQQQQQQ"_s << QString();
    QTest::newRow("too short to guess") << u"QX"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("endless") << QString(100000, u'A') << QString();
}

void TestExplain::anUnknownTerm_listsWhatResemblesIt()
{
    QFETCH(const QString, term);
    QFETCH(const QString, near);
    const Explanation explanation = explain(term).first();
    QCOMPARE(explanation.kind, Kind::Unknown);
    QCOMPARE(explanation.near.value(0), near);
    QVERIFY(explanation.near.size() <= 5);
}

void TestExplain::everythingInTheTables_isExplainedByItsName()
{
    const auto known = [](const QString &term, Kind kind) {
        const QList<Explanation> found = explain(term);
        return std::ranges::any_of(found, [&](const Explanation &explanation) {
            return explanation.kind == kind && explanation.title == term;
        });
    };
    const Knowledge &knowledge = Knowledge::shared();
    for (const int code : knowledge.replies().codes())
        QVERIFY(known(QString::number(code), Kind::Reply));
    for (const auto &[subject, detail] : knowledge.enhancedCodes().codes())
        QVERIFY(known(u"X.%1.%2"_s.arg(subject).arg(detail), Kind::Enhanced));
    for (const QByteArray &keyword : knowledge.keywords().keywords())
        QVERIFY2(keyword == "X*" || known(QString::fromLatin1(keyword), Kind::Keyword), keyword.constData());
    for (const QByteArray &mechanism : knowledge.mechanisms().names())
        QVERIFY2(known(QString::fromLatin1(mechanism), Kind::Mechanism), mechanism.constData());
    for (const ParameterMeaning &parameter : knowledge.keywords().allParameters())
        QVERIFY2(known(QString::fromLatin1(parameter.name), Kind::Parameter), parameter.name.constData());
    for (const LimitMeaning &limit : knowledge.keywords().allLimits())
        QVERIFY2(known(QString::fromLatin1(limit.name), Kind::Limit), limit.name.constData());
}

void TestExplain::twoCodes_thatContradictEachOther_areNoted_data()
{
    QTest::addColumn<QString>("term");
    QTest::addColumn<QString>("note");
    QTest::newRow("of one mind") << u"535 5.7.8"_s << QString();
    QTest::newRow("of one mind, temporary") << u"452 4.2.2"_s << QString();
    QTest::newRow("without a name for it") << u"550 5.1.2"_s << QString();
    QTest::newRow("another class") << u"250 5.7.8"_s << u"It contradicts 250"_s;
    QTest::newRow("temporary and permanent") << u"450 5.1.1"_s << u"It contradicts 450"_s;
    QTest::newRow("unknown detail of another class") << u"250 5.1.99"_s << u"It contradicts 250"_s;
    QTest::newRow("an unusual pair") << u"550 5.7.8"_s << u"It is unusual together with 550"_s;
}

void TestExplain::twoCodes_thatContradictEachOther_areNoted()
{
    QFETCH(const QString, term);
    QFETCH(const QString, note);
    const QList<Explanation> found = explain(term);
    QCOMPARE(found.size(), 2);
    if (note.isEmpty())
        QVERIFY(!found.at(1).detail.contains(u"\nIt "_s));
    else
        QVERIFY2(found.at(1).detail.contains(note), qPrintable(found.at(1).detail));
}

void TestExplain::anEnhancedCode_namesItsClass()
{
    QVERIFY(explain(u"4.7.1").first().meaning.endsWith(u"(failed for now)"_s));
    QVERIFY(explain(u"2.1.5").first().meaning.endsWith(u"(success)"_s));
    QVERIFY(explain(u"5.7.8").first().detail.contains(u"Subject: security or policy."_s));
    QVERIFY(explain(u"5.7.8").first().detail.contains(u"together with: 535, 554."_s));
    QVERIFY(!explain(u"5.1.2").first().detail.contains(u"together with"_s));
}

void TestExplain::aReply_tellsWhatItMeansInEachPhase()
{
    const QString detail = explain(u"554").first().detail;
    QVERIFY(detail.contains(u"\nas the greeting: no mail service for this client. "_s));
    QVERIFY(detail.contains(u"\nafter DATA: no valid recipients. "_s));
    QVERIFY(!detail.contains(u"after VRFY"_s));
    QVERIFY(explain(u"471").first().detail.contains(u"not defined for SMTP"_s));
    QVERIFY(explain(u"459").first().detail.contains(u"belongs to an extension"_s));
}

void TestExplain::aHostileTerm_isSafeToPrint_data()
{
    QTest::addColumn<QString>("term");
    QTest::newRow("escape") << u"\x1b[2J"_s;
    QTest::newRow("bidirectional override") << u"PLAIN\u202e"_s;
    QTest::newRow("NUL") << QString(QChar(u'\0'));
    QTest::newRow("behind a code") << u"550 \x1b[2J"_s;
    QTest::newRow("as a parameter") << u"AUTH \x1b[2J \u202e"_s;
    QTest::newRow("as a size") << u"SIZE \x1b[2J"_s;
    QTest::newRow("digits of another script") << u"\u0665\u0665\u0660"_s;
    QTest::newRow("dotted digits of another script") << u"\u0665.\u0661.\u0661"_s;
    QTest::newRow("place holders") << u"AUTH %1 %2"_s;
}

void TestExplain::aHostileTerm_isSafeToPrint()
{
    QFETCH(const QString, term);
    for (const Explanation &explanation : explain(term)) {
        const QString all = explanation.title + explanation.meaning + explanation.detail + explanation.nextStep
            + explanation.near.join(u' ');
        for (const QChar c : all)
            QVERIFY2((c >= u' ' && c <= u'~') || c == u'\n', qPrintable(all));
    }
}

void TestExplain::anEditDistance_countsEdits_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<int>("distance");
    QTest::newRow("same") << u"SIZE"_s << u"SIZE"_s << 0;
    QTest::newRow("both empty") << QString() << QString() << 0;
    QTest::newRow("from nothing") << QString() << u"DSN"_s << 3;
    QTest::newRow("to nothing") << u"DSN"_s << QString() << 3;
    QTest::newRow("replaced") << u"DSN"_s << u"DSM"_s << 1;
    QTest::newRow("inserted") << u"DSN"_s << u"DASN"_s << 1;
    QTest::newRow("removed") << u"DSN"_s << u"DN"_s << 1;
    QTest::newRow("swapped") << u"DSN"_s << u"SDN"_s << 1;
    QTest::newRow("swapped at the end") << u"PLAIN"_s << u"PLANI"_s << 1;
    QTest::newRow("nothing in common") << u"ABC"_s << u"XYZ"_s << 3;
}

void TestExplain::anEditDistance_countsEdits()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QFETCH(const int, distance);
    QCOMPARE(editDistance(a, b), distance);
    QCOMPARE(editDistance(b, a), distance);
}

void TestExplain::nearMatches_areFewAndOrdered()
{
    const QStringList candidates = {u"AAAAAA"_s, u"AAAAAB"_s, u"AAAAAC"_s, u"AAAAAD"_s, u"AAAAAE"_s, u"AAAAAF"_s};
    QCOMPARE(nearMatches(u"AAAAAC", candidates).size(), 5);
    QCOMPARE(nearMatches(u"aaaaac", candidates).first(), u"AAAAAC"_s);
    QCOMPARE(nearMatches(u"AAAAAC", {u"AAAAAB"_s, u"AAAAAB"_s}), QStringList{u"AAAAAB"_s});
    QVERIFY(nearMatches(u"AAAAAC", {}).isEmpty());
    QVERIFY(nearMatches(u"ZZZZZZ", candidates).isEmpty());
    QVERIFY(nearMatches(u"", candidates).isEmpty());
}

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
