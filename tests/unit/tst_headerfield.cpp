// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/encodedwords.h"
#include "message/headerfield.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::message;

/// One line of a header, to the byte.
class TestHeaderField : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fields_areEncoded_data();
    void fields_areEncoded();
    void noField_isMadeOf_data();
    void noField_isMadeOf();
    void parameters_areWrittenSo_data();
    void parameters_areWrittenSo();
    void utf8Fields_areWrittenSo_data();
    void utf8Fields_areWrittenSo();
    void noLine_isOfBlanksAlone();
    void encodedWords_fitAndPartNoCharacter();
};

void TestHeaderField::fields_areEncoded_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char *name, const QString &line, const QByteArray &wire) {
        QTest::newRow(name) << line << wire;
    };
    row("plain", u"Subject: hello"_s, "Subject: hello\r\n");
    row("blanks around", u"Subject:   hello  "_s, "Subject: hello\r\n");
    row("empty", u"Subject:"_s, "Subject: \r\n");
    row("beyond ASCII", u"Subject: Greetings to Jürgen"_s, "Subject: =?utf-8?Q?Greetings_to_J=C3=BCrgen?=\r\n");
    row("mostly beyond ASCII", u"Subject: 你好"_s, "Subject: =?utf-8?B?5L2g5aW9?=\r\n");
    row("looks encoded", u"Subject: =?x?Q?y?="_s, "Subject: =?utf-8?B?PT94P1E/eT89?=\r\n");
    row("name beyond ASCII", u"To: Jürgen <j@x.example>, b@x.example"_s,
        "To: =?utf-8?Q?J=C3=BCrgen?= <j@x.example>, b@x.example\r\n");
    row("quoted name beyond ASCII", u"From: \"Ü, V\" <j@x.example>"_s, "From: =?utf-8?B?w5wsIFY=?= <j@x.example>\r\n");
    row("quotation marks in a name beyond ASCII", u"To: \"Ü \\\"V\\\" \\\\\" <j@x.example>"_s,
        "To: =?utf-8?B?w5wgIlYiIFw=?= <j@x.example>\r\n");
    row("dot in a name", u"To: J. Smith <j@x.example>"_s, "To: \"J. Smith\" <j@x.example>\r\n");
    row("backslash in a name", u"To: J\\S <j@x.example>"_s, "To: \"J\\\\S\" <j@x.example>\r\n");
    row("comment in a name", u"To: J (a, b) S <j@x.example>"_s, "To: J (a, b) S <j@x.example>\r\n");
    row("comma in quotation marks", u"To: \"a, b\" <c@d.example>, e@f.example"_s,
        "To: \"a, b\" <c@d.example>, e@f.example\r\n");
    row("address beyond ASCII", u"To: jürgen@x.example"_s, QByteArray("To: j\xc3\xbcrgen@x.example\r\n"));
    row("control byte", u"Subject: a\x1b[1m"_s, "Subject: =?utf-8?B?YRtbMW0=?=\r\n");
    row("998 bytes", u"X-Long: "_s + QString(u'a').repeated(997), "X-Long:\r\n " + QByteArray(997, 'a') + "\r\n");
    row("folded", u"Subject: "_s + QString(u'a').repeated(40) + u' ' + QString(u'b').repeated(40),
        "Subject: " + QByteArray(40, 'a') + "\r\n " + QByteArray(40, 'b') + "\r\n");
    row("not folded at its start", u"X-Long: "_s + QString(u'a').repeated(90),
        "X-Long:\r\n " + QByteArray(90, 'a') + "\r\n");
}

void TestHeaderField::fields_areEncoded()
{
    QFETCH(const QString, line);
    QFETCH(const QByteArray, wire);
    const auto field = HeaderField::parse(line);
    QVERIFY(field);
    QCOMPARE(field->toWire(), wire);
}

void TestHeaderField::noField_isMadeOf_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no colon") << u"Subject"_s;
    QTest::newRow("no name") << u": x"_s;
    QTest::newRow("blank in the name") << u"My Name: x"_s;
    QTest::newRow("blank behind the name") << u"Subject : x"_s;
    QTest::newRow("beyond ASCII in the name") << u"Grüße: x"_s;
    QTest::newRow("LF") << u"A: b\nC: d"_s;
    QTest::newRow("CR") << u"A: b\rC: d"_s;
    QTest::newRow("NUL") << u"A: b"_s + QChar(0);
    QTest::newRow("name too long") << QString(u'a').repeated(77) + u": x"_s;
}

void TestHeaderField::noField_isMadeOf()
{
    QFETCH(const QString, line);
    QVERIFY(!HeaderField::parse(line));
}

