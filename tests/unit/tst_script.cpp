// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/escapes.h"
#include "plan/script.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mailscope::plan;
using namespace std::chrono_literals;

/// The step grammar: every kind of line, its errors with their place, patterns, and the way back to text.
class TestScript : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfLine_isUnderstood();
    void aClientLine_hasItsEscapesResolved_data();
    void aClientLine_hasItsEscapesResolved();
    void aWrongLine_saysWhereAndWhy_data();
    void aWrongLine_saysWhereAndWhy();
    void aPattern_matchesAsWritten_data();
    void aPattern_matchesAsWritten();
    void aWrongPattern_isRefused_data();
    void aWrongPattern_isRefused();
    void anyBytes_canBeWrittenAsALine_data();
    void anyBytes_canBeWrittenAsALine();
    void aWholeScript_comesBackFromItsText();
    void randomBytes_neverDoHarm();
    void tooMuch_isRefused();
    void theErrorOfALaterLine_hasItsNumber();
    void verbs_areSorted();
};

namespace {

Step only(const QByteArray &text)
{
    const auto line = Script::parseLine(text);
    return line ? line->step : Step(CommentLine{"not understood: " + line.error().text().toUtf8()});
}

} // namespace

void TestScript::everyKindOfLine_isUnderstood()
{
    QCOMPARE(only(""), Step(BlankLine{}));
    QCOMPARE(only(" \t "), Step(BlankLine{}));
    QCOMPARE(only("# a remark "), Step(CommentLine{" a remark "}));
    QCOMPARE(only("C: EHLO client.example"), Step(ClientLine{"EHLO client.example\r\n"}));
    QCOMPARE(only("C:"), Step(ClientLine{"\r\n"}));
    QCOMPARE(only("C:no blank"), Step(ClientLine{"no blank\r\n"}));
    QCOMPARE(only("C:  two blanks "), Step(ClientLine{" two blanks \r\n"}));
    QCOMPARE(only("S: 250 ok"), Step(ServerLine{"250 ok"}));
    QCOMPARE(std::get<ServerLine>(only("S: 220 go\\r\\n250 more")).bytes(), QByteArray("220 go\r\n250 more\r\n"));
    QCOMPARE(std::get<ServerLine>(only("S: 25\\")).bytes(), QByteArray("25"));
    QCOMPARE(only("W: 250"), Step(WaitStep{250ms}));
    QCOMPARE(only("W:0"), Step(WaitStep{0ms}));
    QCOMPARE(only("T"), Step(HandshakeStep{}));
    QCOMPARE(only("X"), Step(CloseStep{CloseStep::Manner::Orderly}));
    QCOMPARE(only("X reset"), Step(CloseStep{CloseStep::Manner::Reset}));
    QCOMPARE(only("  X  half "), Step(CloseStep{CloseStep::Manner::Half}));
    QCOMPARE(only("= issue bytes-behind-starttls"), (Step(Expectation{"issue", "bytes-behind-starttls"})));
    QCOMPARE(only("= exit 4"), (Step(Expectation{"exit", "4"})));
    QCOMPARE(only("=ok"), (Step(Expectation{"ok", ""})));
    QCOMPARE(only("@ security starttls"), (Step(Setting{"security", "starttls"})));
    QCOMPARE(only("@ perform vrfy alice  bob "), (Step(Setting{"perform", "vrfy alice  bob"})));
    QCOMPARE(only("VRFY alice"), (Step(VerbStep{"vrfy", "alice"})));
    QCOMPARE(only("ehlo"), (Step(VerbStep{"ehlo", ""})));
    QCOMPARE(only("mail <a@b> SIZE=5 "), (Step(VerbStep{"mail", "<a@b> SIZE=5"})));
    QCOMPARE(std::get<VerbStep>(only("raw X\\x20Y\\")).rawBytes(), QByteArray("X Y"));
    QCOMPARE(std::get<VerbStep>(only("raw NOOP")).rawBytes(), QByteArray("NOOP\r\n"));
}

