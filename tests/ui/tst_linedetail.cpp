// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/hexdump.h"
#include "ui/transcript/linedetail.h"
#include "ui/transcriptmaker.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::ui;
using namespace Qt::StringLiterals;
using testing::TranscriptMaker;

class TestLineDetail : public QObject {
    Q_OBJECT

private:
    static LineDetail detail(const TranscriptMaker &maker, qint64 sequence, const QList<report::Finding> &findings = {},
                             bool isRevealed = false)
    {
        LineIndex lines;
        lines.extend(maker.transcript());
        return LineExplainer(maker.transcript(), lines, isRevealed).explain(*lines.lineOf(sequence), findings);
    }

    static QString words(const LineDetail &detail)
    {
        QStringList words{detail.heading, detail.context};
        for (const LineDetail::Paragraph &paragraph : detail.paragraphs)
            words << paragraph.statement << paragraph.text << paragraph.reference;
        return words.join(u'\n');
    }

    static QString words(const TranscriptMaker &maker, qint64 sequence) { return words(detail(maker, sequence)); }

private Q_SLOTS:
    void aReply_isExplainedByItsCodes()
    {
        const LineDetail shown = detail(TranscriptMaker::typical(), 30);
        QCOMPARE(shown.heading, u"252 2.0.0"_s);
        QVERIFY(shown.context.startsWith(u"reply to VRFY postmaster · "_s));
        QVERIFY(shown.context.endsWith(u" · line 30"_s));
        QVERIFY(words(shown).contains(u"252: RFC 5321"_s));
        QVERIFY(words(shown).contains(u"2.0.0"_s));
        QCOMPARE(shown.hex.first(), u"0000  32 35 32 20 32 2e 30 2e 30 20 70 6f 73 74 6d 61  252 2.0.0 postma"_s);
    }

