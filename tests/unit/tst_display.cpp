// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/display.h"
#include "format/textlog.h"
#include "format/textreport.h"

#include <QRegularExpression>
#include <QTest>

using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;

class TestDisplay : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static QString logOf(const Transcript &transcript, TextStyle style = {}, bool verbose = false);

private Q_SLOTS:
    void harmlessTextStays_data();
    void harmlessTextStays();
    void dangerousTextIsWrittenOut_data();
    void dangerousTextIsWrittenOut();
    void noByteReachesTheScreenRaw();
    void noCodePointReachesTheScreenInvisibly();
    void secretsAreNamed();
    void piecesTellSignsOfOursApart();
    void logShowsDirectionAndLock();
    void logIsSafe();
    void logHasNoColourUnlessWanted();
    void logTellsOfLineEnds();
    void verboseLogTellsStages();
    void everyEventHasALine();
    void reportIsNotWiderThanAsked();
    void reportIsSafe();
    void reportExplains();
    void emptyReportIsNoTrouble();
    void wrapping_data();
    void wrapping();
};

QString TestDisplay::logOf(const Transcript &transcript, TextStyle style, bool verbose)
{
    TextLog log(style, verbose);
    QString text;
    for (const Event &event : transcript)
        text += log.lines(event);
    return text;
}

void TestDisplay::harmlessTextStays_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("ASCII") << QByteArray("250-SIZE 10 <a@b> [x] \\ ~");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("letters with marks") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                                      "e");
    QTest::newRow("Greek and Han") << QByteArray("\xce\xb1 \xe6\xbc\xa2");
    QTest::newRow("outside of the first plane") << QByteArray("\xf0\x9f\x98\x80");
}

void TestDisplay::harmlessTextStays()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(visibleText(QByteArrayView(bytes)), QString::fromUtf8(bytes));
}

void TestDisplay::dangerousTextIsWrittenOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a␀b"_s;
    QTest::newRow("CR LF") << QByteArray("a\r\n") << u"a␍␊"_s;
    QTest::newRow("tab") << QByteArray("a\tb") << u"a␉b"_s;
    QTest::newRow("escape sequence") << QByteArray("\x1b[31mred") << u"␛[31mred"_s;
    QTest::newRow("title of the window") << QByteArray("\x1b]0;x\x07") << u"␛]0;x␇"_s;
    QTest::newRow("DEL") << QByteArray("\x7f") << u"␡"_s;
    QTest::newRow("CSI in one octet") << QByteArray("\x9b"
                                                    "2J")
                                      << u"\\x9b2J"_s;
    QTest::newRow("CSI in UTF-8") << QByteArray("\xc2\x9b"
                                                "2J")
                                  << u"<U+009B>2J"_s;
    QTest::newRow("next line") << QByteArray("\xc2\x85") << u"<U+0085>"_s;
    QTest::newRow("right-to-left override") << QByteArray("\xe2\x80\xae") << u"<U+202E>"_s;
    QTest::newRow("isolate") << QByteArray("\xe2\x81\xa6") << u"<U+2066>"_s;
    QTest::newRow("right-to-left mark") << QByteArray("\xe2\x80\x8f") << u"<U+200F>"_s;
    QTest::newRow("Arabic letter mark") << QByteArray("\xd8\x9c") << u"<U+061C>"_s;
    QTest::newRow("zero-width space") << QByteArray("a\xe2\x80\x8b"
                                                    "b")
                                      << u"a<U+200B>b"_s;
    QTest::newRow("zero-width joiner") << QByteArray("\xe2\x80\x8d") << u"<U+200D>"_s;
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << u"<U+2028>"_s;
    QTest::newRow("paragraph separator") << QByteArray("\xe2\x80\xa9") << u"<U+2029>"_s;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "a")
                                     << u"<U+FEFF>a"_s;
    QTest::newRow("soft hyphen") << QByteArray("\xc2\xad") << u"<U+00AD>"_s;
    QTest::newRow("no-break space") << QByteArray("\xc2\xa0") << u"<U+00A0>"_s;
    QTest::newRow("Hangul filler") << QByteArray("\xe3\x85\xa4") << u"<U+3164>"_s;
    QTest::newRow("variation selector") << QByteArray("\xef\xb8\x8f") << u"<U+FE0F>"_s;
    QTest::newRow("tag character") << QByteArray("\xf3\xa0\x81\x81") << u"<U+E0041>"_s;
    QTest::newRow("private use") << QByteArray("\xee\x80\x80") << u"<U+E000>"_s;
    QTest::newRow("noncharacter") << QByteArray("\xef\xbf\xbf") << u"<U+FFFF>"_s;
    QTest::newRow("lone octet") << QByteArray("\xff"
                                              "a")
                                << u"\\xffa"_s;
    QTest::newRow("cut character") << QByteArray("\xe2\x82") << u"\\xe2\\x82"_s;
    QTest::newRow("overlong slash") << QByteArray("\xc0\xaf") << u"\\xc0\\xaf"_s;
    QTest::newRow("overlong escape") << QByteArray("\xe0\x80\x9b") << u"\\xe0\\x80\\x9b"_s;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << u"\\xed\\xa0\\x80"_s;
    QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80") << u"\\xf4\\x90\\x80\\x80"_s;
    QTest::newRow("Latin-1") << QByteArray("Gr\xfc\xdf"
                                           "e")
                             << u"Gr\\xfc\\xdfe"_s;
}