void TestScript::aClientLine_hasItsEscapesResolved_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("each one") << QByteArray("C: \\r\\n\\t\\0\\\\\\x1bZ") << QByteArray("\r\n\t\0\\\x1bZ\r\n", 9);
    QTest::newRow("hex digits in both cases") << QByteArray("C: \\xfF\\x0a") << QByteArray("\xff\n\r\n");
    QTest::newRow("continued") << QByteArray("C: EH\\") << QByteArray("EH");
    QTest::newRow("a backslash at the end") << QByteArray("C: EH\\\\") << QByteArray("EH\\\r\n");
    QTest::newRow("a backslash, then continued") << QByteArray("C: EH\\\\\\") << QByteArray("EH\\");
    QTest::newRow("continued with nothing") << QByteArray("C: \\") << QByteArray("");
    QTest::newRow("its own line end") << QByteArray("C: DATA\\n\\") << QByteArray("DATA\n");
    QTest::newRow("bytes that are no UTF-8") << QByteArray("C: \xff\xfe") << QByteArray("\xff\xfe\r\n");
}

void TestScript::aClientLine_hasItsEscapesResolved()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, bytes);
    QCOMPARE(only(line), Step(ClientLine{bytes}));
}

void TestScript::aWrongLine_saysWhereAndWhy_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QByteArray &line, int column, const char *part) {
        QTest::newRow(name) << line << column << QString::fromLatin1(part);
    };
    row("no such step", "  hello there", 3, "hello");
    row("a marker in lower case", "c: NOOP", 1, "c:");
    row("no such escape", "C: ab\\q", 6, "escape");
    row("half an escape", "C: \\x1", 4, "two hexadecimal");
    row("an escape that is no number", "S: a\\xzz", 5, "two hexadecimal");
    row("a wait without a number", "W:", 3, "milliseconds");
    row("a wait that is no number", "W: soon", 4, "milliseconds");
    row("a negative wait", "W: -1", 4, "milliseconds");
    row("a wait with a unit", "W: 5 ms", 6, "nothing more");
    row("a wait without end", "W: 3600001", 4, "at most");
    row("a wait past all numbers", "W: 99999999999999999999", 4, "milliseconds");
    row("TLS with an argument", "T now", 3, "nothing more");
    row("another manner to close", "X slowly", 3, "reset");
    row("two manners to close", "X reset half", 9, "one word");
    row("an expectation of nothing", "=", 2, "kind value");
    row("an expectation of punctuation", "= !", 3, "kind value");
    row("an exit code that is none", "= exit soon", 1, "exit code");
    row("an exit code too high", "= exit 256", 1, "exit code");
    row("ok with more", "= ok now", 1, "nothing more");
    row("a setting of nothing", "@  ", 4, "key value");
    row("a verb without its argument", "vrfy", 5, "argument");
    row("a verb with one too many", "starttls now", 10, "raw");
    row("a bad escape in raw", "raw a\\q", 6, "escape");
    row("a line feed inside", "C: a\nC: b", 5, "one step");
    row("a NUL in a verb", QByteArray("vrfy a\0b", 8), 7, "NUL");
    row("escape sequences of a terminal", "\x1b[31mred", 1, "\\x1b[31mred");
    row("a broken expression", "S: /(/", 4, "regular expression");
}

void TestScript::aWrongLine_saysWhereAndWhy()
{
    QFETCH(QByteArray, line);
    QFETCH(int, column);
    QFETCH(QString, part);
    const auto parsed = Script::parseLine(line, 7);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().line, 7);
    QCOMPARE(parsed.error().column, column);
    QVERIFY2(parsed.error().what.contains(part), qPrintable(parsed.error().what));
    QVERIFY(parsed.error().text().startsWith(QStringLiteral("line 7, column %1: ").arg(column)));
}

