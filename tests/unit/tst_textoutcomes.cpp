// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/authsteptext.h"
#include "format/textlog.h"
#include "format/textreport.h"

#include <QJsonArray>
#include <QTest>

using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;

namespace {
AuthStep step(const QByteArray &mechanism, const QString &from, const QString &name, const QJsonObject &fields,
              const QJsonArray &hidden = {}, const QJsonObject &derived = {}, const QJsonArray &remarks = {})
{
    return {mechanism,
            {{u"from"_s, from},
             {u"name"_s, name},
             {u"fields"_s, fields},
             {u"hidden"_s, hidden},
             {u"derived"_s, derived},
             {u"remarks"_s, remarks},
             {u"reference"_s, u"RFC 0"_s}}};
}

AuthStep start(const QByteArray &mechanism)
{
    return step(mechanism, u"client"_s, u"start"_s, {{u"user"_s, u"alice"_s}});
}

/// A login with PLAIN that is answered with \p reply.
Conversation loggingIn(const QByteArray &reply, std::optional<Issue::Id> issue)
{
    Conversation talk;
    talk.opens({"STARTTLS"}).startTls().secured(goodTls()).hello({"AUTH PLAIN"}).event(StageBegan{Phase::Auth});
    talk.event(start("PLAIN")).event(step("PLAIN", u"client"_s, u"message"_s, {}, {u"password"_s}));
    talk.client("AUTH PLAIN", Phase::Auth).server(reply);
    const auto why = issue ? std::optional(Issue{*issue, Phase::Auth, {}, {}}) : std::nullopt;
    return talk.event(StageEnded{Phase::Auth, why ? StageStatus::Failed : StageStatus::Ok, why, {}});
}

Conversation sending(const QList<QByteArray> &rcptReplies, const QList<QByteArray> &finalReplies,
                     const QString &protocol = u"smtp"_s)
{
    Conversation talk(u"none"_s, 24, protocol);
    talk.opens({"PIPELINING"}, protocol == "lmtp"_L1 ? "LHLO" : "EHLO");
    talk.client("MAIL FROM:<a@b.example>", Phase::Mail).server("250 2.1.0 ok");
    for (qsizetype at = 0; at < rcptReplies.size(); ++at)
        talk.client("RCPT TO:<r" + QByteArray::number(at) + "@b.example>", Phase::Rcpt).server(rcptReplies.at(at));
    if (finalReplies.isEmpty())
        return talk;
    talk.client("DATA", Phase::Data).server("354 go");
    talk.event(PayloadSent{});
    for (const QByteArray &each : finalReplies)
        talk.event(Received{{each, {}}, wire::LineEnd::CrLf, false, {}, Phase::Payload, false});
    return talk;
}

QString sectionOf(const QString &text, const QString &heading)
{
    const qsizetype from = text.indexOf(u'\n' + heading + u'\n');
    return from < 0 ? QString() : text.sliced(from + 1).section(u"\n\n"_s, 0, 0).trimmed() + u'\n';
}
} // namespace

class TestTextOutcomes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStep_isReadable_data();
    void aStep_isReadable();
    void aStepOfAHostileServer_isSafe();
    void theLog_showsDecodedSteps();
    void theStart_isForTheVerboseOnly();
    void aLogin_hasARow_data();
    void aLogin_hasARow();
    void withoutALogin_thereIsNoRow();
    void recipients_haveRows_data();
    void recipients_haveRows();
    void whatNobodyKnows_isToldFromWhatWasNotSent_data();
    void whatNobodyKnows_isToldFromWhatWasNotSent();
    void withoutRecipients_thereAreNoRows();
    void wordsOfAServer_areMadeVisible();
};

void TestTextOutcomes::aStep_isReadable_data()
{
    QTest::addColumn<AuthStep>("given");
    QTest::addColumn<QString>("text");
    QTest::newRow("secret alone") << step("PLAIN", u"client"_s, u"message"_s, {}, {u"password"_s})
                                  << u"PLAIN, client says message: password [hidden]"_s;
    QTest::newRow("fields and secrets") << step(
        "PLAIN", u"client"_s, u"message"_s, {{u"authorizationId"_s, u""_s}, {u"user"_s, u"alice"_s}},
        {u"password"_s}) << u"PLAIN, client says message: authorizationId \"\", user alice, password [hidden]"_s;
    QTest::newRow("prompt") << step("LOGIN", u"server"_s, u"prompt"_s, {{u"text"_s, u"Username:"_s}})
                            << u"LOGIN, server says prompt: text Username:"_s;
    QTest::newRow("number, list and truth")
        << step("X", u"server"_s, u"challenge"_s,
                {{u"iterations"_s, 4096}, {u"flags"_s, QJsonArray{u"a"_s, u"b"_s}}, {u"utf8"_s, true}})
        << u"X, server says challenge: flags a b, iterations 4096, utf8 true"_s;
    QTest::newRow("derived and remarks")
        << step("X", u"server"_s, u"challenge"_s, {}, {}, {{u"binding"_s, u"none"_s}},
                {u"few-iterations"_s, u"other"_s})
        << u"X, server says challenge\nfrom which follows: binding none\nworth knowing: few-iterations, other"_s;
    QTest::newRow("names and values") << step(
        "NTLM", u"server"_s, u"challenge"_s,
        {{u"targetInfo"_s, QJsonArray{QJsonObject{{u"name"_s, u"domainName"_s}, {u"value"_s, u"CORP"_s}}}}})
                                      << u"NTLM, server says challenge: targetInfo domainName=CORP"_s;
    QTest::newRow("long value") << step("X", u"server"_s, u"c"_s, {{u"nonce"_s, QString(100, u'n')}})
                                << u"X, server says c: nonce "_s + QString(60, u'n') + u'…';
    QTest::newRow("nothing") << AuthStep{} << u"\"\", client says \"\""_s;
    QJsonArray nested{u"x"_s};
    for (int depth = 0; depth < 4; ++depth) {
        QJsonArray outer;
        outer.append(nested); // braces around an array copy it, or nest it, as the compiler likes
        nested = outer;
    }
    QTest::newRow("deep") << step("X", u"server"_s, u"c"_s, {{u"a"_s, nested}}) << u"X, server says c: a …"_s;
}