    void anUnknownCode_isCalledUnknown_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("code") << QByteArray("299 what") << u"299 is unknown."_s;
        QTest::newRow("outside") << QByteArray("999 what") << u"999 is no reply code."_s;
        QTest::newRow("enhanced") << QByteArray("550 5.1.99 what") << u"5.1.99 is unknown."_s;
        QTest::newRow("no code") << QByteArray("what") << u"This is no reply."_s;
    }

    void anUnknownCode_isCalledUnknown()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, sentence);
        TranscriptMaker maker;
        maker.sent("NOOP", Phase::Noop);
        maker.reply(line);
        QVERIFY2(words(maker, 2).contains(sentence), qPrintable(words(maker, 2)));
    }

    void aKeyword_isExplained_andAnUnknownOneIsNot()
    {
        TranscriptMaker maker;
        maker.sent("EHLO a", Phase::Hello);
        maker.reply("250-mx.example\n250-SIZE 52428800\n250-FROBNICATE\n250 AUTH PLAIN X-MINE");
        QVERIFY(words(maker, 3).contains(u"50 MiB"_s));
        QVERIFY(words(maker, 4).contains(u"FROBNICATE is unknown."_s));
        QVERIFY(words(maker, 5).contains(u"PLAIN"_s));
        QVERIFY(words(maker, 5).contains(u"X-MINE is unknown."_s));
        QVERIFY2(!words(maker, 2).contains(u"unknown"_s), "the first line bears no keyword");
    }

    void aKeyword_isNotLookedForOutsideOfEhlo()
    {
        TranscriptMaker maker;
        maker.sent("HELP", Phase::Help);
        maker.reply("214-commands\n214 SIZE 1");
        QVERIFY(!words(maker, 3).contains(u"messages up to"_s));
    }

    void aChallenge_isDecoded_andMadeVisible()
    {
        TranscriptMaker maker;
        maker.sent("AUTH LOGIN", Phase::Auth);
        maker.reply("334 VXNlcm5hbWU6");
        maker.reply("334 " + QByteArray("a\x1b\xe2\x80\xae").toBase64());
        maker.reply("334 not*base64");
        maker.reply("334 ");
        QVERIFY(words(maker, 2).contains(u"Username:"_s));
        QVERIFY(words(maker, 3).contains(u"a␛<U+202E>"_s));
        QVERIFY(words(maker, 4).contains(u"no base64"_s));
        QVERIFY(words(maker, 5).contains(u"empty"_s));
    }

    void aChallengeThatASecretWasCutFrom_isNotDecoded()
    {
        TranscriptMaker maker;
        maker.sent("AUTH LOGIN", Phase::Auth);
        maker.note(transcript::Received{{"334 VXNlcm5h", {{8, 8}}}, wire::LineEnd::CrLf, false, 1, Phase::Auth, false});
        QVERIFY(!words(maker, 2).contains(u"Decoded"_s));
        QVERIFY(words(maker, 2).contains(u"8 byte(s) are hidden."_s));
    }

    void aSecret_isNeverDecodedOrShown()
    {
        TranscriptMaker maker;
        maker.sentHidden("AUTH PLAIN ", 24);
        const LineDetail shown = detail(maker, 1);
        QVERIFY(words(shown).contains(u"not recorded"_s));
        QVERIFY(shown.hex.last().contains(u"24 byte(s) hidden at 000b"_s));
    }

    void aRecordedSecret_isHiddenUntilRevealed()
    {
        TranscriptMaker maker;
        maker.note(transcript::SecretsRecorded{});
        maker.sent("c2VjcmV0", Phase::Auth);
        const LineDetail hidden = detail(maker, 2);
        QVERIFY(words(hidden).contains(u"can be revealed"_s));
        QVERIFY(!words(hidden).contains(u"c2VjcmV0"_s));
        QVERIFY(!hidden.hex.join(u'\n').contains(u"63 32"_s));
        const LineDetail revealed = detail(maker, 2, {}, true);
        QVERIFY(revealed.hex.join(u'\n').contains(u"63 32"_s));
        QVERIFY(!words(revealed).contains(u"hidden"_s));
    }

    void aCommand_isExplained_andTellsItsTime()
    {
        const LineDetail shown = detail(TranscriptMaker::typical(), 29);
        QCOMPARE(shown.heading, u"VRFY postmaster"_s);
        QVERIFY(shown.context.contains(u"stage vrfy"_s));
        QVERIFY(shown.context.contains(u"answered after 1.0 ms"_s));
    }

    void aCommandWithoutAReply_doesNotTellATime()
    {
        TranscriptMaker maker;
        maker.sent("NOOP", Phase::Noop);
        QVERIFY(!words(maker, 1).contains(u"answered"_s));
    }

    void bytesThatAreNoCommand_areNotExplained_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blanks") << QByteArray("   ");
        QTest::newRow("control bytes") << QByteArray("\x1b[2J");
        QTest::newRow("NUL") << QByteArray("\0EHLO", 5);
        QTest::newRow("a long word") << QByteArray(5000, 'A');
        QTest::newRow("an unknown verb") << QByteArray("FROB x");
    }

    void bytesThatAreNoCommand_areNotExplained()
    {
        QFETCH(QByteArray, line);
        TranscriptMaker maker;
        maker.sent(line);
        QVERIFY(detail(maker, 1).paragraphs.isEmpty());
        QVERIFY(detail(maker, 1).heading.size() < 100);
    }

    void tls_tellsWhatWasAgreedAndShown()
    {
        const QString shown = words(TranscriptMaker::typical(), 18);
        for (const QString &word : {u"TLSv1.3"_s, u"TLS_AES_256_GCM_SHA384"_s, u"mx.example.org"_s,
                                    u"Example Authority"_s, u"DNS:mx.example.org"_s, u"256 bits"_s, u"is valid"_s})
            QVERIFY2(shown.contains(word), qPrintable(word));
    }

    void oddLineEnds_areExplained()
    {
        TranscriptMaker maker;
        maker.received("220 a", wire::LineEnd::Lf);
        maker.received("220 b", wire::LineEnd::Cut);
        maker.received("c", wire::LineEnd::None, true);
        maker.unused("250 d");
        QVERIFY(words(maker, 1).contains(u"LF alone"_s));
        QVERIFY(detail(maker, 1).hex.first().contains(u"61 0a  "_s));
        QVERIFY(detail(maker, 1).hex.first().endsWith(u" 220 a·"_s));
        QVERIFY(words(maker, 2).contains(u"over-long"_s));
        QVERIFY(words(maker, 3).contains(u"connection ended inside"_s));
        QVERIFY(words(maker, 4).contains(u"never looked at"_s));
        QVERIFY(!words(TranscriptMaker::typical(), 5).contains(u"LF alone"_s));
    }

    void findings_standWithTheirEvidenceOnly()
    {
        const QList<report::Finding> findings{
            {"x"_L1, report::Severity::Warn, u"Something is odd."_s, {30}, "RFC 5321, 7.3"_L1}};
        const TranscriptMaker maker = TranscriptMaker::typical();
        QVERIFY(words(detail(maker, 30, findings)).contains(u"Warning: Something is odd."_s));
        QVERIFY(!words(detail(maker, 29, findings)).contains(u"Something is odd."_s));
    }

    void anIssue_hasItsSentence()
    {
        TranscriptMaker maker;
        maker.note(transcript::Finished{Verdict::Auth, Issue{Issue::AuthFailed, Phase::Auth, {}, u"\u202eno"_s}});
        QVERIFY(words(maker, 1).contains(u"auth-failed"_s));
        QVERIFY(!words(maker, 1).contains(QChar(0x202e)));
    }

    void hexDumps_areCutWhereTheyGetLong()
    {
        const QStringList lines = HexDump::lines({QByteArray(100, 'a'), {}}, 32);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.last(), u"… and 68 more byte(s)"_s);
        QVERIFY(HexDump::lines({}, 32).isEmpty());
        QCOMPARE(HexDump::lines({QByteArray("\x7f\xff\x00", 3), {}}, 32).first().right(3), u"···"_s);
    }
};

QTEST_GUILESS_MAIN(TestLineDetail)
#include "tst_linedetail.moc"
