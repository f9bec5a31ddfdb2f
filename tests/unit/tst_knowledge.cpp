// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/knowledge.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <latch>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace mailscope::knowledge;

namespace {

/// The lines of a checked-in list, without its comments and the line of dashes.
QStringList registry(const QString &name)
{
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR) + u"/tests/registries/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith(u'#') || line == u"--"; });
    return lines;
}

void rowsOf(const QString &name, qsizetype atLeast)
{
    QTest::addColumn<QString>("entry");
    const QStringList lines = registry(name);
    QVERIFY2(lines.size() >= atLeast, qPrintable(name + u" is missing or too short"_s));
    QVERIFY2(QSet<QString>(lines.begin(), lines.end()).size() == lines.size(), "an entry stands there twice");
    for (const QString &line : lines)
        QTest::newRow(qPrintable(line)) << line;
}

bool isSentence(const QString &text)
{
    return !text.isEmpty() && text.front().isUpper() && (text.endsWith(u'.') || text.endsWith(u'!'));
}

/// A meaning stands in a table cell: a few words, no full stop, no line end.
bool isPhrase(const QString &text)
{
    return !text.isEmpty() && text.size() <= 60 && !text.endsWith(u'.') && !text.contains(u'\n');
}

bool isReference(const QString &text)
{
    return text.size() >= 6 && !text.endsWith(u'.');
}

} // namespace

class TestKnowledge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReplyCode_isExplained_data() { rowsOf(u"reply-codes.txt"_s, 60); }
    void everyReplyCode_isExplained();
    void noReplyCode_isMissingFromTheList();
    void everyPhaseOfAReply_isExplained();
    void aReply_dependsOnThePhase_data();
    void aReply_dependsOnThePhase();
    void anUnknownReply_isUnknown_data();
    void anUnknownReply_isUnknown();
    void anUnknownReply_stillHasAClass();
    void theClassOfAReply_endsWithTheGrammar_data();
    void theClassOfAReply_endsWithTheGrammar();

    void everyEnhancedCode_isExplained_data() { rowsOf(u"enhanced-status-codes.txt"_s, 80); }
    void everyEnhancedCode_isExplained();
    void noEnhancedCode_isMissingFromTheRegistry();
    void everyAssociatedBasicCode_isExplained();
    void anUnknownEnhancedCode_isUnknown_data();
    void anUnknownEnhancedCode_isUnknown();
    void anEnhancedCode_agreesWithItsBasicCode_data();
    void anEnhancedCode_agreesWithItsBasicCode();
    void theClassesAndSubjects_areThoseOfTheRfc();

    void everyRegisteredKeyword_isExplained_data() { rowsOf(u"smtp-extensions.txt"_s, 34); }
    void everyRegisteredKeyword_isExplained();
    void everySeenKeyword_isExplained_data() { rowsOf(u"smtp-keywords-seen.txt"_s, 40); }
    void everySeenKeyword_isExplained();
    void noRegisteredKeyword_isMissingFromTheRegistry();
    void everyParameter_isExplained_data() { rowsOf(u"smtp-parameters.txt"_s, 21); }
    void everyParameter_isExplained();
    void everyLimit_isExplained_data() { rowsOf(u"smtp-limits.txt"_s, 3); }
    void everyLimit_isExplained();
    void anUnknownKeyword_isUnknown_data();
    void anUnknownKeyword_isUnknown();
    void aPrivateKeyword_isCalledPrivate_data();
    void aPrivateKeyword_isCalledPrivate();
    void anOverwrittenKeyword_isCalledHidden_data();
    void anOverwrittenKeyword_isCalledHidden();
    void aKeyword_isFoundInAnyCase();
    void aKeyword_tellsWhatItAdds();

    void everyRegisteredMechanism_isExplained_data() { rowsOf(u"sasl-mechanisms.txt"_s, 40); }
    void everyRegisteredMechanism_isExplained();
    void everySeenMechanism_isExplained_data() { rowsOf(u"sasl-mechanisms-seen.txt"_s, 35); }
    void everySeenMechanism_isExplained();
    void noRegisteredMechanism_isMissingFromTheRegistry();
    void anUnknownMechanism_isUnknown_data();
    void anUnknownMechanism_isUnknown();
    void aPasswordInClear_needsTls_data();
    void aPasswordInClear_needsTls();
    void channelBinding_isInherentlyTls();
    void aFamily_answersForItsMembers();

    void manyThreads_seeTheSameTable();
    void readingATable_data();
    void readingATable();
};

