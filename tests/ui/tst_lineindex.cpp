// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/lineindex.h"
#include "ui/transcript/rowtext.h"
#include "ui/transcriptmaker.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::ui;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using testing::TranscriptMaker;

class TestLineIndex : public QObject {
    Q_OBJECT

private:
    static LineIndex indexOf(const TranscriptMaker &maker)
    {
        LineIndex lines;
        lines.extend(maker.transcript());
        return lines;
    }

private Q_SLOTS:
    void eventsThatTellNothing_areNoLines()
    {
        TranscriptMaker maker;
        maker.note(transcript::StageBegan{Phase::Greeting});
        maker.note(transcript::StageEnded{Phase::Greeting, transcript::StageStatus::Ok, {}, {}});
        maker.note(transcript::TlsStarted{});
        maker.note(transcript::AuthStep{});
        maker.note(transcript::Resolved{u"192.0.2.1"_s, {}, {u"192.0.2.1"_s}, {}, {}});
        QCOMPARE(indexOf(maker).size(), 0U);
    }

    void aStageThatFailed_isALine()
    {
        TranscriptMaker maker;
        maker.note(transcript::StageEnded{
            Phase::Auth, transcript::StageStatus::Failed, Issue{Issue::AuthFailed, {}, {}, {}}, {}});
        QCOMPARE(indexOf(maker).size(), 1U);
    }

    void aReplyOfThreeLines_folds_andItsLinesKnowTheirHead()
    {
        TranscriptMaker maker;
        maker.sent("EHLO a", Phase::Hello);
        maker.reply("250-mx\n250-SIZE\n250 DSN");
        const LineIndex lines = indexOf(maker);
        QCOMPARE(lines.size(), 4U);
        QVERIFY(lines.isFoldable(1));
        for (quint32 line = 1; line < 4; ++line) {
            QCOMPARE(lines.at(line).head, 1U);
            QCOMPARE(lines.at(line).exchange, 0U);
            QCOMPARE(lines.at(line).code, 250);
        }
        QCOMPARE(lines.replyEnd(2), 4U);
    }

    void aReplyOfTwoLines_doesNotFold()
    {
        TranscriptMaker maker;
        maker.sent("EHLO a", Phase::Hello);
        maker.reply("250-mx\n250 DSN");
        QVERIFY(!indexOf(maker).isFoldable(1));
    }

    void twoRepliesToOneCommand_areTwoReplies()
    {
        TranscriptMaker maker;
        maker.sent(".", Phase::Payload);
        maker.reply("250 one");
        maker.reply("250 two");
        const LineIndex lines = indexOf(maker);
        QCOMPARE(lines.at(1).head, 1U);
        QCOMPARE(lines.at(2).head, 2U);
        QCOMPARE(lines.at(2).exchange, 0U);
    }

    void aReplyThatSomethingWasSentInto_endsThere()
    {
        TranscriptMaker maker;
        maker.sent("HELP", Phase::Help);
        maker.received("214-one");
        maker.sent("NOOP", Phase::Noop);
        maker.received("214 two");
        QCOMPARE(indexOf(maker).at(3).head, 3U);
    }

    void theGreeting_belongsToNoCommand()
    {
        TranscriptMaker maker;
        maker.reply("220-one\n220-two\n220 three");
        const LineIndex lines = indexOf(maker);
        QCOMPARE(lines.at(2).head, 0U);
        QCOMPARE(lines.at(2).exchange, 0U);
        QVERIFY(!lines.at(0).isMalformed);
    }

    void piecesOfACutLine_belongTogether_whateverTheyBeginWith()
    {
        TranscriptMaker maker;
        maker.sent("HELP", Phase::Help);
        maker.received("214 a", wire::LineEnd::Cut);
        maker.received("550-b", wire::LineEnd::Cut, true);
        maker.received("c", wire::LineEnd::CrLf, true);
        maker.received("250 next");
        const LineIndex lines = indexOf(maker);
        QCOMPARE(lines.at(2).head, 1U);
        QCOMPARE(lines.at(2).code, 214);
        QCOMPARE(lines.at(3).head, 1U);
        QVERIFY(!lines.at(3).isMalformed);
        QCOMPARE(lines.at(4).head, 4U);
    }