void TestScript::aPattern_matchesAsWritten_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("matches");
    QTest::addColumn<bool>("whole");
    const auto row = [](const char *name, const QByteArray &written, const QByteArray &line, bool matches,
                        bool whole = false) { QTest::newRow(name) << written << line << matches << whole; };
    row("code, last line", "250", "250 ok", true, true);
    row("code, not the last line", "250", "250-SIZE", true, true);
    row("code alone", "250", "250", true, true);
    row("another code", "250", "251 ok", false, true);
    row("code glued to text", "250", "250ok", false, true);
    row("code, line too short", "250", "25", false, true);
    row("class", "2xx", "299 x", true, true);
    row("class, other digit", "2xx", "399 x", false, true);
    row("narrow class", "25x", "259-x", true, true);
    row("narrow class, outside", "25x", "260 x", false, true);
    row("class, no digits", "2xx", "2ab x", false, true);
    row("exact", "250 ok", "250 ok", true);
    row("exact, other case", "250 ok", "250 OK", false);
    row("exact, more behind", "250 ok", "250 ok ", false);
    row("exact, empty", "", "", true);
    row("exact, empty expected", "", "x", false);
    row("glob at the end", "250-SIZE *", "250-SIZE 1000", true);
    row("glob stands for nothing", "250-SIZE *", "250-SIZE ", true);
    row("glob, other start", "250-SIZE *", "250-DSN", false);
    row("glob in the middle", "220 * ESMTP *", "220 mx.example ESMTP here", true);
    row("globs must not overlap", "250 ab*ba", "250 aba", false);
    row("glob pieces in order", "*a*b*c*", "xxaxxbxxcxx", true);
    row("glob pieces out of order", "*a*c*b*", "abc", false);
    row("only a star", "*", "anything", true);
    row("a written star is a star", "250 \\x2a", "250 *", true);
    row("a written star is no glob", "250 \\x2a", "250 a", false);
    row("expression", "/250.SIZE \\d+/", "250-SIZE 77", true);
    row("expression holds the whole line", "/250/", "250 ok", false);
    row("expression over bytes", "/250 \\xff./", "250 \xff\xfe", true);
    row("the empty expression", "//", "", true);
    row("a written slash is text", "\\x2fx/", "/x/", true);
    row("four digits are text", "2500", "2500", true);
}

void TestScript::aPattern_matchesAsWritten()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, line);
    QFETCH(bool, matches);
    QFETCH(bool, whole);
    const auto pattern = LinePattern::parse(written);
    QVERIFY(pattern);
    QCOMPARE(pattern->matches(line), matches);
    QCOMPARE(pattern->coversWholeReply(), whole);
}

void TestScript::aWrongPattern_isRefused_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("group without an end") << QByteArray("/(/");
    QTest::newRow("class without an end") << QByteArray("/[a/");
    QTest::newRow("repeats nothing") << QByteArray("/*/");
    QTest::newRow("bad escape beside a star") << QByteArray("a\\q*");
    QTest::newRow("half an escape before a star") << QByteArray("\\x2*");
    QTest::newRow("too long") << QByteArray(LinePattern::maximumLength + 1, 'a');
}

void TestScript::aWrongPattern_isRefused()
{
    QFETCH(QByteArray, written);
    const auto pattern = LinePattern::parse(written);
    QVERIFY(!pattern);
    QVERIFY(!pattern.error().isEmpty());
}

void TestScript::anyBytes_canBeWrittenAsALine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("250 ok\r\n");
    QTest::newRow("without an end") << QByteArray("250 ok");
    QTest::newRow("bare line feed") << QByteArray("250 ok\n");
    QTest::newRow("two lines") << QByteArray("220 a\r\n250 b\r\n");
    QTest::newRow("only a code") << QByteArray("250\r\n");
    QTest::newRow("only a class") << QByteArray("2xx\r\n");
    QTest::newRow("stars") << QByteArray("214 *** help ***\r\n");
    QTest::newRow("slashes") << QByteArray("/x/\r\n");
    QTest::newRow("slashes without an end") << QByteArray("/x/");
    QTest::newRow("one slash") << QByteArray("/\r\n");
    QTest::newRow("backslashes") << QByteArray("a\\b\\\r\n");
    QTest::newRow("NUL and escape") << QByteArray("\0\x1b[31m\r\n", 8);
    QTest::newRow("UTF-8") << QByteArray("250 J\xc3\xbcrgen\r\n");
    QTest::newRow("no UTF-8") << QByteArray("250 \xff\xfe\r\n");
    QTest::newRow("bidirectional override") << QByteArray("250 \xe2\x80\xae\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "250\r\n");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("only a line end") << QByteArray("\r\n");
    QTest::newRow("blanks at both ends") << QByteArray("  a  \r\n");
    QTest::newRow("tab first") << QByteArray("\ta\r\n");
}

