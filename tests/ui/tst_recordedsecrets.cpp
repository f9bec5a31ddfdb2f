// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/recordedsecrets.h"
#include "ui/session/sessioncontroller.h"
#include "ui/transcriptmaker.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using testing::TranscriptMaker;
using ui::RecordedSecrets;

namespace {

const QByteArray Password = "open-sesame";
const QByteArray Plain = QByteArray("\0alice@example.org\0open-sesame", 30).toBase64();

/// A session that records secrets, in which alice has signed in.
TranscriptMaker signedIn()
{
    TranscriptMaker maker;
    maker.note(transcript::SecretsRecorded{});
    maker.sent("AUTH PLAIN " + Plain, Phase::Auth);
    maker.reply("235 2.7.0 welcome");
    return maker;
}

/// The event with \p sequence as the window shows it once it knows the whole session.
transcript::Event shown(const TranscriptMaker &maker, qint64 sequence)
{
    RecordedSecrets secrets;
    for (qsizetype index = 0; index < maker.transcript().size(); ++index)
        secrets.take(maker.transcript().row(index));
    return secrets.hidden(maker.transcript().at(sequence - 1));
}

QByteArray receivedBytes(const TranscriptMaker &maker, qint64 sequence)
{
    return std::get<transcript::Received>(shown(maker, sequence).payload).data.bytes;
}

QByteArray sentBytes(const TranscriptMaker &maker, qint64 sequence)
{
    return std::get<transcript::Sent>(shown(maker, sequence).payload).data.bytes;
}

} // namespace