void TestKnowledge::everyReplyCode_isExplained()
{
    QFETCH(const QString, entry);
    const auto meaning = Knowledge::shared().reply(entry.toInt());
    QVERIFY(meaning);
    QCOMPARE(meaning->code, entry.toInt());
    QVERIFY(meaning->phase.isEmpty());
    QVERIFY2(isPhrase(meaning->meaning), qPrintable(meaning->meaning));
    QVERIFY2(isSentence(meaning->explanation), qPrintable(meaning->explanation));
    QVERIFY2(isSentence(meaning->nextStep), qPrintable(meaning->nextStep));
    QVERIFY2(isReference(meaning->reference), qPrintable(meaning->reference));
    QCOMPARE(meaning->status == ReplyStatus::Vendor, !meaning->reference.startsWith(u"RFC"_s));
}

void TestKnowledge::noReplyCode_isMissingFromTheList()
{
    const QStringList listed = registry(u"reply-codes.txt"_s);
    for (const int code : Knowledge::shared().replies().codes())
        QVERIFY2(listed.contains(QString::number(code)), qPrintable(QString::number(code)));
}

void TestKnowledge::everyPhaseOfAReply_isExplained()
{
    int special = 0;
    for (const int code : Knowledge::shared().replies().codes()) {
        for (const QString &phase : {u"greeting"_s, u"hello"_s, u"starttls"_s, u"xclient"_s, u"auth"_s, u"mail"_s,
                                     u"rcpt"_s, u"data"_s, u"payload"_s, u"vrfy"_s, u"expn"_s, u"etrn"_s, u"quit"_s}) {
            const auto meaning = Knowledge::shared().reply(code, phase);
            QVERIFY(meaning);
            if (meaning->phase.isEmpty())
                continue;
            ++special;
            QCOMPARE(meaning->phase, phase);
            QVERIFY2(isPhrase(meaning->meaning), qPrintable(meaning->meaning));
            QVERIFY2(isSentence(meaning->explanation), qPrintable(meaning->explanation));
            QVERIFY2(isSentence(meaning->nextStep), qPrintable(meaning->nextStep));
            QVERIFY(meaning->explanation != Knowledge::shared().reply(code)->explanation);
        }
    }
    QVERIFY(special > 60);
}

void TestKnowledge::aReply_dependsOnThePhase_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("phase");
    QTest::addColumn<QString>("meaning");

    QTest::newRow("252 to VRFY is no confirmation") << 252 << u"vrfy"_s << u"cannot verify, will try"_s;
    QTest::newRow("554 instead of a greeting") << 554 << u"greeting"_s << u"no mail service for this client"_s;
    QTest::newRow("554 after DATA") << 554 << u"data"_s << u"no valid recipients"_s;
    QTest::newRow("454 to STARTTLS") << 454 << u"starttls"_s << u"TLS not available now"_s;
    QTest::newRow("454 to AUTH") << 454 << u"auth"_s << u"login cannot be checked now"_s;
    QTest::newRow("a phase in capitals") << 454 << u"AUTH"_s << u"login cannot be checked now"_s;
    QTest::newRow("the hello after TLS") << 502 << u"hello-tls"_s << u"EHLO not implemented"_s;
    QTest::newRow("the hello after a login") << 502 << u"hello-auth"_s << u"EHLO not implemented"_s;
    QTest::newRow("a phase without its own meaning") << 535 << u"auth"_s << u"login refused"_s;
    QTest::newRow("an unknown phase") << 252 << u"nonsense"_s << u"cannot verify, will try"_s;
    QTest::newRow("a half-known phase") << 554 << u"greet"_s << u"transaction failed"_s;
    QTest::newRow("no phase") << 554 << QString() << u"transaction failed"_s;
}

