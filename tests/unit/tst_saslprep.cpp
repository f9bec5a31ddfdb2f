// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/saslprep.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::sasl;
using namespace Qt::StringLiterals;

namespace {
const QString Refused = u"(refused)"_s;

QString written(const std::expected<QString, SaslFailure> &result)
{
    if (result)
        return *result;
    return result.error() == SaslFailure::UnsendableCredentials ? Refused : u"(another failure)"_s;
}
} // namespace

/// SASLprep, against the examples of its document and each table that it names.
class TestSaslprep : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void text_isPrepared_data();
    void text_isPrepared();
    void aSecret_isPreparedAlike_data();
    void aSecret_isPreparedAlike();
    void unassignedCodePoints_areForQueriesOnly_data();
    void unassignedCodePoints_areForQueriesOnly();
    void whatIsNoUtf8_cannotBePrepared_data();
    void whatIsNoUtf8_cannotBePrepared();
    void halfASurrogate_isRefused();
    void longText_staysWhole();
};

void TestSaslprep::text_isPrepared_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("RFC 4013, 3: a soft hyphen", u"I\u00adX"_s, u"IX"_s);
    row("RFC 4013, 3: nothing to do", u"user"_s, u"user"_s);
    row("RFC 4013, 3: case stays", u"USER"_s, u"USER"_s);
    row("RFC 4013, 3: an ordinal", u"\u00aa"_s, u"a"_s);
    row("RFC 4013, 3: a Roman numeral", u"\u2168"_s, u"IX"_s);
    row("RFC 4013, 3: a control", u"\u0007"_s, Refused);
    row("RFC 4013, 3: both directions", u"\u0627\u0031"_s, Refused);
    row("nothing", QString(), QString());
    row("only what is taken out", u"\u00ad\u200d\ufeff"_s, QString());
    row("a no-break space", u"a\u00a0b"_s, u"a b"_s);
    row("an ideographic space", u"a\u3000b"_s, u"a b"_s);
    row("blanks at the ends stay", u" a "_s, u" a "_s);
    row("a decomposed letter", u"u\u0308"_s, u"\u00fc"_s);
    row("full width", u"\uff41\uff42"_s, u"ab"_s);
    row("a ligature", u"\ufb01"_s, u"fi"_s);
    row("right to left", u"\u05d0\u05d1"_s, u"\u05d0\u05d1"_s);
    row("right to left around left to right", u"\u05d0a\u05d1"_s, Refused);
    row("right to left that does not end so", u"\u05d0\u05d1."_s, Refused);
    row("C.2.1: delete", u"a\u007f"_s, Refused);
    row("C.2.1: NUL", QString(QChar(u'\0')), Refused);
    row("C.2.1: tab", u"a\tb"_s, Refused);
    row("C.2.2: next line", u"\u0085"_s, Refused);
    row("C.3: private use", u"\ue000"_s, Refused);
    row("C.4: no character", u"\uffff"_s, Refused);
    row("C.6: replacement", u"\ufffd"_s, Refused);
    row("C.7: ideographic description", u"\u2ff0"_s, Refused);
    row("C.8: direction override", u"\u202e"_s, Refused);
    row("C.9: tag", QString::fromUcs4(U"\U000e0001", 1), Refused);
    row("a letter beyond 16 bits", QString::fromUcs4(U"\U00010400", 1), QString::fromUcs4(U"\U00010400", 1));
}

void TestSaslprep::text_isPrepared()
{
    QFETCH(const QString, text);
    for (const Preparation each : {Preparation::Stored, Preparation::Query})
        QTEST(written(prepared(text, each)), "expected");
}

void TestSaslprep::aSecret_isPreparedAlike_data()
{
    text_isPrepared_data();
}

void TestSaslprep::aSecret_isPreparedAlike()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const auto made = prepared(Secret(text.toUtf8()), Preparation::Stored);
    QCOMPARE(made ? QString::fromUtf8(made->view()) : Refused, expected);
}

void TestSaslprep::unassignedCodePoints_areForQueriesOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("RFC 3454, A.1") << u"\u0221"_s;
    QTest::newRow("a letter of Unicode 4.0") << u"a\u0234b"_s;
    QTest::newRow("an emoji") << QString::fromUcs4(U"\U0001f600", 1);
}

void TestSaslprep::unassignedCodePoints_areForQueriesOnly()
{
    QFETCH(const QString, text);
    QCOMPARE(written(prepared(text, Preparation::Query)), text);
    QCOMPARE(written(prepared(text, Preparation::Stored)), Refused);
}

void TestSaslprep::whatIsNoUtf8_cannotBePrepared_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a lone byte") << QByteArray("\xff");
    QTest::newRow("ISO 8859-1") << QByteArray("Schl\xfcssel");
    QTest::newRow("cut off") << QByteArray("Schl\xc3");
    QTest::newRow("over-long") << QByteArray("\xc0\xaf");
    QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80");
}

void TestSaslprep::whatIsNoUtf8_cannotBePrepared()
{
    QFETCH(const QByteArray, bytes);
    const auto made = prepared(Secret(bytes), Preparation::Query);
    QVERIFY(!made);
    QCOMPARE(made.error(), SaslFailure::UnsendableCredentials);
}

void TestSaslprep::halfASurrogate_isRefused()
{
    for (const char16_t half : {u'\xd800', u'\xdfff'}) {
        QCOMPARE(written(prepared(QString(QChar(half)), Preparation::Query)), Refused);
        QCOMPARE(written(prepared(u'a' + QString(QChar(half)), Preparation::Stored)), Refused);
    }
}

void TestSaslprep::longText_staysWhole()
{
    // U+FDFA becomes eighteen characters, of both kinds of direction none.
    const QString one = written(prepared(u"\ufdfa"_s, Preparation::Query));
    QCOMPARE(one.size(), 18);
    QCOMPARE(written(prepared(QString(2000, QChar(0xfdfa)), Preparation::Query)), one.repeated(2000));
    QCOMPARE(written(prepared(QString(100'000, u'x'), Preparation::Stored)), QString(100'000, u'x'));
}

QTEST_GUILESS_MAIN(TestSaslprep)
#include "tst_saslprep.moc"
