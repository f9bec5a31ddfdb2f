// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/keywordphrase.h"
#include "knowledge/knowledge.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace mailscope::knowledge;

class TestKeywordPhrase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKeywordWithItsParameters_isPutIntoWords_data();
    void aKeywordWithItsParameters_isPutIntoWords();
    void aPhrase_isAlwaysSafeToPrint_data();
    void aPhrase_isAlwaysSafeToPrint();
    void aLongList_isCut();
    void aSize_isNeverMadeLarger_data();
    void aSize_isNeverMadeLarger();
    void aDuration_hasTheLargestWholeUnit_data();
    void aDuration_hasTheLargestWholeUnit();
    void printable_escapesAndCuts_data();
    void printable_escapesAndCuts();
};

void TestKeywordPhrase::aKeywordWithItsParameters_isPutIntoWords_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("phrase");

    QTest::newRow("50 MiB") << QByteArray("SIZE 52428800") << u"messages up to 50 MiB"_s;
    QTest::newRow("Postfix's own") << QByteArray("SIZE 10240000") << u"messages up to about 9.7 MiB"_s;
    QTest::newRow("Gmail's own") << QByteArray("SIZE 35882577") << u"messages up to about 34.2 MiB"_s;
    QTest::newRow("in lower case") << QByteArray("size 1048576") << u"messages up to 1 MiB"_s;
    QTest::newRow("one byte") << QByteArray("SIZE 1") << u"messages up to 1 byte"_s;
    QTest::newRow("zero is no limit") << QByteArray("SIZE 0") << u"no fixed limit on the size of messages"_s;
    QTest::newRow("no value") << QByteArray("SIZE") << u"announces the size of a message; no limit is stated"_s;
    QTest::newRow("a word as size") << QByteArray("SIZE big") << u"announces the size of a message (cannot read big)"_s;
    QTest::newRow("a negative size") << QByteArray("SIZE -1") << u"announces the size of a message (cannot read -1)"_s;
    QTest::newRow("a signed size") << QByteArray("SIZE +1") << u"announces the size of a message (cannot read +1)"_s;
    QTest::newRow("a size with a unit") << QByteArray("SIZE 50M")
                                        << u"announces the size of a message (cannot read 50M)"_s;
    QTest::newRow("a size beyond 64 bits") << QByteArray("SIZE 99999999999999999999")
                                           << u"announces the size of a message (cannot read 99999999999999999999)"_s;
    QTest::newRow("two sizes") << QByteArray("SIZE 1 2") << u"announces the size of a message (cannot read 1, 2)"_s;

    QTest::newRow("AUTH") << QByteArray("AUTH PLAIN LOGIN") << u"login by PLAIN, LOGIN"_s;
    QTest::newRow("AUTH without mechanisms") << QByteArray("AUTH") << u"login, but no mechanism is listed"_s;
    QTest::newRow("the old form") << QByteArray("AUTH=LOGIN") << u"login by LOGIN (old notation)"_s;
    QTest::newRow("the old form with more")
        << QByteArray("AUTH=LOGIN PLAIN") << u"login by LOGIN, PLAIN (old notation)"_s;
    QTest::newRow("the old form, empty") << QByteArray("AUTH=")
                                         << u"login, but no mechanism is listed (old notation)"_s;
    QTest::newRow("Exchange") << QByteArray("X-EXPS GSSAPI NTLM")
                              << u"login between Exchange servers by GSSAPI, NTLM"_s;

    QTest::newRow("DELIVERBY") << QByteArray("DELIVERBY 240") << u"delivery within a time of at least 4 minutes"_s;
    QTest::newRow("DELIVERBY alone") << QByteArray("DELIVERBY") << u"delivery within a time"_s;
    QTest::newRow("DELIVERBY, unreadable")
        << QByteArray("DELIVERBY soon") << u"delivery within a time (cannot read soon)"_s;
    QTest::newRow("FUTURERELEASE")
        << QByteArray("FUTURERELEASE 604800 2027-01-01T00:00:00Z")
        << u"holds messages for up to 7 days, and until 2027-01-01T00:00:00Z at the latest"_s;
    QTest::newRow("FUTURERELEASE alone") << QByteArray("FUTURERELEASE") << u"holds a message until later"_s;
    QTest::newRow("FUTURERELEASE without a date")
        << QByteArray("FUTURERELEASE 604800") << u"holds a message until later (cannot read 604800)"_s;
    QTest::newRow("FUTURERELEASE, unreadable")
        << QByteArray("FUTURERELEASE x y") << u"holds a message until later (cannot read x, y)"_s;

    QTest::newRow("LIMITS") << QByteArray("LIMITS RCPTMAX=100 MAILMAX=1 rcptdomainmax=2")
                            << u"at most 100 recipients a transaction; one transaction a session; "
                               "recipients of at most 2 domains a session"_s;
    QTest::newRow("LIMITS with an unknown name") << QByteArray("LIMITS FOO=3") << u"FOO=3"_s;
    QTest::newRow("LIMITS without a value")
        << QByteArray("LIMITS RCPTMAX RCPTMAX= =5 RCPTMAX=x") << u"RCPTMAX; RCPTMAX=; =5; RCPTMAX=x"_s;
    QTest::newRow("LIMITS alone") << QByteArray("LIMITS") << u"states its limits, but names none"_s;

    QTest::newRow("no parameters wanted") << QByteArray("PIPELINING") << u"commands in batches"_s;
    QTest::newRow("parameters unwanted") << QByteArray("PIPELINING fast")
                                         << u"commands in batches (with an unexpected fast)"_s;
    QTest::newRow("a list") << QByteArray("XCLIENT NAME ADDR") << u"acts for another client: NAME, ADDR"_s;
    QTest::newRow("a list, empty") << QByteArray("XCLIENT") << u"acts for another client"_s;
    QTest::newRow("a profile") << QByteArray("MT-PRIORITY MIXER") << u"message priorities: MIXER"_s;
    QTest::newRow("a private one") << QByteArray("XFOO bar") << u"private extension: bar"_s;
    QTest::newRow("hidden STARTTLS") << QByteArray("XXXXXXXA") << u"hidden by a firewall"_s;
    QTest::newRow("unknown") << QByteArray("FROBNICATE") << QString();
    QTest::newRow("unknown with parameters") << QByteArray("FROBNICATE 1 2") << QString();
}