void TestKnowledge::aReply_dependsOnThePhase()
{
    QFETCH(const int, code);
    QFETCH(const QString, phase);
    QFETCH(const QString, meaning);
    QCOMPARE(Knowledge::shared().reply(code, phase).value_or(ReplyMeaning()).meaning, meaning);
}

void TestKnowledge::anUnknownReply_isUnknown_data()
{
    QTest::addColumn<int>("code");
    for (const int code :
         {-550, -1, 0, 5, 55, 100, 199, 200, 299, 300, 399, 401, 419, 499, 505, 549, 560, 599, 600, 5500})
        QTest::addRow("%d", code) << code;
}

void TestKnowledge::anUnknownReply_isUnknown()
{
    QFETCH(const int, code);
    QVERIFY(!Knowledge::shared().reply(code));
    QVERIFY(!Knowledge::shared().reply(code, u"rcpt"));
}

void TestKnowledge::anUnknownReply_stillHasAClass()
{
    QVERIFY(!Knowledge::shared().reply(549));
    QCOMPARE(Knowledge::shared().replyClass(549)->meaning, u"refused for good"_s);
    QCOMPARE(Knowledge::shared().replyArea(549)->meaning, u"unspecified"_s);
    QCOMPARE(Knowledge::shared().replyClass(419)->meaning, u"refused for now"_s);
}

void TestKnowledge::theClassOfAReply_endsWithTheGrammar_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("hasClass");
    QTest::addColumn<bool>("hasArea");
    QTest::newRow("first") << 200 << true << true;
    QTest::newRow("last of the grammar") << 559 << true << true;
    QTest::newRow("a sixth digit") << 560 << true << false;
    QTest::newRow("a ninth digit") << 599 << true << false;
    QTest::newRow("before the first") << 199 << false << false;
    QTest::newRow("behind the last") << 600 << false << false;
    QTest::newRow("negative") << -250 << false << false;
    QTest::newRow("two digits") << 25 << false << false;
    QTest::newRow("four digits") << 2500 << false << false;
}

void TestKnowledge::theClassOfAReply_endsWithTheGrammar()
{
    QFETCH(const int, code);
    QFETCH(const bool, hasClass);
    QFETCH(const bool, hasArea);
    QCOMPARE(Knowledge::shared().replyClass(code).has_value(), hasClass);
    QCOMPARE(Knowledge::shared().replyArea(code).has_value(), hasArea);
}

void TestKnowledge::everyEnhancedCode_isExplained()
{
    QFETCH(const QString, entry);
    const QStringList words = entry.split(u' ');
    const QStringList parts = words.first().split(u'.');
    const auto meaning = Knowledge::shared().enhanced(5, parts.at(1).toInt(), parts.at(2).toInt());
    QVERIFY(meaning);
    QCOMPARE(meaning->statusClass, 5);
    QCOMPARE(meaning->classMeaning, u"failed for good"_s);
    QVERIFY(!meaning->subjectMeaning.isEmpty());
    QVERIFY2(isPhrase(meaning->meaning), qPrintable(meaning->meaning));
    QVERIFY2(isSentence(meaning->explanation), qPrintable(meaning->explanation));
    QVERIFY2(isSentence(meaning->nextStep), qPrintable(meaning->nextStep));
    QVERIFY2(isReference(meaning->reference), qPrintable(meaning->reference));

    QStringList named;
    for (const int code : meaning->basicCodes)
        named.append(QString::number(code));
    if (meaning->basicClasses == QList<int>{2, 4, 5})
        named.append(u"any"_s);
    else
        std::ranges::transform(meaning->basicClasses, std::back_inserter(named),
                               [](int digit) { return u"%1xx"_s.arg(digit); });
    if (named.isEmpty())
        named.append(u"-"_s);
    QCOMPARE(named, words.sliced(1));
}

