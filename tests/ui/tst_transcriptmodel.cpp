// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptcopy.h"
#include "ui/transcript/transcriptmodel.h"
#include "ui/transcriptmaker.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace mailscope::ui;
using namespace Qt::StringLiterals;
using testing::TranscriptMaker;
using Fold = TranscriptModel::Fold;

class TestTranscriptModel : public QObject {
    Q_OBJECT

private:
    static filter::FilterExpression filter(const QString &text)
    {
        return filter::FilterExpression::parse(text).value();
    }

    static void setFilter(TranscriptModel &model, const QString &text)
    {
        model.setFilter(filter(text));
        QTRY_VERIFY(!model.isFiltering());
    }

    static QList<qint64> sequences(const TranscriptModel &model)
    {
        QList<qint64> numbers;
        for (int row = 0; row < model.rowCount(); ++row)
            numbers.append(model.index(row, 0).data(TranscriptModel::SequenceRole).toLongLong());
        return numbers;
    }

    static QString text(const TranscriptModel &model, int row)
    {
        return model.index(row, TranscriptModel::TextColumn).data().toString();
    }

private Q_SLOTS:
    void nothingShown_hasNoRows()
    {
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.takeIn();
        model.show(nullptr);
        QCOMPARE(model.rowOf(1), -1);
        QVERIFY(!model.isWanted(1));
    }