void TestHeaderField::parameters_areWrittenSo_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << u"a.txt"_s << QByteArray(";\r\n filename=\"a.txt\"");
    QTest::newRow("quotation mark") << u"a\"b\\c"_s << QByteArray(";\r\n filename=\"a\\\"b\\\\c\"");
    QTest::newRow("beyond ASCII") << u"ä b.txt"_s << QByteArray(";\r\n filename*=utf-8''%C3%A4%20b.txt");
    QTest::newRow("line end") << u"a\nb"_s << QByteArray(";\r\n filename*=utf-8''a%0Ab");
    QTest::newRow("long") << QString(u"ä"_s).repeated(20)
                          << QByteArray(";\r\n filename*0*=utf-8''" + QByteArray("%C3%A4").repeated(9)
                                        + ";\r\n filename*1*=" + QByteArray("%C3%A4").repeated(10)
                                        + ";\r\n filename*2*=%C3%A4");
    QTest::newRow("long and plain") << QString(u'a').repeated(70)
                                    << QByteArray(";\r\n filename*0*=utf-8''" + QByteArray(54, 'a')
                                                  + ";\r\n filename*1*=" + QByteArray(16, 'a'));
}

void TestHeaderField::parameters_areWrittenSo()
{
    QFETCH(const QString, value);
    QFETCH(const QByteArray, written);
    const QByteArray made = mimeParameter("filename", value);
    for (const QByteArray &line : made.split('\n'))
        QVERIFY2(line.size() <= 79, made.constData());
    QCOMPARE(made, written);
}

void TestHeaderField::utf8Fields_areWrittenSo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("wire");
    QTest::newRow("subject") << u"Subject: Grüße"_s << u"Subject: Grüße\r\n"_s;
    QTest::newRow("name") << u"To: Jürgen <jürgen@x.example>"_s << u"To: Jürgen <jürgen@x.example>\r\n"_s;
    QTest::newRow("quoted name") << u"To: \"Ü, V\" <j@x.example>"_s << u"To: \"Ü, V\" <j@x.example>\r\n"_s;
    QTest::newRow("dot in a name") << u"To: Ü. V <j@x.example>"_s << u"To: \"Ü. V\" <j@x.example>\r\n"_s;
    QTest::newRow("control byte") << u"Subject: ü\x07"_s << u"Subject: =?utf-8?B?w7wH?=\r\n"_s;
    QTest::newRow("looks encoded") << u"Subject: ü =?x?Q?y?="_s << u"Subject: =?utf-8?B?w7wgPT94P1E/eT89?=\r\n"_s;
    QTest::newRow("folded at 78 bytes") << u"Subject: "_s + QString(u'ü').repeated(30) + u' '
            + QString(u'ö').repeated(
                9) << u"Subject: "_s + QString(u'ü').repeated(30) + u"\r\n "_s + QString(u'ö').repeated(9) + u"\r\n"_s;
}

void TestHeaderField::utf8Fields_areWrittenSo()
{
    QFETCH(const QString, line);
    QFETCH(const QString, wire);
    QCOMPARE(HeaderField::parse(line)->toWire(HeaderForm::Utf8), wire.toUtf8());
}

void TestHeaderField::noLine_isOfBlanksAlone()
{
    for (const char *end : {" ", "\t", " \t", "\t \t ", " \t \t"}) {
        const QByteArray text = folded("X-A: " + QByteArray(80, 'x') + ' ' + end);
        for (const QByteArray &line : text.split('\n'))
            QVERIFY2(!line.trimmed().isEmpty(), text.constData());
        QCOMPARE(QByteArray(text).replace("\r\n", ""), "X-A: " + QByteArray(80, 'x') + ' ' + end);
    }
}

void TestHeaderField::encodedWords_fitAndPartNoCharacter()
{
    for (const QString &text :
         {QString(u"ü"_s).repeated(200), QString(u"😀"_s).repeated(100), QString(u"a ü"_s).repeated(100)}) {
        const QByteArray words = toEncodedWords(text);
        QByteArray decoded;
        for (const QByteArray &word : words.split(' ')) {
            QVERIFY2(word.size() <= 75, word.constData());
            const QByteArray inner = word.sliced(10).chopped(2);
            const QByteArray bytes = word.at(8) == 'B'
                ? QByteArray::fromBase64(inner)
                : QByteArray::fromPercentEncoding(QByteArray(inner).replace('_', ' '), '=');
            QCOMPARE(QString::fromUtf8(bytes).toUtf8(), bytes); // whole characters only
            decoded += bytes;
        }
        QCOMPARE(QString::fromUtf8(decoded), text);
    }
}

QTEST_GUILESS_MAIN(TestHeaderField)

#include "tst_headerfield.moc"