void TestKnowledge::noEnhancedCode_isMissingFromTheRegistry()
{
    const QStringList lines = registry(u"enhanced-status-codes.txt"_s);
    QCOMPARE(Knowledge::shared().enhancedCodes().codes().size(), lines.size());
}

void TestKnowledge::everyAssociatedBasicCode_isExplained()
{
    for (const auto &[subject, detail] : Knowledge::shared().enhancedCodes().codes()) {
        const auto meaning = Knowledge::shared().enhanced(0, subject, detail);
        QVERIFY(meaning.has_value());
        for (const int code : meaning->basicCodes)
            QVERIFY2(Knowledge::shared().reply(code), qPrintable(QString::number(code)));
    }
}

void TestKnowledge::anUnknownEnhancedCode_isUnknown_data()
{
    QTest::addColumn<int>("statusClass");
    QTest::addColumn<int>("subject");
    QTest::addColumn<int>("detail");
    QTest::newRow("class 1") << 1 << 1 << 1;
    QTest::newRow("class 3") << 3 << 1 << 1;
    QTest::newRow("class 6") << 6 << 1 << 1;
    QTest::newRow("negative class") << -5 << 1 << 1;
    QTest::newRow("class 55") << 55 << 1 << 1;
    QTest::newRow("subject 8") << 5 << 8 << 0;
    QTest::newRow("negative subject") << 5 << -1 << 0;
    QTest::newRow("subject 17") << 5 << 17 << 1;
    QTest::newRow("detail behind the last address") << 5 << 1 << 11;
    QTest::newRow("detail behind the last mailbox") << 5 << 2 << 5;
    QTest::newRow("detail behind the last security") << 5 << 7 << 31;
    QTest::newRow("detail 999") << 5 << 7 << 999;
    QTest::newRow("negative detail") << 5 << 7 << -8;
    QTest::newRow("detail of subject 0") << 5 << 0 << 1;
    QTest::newRow("vendor's 5.1.351") << 5 << 1 << 351;
}

void TestKnowledge::anUnknownEnhancedCode_isUnknown()
{
    QFETCH(const int, statusClass);
    QFETCH(const int, subject);
    QFETCH(const int, detail);
    QVERIFY(!Knowledge::shared().enhanced(statusClass, subject, detail));
}

void TestKnowledge::anEnhancedCode_agreesWithItsBasicCode_data()
{
    QTest::addColumn<int>("statusClass");
    QTest::addColumn<int>("subject");
    QTest::addColumn<int>("detail");
    QTest::addColumn<int>("basic");
    QTest::addColumn<bool>("agrees");
    QTest::newRow("535 5.7.8") << 5 << 7 << 8 << 535 << true;
    QTest::newRow("554 5.7.8") << 5 << 7 << 8 << 554 << true;
    QTest::newRow("535 X.7.8") << 0 << 7 << 8 << 535 << true;
    QTest::newRow("452 4.2.2, not named but of another class") << 4 << 2 << 2 << 452 << true;
    QTest::newRow("any with X.0.0") << 2 << 0 << 0 << 250 << true;
    QTest::newRow("a whole class") << 5 << 7 << 17 << 577 << true;
    QTest::newRow("nothing named") << 5 << 1 << 2 << 550 << true;
    QTest::newRow("another code of the class") << 5 << 7 << 8 << 550 << false;
    QTest::newRow("another class") << 5 << 7 << 8 << 454 << false;
    QTest::newRow("success with a failure") << 5 << 1 << 1 << 250 << false;
    QTest::newRow("failure with a success") << 2 << 1 << 5 << 550 << false;
    QTest::newRow("temporary with a permanent one") << 4 << 7 << 1 << 550 << false;
    QTest::newRow("another code with X") << 0 << 7 << 9 << 535 << false;
    QTest::newRow("no code at all") << 5 << 7 << 8 << 0 << false;
}

