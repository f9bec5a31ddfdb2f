// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventnote.h"
#include "format/textlog.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::format;
using namespace Qt::StringLiterals;

class TestTextLog : public QObject {
    Q_OBJECT

private:
    static transcript::Event event(transcript::Payload payload)
    {
        return {1, std::chrono::milliseconds(1'250), std::move(payload)};
    }

private Q_SLOTS:
    void whatWasSentAndReceived_isNoNote()
    {
        QVERIFY(!eventNote(event(transcript::Sent{})));
        QVERIFY(!eventNote(event(transcript::Received{})));
        QVERIFY(!eventNote(event(transcript::PayloadSent{})));
    }

    void aNameThatIsItsOwnAddress_tellsNothing()
    {
        QVERIFY(!eventNote(event(transcript::Resolved{u"::1"_s, u"host"_s, {u"::1"_s}, {}, {}})));
        QCOMPARE(eventNote(event(transcript::Resolved{u"mx"_s, u"host"_s, {u"::1"_s}, {}, {}}))->text, u"mx is ::1"_s);
        QCOMPARE(eventNote(event(transcript::Resolved{u"::1"_s, u"host"_s, {u"::1"_s}, {}, u"no"_s}))->text,
                 u"look-up of ::1 failed: no"_s);
    }

    void minorNotes_areForTheVerboseOnly()
    {
        const transcript::Event began = event(transcript::StageBegan{Phase::Hello});
        QVERIFY(eventNote(began)->isMinor);
        QCOMPARE(TextLog().lines(began), QString());
        QCOMPARE(TextLog({}, true).lines(began), u"    1.250    · stage hello begins\n"_s);
        QVERIFY(!eventNote(event(transcript::Cancelled{}))->isMinor);
    }

    void aStage_isMinorUnlessItFailed()
    {
        QVERIFY(eventNote(event(transcript::StageEnded{}))->isMinor);
        const Issue issue{Issue::AuthFailed, {}, {}, {}};
        QVERIFY(!eventNote(event(transcript::StageEnded{Phase::Auth, transcript::StageStatus::Failed, issue, {}}))
                     ->isMinor);
    }

    void theLock_standsFromTheHandshakeToTheEndOfTheConnection()
    {
        TextLog log;
        const QString lock = u"🔒"_s;
        QVERIFY(!log.lines(event(transcript::Sent{{"NOOP\r\n", {}}})).contains(lock));
        QVERIFY(log.lines(event(transcript::TlsSecured{})).contains(lock));
        QCOMPARE(log.lines(event(transcript::Sent{{"NOOP\r\n", {}}})), u"    1.250 🔒 → NOOP\n"_s);
        QVERIFY(!log.lines(event(transcript::Closed{})).contains(lock));
    }

    void wordsOfAServer_areMadeVisible()
    {
        const QString evil = u"\u202e\x1b[2J"_s;
        QList<transcript::Payload> payloads{transcript::Closed{true, evil},
                                            transcript::Noted{"x", evil},
                                            transcript::ConnectFailed{Issue::ConnectFailed, evil},
                                            transcript::TlsObjected{{"other", evil, 0}},
                                            transcript::ProxyOpened{evil, evil},
                                            transcript::Resolved{evil, evil, {evil, evil}, {}, {}}};
        for (const transcript::Payload &payload : std::as_const(payloads)) {
            const QString text = eventNote(event(payload))->text;
            QVERIFY(!text.contains(QChar(0x202e)));
            QVERIFY(!text.contains(QChar(0x1b)));
        }
    }
};

QTEST_GUILESS_MAIN(TestTextLog)
#include "tst_textlog.moc"