void TestScript::anyBytes_canBeWrittenAsALine()
{
    QFETCH(QByteArray, bytes);
    const ServerLine line = ServerLine::sending(bytes);
    QCOMPARE(line.bytes(), bytes);
    Script script;
    script.append(line);
    script.append(ClientLine{bytes});
    const QByteArray text = script.toText();
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(!text.contains('\x1b') && !text.contains('\0') && !text.contains("\xe2\x80\xae")
            && !text.contains("\xef\xbb\xbf"));
    const auto back = Script::parse(text);
    QVERIFY(back);
    QCOMPARE(*back, script);
    if (bytes.endsWith("\r\n"))
        QVERIFY(line.pattern().kind() == LinePattern::Kind::Exact && line.pattern().matches(bytes.chopped(2)));
}

void TestScript::aWholeScript_comesBackFromItsText()
{
    const QByteArray text = "# tests/scenarios/starttls/bytes-behind-go-ahead.smtp\n"
                            "\n"
                            "@ security starttls\n"
                            "S: 220 mx.example ESMTP\n"
                            "C: EHLO client.example\n"
                            "S: 250-mx.example\n"
                            "S: 250 STARTTLS\n"
                            "C: STARTTLS\n"
                            "W: 20\n"
                            "S: 220 go ahead\\r\\n250 AUTH PLAIN\n"
                            "T\n"
                            "vrfy alice\n"
                            "X half\n"
                            "X reset\n"
                            "X\n"
                            "= issue bytes-behind-starttls\n"
                            "= ok\n";
    const auto script = Script::parse(text);
    QVERIFY(script);
    QCOMPARE(script->lines.size(), std::size_t(17));
    QCOMPARE(script->lines[8].number, 9);
    QCOMPARE(script->toText(), text);
    // The other line end and a missing last one change nothing.
    QByteArray withReturns = text;
    withReturns.replace("\n", "\r\n").chop(2);
    const auto other = Script::parse(withReturns);
    QVERIFY(other);
    QCOMPARE(*other, *script);
    QCOMPARE(Script::parse("")->lines.size(), std::size_t(0));
}

void TestScript::randomBytes_neverDoHarm()
{
    QRandomGenerator random(5321);
    const QByteArray likely = "CSWTX=@#: \\x0rn\n/*(25 \t";
    for (int round = 0; round < 2000; ++round) {
        QByteArray text;
        for (int at = random.bounded(60); at > 0; --at)
            text += random.bounded(4) == 0 ? static_cast<char>(random.bounded(256))
                                           : likely[random.bounded(int(likely.size()))];
        const auto script = Script::parse(text);
        if (!script) {
            QVERIFY(script.error().line >= 1 && script.error().column >= 1 && !script.error().what.isEmpty());
            continue;
        }
        const auto back = Script::parse(script->toText());
        QVERIFY2(back, text.toHex().constData());
        QCOMPARE(*back, *script);
    }
}

void TestScript::tooMuch_isRefused()
{
    QVERIFY(!Script::parse(QByteArray(Script::maximumSize + 1, '\n')));
    const auto manyLines = Script::parse(QByteArray(Script::maximumLines + 1, '\n'));
    QVERIFY(!manyLines);
    QCOMPARE(manyLines.error().line, int(Script::maximumLines) + 1);
    QVERIFY(Script::parse(QByteArray(Script::maximumLines, '\n')));
    const auto longLine = Script::parse("#\nC: " + QByteArray(Script::maximumLineLength, 'a'));
    QVERIFY(!longLine);
    QCOMPARE(longLine.error().line, 2);
}

void TestScript::theErrorOfALaterLine_hasItsNumber()
{
    const auto script = Script::parse("S: 220 x\r\n\r\n  vrfy\r\n");
    QVERIFY(!script);
    QCOMPARE(script.error().line, 3);
    QCOMPARE(script.error().column, 7);
}

void TestScript::verbs_areSorted()
{
    const auto verbs = Script::verbs();
    QVERIFY(verbs.size() >= 15);
    QVERIFY(std::ranges::is_sorted(verbs,
                                   [](QByteArrayView left, QByteArrayView right) { return left.compare(right) < 0; }));
    QVERIFY(std::ranges::find(verbs, QByteArrayView("starttls")) != verbs.end());
}

QTEST_GUILESS_MAIN(TestScript)
#include "tst_script.moc"
