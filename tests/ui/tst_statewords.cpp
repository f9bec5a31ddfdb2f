// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/statewords.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::ui;
using State = SessionController::State;
using Tone = StateWords::Tone;

class TestStateWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWayThere_isToldPhaseByPhase();
    void anOpenConnection_tellsEncryptionAndLogin();
    void everyObjection_hasItsOwnWords();
    void theEnd_tellsItsVerdict_data();
    void theEnd_tellsItsVerdict();
    void aRecordThatWasCutOff_isNotFinished();
    void wordsOfAServer_doNoHarm();
};

namespace {

StateView opening(Phase phase)
{
    StateView view;
    view.state = State::Opening;
    view.runningPhase = phase;
    view.report.target.host = u"mx.example"_s;
    return view;
}

StateView secured(const QByteArray &objection = {})
{
    StateView view;
    view.state = State::Idle;
    view.facts.isEncrypted = true;
    view.report.tls.emplace();
    view.report.tls->details.protocol = u"TLSv1.3"_s;
    if (!objection.isEmpty())
        view.report.tls->details.objections.append({objection, u"text"_s, 0});
    return view;
}

} // namespace

void TestStateWords::theWayThere_isToldPhaseByPhase()
{
    const StateWords fresh = StateSentences::wordsFor(StateView());
    QCOMPARE(fresh.text, u"Not connected"_s);
    QCOMPARE(fresh.tone, Tone::Plain);
    QCOMPARE(StateSentences::wordsFor(opening(Phase::Resolve)).text, u"Looking up mx.example …"_s);

    StateView view = opening(Phase::Connect);
    QCOMPARE(StateSentences::wordsFor(view).text, u"Connecting …"_s);
    report::AddressAttempt attempt;
    attempt.address = u"192.0.2.1"_s;
    attempt.port = 25;
    view.report.addresses.append(attempt);
    QCOMPARE(StateSentences::wordsFor(view).text, u"Connecting to 192.0.2.1 port 25 …"_s);
    view.report.addresses.last().address = u"/run/lmtp"_s;
    view.report.addresses.last().port = 0;
    QCOMPARE(StateSentences::wordsFor(view).text, u"Connecting to /run/lmtp …"_s);

    QCOMPARE(StateSentences::wordsFor(opening(Phase::Greeting)).text, u"Waiting for the greeting …"_s);
    QCOMPARE(StateSentences::wordsFor(opening(Phase::Tls)).text, u"Agreeing on encryption …"_s);
    QCOMPARE(StateSentences::wordsFor(opening(Phase::StartTls)).text, u"Agreeing on encryption …"_s);
    QCOMPARE(StateSentences::wordsFor(opening(Phase::HelloTls)).text, u"Saying hello …"_s);
}

void TestStateWords::anOpenConnection_tellsEncryptionAndLogin()
{
    StateView view;
    view.state = State::Idle;
    QCOMPARE(StateSentences::wordsFor(view).text, u"In clear · nobody signed in"_s);
    QCOMPARE(StateSentences::wordsFor(view).tone, Tone::Weak);

    view = secured();
    QCOMPARE(StateSentences::wordsFor(view).text, u"TLS 1.3 · certificate valid · nobody signed in"_s);
    QCOMPARE(StateSentences::wordsFor(view).tone, Tone::Good);
    view.state = State::Busy;
    view.facts.isLoggedIn = true;
    view.report.auth.emplace();
    QCOMPARE(StateSentences::wordsFor(view).text, u"TLS 1.3 · certificate valid · signed in"_s);
    view.report.auth->user = u"bob"_s;
    QCOMPARE(StateSentences::wordsFor(view).text, u"TLS 1.3 · certificate valid · signed in as bob"_s);

    view = secured("expired");
    QCOMPARE(StateSentences::wordsFor(view).text, u"TLS 1.3 · certificate expired"_s);
    QCOMPARE(StateSentences::wordsFor(view).tone, Tone::Weak);
    view.report.tls.reset();
    QCOMPARE(StateSentences::wordsFor(view).text, u"Encrypted · nobody signed in"_s);
}

void TestStateWords::everyObjection_hasItsOwnWords()
{
    QSet<QString> words;
    for (const char *id :
         {"expired", "not-yet-valid", "self-signed", "unknown-issuer", "name-mismatch", "name-unchecked",
          "weak-signature", "weak-key", "revoked", "wrong-purpose", "chain-invalid", "no-certificate", "other"})
        words.insert(StateSentences::certificateWords(id));
    QCOMPARE(words.size(), 13);
    QCOMPARE(StateSentences::certificateWords("never heard of"), StateSentences::certificateWords("other"));
}

void TestStateWords::theEnd_tellsItsVerdict_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Tone>("tone");
    QTest::newRow("ok") << Verdict::Ok << u"Ended: all went well"_s << Tone::Good;
    QTest::newRow("refused") << Verdict::Refused << u"Ended: refused"_s << Tone::Fail;
    QTest::newRow("partial") << Verdict::Partial << u"Ended: partly refused"_s << Tone::Weak;
    QTest::newRow("network") << Verdict::Network << u"Ended: no connection"_s << Tone::Fail;
    QTest::newRow("tls") << Verdict::Tls << u"Ended: encryption failed"_s << Tone::Fail;
    QTest::newRow("auth") << Verdict::Auth << u"Ended: signing in failed"_s << Tone::Fail;
    QTest::newRow("protocol") << Verdict::Protocol << u"Ended: the server broke the rules"_s << Tone::Fail;
    QTest::newRow("expectation") << Verdict::Expectation << u"Ended: not as expected"_s << Tone::Fail;
    QTest::newRow("cancelled") << Verdict::Cancelled << u"Ended: stopped"_s << Tone::Weak;
}

void TestStateWords::theEnd_tellsItsVerdict()
{
    QFETCH(Verdict, verdict);
    StateView view;
    view.state = State::Ended;
    view.report.finished = true;
    view.report.verdict = verdict;
    QTEST(StateSentences::wordsFor(view).text, "text");
    QTEST(StateSentences::wordsFor(view).tone, "tone");
    QVERIFY(!StateSentences::wordsFor(view).icon.isEmpty());
}

void TestStateWords::aRecordThatWasCutOff_isNotFinished()
{
    StateView view;
    view.state = State::Ended;
    QCOMPARE(StateSentences::wordsFor(view).text, u"Ended: not finished"_s);
    QCOMPARE(StateSentences::wordsFor(view).tone, Tone::Weak);
}

void TestStateWords::wordsOfAServer_doNoHarm()
{
    StateView view = secured();
    view.facts.isLoggedIn = true;
    view.report.auth.emplace();
    view.report.auth->user = u"bob\u202E\n\x1b[31m"_s;
    const QString text = StateSentences::wordsFor(view).text;
    QVERIFY(!text.contains(QChar(0x202E)));
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(!text.contains(QChar(0x1b)));
    view.state = State::Opening;
    view.runningPhase = Phase::Resolve;
    view.report.target.host = u"a\nb"_s;
    QVERIFY(!StateSentences::wordsFor(view).text.contains(u'\n'));
}

QTEST_GUILESS_MAIN(TestStateWords)
#include "tst_statewords.moc"