    void aTypicalSession_isShownWithItsRepliesFolded()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        QCOMPARE(sequences(model),
                 (QList<qint64>{1, 2, 3, 5, 6, 7, 16, 17, 18, 19, 20, 25, 26, 27, 28, 29, 30, 31, 32}));
        QCOMPARE(text(model, 5), u"250-mx.example.org  8 keyword(s)"_s);
        QCOMPARE(text(model, 11), u"AUTH SCRAM-SHA-256 [44 byte(s) hidden]"_s);
        QCOMPARE(text(model, 13), u"[140 byte(s) hidden]"_s);
        QCOMPARE(model.index(5, TranscriptModel::DirectionColumn).data().toString(), u"←"_s);
        QCOMPARE(model.index(5, TranscriptModel::DirectionColumn).data(Qt::AccessibleTextRole).toString(),
                 u"received"_s);
        QCOMPARE(model.index(3, TranscriptModel::TimeColumn).data().toString(), u"0.704"_s);
        QCOMPARE(model.index(3, TranscriptModel::DeltaColumn).data().toString(), u"+0.702"_s);
        QCOMPARE(model.index(0, TranscriptModel::DeltaColumn).data().toString(), QString());
        QVERIFY(model.index(7, TranscriptModel::LockColumn).data().toString().isEmpty());
        QVERIFY(!model.index(8, TranscriptModel::LockColumn).data().toString().isEmpty());
    }

    void commandAndReply_shareTheirExchange_notesHaveNone()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        model.show(&maker.transcript());
        const auto exchange = [&model](int row) {
            return model.index(row, 0).data(TranscriptModel::ExchangeRole).toLongLong();
        };
        QCOMPARE(exchange(4), 6);
        QCOMPARE(exchange(5), 6);
        QCOMPARE(exchange(6), 16);
        QCOMPARE(exchange(0), 0);
        QCOMPARE(exchange(8), 0);
    }

    void growingAnEventAtATime_givesTheSameRows_andAValidModel()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel whole;
        whole.show(&maker.transcript());
        transcript::Transcript growing;
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&growing);
        for (const transcript::Event &event : maker.transcript()) {
            growing.append(event);
            model.takeIn();
        }
        QCOMPARE(sequences(model), sequences(whole));
    }

    void manyEventsInOneTurn_areOneInsertion()
    {
        TranscriptMaker maker;
        maker.sent("NOOP");
        TranscriptModel model;
        model.show(&maker.transcript());
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        maker.addRecipients(500);
        model.takeIn();
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.rowCount(), 1001);
        model.takeIn();
        QCOMPARE(inserted.size(), 1);
    }

    void unfolding_showsTheLines_andFoldingTakesThemAway()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        const QList<qint64> folded = sequences(model);
        QCOMPARE(model.fold(5), Fold::Folded);
        model.setUnfolded(5, true);
        QCOMPARE(model.fold(5), Fold::Unfolded);
        QCOMPARE(model.fold(6), Fold::Child);
        QCOMPARE(model.rowCount(), folded.size() + 8);
        QCOMPARE(text(model, 13), u"250 SMTPUTF8"_s);
        model.setUnfolded(5, true);
        QCOMPARE(model.rowCount(), folded.size() + 8);
        model.setUnfolded(9, false); // by one of its lines
        QCOMPARE(sequences(model), folded);
    }

    void whatHasNothingToFold_staysAsItIs()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        model.show(&maker.transcript());
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (const int row : {0, 3, 4, 6, 18})
            model.setUnfolded(row, true);
        QCOMPARE(inserted.size() + changed.size(), 0);
    }

    void aReplyThatGrows_foldsAtItsThirdLine_unlessItWasUnfolded()
    {
        TranscriptMaker maker;
        maker.sent("HELP", Phase::Help);
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        maker.received("214-one");
        maker.received("214-two");
        model.takeIn();
        QCOMPARE(model.rowCount(), 3);
        maker.received("214-three");
        model.takeIn();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.summary(1), u"3 line(s)"_s);
        model.setUnfolded(1, true);
        maker.received("214 four");
        model.takeIn();
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.summary(1), u"4 line(s)"_s);
    }

    void allReplies_canBeUnfolded_alsoThoseToCome()
    {
        TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        const int folded = model.rowCount();
        model.setAllUnfolded(true);
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), folded + 8 + 4);
        maker.sent("HELP", Phase::Help);
        maker.reply("214-a\n214-b\n214 c");
        model.takeIn();
        QCOMPARE(model.rowCount(), folded + 8 + 4 + 4);
        model.setAllUnfolded(false);
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(model.rowCount(), folded + 2);
    }

    void aFilter_leavesWhatItWants_alsoOfWhatIsToCome()
    {
        TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        setFilter(model, u"code:5xx"_s);
        QCOMPARE(sequences(model), QList<qint64>{32});
        maker.addRecipients(20);
        model.takeIn();
        QCOMPARE(sequences(model), (QList<qint64>{32, 52, 72}));
        setFilter(model, u""_s);
        QCOMPARE(model.rowCount(), 19 + 40);
    }

    void aFilterForAText_showsEveryLineThatHasIt_alsoOfAFoldedReply()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        setFilter(model, u"smtputf8"_s);
        QCOMPARE(sequences(model), (QList<qint64>{15, 24}));
        QCOMPARE(model.fold(0), Fold::None);
        QCOMPARE(model.summary(0), QString());
        model.setUnfolded(0, true);
        QCOMPARE(model.rowCount(), 2);
        setFilter(model, u"250-"_s);
        QCOMPARE(model.rowCount(), 8 + 4);
    }

    void aFilterForAStage_keepsRepliesFolded()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        model.show(&maker.transcript());
        setFilter(model, u"stage:hello"_s);
        QCOMPARE(sequences(model), (QList<qint64>{6, 7}));
        model.setUnfolded(1, true);
        QCOMPARE(model.rowCount(), 10);
    }

    void aFilter_findsWhatIsShown_notWhatIsHidden()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        model.show(&maker.transcript());
        setFilter(model, u"\"bytes hidden\""_s);
        QCOMPARE(sequences(model), (QList<qint64>{25, 27}));
        setFilter(model, u"nowhere-to-be-found"_s);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.rowOf(32), -1);
        QVERIFY(!model.isWanted(32));
    }

    void aLongTranscript_isFilteredInSlices_andGrowsMeanwhile()
    {
        TranscriptMaker maker;
        maker.addRecipients(80'000);
        TranscriptModel model;
        model.show(&maker.transcript());
        QTRY_VERIFY(!model.isFiltering());
        const int before = model.rowCount();
        const QSignalSpy applied(&model, &TranscriptModel::filterApplied);
        model.setFilter(filter(u"code:550 user"_s));
        QVERIFY2(model.isFiltering(), "the machine is too fast for this test: make the transcript longer");
        QCOMPARE(model.rowCount(), before); // what was there stays until all is done
        maker.addRecipients(10);
        model.takeIn();
        QTRY_COMPARE_WITH_TIMEOUT(applied.size(), 1, 30'000);
        QCOMPARE(model.rowCount(), 8'001);
    }

    void aNewFilter_takesThePlaceOfOneThatIsStillBeingApplied()
    {
        TranscriptMaker maker;
        maker.addRecipients(10'000);
        TranscriptModel model;
        model.show(&maker.transcript());
        QTRY_VERIFY(!model.isFiltering());
        const QSignalSpy applied(&model, &TranscriptModel::filterApplied);
        model.setFilter(filter(u"user"_s));
        model.setFilter(filter(u"dir:out"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!model.isFiltering(), 30'000);
        QCOMPARE(model.rowCount(), 10'000);
        QVERIFY(applied.size() <= 2);
    }

    void aReplyThatGetsLongEnoughWhileFiltering_isFolded()
    {
        TranscriptMaker maker;
        maker.addRecipients(10'000);
        maker.sent("HELP", Phase::Help);
        maker.received("214-one");
        maker.received("214-two");
        TranscriptModel model;
        model.show(&maker.transcript());
        maker.received("214 three");
        model.takeIn();
        QTRY_VERIFY_WITH_TIMEOUT(!model.isFiltering(), 30'000);
        QCOMPARE(model.rowCount(), 20'002);
    }

    void anotherSession_replacesAll_andTheFilterStays()
    {
        const TranscriptMaker first = TranscriptMaker::typical();
        TranscriptMaker second;
        second.sent("NOOP", Phase::Noop);
        second.reply("500 what");
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&first.transcript());
        model.setUnfolded(5, true);
        setFilter(model, u"dir:in"_s);
        model.show(&second.transcript());
        QTRY_VERIFY(!model.isFiltering());
        QCOMPARE(sequences(model), QList<qint64>{2});
        model.show(nullptr);
        QCOMPARE(model.rowCount(), 0);
        model.show(&first.transcript());
        setFilter(model, u""_s);
        QCOMPARE(model.rowCount(), 19);
    }

    void rowOf_findsFoldedLinesAtTheirHead_andEventsWithoutARowAtTheOneBefore()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        model.show(&maker.transcript());
        QCOMPARE(model.rowOf(0), -1);
        QCOMPARE(model.rowOf(1), 0);
        QCOMPARE(model.rowOf(4), 2);
        QCOMPARE(model.rowOf(12), 5);
        QCOMPARE(model.rowOf(1'000), 18);
        model.setUnfolded(5, true);
        QCOMPARE(model.rowOf(12), 10);
        QCOMPARE(model.linesOf(5).size(), 1U);
        model.setUnfolded(5, false);
        QCOMPARE(model.linesOf(5).size(), 9U);
    }

    void hostileBytes_areMadeVisible_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("NUL") << QByteArray("250 a\0b", 7) << u"250 a␀b"_s;
        QTest::newRow("ESC") << QByteArray("250 \x1b[31mred") << u"250 ␛[31mred"_s;
        QTest::newRow("bare CR") << QByteArray("250 a\rb") << u"250 a␍b"_s;
        QTest::newRow("override") << QByteArray("250 \xe2\x80\xae evil") << u"250 <U+202E> evil"_s;
        QTest::newRow("isolate") << QByteArray("250 \xe2\x81\xa6x") << u"250 <U+2066>x"_s;
        QTest::newRow("no UTF-8") << QByteArray("250 \xff\xfe") << u"250 \\xff\\xfe"_s;
        QTest::newRow("markup") << QByteArray("250 <b>bold</b>") << u"250 <b>bold</b>"_s;
    }

    void hostileBytes_areMadeVisible()
    {
        QFETCH(QByteArray, bytes);
        TranscriptMaker maker;
        maker.received(bytes);
        TranscriptModel model;
        model.show(&maker.transcript());
        QTEST(text(model, 0), "shown");
    }

    void anOverlongLine_isNeverMadeVisibleWhole()
    {
        TranscriptMaker maker;
        maker.received("250 " + QByteArray(64 * 1024, '\x01'));
        maker.received("250 " + QByteArray("\xc3\xa4").repeated(40'000));
        TranscriptModel model;
        model.show(&maker.transcript());
        QVERIFY(text(model, 0).size() < 700);
        QVERIFY(text(model, 0).endsWith(u"more byte(s)"_s));
        QVERIFY2(!text(model, 1).contains(u"\\x"_s), "a character was cut in two");
    }

    void refusals_haveTheirCodeAsASign()
    {
        TranscriptMaker maker;
        maker.sent("RCPT", Phase::Rcpt);
        maker.reply("550 no");
        maker.reply("451 later");
        maker.reply("250 yes");
        maker.reply("what");
        TranscriptModel model;
        model.show(&maker.transcript());
        for (const int row : {1, 2}) {
            QCOMPARE(model.rowText(row).tone, RowText::Tone::Bad);
            QCOMPARE(model.rowText(row).pieces.first().kind, RowText::Piece::Kind::Code);
        }
        QCOMPARE(model.rowText(3).tone, RowText::Tone::Received);
        QCOMPARE(model.rowText(4).tone, RowText::Tone::Bad);
        QVERIFY(text(model, 4).contains(u"no reply line"_s));
    }

    void oddLineEnds_areShown()
    {
        TranscriptMaker maker;
        maker.received("250 a", wire::LineEnd::Lf);
        maker.received("250 b", wire::LineEnd::None);
        maker.unused("250 c");
        TranscriptModel model;
        model.show(&maker.transcript());
        QCOMPARE(text(model, 0), u"250 a␊"_s);
        QCOMPARE(text(model, 1), u"250 b…"_s);
        QVERIFY(text(model, 2).endsWith(u"not used"_s));
    }

    void recordedSecrets_areHiddenUntilRevealed_andNotFoundMeanwhile()
    {
        TranscriptMaker maker;
        maker.sent("AUTH PLAIN c2VjcmV0MQ==", Phase::Auth); // before recording began: as a recorder would not have it
        maker.note(transcript::SecretsRecorded{});
        maker.sent("AUTH PLAIN c2VjcmV0Mg==", Phase::Auth);
        maker.reply("334 VXNlcm5hbWU6");
        maker.sent("c2VjcmV0Mw==", Phase::Auth);
        maker.sent("*", Phase::Auth);
        maker.sent("NOOP c2VjcmV0", Phase::Noop);
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        QVERIFY(model.holdsSecrets());
        QCOMPARE(text(model, 2), u"AUTH PLAIN [12 byte(s) hidden]"_s);
        QCOMPARE(text(model, 4), u"[12 byte(s) hidden]"_s);
        QCOMPARE(text(model, 5), u"*"_s);
        QCOMPARE(text(model, 6), u"NOOP c2VjcmV0"_s);
        QVERIFY(model.index(4, TranscriptModel::TextColumn).data(Qt::ToolTipRole).toString().contains(u"revealed"_s));
        const QSignalSpy revealed(&model, &TranscriptModel::revealedChanged);
        model.setRevealed(true);
        QCOMPARE(text(model, 4), u"c2VjcmV0Mw=="_s);
        model.setRevealed(false);
        QCOMPARE(text(model, 4), u"[12 byte(s) hidden]"_s);
        QCOMPARE(revealed.size(), 2);
        setFilter(model, u"c2VjcmV0Mw"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void anEchoOfARecordedSecret_isHiddenUntilRevealed_andNotFoundMeanwhile()
    {
        TranscriptMaker maker;
        maker.note(transcript::SecretsRecorded{});
        maker.sent("AUTH PLAIN " + QByteArray("\0bob\0open-sesame", 16).toBase64(), Phase::Auth);
        maker.reply("535 5.7.8 open-sesame is wrong");
        maker.sent("VRFY open-sesame", Phase::Vrfy);
        TranscriptModel model;
        const QAbstractItemModelTester tester(&model);
        model.show(&maker.transcript());
        QCOMPARE(text(model, 2), u"535 5.7.8 [11 byte(s) hidden] is wrong"_s);
        QCOMPARE(text(model, 3), u"VRFY [11 byte(s) hidden]"_s);
        QVERIFY(model.index(2, TranscriptModel::TextColumn).data(Qt::ToolTipRole).toString().contains(u"revealed"_s));
        const TranscriptCopy copy(maker.transcript(), model.lines(), false);
        for (const QString &copied : {copy.text({1, 2, 3}), copy.script({1, 2, 3}), copy.hex({1, 2, 3})}) {
            QVERIFY2(!copied.contains(u"sesame"_s), qPrintable(copied));
            QVERIFY2(!copied.contains(u"73 65 73 61"_s), qPrintable(copied));
        }
        model.setRevealed(true);
        QCOMPARE(text(model, 2), u"535 5.7.8 open-sesame is wrong"_s);
        model.setRevealed(false);
        setFilter(model, u"sesame"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void secretsThatWereNotRecorded_cannotBeRevealed()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        TranscriptModel model;
        model.show(&maker.transcript());
        const QSignalSpy revealed(&model, &TranscriptModel::revealedChanged);
        model.setRevealed(true);
        QVERIFY(!model.isRevealed());
        QCOMPARE(revealed.size(), 0);
        QVERIFY(
            model.index(11, TranscriptModel::TextColumn).data(Qt::ToolTipRole).toString().contains(u"not recorded"_s));
        QVERIFY(!model.index(10, TranscriptModel::TextColumn).data(Qt::ToolTipRole).isValid());
    }

    void whatWasRevealed_isHiddenInTheNextSession()
    {
        TranscriptMaker maker;
        maker.note(transcript::SecretsRecorded{});
        maker.sent("AUTH PLAIN c2VjcmV0", Phase::Auth);
        TranscriptModel model;
        model.show(&maker.transcript());
        model.setRevealed(true);
        model.show(&maker.transcript());
        QVERIFY(!model.isRevealed());
    }
};

QTEST_MAIN(TestTranscriptModel)
#include "tst_transcriptmodel.moc"