void TestDisplay::dangerousTextIsWrittenOut()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, shown);
    QCOMPARE(visibleText(QByteArrayView(bytes)), shown);
}

void TestDisplay::noByteReachesTheScreenRaw()
{
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const QByteArray bytes{QByteArray(1, char(first)) + QByteArray(1, char(second))};
            for (const QChar c : visibleText(QByteArrayView(bytes)))
                QVERIFY2(c.unicode() >= 0x20 && (c.unicode() < 0x7f || c.unicode() > 0xa0), bytes.toHex().constData());
        }
    }
}

void TestDisplay::noCodePointReachesTheScreenInvisibly()
{
    for (char32_t codePoint = 0; codePoint <= 0x10ffff; ++codePoint) {
        const auto category = QChar::category(codePoint);
        if (category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || category == QChar::Other_Surrogate)
            QVERIFY(!isSafeToShow(codePoint));
    }
}

void TestDisplay::secretsAreNamed()
{
    QCOMPARE(visibleText(Redacted{"AUTH PLAIN \r\n", {{11, 44}}}), u"AUTH PLAIN [44 bytes hidden]␍␊"_s);
    QCOMPARE(visibleText(Redacted{"", {{0, 5}}}), u"[5 bytes hidden]"_s);
    QCOMPARE(visibleText(Redacted{"ab", {{0, 1}, {1, 2}, {2, 3}}}),
             u"[1 bytes hidden]a[2 bytes hidden]b[3 bytes hidden]"_s);
    QCOMPARE(visibleText(Redacted{"ab", {{9, 1}, {-3, 2}}}), u"ab[1 bytes hidden][2 bytes hidden]"_s);
}

void TestDisplay::piecesTellSignsOfOursApart()
{
    using Kind = VisiblePiece::Kind;
    const QList<VisiblePiece> expected{
        {Kind::Text, u"[9 bytes hidden]␊"_s}, {Kind::Escape, u"␊"_s}, {Kind::Hidden, u"[9 bytes hidden]"_s}};
    QCOMPARE(visiblePieces(Redacted{"[9 bytes hidden]\xe2\x90\x8a\n", {{20, 9}}}), expected);
}

void TestDisplay::logShowsDirectionAndLock()
{
    const QString text = logOf(Conversation()
                                   .opens({"STARTTLS"})
                                   .startTls()
                                   .secured(goodTls())
                                   .hello({"SIZE"})
                                   .quits()
                                   .finished()
                                   .transcript());
    QVERIFY2(text.contains(u"    → EHLO client.example\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"    ← 250-mx.example\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u" 🔒 → EHLO client.example\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u" 🔒 ← 250 SIZE\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u" · encrypted: TLSv1.3, TLS_AES_256_GCM_SHA384, X25519, certificate verified"_s),
             qPrintable(text));
    QVERIFY2(text.endsWith(u"· finished: ok\n"_s), qPrintable(text));
    QVERIFY(!text.contains(u"stage"_s));
}