void TestKeywordPhrase::aKeywordWithItsParameters_isPutIntoWords()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, phrase);
    const QList<QByteArray> words = line.split(' ');
    QCOMPARE(Knowledge::shared().keywordMeaning(words.first(), words.sliced(1)), phrase);
}

void TestKeywordPhrase::aPhrase_isAlwaysSafeToPrint_data()
{
    QTest::addColumn<QByteArray>("keyword");
    for (const QByteArray &keyword : Knowledge::shared().keywords().keywords())
        QTest::newRow(keyword.constData()) << (keyword == "X*" ? QByteArray("XFOO") : keyword);
    QTest::newRow("AUTH= with an escape") << QByteArray("AUTH=\x1b[2J");
}

void TestKeywordPhrase::aPhrase_isAlwaysSafeToPrint()
{
    QFETCH(const QByteArray, keyword);
    const QList<QByteArray> hostile = {"\x1b[2J", "\xe2\x80\xae", QByteArray("\0", 1), "a\r\nb", "%1", "%2%3", ""};
    for (const QList<QByteArray> &params : {hostile, QList<QByteArray>{"%1"}, QList<QByteArray>{"", ""}}) {
        const QString phrase = Knowledge::shared().keywordMeaning(keyword, params);
        QVERIFY(!phrase.isEmpty());
        for (const QChar c : phrase)
            QVERIFY2(c >= u' ' && c <= u'~', qPrintable(phrase));
    }
}