class TestRecordedSecrets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theInitialResponse_isHidden()
    {
        QCOMPARE(sentBytes(signedIn(), 2), "AUTH PLAIN \r\n");
        QCOMPARE(std::get<transcript::Sent>(shown(signedIn(), 2).payload).data.masks.constFirst().length, Plain.size());
    }

    void anEcho_isHidden_data()
    {
        QTest::addColumn<QByteArray>("echo");
        QTest::newRow("as it is") << Password;
        QTest::newRow("in capitals") << Password.toUpper();
        QTest::newRow("base64") << Password.toBase64();
        QTest::newRow("the whole response") << Plain;
        QTest::newRow("hex") << Password.toHex();
        QTest::newRow("URL-encoded") << QByteArray("open%2Dsesame");
    }
    void anEcho_isHidden()
    {
        QFETCH(const QByteArray, echo);
        TranscriptMaker maker = signedIn();
        maker.sent("NOOP", Phase::Noop);
        const qint64 sequence = maker.reply("250 I remember " + echo + " well");
        QCOMPARE(receivedBytes(maker, sequence), "250 I remember  well");
    }

    void anEchoInEveryLineOfAReply_isHidden()
    {
        TranscriptMaker maker = signedIn();
        maker.sent("HELP", Phase::Help);
        const qint64 first = maker.reply("214-open-sesame\n214 open-sesame");
        QCOMPARE(receivedBytes(maker, first), "214-");
        QCOMPARE(receivedBytes(maker, first + 1), "214 ");
    }

    void aPasswordThatIsTypedElsewhere_isHidden()
    {
        TranscriptMaker maker = signedIn();
        const qint64 sequence = maker.sent("VRFY open-sesame", Phase::Vrfy);
        QCOMPARE(sentBytes(maker, sequence), "VRFY \r\n");
    }

    void aPasswordInAMessage_isHidden()
    {
        TranscriptMaker maker = signedIn();
        transcript::PayloadSent message;
        message.head = {"Subject: open-sesame\r\n", {}};
        const transcript::Event event = shown(maker, maker.note(message));
        QCOMPARE(std::get<transcript::PayloadSent>(event.payload).head.bytes, "Subject: \r\n");
    }

    void aPasswordInAnIssue_isHidden()
    {
        TranscriptMaker maker = signedIn();
        const Issue issue{Issue::AuthFailed, Phase::Auth, {}, u"535 open-sesame is wrong"_s};
        const transcript::Event event =
            shown(maker, maker.note(transcript::StageEnded{Phase::Auth, transcript::StageStatus::Failed, issue, {}}));
        QCOMPARE(std::get<transcript::StageEnded>(event.payload).issue->detail, u"535 [11 bytes hidden] is wrong"_s);
    }

    void piecesOfAnOverlongLine_areHiddenWhole()
    {
        TranscriptMaker maker = signedIn();
        const qint64 first = maker.received("250 open-se", wire::LineEnd::Cut);
        const qint64 second = maker.received("same", wire::LineEnd::CrLf, true);
        QCOMPARE(receivedBytes(maker, first), QByteArray());
        QCOMPARE(receivedBytes(maker, second), QByteArray());
    }

    void aLoginThatIsTyped_isHiddenLineByLine()
    {
        TranscriptMaker maker;
        maker.note(transcript::SecretsRecorded{});
        maker.sent("auth login", Phase::Auth);
        maker.reply("334 VXNlcm5hbWU6");
        const qint64 name = maker.sent("YWxpY2VAZXhhbXBsZS5vcmc=");
        maker.reply("334 UGFzc3dvcmQ6");
        const qint64 password = maker.sent(Password.toBase64());
        const qint64 echo = maker.reply("235 alice@example.org has open-sesame");
        QCOMPARE(sentBytes(maker, name), "\r\n");
        QCOMPARE(sentBytes(maker, password), "\r\n");
        QCOMPARE(receivedBytes(maker, echo), "235 alice@example.org has ");
    }

    void anAnswerThatCameAfterRecordingBegan_isHidden()
    {
        TranscriptMaker maker;
        maker.sentHidden("AUTH CRAM-MD5", 0);
        maker.reply("334 PDE+");
        maker.note(transcript::SecretsRecorded{});
        QCOMPARE(sentBytes(maker, maker.sent("b3Blbi1zZXNhbWU=")), "\r\n");
    }

    void whatIsNoSecret_staysAsItIs_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("the user's name") << QByteArray("MAIL FROM:<alice@example.org>");
        QTest::newRow("a part of the password") << QByteArray("NOOP sesame");
        QTest::newRow("a star") << QByteArray("*");
        QTest::newRow("an AUTH without a response") << QByteArray("AUTH LOGIN");
        QTest::newRow("nothing") << QByteArray();
    }
    void whatIsNoSecret_staysAsItIs()
    {
        QFETCH(const QByteArray, line);
        TranscriptMaker maker = signedIn();
        QCOMPARE(sentBytes(maker, maker.sent(line)), line + "\r\n");
    }

    void withoutRecording_nothingIsTouched()
    {
        TranscriptMaker maker;
        maker.sent("AUTH PLAIN " + Plain, Phase::Auth);
        const qint64 sequence = maker.reply("235 open-sesame");
        QCOMPARE(receivedBytes(maker, sequence), "235 open-sesame");
    }

    void whatIsOlderThanTheRecording_isNotTouched()
    {
        TranscriptMaker maker;
        const qint64 sequence = maker.reply("220 open-sesame.example");
        maker.note(transcript::SecretsRecorded{});
        maker.sent("AUTH PLAIN " + Plain, Phase::Auth);
        QCOMPARE(receivedBytes(maker, sequence), "220 open-sesame.example");
    }

    void linesOfAMessage_areNoLogin()
    {
        TranscriptMaker maker;
        maker.note(transcript::SecretsRecorded{});
        const qint64 first = maker.sent("AUTH PLAIN is a mechanism", Phase::Payload);
        const qint64 second = maker.sent("as you know", Phase::Payload);
        QCOMPARE(sentBytes(maker, first), "AUTH PLAIN is a mechanism\r\n");
        QCOMPARE(sentBytes(maker, second), "as you know\r\n");
    }

    void theReport_holdsNoRecordedSecret()
    {
        TranscriptMaker maker = signedIn();
        maker.note(transcript::StageBegan{Phase::Vrfy});
        maker.sent("VRFY bob", Phase::Vrfy);
        maker.reply("550 5.1.1 not even with open-sesame");
        maker.note(transcript::StageEnded{Phase::Vrfy, transcript::StageStatus::Ok, {}, {}});
        ui::SessionController controller({});
        controller.show(maker.transcript(), plan::Plan());
        QCOMPARE(controller.report().answers.size(), 1);
        QVERIFY(!controller.report().answers.constFirst().text.contains("open-sesame"));
        QCOMPARE(controller.report().events, maker.transcript().size());
        QCOMPARE(controller.transcript().size(), maker.transcript().size());
    }
};

QTEST_GUILESS_MAIN(TestRecordedSecrets)
#include "tst_recordedsecrets.moc"