void TestDisplay::logIsSafe()
{
    Conversation talk;
    talk.connects().greets("220 \x1b]0;owned\x07 \xe2\x80\xae").injected("250 \x1b[2J");
    talk.event(Noted{"x", u"\x1b[31m"_s})
        .finished(Verdict::Network, Issue{Issue::ConnectionLost, {}, {}, u"\x1b[1m"_s});
    const QString text = logOf(talk.transcript(), {}, true);
    QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)) && !text.contains(QChar(7)));
    QVERIFY2(text.contains(u"← 220 ␛]0;owned␇ <U+202E>\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"← 250 ␛[2J (not used)\n"_s), qPrintable(text));
}

void TestDisplay::logHasNoColourUnlessWanted()
{
    const Transcript transcript = Conversation().opens({"SIZE"}).transcript();
    const QString plain = logOf(transcript);
    QVERIFY(!plain.contains(QChar(0x1b)));
    QString coloured = logOf(transcript, {.colour = true});
    QVERIFY(coloured.contains(u"\x1b[32m←\x1b[0m"_s));
    coloured.remove(QRegularExpression(u"\x1b\\[\\d+m"_s));
    QCOMPARE(coloured, plain);
}

void TestDisplay::logTellsOfLineEnds()
{
    Conversation talk;
    talk.connects().greets().client("NOOP", Phase::Noop).server("250 ok", wire::LineEnd::Lf);
    talk.event(Received{{"xx", {}}, wire::LineEnd::None, false, {}, {}, false});
    const QString text = logOf(talk.transcript());
    QVERIFY2(text.contains(u"← 250 ok␊\n"_s) && text.contains(u"← xx…\n"_s), qPrintable(text));
}

void TestDisplay::verboseLogTellsStages()
{
    const QString text = logOf(Conversation()
                                   .connects()
                                   .event(StageEnded{Phase::StartTls, StageStatus::Skipped, {}, "not-offered"})
                                   .transcript(),
                               {}, true);
    QVERIFY2(text.contains(u"· stage connect begins\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"· stage connect ends\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"· stage starttls skipped: not-offered\n"_s), qPrintable(text));
}

void TestDisplay::everyEventHasALine()
{
    TextLog log({}, true);
    const auto lines = [&log](Payload payload) {
        return log.lines({1, std::chrono::milliseconds(1500), std::move(payload)});
    };
    QVERIFY(
        lines(Resolved{u"mx.example"_s, u"host"_s, {u"192.0.2.1"_s}, {}, {}}).contains(u"mx.example is 192.0.2.1"_s));
    QVERIFY(lines(Resolved{u"192.0.2.1"_s, u"host"_s, {u"192.0.2.1"_s}, {}, {}}).isEmpty());
    QVERIFY(lines(Resolved{u"mx.example"_s, u"host"_s, {}, {}, u"no such name"_s}).contains(u"failed: no such name"_s));
    QVERIFY(lines(Connecting{0, u"192.0.2.1"_s, u"ipv4"_s, 25})
                .startsWith(u"    1.500    · connecting to 192.0.2.1 port 25"_s));
    QVERIFY(lines(Connecting{0, u"/run/lmtp"_s, u"unix"_s, 0}).contains(u"connecting to /run/lmtp\n"_s));
    QVERIFY(lines(ConnectFailed{Issue::ConnectTimeout, {}}).contains(u"no connection: No address"_s));
    QVERIFY(lines(Connected{}).endsWith(u"· connected\n"_s));
    QVERIFY(lines(ProxyOpened{u"socks5"_s, u"p:1080"_s}).contains(u"socks5 proxy p:1080"_s));
    QVERIFY(lines(PayloadSent{12, {}, {}}).contains(u"→ [message of 12 bytes]"_s));
    QVERIFY(lines(TlsStarted{u"mx.example"_s, {}, TlsPolicy::Report}).contains(u"must bear mx.example"_s));
    QVERIFY(lines(TlsObjected{{"expired", u"it has expired"_s, 0}}).contains(u"certificate: it has expired"_s));
    QVERIFY(lines(StageEnded{Phase::Hello, StageStatus::Failed, Issue{Issue::HelloRefused, {}, {}, {}}, {}})
                .contains(u"hello: The server refused"_s));
    QVERIFY(lines(AuthStep{"LOGIN", {}}).contains(u"LOGIN"_s));
    QVERIFY(lines(PermissionGranted{"plaintext-auth"}).contains(u"plaintext-auth"_s));
    QVERIFY(lines(Expired{Phase::Greeting, std::chrono::milliseconds(1500)}).contains(u"1.5 s for greeting"_s));
    QVERIFY(lines(transcript::Cancelled{}).contains(u"cancelled"_s));
    QVERIFY(lines(Closed{true, u"reset"_s}).contains(u"the server closed the connection: reset"_s));
    QVERIFY(lines(Noted{"an-id", {}}).contains(u"an-id"_s));
    QVERIFY(lines(SecretsRecorded{}).contains(u"secrets"_s));
    QVERIFY(lines(Finished{Verdict::Network, {}}).contains(u"finished: network"_s));
}

void TestDisplay::reportIsNotWiderThanAsked()
{
    Conversation talk;
    talk.opens({"SIZE 10240000", "STARTTLS", "PIPELINING", "8BITMIME", "DSN", "X-UNHEARD-OF"})
        .startTls()
        .secured(tlsWithObjection("self-signed"));
    talk.hello({"SIZE 10240000", "AUTH PLAIN LOGIN SCRAM-SHA-256", "VRFY"})
        .client("VRFY bob", Phase::Vrfy)
        .server("250 2.1.5 Bob <bob@mx.example>");
    talk.quits().finished();
    for (const int width : {60, 80, 100}) {
        for (const QString &line : textReport(report::fold(talk.transcript()), {.width = width}).split(u'\n'))
            QVERIFY2(line.size() <= width, qPrintable(line));
    }
}

void TestDisplay::reportIsSafe()
{
    Conversation talk;
    talk.connects().greets("220 \x1b[2J\x07").hello({"X\x1b[31m \xe2\x80\xae", "AUTH \x1b[1m", "VRFY"});
    talk.client("VRFY b", Phase::Vrfy)
        .server("250 \x1b[0m <\x1b@b>")
        .finished(Verdict::Network, Issue{Issue::ConnectionLost, {}, {}, u"\x1b"_s});
    const QString text = textReport(report::fold(talk.transcript()));
    for (const QChar c : text)
        QVERIFY2(c == u'\n' || (c.unicode() >= 0x20 && c.unicode() != 0x7f && c.unicode() != 0x202e), qPrintable(text));
}

void TestDisplay::reportExplains()
{
    Conversation talk;
    talk.opens({"SIZE 10240000", "STARTTLS"})
        .startTls()
        .secured(goodTls())
        .hello({"SIZE 10240000", "AUTH PLAIN"})
        .quits()
        .finished();
    const QString text = textReport(report::fold(talk.transcript()));
    for (const QString &part :
         {u"smtp://mx.example:25"_s, u"192.0.2.1 port 25, connected in 1.0 ms"_s, u"220 mx.example ESMTP"_s,
          u"TLSv1.3, TLS_AES_256_GCM_SHA384, X25519"_s, u"CN=mx.example"_s, u"days left: 355"_s, u"SIZE"_s, u"always"_s,
          u"with TLS"_s, u"in clear"_s, u"PLAIN"_s, u"certificate-days-left"_s, u"✓ ok"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u'\n' + text));
}

void TestDisplay::emptyReportIsNoTrouble()
{
    const QString text = textReport({});
    QVERIFY2(text.contains(u"unfinished"_s), qPrintable(text));
}

void TestDisplay::wrapping_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("short") << u"a b"_s << QStringList{u"a b"_s};
    QTest::newRow("exact") << u"aaaa bbbbb"_s << QStringList{u"aaaa bbbbb"_s};
    QTest::newRow("one too long") << u"aaaaa bbbbb"_s << QStringList{u"aaaaa"_s, u"bbbbb"_s};
    QTest::newRow("long word") << u"a bbbbbbbbbbbbb c"_s << QStringList{u"a"_s, u"bbbbbbbbbbbbb"_s, u"c"_s};
    QTest::newRow("empty") << QString() << QStringList{QString()};
    QTest::newRow("blanks") << u"   "_s << QStringList{QString()};
}

void TestDisplay::wrapping()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, lines);
    QCOMPARE(wrapped(text, 10), lines);
}

QTEST_GUILESS_MAIN(TestDisplay)
#include "tst_display.moc"