void TestKnowledge::anEnhancedCode_agreesWithItsBasicCode()
{
    QFETCH(const int, statusClass);
    QFETCH(const int, subject);
    QFETCH(const int, detail);
    QFETCH(const int, basic);
    QFETCH(const bool, agrees);
    QCOMPARE(Knowledge::shared().enhanced(statusClass, subject, detail)->agreesWith(basic), agrees);
}

void TestKnowledge::theClassesAndSubjects_areThoseOfTheRfc()
{
    for (int digit = -1; digit <= 9; ++digit) {
        QCOMPARE(Knowledge::shared().enhancedClass(digit).has_value(), digit == 2 || digit == 4 || digit == 5);
        QCOMPARE(Knowledge::shared().enhancedSubject(digit).has_value(), digit >= 0 && digit <= 7);
    }
}

static void verifyKeyword(const QByteArray &name)
{
    const auto meaning = Knowledge::shared().keyword(name);
    QVERIFY(meaning);
    QVERIFY(!meaning->family);
    QVERIFY2(isPhrase(meaning->meaning), qPrintable(meaning->meaning));
    QVERIFY2(isSentence(meaning->explanation), qPrintable(meaning->explanation));
    QVERIFY2(isReference(meaning->reference), qPrintable(meaning->reference));
    QVERIFY(!meaning->validOn.isEmpty());
    QVERIFY(isPhrase(Knowledge::shared().keywordMeaning(name, {})));
}

void TestKnowledge::everyRegisteredKeyword_isExplained()
{
    QFETCH(const QString, entry);
    verifyKeyword(entry.toLatin1());
    if (QTest::currentTestFailed())
        return;
    const auto meaning = Knowledge::shared().keyword(entry.toLatin1());
    QVERIFY(meaning->status == KeywordStatus::Registered || meaning->status == KeywordStatus::Obsolete);
}

void TestKnowledge::everySeenKeyword_isExplained()
{
    QFETCH(const QString, entry);
    verifyKeyword(entry.toLatin1());
    if (QTest::currentTestFailed())
        return;
    QVERIFY(Knowledge::shared().keyword(entry.toLatin1())->status != KeywordStatus::Registered);
}

void TestKnowledge::noRegisteredKeyword_isMissingFromTheRegistry()
{
    const QStringList registered = registry(u"smtp-extensions.txt"_s);
    const QStringList seen = registry(u"smtp-keywords-seen.txt"_s);
    for (const QByteArray &name : Knowledge::shared().keywords().keywords()) {
        const QString keyword = QString::fromLatin1(name);
        const KeywordStatus status = Knowledge::shared().keywords().find(name).value_or(KeywordMeaning()).status;
        if (name == "X*" || name == "AUTH=" || status == KeywordStatus::Base)
            continue;
        QVERIFY2(registered.contains(keyword) != seen.contains(keyword), name.constData());
        if (status == KeywordStatus::Registered)
            QVERIFY2(registered.contains(keyword), name.constData());
    }
}

void TestKnowledge::everyParameter_isExplained()
{
    QFETCH(const QString, entry);
    const QList<QByteArray> words = entry.toLatin1().split(' ');
    const QList<ParameterMeaning> found = Knowledge::shared().keywords().parameters(words.at(1).toLower());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().name, words.at(1));
    QCOMPARE(found.first().command, words.at(0));
    QVERIFY(isSentence(found.first().meaning));
    QVERIFY(isReference(found.first().reference));
    const auto keyword = Knowledge::shared().keyword(found.first().keyword);
    QVERIFY(keyword);
    QVERIFY((words.at(0) == "MAIL" ? keyword->mailParameters : keyword->rcptParameters).contains(words.at(1)));
}

void TestKnowledge::everyLimit_isExplained()
{
    QFETCH(const QString, entry);
    const auto limit = Knowledge::shared().keywords().limit(entry.toLatin1());
    QVERIFY(limit);
    QVERIFY(isPhrase(limit->one));
    QVERIFY(isPhrase(limit->many));
    QVERIFY(isReference(limit->reference));
}