    void aCutLineOfAReplyThatGoesOn_leavesTheReplyOpen()
    {
        TranscriptMaker maker;
        maker.sent("HELP", Phase::Help);
        maker.received("214-a", wire::LineEnd::Cut);
        maker.received("b", wire::LineEnd::CrLf, true);
        maker.received("214 c");
        QCOMPARE(indexOf(maker).at(3).head, 1U);
    }

    void aLineWithoutACode_isMalformedOnlyOnItsOwn()
    {
        TranscriptMaker maker;
        maker.sent("HELP", Phase::Help);
        maker.received("214-a");
        maker.received("no code");
        maker.received("214 b");
        maker.received("alone");
        const LineIndex lines = indexOf(maker);
        QVERIFY(!lines.at(2).isMalformed);
        QCOMPARE(lines.at(2).code, 214);
        QCOMPARE(lines.at(3).head, 1U);
        QVERIFY(lines.at(4).isMalformed);
    }

    void bytesThatWereNotUsed_areMalformed()
    {
        TranscriptMaker maker;
        maker.unused("250 AUTH PLAIN");
        QVERIFY(indexOf(maker).at(0).isMalformed);
    }

    void onlyPrintableAscii_isPlain_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("text") << QByteArray("250 ok ~") << true;
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("NUL") << QByteArray("250 \0", 5) << false;
        QTest::newRow("tab") << QByteArray("250\tok") << false;
        QTest::newRow("DEL") << QByteArray("250 \x7f") << false;
        QTest::newRow("UTF-8") << QByteArray("250 \xc3\xa4") << false;
        QTest::newRow("no UTF-8") << QByteArray("250 \xff") << false;
    }

    void onlyPrintableAscii_isPlain()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isPlain);
        TranscriptMaker maker;
        maker.received(bytes);
        QCOMPARE(indexOf(maker).at(0).isPlain, isPlain);
    }

    void whatIsPartlyHidden_isNotPlain()
    {
        TranscriptMaker maker;
        maker.sentHidden("AUTH PLAIN ", 20);
        QVERIFY(!indexOf(maker).at(0).isPlain);
    }

    void growingALineAtATime_givesTheSameLines()
    {
        const TranscriptMaker whole = TranscriptMaker::typical();
        const LineIndex expected = indexOf(whole);
        transcript::Transcript growing;
        LineIndex lines;
        for (const transcript::Event &event : whole.transcript()) {
            growing.append(event);
            lines.extend(growing);
        }
        QCOMPARE(lines.size(), expected.size());
        for (quint32 line = 0; line < lines.size(); ++line) {
            QCOMPARE(lines.at(line).head, expected.at(line).head);
            QCOMPARE(lines.at(line).exchange, expected.at(line).exchange);
            QCOMPARE(lines.at(line).length, expected.at(line).length);
            QCOMPARE(lines.at(line).encrypted, expected.at(line).encrypted);
        }
    }

    void encryption_beginsAtTheHandshakeAndEndsWithTheConnection()
    {
        TranscriptMaker maker;
        maker.sent("STARTTLS");
        maker.note(transcript::TlsSecured{});
        maker.sent("NOOP");
        maker.note(transcript::Closed{});
        const LineIndex lines = indexOf(maker);
        QVERIFY(!lines.at(0).encrypted);
        QVERIFY(lines.at(1).encrypted);
        QVERIFY(lines.at(2).encrypted);
        QVERIFY(!lines.at(3).encrypted);
    }

    void anEventWithoutALine_isFoundAtTheOneBefore()
    {
        TranscriptMaker maker;
        maker.note(transcript::StageBegan{Phase::Greeting});
        maker.reply("220 mx");
        maker.note(transcript::StageBegan{Phase::Hello});
        const LineIndex lines = indexOf(maker);
        QVERIFY(!lines.lineOf(0));
        QVERIFY(!lines.lineOf(1));
        QCOMPARE(lines.lineOf(2), std::optional(0U));
        QCOMPARE(lines.lineOf(3), std::optional(0U));
        QCOMPARE(lines.lineOf(1000), std::optional(0U));
    }

    void waiting_isCountedFromTheCommand_andNotForWhatIsSent()
    {
        TranscriptMaker maker;
        maker.sent("VRFY a", Phase::Vrfy);
        maker.sent("VRFY b", Phase::Vrfy);
        maker.wait(99ms);
        maker.reply("252 b");
        const LineIndex lines = indexOf(maker);
        QCOMPARE(lines.waited(2), std::chrono::nanoseconds(100ms));
        QCOMPARE(lines.waited(1), std::chrono::nanoseconds(0));
    }

    void aFoldedHello_saysWhatIsNew_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char *name, const char *before, const char *after, const QString &summary) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after) << summary;
        };
        row("AUTH is new", "250-mx\n250-SIZE 1\n250 STARTTLS", "250-mx\n250-SIZE 1\n250 AUTH PLAIN",
            u"2 keyword(s), AUTH new"_s);
        row("STARTTLS is gone, as it must be", "250-mx\n250-SIZE 1\n250-DSN\n250 STARTTLS",
            "250-mx\n250-SIZE 1\n250 DSN", u"2 keyword(s)"_s);
        row("another value", "250-mx\n250-SIZE 1\n250 DSN", "250-mx\n250-SIZE 2\n250 DSN",
            u"2 keyword(s), SIZE changed"_s);
        row("something is gone", "250-mx\n250-SIZE 1\n250 DSN", "250-mx\n250-SIZE 1\n250 HELP",
            u"2 keyword(s), HELP new, DSN gone"_s);
        row("much is new", "250-mx\n250-A\n250 B", "250-mx\n250-C\n250-D\n250-E\n250-F\n250-A\n250 B",
            u"6 keyword(s), C, D, E, … new"_s);
        row("in another case", "250-mx\n250-size 1\n250 dsn", "250-mx\n250-SIZE 1\n250 DSN", u"2 keyword(s)"_s);
    }
    void aFoldedHello_saysWhatIsNew()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        QFETCH(const QString, summary);
        TranscriptMaker maker;
        maker.sent("EHLO desk", Phase::Hello);
        maker.reply(before);
        maker.sent("EHLO desk", Phase::HelloTls);
        const qint64 first = maker.reply(after);
        LineIndex lines;
        lines.extend(maker.transcript());
        QCOMPARE(RowText::summary(maker.transcript(), lines, *lines.lineOf(first)), summary);
    }

    void aHello_isComparedWithinItsConnectionOnly()
    {
        TranscriptMaker maker;
        maker.sent("EHLO desk", Phase::Hello);
        maker.reply("250-mx\n250-SIZE 1\n250 DSN");
        maker.note(transcript::Connected{});
        maker.sent("EHLO desk", Phase::HelloTls);
        const qint64 first = maker.reply("250-mx\n250-AUTH PLAIN\n250 DSN");
        maker.sent("EHLO desk", Phase::HelloTls);
        const qint64 again = maker.reply("250-mx\n250-AUTH LOGIN\n250 DSN");
        maker.sent("EHLO desk", Phase::HelloAuth);
        const qint64 last = maker.reply("250-mx\n250-AUTH LOGIN\n250-DSN\n250 XCLIENT");
        LineIndex lines;
        lines.extend(maker.transcript());
        QVERIFY(!lines.helloBefore(*lines.lineOf(first)));
        QVERIFY(!lines.helloBefore(*lines.lineOf(again)));
        QCOMPARE(lines.helloBefore(*lines.lineOf(last)), lines.lineOf(again));
        QCOMPARE(RowText::summary(maker.transcript(), lines, *lines.lineOf(last)), u"3 keyword(s), XCLIENT new"_s);
    }
};

QTEST_GUILESS_MAIN(TestLineIndex)
#include "tst_lineindex.moc"