void TestTextOutcomes::aStep_isReadable()
{
    QFETCH(const AuthStep, given);
    QTEST(authStepLines(given).join(u'\n'), "text");
}

void TestTextOutcomes::aStepOfAHostileServer_isSafe()
{
    const QString evil = u"\u202e\x1b[2J\r\n"_s;
    const AuthStep given = step(evil.toUtf8(), evil, evil, {{evil, evil}}, {evil}, {{evil, evil}}, {evil});
    const QStringList lines = authStepLines(given);
    QCOMPARE(lines.size(), 3);
    for (const QString &line : lines) {
        for (const QChar each : {QChar(0x202e), QChar(0x1b), QChar(u'\n'), QChar(u'\r')})
            QVERIFY2(!line.contains(each), qPrintable(line));
    }
}

void TestTextOutcomes::theLog_showsDecodedSteps()
{
    TextLog log;
    const Event event{1, std::chrono::milliseconds(1'250),
                      step("X", u"server"_s, u"challenge"_s, {{u"salt"_s, u"abc"_s}}, {}, {}, {u"odd"_s})};
    QCOMPARE(log.lines(event),
             u"    1.250    · X, server says challenge: salt abc\n"
             "    1.250      worth knowing: odd\n"_s);
}

void TestTextOutcomes::theStart_isForTheVerboseOnly()
{
    const Event event{1, std::chrono::milliseconds(1'250), start("PLAIN")};
    QCOMPARE(TextLog().lines(event), QString());
    QCOMPARE(TextLog({}, true).lines(event), u"    1.250    · PLAIN, client says start: user alice\n"_s);
}

void TestTextOutcomes::aLogin_hasARow_data()
{
    QTest::addColumn<Transcript>("transcript");
    QTest::addColumn<QString>("row");
    const auto row = [](const char *name, const Conversation &talk, const QString &expected) {
        QTest::newRow(name) << talk.transcript() << expected;
    };
    row("good", loggingIn("235 2.7.0 Logged in", {}),
        u"PLAIN  alice  behind STARTTLS  ✓ logged in  235 2.7.0 Logged in"_s);
    row("refused", loggingIn("535 5.7.8 No", Issue::AuthFailed),
        u"PLAIN  alice  behind STARTTLS  ✗ refused  535 5.7.8 No"_s);
    row("an issue of its own", loggingIn("235 2.7.0 Hi", Issue::AuthServerUnproven),
        u"PLAIN  alice  behind STARTTLS  ✗ refused  auth-server-unproven: 235 2.7.0 Hi"_s);
    row("by hand", Conversation().opens({"AUTH PLAIN"}).client("AUTH PLAIN =", Phase::Auth).server("535 No"),
        u"PLAIN  -  in clear  ✗ refused  535 No"_s);
    Conversation untried;
    untried.opens({"SIZE"}).event(StageBegan{Phase::Auth}).event(start("PLAIN"));
    untried.event(StageEnded{Phase::Auth, StageStatus::Failed, Issue{Issue::AuthNotOffered, Phase::Auth, {}, {}}, {}});
    row("not tried", untried, u"PLAIN  alice  in clear  ✗ not tried  auth-not-offered"_s);
}

void TestTextOutcomes::aLogin_hasARow()
{
    QFETCH(const Transcript, transcript);
    QFETCH(const QString, row);
    const report::Report report = report::fold(transcript);
    const QString text = textReport(report, {});
    QCOMPARE(sectionOf(text, u"Login"_s), u"Login\n  "_s + row + u'\n');
    QCOMPARE(loginOutcome(report, {}).trimmed(), u"Login\n  "_s + row);
}

void TestTextOutcomes::withoutALogin_thereIsNoRow()
{
    const report::Report report = report::fold(Conversation().opens({"AUTH PLAIN"}).transcript());
    QCOMPARE(loginOutcome(report, {}), QString());
    QCOMPARE(loginOutcome({}, {}), QString());
}

void TestTextOutcomes::recipients_haveRows_data()
{
    QTest::addColumn<Transcript>("transcript");
    QTest::addColumn<QStringList>("rows");
    const auto row = [](const char *name, const Conversation &talk, const QStringList &rows) {
        QTest::newRow(name) << talk.transcript() << rows;
    };
    row("one reply for all", sending({"250 2.1.5 ok", "550 5.1.1 unknown"}, {"250 2.0.0 queued as A1"}),
        {u"<r0@b.example>  ✓ accepted  250 2.1.5 ok; 250 2.0.0 queued as A1"_s,
         u"<r1@b.example>  ✗ rejected  550 5.1.1 unknown"_s});
    row("one reply for each", sending({"250 ok", "250 ok"}, {"250 2.0.0 stored", "452 4.2.2 full"}, u"lmtp"_s),
        {u"<r0@b.example>  ✓ accepted  250 ok; 250 2.0.0 stored"_s,
         u"<r1@b.example>  ! deferred  250 ok; 452 4.2.2 full"_s});
    row("a reply is missing", sending({"250 ok", "250 ok"}, {"250 2.0.0 stored"}, u"lmtp"_s),
        {u"<r0@b.example>  ✓ accepted   250 ok; 250 2.0.0 stored"_s, u"<r1@b.example>  ? not known  250 ok"_s});
    row("no message", sending({"450 4.2.0 later"}, {}), {u"<r0@b.example>  ! deferred  450 4.2.0 later"_s});
}

void TestTextOutcomes::recipients_haveRows()
{
    QFETCH(const Transcript, transcript);
    QFETCH(const QStringList, rows);
    const QString heading = u"Recipients of the message from <a@b.example>"_s;
    QCOMPARE(sectionOf(textReport(report::fold(transcript), {}), heading),
             heading + u"\n  "_s + rows.join(u"\n  "_s) + u'\n');
}

void TestTextOutcomes::whatNobodyKnows_isToldFromWhatWasNotSent_data()
{
    QTest::addColumn<Transcript>("transcript");
    QTest::addColumn<QString>("sign");
    QTest::addColumn<bool>("isUnknown");
    const auto row = [](const char *name, Conversation talk, const QString &sign, bool isUnknown) {
        talk.event(Finished{Verdict::Network, Issue{Issue::ConnectionLost, Phase::Payload, {}, {}}});
        QTest::newRow(name) << talk.transcript() << sign << isUnknown;
    };
    const Conversation asked = sending({"250 ok"}, {});
    row("ahead of DATA", asked, u"– not sent"_s, false);
    const auto withPayload = [&asked](bool isComplete) {
        Conversation talk = asked;
        talk.client("DATA", Phase::Data).server("354 go");
        PayloadSent sent;
        sent.complete = isComplete;
        return talk.event(sent);
    };
    row("in the middle of the message", withPayload(false), u"– not sent"_s, false);
    row("behind its end", withPayload(true), u"? not known"_s, true);
    row("accepted", sending({"250 ok"}, {"250 2.0.0 ok"}), u"✓ accepted"_s, false);
    row("refused", sending({"250 ok"}, {"550 5.7.1 no"}), u"✗ rejected"_s, false);
}

void TestTextOutcomes::whatNobodyKnows_isToldFromWhatWasNotSent()
{
    QFETCH(const Transcript, transcript);
    QFETCH(const QString, sign);
    QFETCH(const bool, isUnknown);
    const report::Report report = report::fold(transcript);
    QVERIFY2(textReport(report, {}).contains(u"<r0@b.example>  "_s + sign), qPrintable(textReport(report, {})));
    QCOMPARE(verdictLine(report).contains(u"The outcome is unknown"_s), isUnknown);
}

void TestTextOutcomes::withoutRecipients_thereAreNoRows()
{
    QCOMPARE(recipientOutcome({}, {}), QString());
    QCOMPARE(recipientOutcome(report::fold(Conversation().opens({"SIZE"}).transcript()), {}), QString());
    QCOMPARE(recipientOutcome(report::fold(sending({}, {}).transcript()), {}), QString());
}

void TestTextOutcomes::wordsOfAServer_areMadeVisible()
{
    const QByteArray evil = "\xe2\x80\xae\x1b[2J";
    const QString login = textReport(report::fold(loggingIn("535 5.7.8 " + evil, Issue::AuthFailed).transcript()), {});
    const QString sent = textReport(report::fold(sending({"550 5.1.1 " + evil}, {}).transcript()), {});
    for (const QString &text : {login, sent}) {
        QVERIFY(text.contains(u"<U+202E>␛[2J"_s));
        QVERIFY(!text.contains(QChar(0x202e)) && !text.contains(QChar(0x1b)));
    }
}

QTEST_GUILESS_MAIN(TestTextOutcomes)
#include "tst_textoutcomes.moc"