void TestKnowledge::anUnknownKeyword_isUnknown_data()
{
    QTest::addColumn<QByteArray>("keyword");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("a word") << QByteArray("FROBNICATE");
    QTest::newRow("one letter short") << QByteArray("STARTTL");
    QTest::newRow("one letter long") << QByteArray("STARTTLSS");
    QTest::newRow("with a space") << QByteArray("STARTTLS ");
    QTest::newRow("with a parameter") << QByteArray("SIZE 1000");
    QTest::newRow("with an equals sign") << QByteArray("SIZE=1000");
    QTest::newRow("with a NUL") << QByteArray("SIZE\0", 5);
    QTest::newRow("a private one with a NUL") << QByteArray("XFOO\0", 5);
    QTest::newRow("a private one with a space") << QByteArray("XFOO BAR");
    QTest::newRow("a private one with 8 bits") << QByteArray("XF\xc3\xb6\xc3\xb6");
    QTest::newRow("a private one with a star") << QByteArray("X*");
    QTest::newRow("a dash before X") << QByteArray("-XFOO");
    QTest::newRow("a mechanism") << QByteArray("SCRAM-SHA-256");
    QTest::newRow("a parameter of MAIL") << QByteArray("ENVID");
    QTest::newRow("a domain") << QByteArray("mx.example");
    QTest::newRow("a number") << QByteArray("250");
    QTest::newRow("AUTH with a colon") << QByteArray("AUTH:LOGIN");
}

void TestKnowledge::anUnknownKeyword_isUnknown()
{
    QFETCH(const QByteArray, keyword);
    QVERIFY(!Knowledge::shared().keyword(keyword));
    QVERIFY(Knowledge::shared().keywordMeaning(keyword, {"1000"}).isNull());
}

void TestKnowledge::aPrivateKeyword_isCalledPrivate_data()
{
    QTest::addColumn<QByteArray>("keyword");
    for (const char *keyword : {"XFOO", "xfoo", "X-FOO", "X-FOO-BAR", "X1", "X", "XX", "XXX", "XXXXAB", "X_FOO"})
        QTest::newRow(keyword) << QByteArray(keyword);
}

void TestKnowledge::aPrivateKeyword_isCalledPrivate()
{
    QFETCH(const QByteArray, keyword);
    const auto meaning = Knowledge::shared().keyword(keyword);
    QVERIFY(meaning);
    QVERIFY(meaning->family);
    QCOMPARE(meaning->status, KeywordStatus::Vendor);
    QCOMPARE(meaning->keyword, keyword.toUpper());
    QCOMPARE(meaning->meaning, u"private extension"_s);
}

void TestKnowledge::anOverwrittenKeyword_isCalledHidden_data()
{
    QTest::addColumn<QByteArray>("keyword");
    for (const char *keyword : {"XXXXXXXA", "XXXXXXXX", "XXXXXXXB", "XXXX", "XXXA", "xxxxxxxa", "XXXXXXX1"})
        QTest::newRow(keyword) << QByteArray(keyword);
}

void TestKnowledge::anOverwrittenKeyword_isCalledHidden()
{
    QFETCH(const QByteArray, keyword);
    const auto meaning = Knowledge::shared().keyword(keyword);
    QVERIFY(meaning);
    QVERIFY(!meaning->family);
    QCOMPARE(meaning->meaning, u"hidden by a firewall"_s);
    QCOMPARE(meaning->keyword, keyword.toUpper());
}

void TestKnowledge::aKeyword_isFoundInAnyCase()
{
    QCOMPARE(Knowledge::shared().keyword("starttls")->keyword, "STARTTLS");
    QCOMPARE(Knowledge::shared().keyword("8BitMime")->keyword, "8BITMIME");
    QCOMPARE(Knowledge::shared().keyword("x-Exps")->keyword, "X-EXPS");
    QCOMPARE(Knowledge::shared().keyword("auth=plain")->keyword, "AUTH=");
    QCOMPARE(Knowledge::shared().keyword("AUTH=")->status, KeywordStatus::Obsolete);
}

