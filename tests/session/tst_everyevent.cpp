// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/session.h"
#include "support/scenario.h"
#include "support/scriptedplay.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using test::Scenario;

/// Cancels, stops, loses and destroys a session at each of its events, in a slot of the very signal that tells it.
class TestEveryEvent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cancelled_endsCleanly_data() { everyEvent(); }
    void cancelled_endsCleanly();
    void stopped_endsCleanly_data() { everyEvent(); }
    void stopped_endsCleanly();
    void connectionReset_endsCleanly_data() { everyEvent(); }
    void connectionReset_endsCleanly();
    void timedOut_endsCleanly_data() { everyEvent(); }
    void timedOut_endsCleanly();
    void destroyed_saysNothingMore_data() { everyEvent(); }
    void destroyed_saysNothingMore();
    void destroyedInFinished_isSafe();
    void destroyedInStageFinished_isSafe();
    void cancelledTwice_finishesOnce();
    void cancelledBeforeItBegan_finishesOnce();

private:
    static void everyEvent();
    [[nodiscard]] static Scenario scenario(const QString &name);
    /// Plays \p name and calls \p act in the slot of event \p number; returns the transcript once the session is finished.
    using Act = std::function<void(session::Session &, test::ScriptedPlay &)>;
    static transcript::Transcript playUntil(const QString &name, qint64 number, const Act &act);
};

Scenario TestEveryEvent::scenario(const QString &name)
{
    for (const QString &path : Scenario::all()) {
        if (Scenario found = Scenario::load(path); found.name == name)
            return found;
    }
    qFatal("no scenario %s", qPrintable(name));
}

void TestEveryEvent::everyEvent()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("number");
    for (const char *name : {"starttls/good", "tls/implicit", "hello/helo-fallback", "xclient/new-greeting",
                             "verbs/some-refused", "replies/anomalies", "auth/login", "auth/challenge-no-base64",
                             "send/one", "send/one-refused-skipped", "lmtp/final-replies-differ",
                             "starttls/bytes-behind-go-ahead", "greeting/refused", "ending/reset-by-server"}) {
        const QString text = QString::fromLatin1(name);
        const qsizetype events = test::playScripted(scenario(text)).transcript.size();
        for (qint64 number = 1; number <= events; ++number)
            QTest::addRow("%s event %d", name, static_cast<int>(number)) << text << number;
    }
}