void TestKeywordPhrase::aLongList_isCut()
{
    const QString phrase = Knowledge::shared().keywordMeaning("AUTH", QList<QByteArray>(1000, "PLAIN"));
    QVERIFY(phrase.endsWith(u"PLAIN, 968 more"_s));
    QVERIFY(Knowledge::shared().keywordMeaning("LIMITS", QList<QByteArray>(1000, "MAILMAX=1")).size() < 2000);
}

void TestKeywordPhrase::aSize_isNeverMadeLarger_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<QString>("phrase");
    QTest::newRow("0") << quint64(0) << u"0 bytes"_s;
    QTest::newRow("1") << quint64(1) << u"1 byte"_s;
    QTest::newRow("1023") << quint64(1023) << u"1023 bytes"_s;
    QTest::newRow("1024") << quint64(1024) << u"1 KiB"_s;
    QTest::newRow("1025") << quint64(1025) << u"about 1 KiB"_s;
    QTest::newRow("1536") << quint64(1536) << u"1.5 KiB"_s;
    QTest::newRow("1535") << quint64(1535) << u"about 1.4 KiB"_s;
    QTest::newRow("a byte less than 1 MiB") << quint64(1048575) << u"about 1023.9 KiB"_s;
    QTest::newRow("20 GiB") << quint64(20) * 1024 * 1024 * 1024 << u"20 GiB"_s;
    QTest::newRow("all 64 bits") << std::numeric_limits<quint64>::max() << u"about 15.9 EiB"_s;
    QTest::newRow("2 to the 63") << (quint64(1) << 63U) << u"8 EiB"_s;
}

void TestKeywordPhrase::aSize_isNeverMadeLarger()
{
    QFETCH(const quint64, bytes);
    QFETCH(const QString, phrase);
    QCOMPARE(sizePhrase(bytes), phrase);
}

void TestKeywordPhrase::aDuration_hasTheLargestWholeUnit_data()
{
    QTest::addColumn<quint64>("seconds");
    QTest::addColumn<QString>("phrase");
    QTest::newRow("0") << quint64(0) << u"0 seconds"_s;
    QTest::newRow("1") << quint64(1) << u"1 second"_s;
    QTest::newRow("59") << quint64(59) << u"59 seconds"_s;
    QTest::newRow("60") << quint64(60) << u"1 minute"_s;
    QTest::newRow("61") << quint64(61) << u"61 seconds"_s;
    QTest::newRow("90 minutes") << quint64(5400) << u"90 minutes"_s;
    QTest::newRow("an hour") << quint64(3600) << u"1 hour"_s;
    QTest::newRow("five hours") << quint64(18000) << u"5 hours"_s;
    QTest::newRow("a day") << quint64(86400) << u"1 day"_s;
    QTest::newRow("a week") << quint64(604800) << u"7 days"_s;
    QTest::newRow("a second over a day") << quint64(86401) << u"86401 seconds"_s;
}

void TestKeywordPhrase::aDuration_hasTheLargestWholeUnit()
{
    QFETCH(const quint64, seconds);
    QFETCH(const QString, phrase);
    QCOMPARE(durationPhrase(seconds), phrase);
}

void TestKeywordPhrase::printable_escapesAndCuts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("plain") << QByteArray("a~ b") << u"a~ b"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a\\x00b"_s;
    QTest::newRow("escape") << QByteArray("\x1b[0m") << u"\\x1b[0m"_s;
    QTest::newRow("delete") << QByteArray("\x7f") << u"\\x7f"_s;
    QTest::newRow("8 bits") << QByteArray("\xc3\xa9") << u"\\xc3\\xa9"_s;
    QTest::newRow("64 characters stay") << QByteArray(64, 'a') << QString(64, u'a');
    QTest::newRow("65 are cut") << QByteArray(65, 'a') << QString(64, u'a') + u"..."_s;
}

void TestKeywordPhrase::printable_escapesAndCuts()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QCOMPARE(printable(bytes), text);
}

QTEST_GUILESS_MAIN(TestKeywordPhrase)
#include "tst_keywordphrase.moc"