void TestKnowledge::aKeyword_tellsWhatItAdds()
{
    const auto dsn = Knowledge::shared().keyword("DSN");
    QCOMPARE(dsn->mailParameters, (QList<QByteArray>{"RET", "ENVID"}));
    QCOMPARE(dsn->rcptParameters, (QList<QByteArray>{"NOTIFY", "ORCPT"}));
    QVERIFY(dsn->verbs.isEmpty());
    QCOMPARE(Knowledge::shared().keyword("CHUNKING")->verbs, QList<QByteArray>{"BDAT"});
    QCOMPARE(Knowledge::shared().keyword("ETRN")->validOn, QStringList{u"25"_s});
    QCOMPARE(Knowledge::shared().keyword("BURL")->validOn, (QStringList{u"465"_s, u"587"_s}));
    QCOMPARE(Knowledge::shared().keyword("XCLIENT")->vendor, u"Postfix"_s);
    QVERIFY(Knowledge::shared().keyword("STARTTLS")->vendor.isEmpty());
}

static void verifyMechanism(const QByteArray &name)
{
    const auto meaning = Knowledge::shared().mechanism(name);
    QVERIFY(meaning);
    QCOMPARE(meaning->name, name.toUpper());
    QVERIFY2(isPhrase(meaning->meaning), qPrintable(meaning->meaning));
    QVERIFY2(isSentence(meaning->explanation), qPrintable(meaning->explanation));
    QVERIFY2(isSentence(meaning->onlooker), qPrintable(meaning->onlooker));
    QVERIFY2(isSentence(meaning->server), qPrintable(meaning->server));
    QVERIFY2(isReference(meaning->reference), qPrintable(meaning->reference));
}

void TestKnowledge::everyRegisteredMechanism_isExplained()
{
    QFETCH(const QString, entry);
    const QStringList words = entry.split(u' ');
    verifyMechanism(words.at(0).toLatin1());
    if (QTest::currentTestFailed())
        return;
    const QMap<QString, Usage> usages = {
        {u"COMMON"_s, Usage::Common}, {u"LIMITED"_s, Usage::Limited}, {u"OBSOLETE"_s, Usage::Obsolete}};
    QVERIFY(usages.contains(words.at(1)));
    QCOMPARE(Knowledge::shared().mechanism(words.at(0).toLatin1())->usage, usages.value(words.at(1)));
}

void TestKnowledge::everySeenMechanism_isExplained()
{
    QFETCH(const QString, entry);
    verifyMechanism(entry.toLatin1());
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(Knowledge::shared().mechanism(entry.toLatin1())->usage, Usage::Unregistered);
}

void TestKnowledge::noRegisteredMechanism_isMissingFromTheRegistry()
{
    QStringList registered;
    for (const QString &line : registry(u"sasl-mechanisms.txt"_s))
        registered.append(line.split(u' ').first());
    for (const QByteArray &name : Knowledge::shared().mechanisms().names()) {
        const bool ours = Knowledge::shared().mechanism(name)->usage == Usage::Unregistered;
        QVERIFY2(registered.contains(QString::fromLatin1(name)) != ours, name.constData());
    }
}

void TestKnowledge::anUnknownMechanism_isUnknown_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("a word") << QByteArray("FROBNICATE");
    QTest::newRow("one letter short") << QByteArray("PLAI");
    QTest::newRow("with a space") << QByteArray("PLAIN ");
    QTest::newRow("two of them") << QByteArray("PLAIN LOGIN");
    QTest::newRow("a family's beginning alone") << QByteArray("SCRAM-");
    QTest::newRow("a family's name alone") << QByteArray("SCRAM");
    QTest::newRow("a family with a star behind") << QByteArray("SCRAM-SHA-*");
    QTest::newRow("a family with a control byte") << QByteArray("SCRAM-\x01");
    QTest::newRow("a family with a NUL") << QByteArray("GS2-A\0", 6);
    QTest::newRow("8 bits") << QByteArray("PLA\xc3\x8f");
    QTest::newRow("the family behind another word") << QByteArray("X-SCRAM-SHA-256");
    QTest::newRow("a keyword") << QByteArray("STARTTLS");
    QTest::newRow("a code") << QByteArray("5.7.8");
    QTest::newRow("a lone star") << QByteArray("*");
}