transcript::Transcript TestEveryEvent::playUntil(const QString &name, qint64 number, const Act &act)
{
    const Scenario played = scenario(name);
    TlsDetails details;
    details.verified = true;
    test::ScriptedPlay play(played.script, details);
    session::Session session(played.plan, {}, play.factory());
    QSignalSpy finished(&session, &session::Session::finished);
    QObject context;
    connect(&session, &session::Session::eventRecorded, &context, [&](const transcript::Event &event) {
        if (event.sequence == number)
            act(session, play);
    });
    played.start(session);
    if (finished.isEmpty())
        finished.wait(10'000);
    // Nothing may follow, so the event loop gets the chance to bring it.
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    if (finished.size() != 1)
        qWarning("finished %d times", static_cast<int>(finished.size()));
    return finished.size() == 1 ? session.transcript() : transcript::Transcript();
}

void TestEveryEvent::cancelled_endsCleanly()
{
    QFETCH(QString, name);
    QFETCH(qint64, number);
    const auto transcript =
        playUntil(name, number, [](session::Session &session, test::ScriptedPlay &) { session.cancel(); });
    QCOMPARE(test::breachOfInvariants(transcript), QString());
    const auto last = std::get<transcript::Finished>(transcript.at(transcript.size() - 1).payload);
    // Once its end is decided, a session ends as it would have.
    if (last.verdict != Verdict::Cancelled)
        QCOMPARE(test::comparable(transcript), test::comparable(test::playScripted(scenario(name)).transcript));
}

void TestEveryEvent::stopped_endsCleanly()
{
    QFETCH(QString, name);
    QFETCH(qint64, number);
    // stop() leaves the connection open where that is safe; the session is then ended by hand.
    const auto transcript = playUntil(name, number, [](session::Session &session, test::ScriptedPlay &) {
        session.stop();
        QMetaObject::invokeMethod(&session, [&session] { session.cancel(); }, Qt::QueuedConnection);
    });
    QCOMPARE(test::breachOfInvariants(transcript), QString());
}

void TestEveryEvent::connectionReset_endsCleanly()
{
    QFETCH(QString, name);
    QFETCH(qint64, number);
    const auto transcript = playUntil(name, number, [](session::Session &session, test::ScriptedPlay &play) {
        if (play.channel())
            play.channel()->serverResets();
        else
            session.cancel(); // there is no connection to lose yet, or none any more
    });
    QCOMPARE(test::breachOfInvariants(transcript), QString());
}

void TestEveryEvent::timedOut_endsCleanly()
{
    QFETCH(QString, name);
    QFETCH(qint64, number);
    // The server falls silent for good at this event: what still waits for it meets its limit.
    Scenario played = scenario(name);
    played.plan.patience = Patience(std::chrono::milliseconds(15));
    played.plan.patience.setFinalReply(std::chrono::milliseconds(15));
    test::ScriptedPlay play(played.script);
    session::Session session(played.plan, {}, play.factory());
    QSignalSpy finished(&session, &session::Session::finished);
    bool isSilent = false;
    bool isAsked = false; // in vain
    connect(&session, &session::Session::eventRecorded, &play, [&](const transcript::Event &event) {
        isAsked = isAsked || (isSilent && std::holds_alternative<transcript::Sent>(event.payload));
        if (event.sequence != number || !play.channel())
            return;
        play.channel()->disconnect(&play);
        isSilent = true;
    });
    played.start(session);
    QVERIFY(!finished.isEmpty() || finished.wait(10'000));
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
    const transcript::Transcript &transcript = session.transcript();
    QCOMPARE(test::breachOfInvariants(transcript), QString());
    const auto reached = [](const transcript::Event &event) {
        return std::holds_alternative<transcript::Expired>(event.payload);
    };
    QVERIFY(!isAsked || std::ranges::any_of(transcript, reached));
}

void TestEveryEvent::destroyed_saysNothingMore()
{
    QFETCH(QString, name);
    QFETCH(qint64, number);
    const Scenario played = scenario(name);
    test::ScriptedPlay play(played.script);
    QPointer<session::Session> session = new session::Session(played.plan, {}, play.factory());
    qint64 seen = 0;
    bool saidFinished = false;
    connect(session, &session::Session::finished, &play, [&] { saidFinished = true; });
    connect(session, &session::Session::eventRecorded, &play, [&](const transcript::Event &event) {
        seen = event.sequence;
        if (event.sequence == number)
            delete session;
    });
    played.start(*session);
    QTRY_VERIFY(session.isNull());
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(seen, number);
    QVERIFY(!saidFinished);
    QVERIFY(play.channel() == nullptr);
}

void TestEveryEvent::destroyedInFinished_isSafe()
{
    const Scenario played = scenario(QStringLiteral("starttls/good"));
    TlsDetails details;
    details.verified = true;
    test::ScriptedPlay play(played.script, details);
    QPointer<session::Session> session = new session::Session(played.plan, {}, play.factory());
    connect(session, &session::Session::finished, &play, [&] { delete session; });
    session->run();
    QTRY_VERIFY(session.isNull());
}

void TestEveryEvent::destroyedInStageFinished_isSafe()
{
    const Scenario played = scenario(QStringLiteral("starttls/good"));
    for (const Phase phase :
         {Phase::Connect, Phase::Greeting, Phase::Hello, Phase::StartTls, Phase::HelloTls, Phase::Vrfy, Phase::Quit}) {
        TlsDetails details;
        details.verified = true;
        test::ScriptedPlay play(played.script, details);
        QPointer<session::Session> session = new session::Session(played.plan, {}, play.factory());
        connect(session, &session::Session::stageFinished, &play, [&](Phase ended) {
            if (ended == phase)
                delete session;
        });
        session->run();
        QTRY_VERIFY2(session.isNull(), phaseName(phase).data());
    }
}

void TestEveryEvent::cancelledTwice_finishesOnce()
{
    const auto transcript =
        playUntil(QStringLiteral("starttls/good"), 8, [](session::Session &session, test::ScriptedPlay &) {
            session.cancel();
            session.cancel();
        });
    QCOMPARE(test::breachOfInvariants(transcript), QString());
}

void TestEveryEvent::cancelledBeforeItBegan_finishesOnce()
{
    const Scenario played = scenario(QStringLiteral("starttls/good"));
    test::ScriptedPlay play(played.script);
    session::Session session(played.plan, {}, play.factory());
    QSignalSpy finished(&session, &session::Session::finished);
    session.run();
    session.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
    QVERIFY(play.channel() == nullptr);
}

QTEST_GUILESS_MAIN(TestEveryEvent)
#include "tst_everyevent.moc"