void TestKnowledge::anUnknownMechanism_isUnknown()
{
    QFETCH(const QByteArray, name);
    QVERIFY(!Knowledge::shared().mechanism(name));
}

void TestKnowledge::aPasswordInClear_needsTls_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const QByteArray &name : Knowledge::shared().mechanisms().names())
        QTest::newRow(name.constData()) << name;
}

void TestKnowledge::aPasswordInClear_needsTls()
{
    QFETCH(const QByteArray, name);
    const auto meaning = Knowledge::shared().mechanism(name);
    if (meaning->strength == Strength::Plaintext && !name.startsWith("PASSDSS"))
        QCOMPARE(meaning->tls, TlsNeed::Required);
    if (meaning->strength == Strength::Token && meaning->tls != TlsNeed::Inherent)
        QCOMPARE(meaning->tls, TlsNeed::Required);
}

void TestKnowledge::channelBinding_isInherentlyTls()
{
    for (const QByteArray &name : Knowledge::shared().mechanisms().names()) {
        if (name.endsWith("-PLUS"))
            QCOMPARE(Knowledge::shared().mechanism(name)->tls, TlsNeed::Inherent);
    }
    QCOMPARE(Knowledge::shared().mechanism("SCRAM-SHA-257-PLUS")->tls, TlsNeed::Inherent);
    QCOMPARE(Knowledge::shared().mechanism("SCRAM-SHA-257")->tls, TlsNeed::Recommended);
}

void TestKnowledge::aFamily_answersForItsMembers()
{
    const auto scram = Knowledge::shared().mechanism("scram-sha-257");
    QCOMPARE(scram->name, "SCRAM-SHA-257");
    QCOMPARE(scram->family, "SCRAM-*");
    QCOMPARE(Knowledge::shared().mechanism("GS2-DT4PIK22T6A")->family, "GS2-*");
    QVERIFY(Knowledge::shared().mechanism("SCRAM-SHA-256")->family.isEmpty());
    QVERIFY(Knowledge::shared().mechanism("GS2-KRB5")->family.isEmpty());
}

void TestKnowledge::manyThreads_seeTheSameTable()
{
    constexpr int Threads = 8;
    std::latch start(Threads);
    std::atomic<int> right = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < Threads; ++i) {
        threads.emplace_back([&] {
            start.arrive_and_wait();
            if (Knowledge::shared().mechanism("PLAIN") && Knowledge::shared().keyword("SIZE"))
                ++right;
        });
    }
    threads.clear();
    QCOMPARE(right, Threads);
}

void TestKnowledge::readingATable_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"replies"_s, u"enhanced"_s, u"keywords"_s, u"mechanisms"_s})
        QTest::newRow(qPrintable(name)) << name;
}

/// The cost of the first use of each table, for the log; a limit here would only measure the machine.
void TestKnowledge::readingATable()
{
    QFETCH(const QString, name);
    bool read = false;
    QBENCHMARK_ONCE
    {
        QFile file(u":/mailscope/knowledge/%1.json"_s.arg(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        read = name == u"replies" ? ReplyTable::read(json).has_value()
            : name == u"enhanced" ? EnhancedTable::read(json).has_value()
            : name == u"keywords" ? KeywordTable::read(json).has_value()
                                  : MechanismTable::read(json).has_value();
    }
    QVERIFY(read);
}

QTEST_GUILESS_MAIN(TestKnowledge)
#include "tst_knowledge.moc"
