// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "report/exchangefacts.h"
#include "report/report.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::report;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;
using State = report::Exchange::State;

class TestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greetingIsAnExchangeWithoutCommand();
    void pipelinedRepliesFindTheirCommands();
    void partialReplyHasNoCode();
    void garbageHasNoCode();
    void overlongGarbageStaysOneLine();
    void unsolicitedReplyHasNoCommandAndNoPhase();
    void injectedBytesAreAnExchangeOfTheirOwn();
    void secondReplyToOnePayloadIsAnExchange();
    void handshakeForgetsAPartialReply();
    void masksAreNamed();
    void maskPositionsAreKept();
    void proxyHeaderAwaitsNoReply();
    void wholeSessionFolds();
    void everyPrefixFolds();
    void evidenceAlwaysExists();
    void unfinishedSessionIsProvisional();
    void cutStageIsListedAsFailed();
    void skippedStageSaysWhy();
    void failedAddressesAreKept();
    void hellosAreToldApart();
    void helloAfterXclientIsNotAuthenticated();
    void heloListsNothing();
    void refusedHelloIsNone();
    void objectionsWithoutHandshakeAreKept();
    void greetingTimeStartsBehindTheHandshake();
    void greetingDomain_data();
    void greetingDomain();
    void mailboxes_data();
    void mailboxes();
    void answersAreDecoded();
    void cannotVerifyNamesNoMailbox();
};

void TestReport::greetingIsAnExchangeWithoutCommand()
{
    const auto all = exchanges(Conversation().connects().greets("220-mx.example ESMTP").transcript());
    QCOMPARE(all.size(), 1);
    QVERIFY(!all.constFirst().command);
    QCOMPARE(all.constFirst().phase, Phase::Greeting);
}

void TestReport::pipelinedRepliesFindTheirCommands()
{
    Conversation talk;
    talk.opens({"PIPELINING"});
    const qint64 before = talk.lastSequence();
    talk.client("VRFY a", Phase::Vrfy).client("VRFY b", Phase::Vrfy).client("NOOP", Phase::Noop);
    talk.server("252-first").server("252 still first").server("550 second").server("250 third");
    const auto all = exchanges(talk.transcript());
    QCOMPARE(all.size(), 5);
    QCOMPARE(all.at(2).command, QByteArray("VRFY a"));
    QCOMPARE(all.at(2).sequence, before + 1);
    QCOMPARE(all.at(2).received, (QList<qint64>{before + 4, before + 5}));
    QCOMPARE(all.at(2).lines, (QList<QByteArray>{"252-first", "252 still first"}));
    QCOMPARE(all.at(3).code(), 550);
    QCOMPARE(all.at(4).code(), 250);
    QVERIFY(all.at(2).sentAt < all.at(2).firstByteAt && all.at(2).firstByteAt < all.at(2).completeAt);
}

void TestReport::partialReplyHasNoCode()
{
    const auto all = exchanges(Conversation()
                                   .connects()
                                   .greets()
                                   .client("EHLO x", Phase::Hello)
                                   .server("250-mx")
                                   .server("250-SIZE")
                                   .finished()
                                   .transcript());
    QCOMPARE(all.constLast().state, State::Waiting);
    QCOMPARE(all.constLast().code(), 0);
    QCOMPARE(all.constLast().lines, (QList<QByteArray>{"250-mx", "250-SIZE"}));
    QVERIFY(all.constLast().firstByteAt && !all.constLast().completeAt);
}

void TestReport::garbageHasNoCode()
{
    const auto all =
        exchanges(Conversation().connects().greets().client("NOOP", Phase::Noop).server("\x16\x03\x01").transcript());
    QCOMPARE(all.constLast().state, State::Malformed);
    QVERIFY(!all.constLast().reply);
    QCOMPARE(all.constLast().lines, QList<QByteArray>{"\x16\x03\x01"});
}

void TestReport::overlongGarbageStaysOneLine()
{
    Conversation talk;
    talk.connects().greets().client("NOOP", Phase::Noop);
    const qint64 sent = talk.lastSequence();
    talk.event(Received{{"garbage ", {}}, wire::LineEnd::None, false, sent, Phase::Noop, false});
    talk.event(Received{{"goes on", {}}, wire::LineEnd::CrLf, true, sent, Phase::Noop, false});
    const auto all = exchanges(talk.transcript());
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.constLast().lines, QList<QByteArray>{"garbage goes on"});
    QCOMPARE(all.constLast().state, State::Malformed);
}

void TestReport::unsolicitedReplyHasNoCommandAndNoPhase()
{
    const auto all = exchanges(Conversation().opens({"SIZE"}).server("421 4.3.2 shutting down").transcript());
    QCOMPARE(all.constLast().code(), 421);
    QVERIFY(!all.constLast().command);
    QVERIFY(!all.constLast().phase);
}

void TestReport::injectedBytesAreAnExchangeOfTheirOwn()
{
    Conversation talk;
    talk.opens({"STARTTLS"}).startTls();
    const qint64 before = talk.lastSequence();
    talk.injected("250 AUTH PLAIN").injected("250 ok");
    const auto all = exchanges(talk.transcript());
    QCOMPARE(all.constLast().state, State::Unused);
    QVERIFY(!all.constLast().reply && !all.constLast().command && !all.constLast().phase);
    QCOMPARE(all.constLast().sequence, before + 1);
    QCOMPARE(all.constLast().lines, (QList<QByteArray>{"250 AUTH PLAIN", "250 ok"}));
    QCOMPARE(all.at(2).code(), 220);
}

void TestReport::secondReplyToOnePayloadIsAnExchange()
{
    Conversation talk(u"none"_s, 24, u"lmtp"_s);
    talk.opens({"PIPELINING"}, "LHLO").event(PayloadSent{10, "00", {}});
    const qint64 payload = talk.lastSequence();
    talk.event(Received{{"250 2.0.0 one", {}}, wire::LineEnd::CrLf, false, payload, Phase::Payload, false});
    talk.event(Received{{"450 4.2.0 two", {}}, wire::LineEnd::CrLf, false, payload, Phase::Payload, false});
    const auto all = exchanges(talk.transcript());
    QCOMPARE(all.size(), 4);
    QCOMPARE(all.at(2).code(), 250);
    QCOMPARE(all.at(3).code(), 450);
    QCOMPARE(all.at(3).phase, Phase::Payload);
    QCOMPARE(all.at(3).sentAt, all.at(2).sentAt);
}

void TestReport::handshakeForgetsAPartialReply()
{
    Conversation talk;
    talk.connects().greets().client("STARTTLS", Phase::StartTls).server("220-go").secured(goodTls());
    talk.client("EHLO x", Phase::HelloTls)
        .event(Received{{"250 mx", {}}, wire::LineEnd::CrLf, false, talk.lastSequence(), Phase::HelloTls, false});
    const auto all = exchanges(talk.transcript());
    QCOMPARE(all.at(1).state, State::Waiting);
    QCOMPARE(all.at(2).lines, QList<QByteArray>{"250 mx"});
    QVERIFY(all.at(2).encrypted && !all.at(1).encrypted);
}

void TestReport::masksAreNamed()
{
    Conversation talk;
    talk.opens({"AUTH PLAIN"}).event(Sent{{"AUTH PLAIN \r\n", {{11, 44}}}, Phase::Auth, true});
    QCOMPARE(exchanges(talk.transcript()).constLast().command, QByteArray("AUTH PLAIN [44 bytes hidden]"));
}

void TestReport::maskPositionsAreKept()
{
    QCOMPARE(withMasksNamed({"abc", {{0, 1}, {1, 2}, {3, 3}}}),
             QByteArray("[1 bytes hidden]a[2 bytes hidden]bc[3 bytes hidden]"));
    QCOMPARE(withMasksNamed({"", {{0, 7}}}), QByteArray("[7 bytes hidden]"));
    QCOMPARE(withMasksNamed({"ab", {{-4, 1}, {99, 2}}}), QByteArray("[1 bytes hidden]ab[2 bytes hidden]"));
}

void TestReport::proxyHeaderAwaitsNoReply()
{
    Conversation talk;
    talk.connects().event(Sent{{"PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n", {}}, Phase::Connect, false}).greets();
    const auto all = exchanges(talk.transcript());
    QCOMPARE(all.at(0).state, State::NoReply);
    QCOMPARE(all.at(1).phase, Phase::Greeting);
}

void TestReport::wholeSessionFolds()
{
    Conversation talk;
    talk.opens({"SIZE 1000", "STARTTLS"})
        .startTls()
        .secured(goodTls())
        .hello({"SIZE 1000", "AUTH PLAIN LOGIN", "auth=LOGIN"})
        .quits()
        .finished();
    const Report report = fold(talk.transcript());
    QVERIFY(report.finished);
    QCOMPARE(report.verdict, Verdict::Ok);
    QCOMPARE(report.exitCode(), 0);
    QVERIFY(!report.issue);
    QCOMPARE(report.version, u"0.1.0"_s);
    QCOMPARE(report.target.host, u"mx.example"_s);
    QCOMPARE(report.addresses.size(), 1);
    QCOMPARE(report.addresses.constFirst().connectTime, std::optional<Nanoseconds>(std::chrono::milliseconds(1)));
    QCOMPARE(report.greeting->code, 220);
    QCOMPARE(report.greeting->domain, QByteArray("mx.example"));
    QVERIFY(report.clear->capabilities.has("starttls"));
    QCOMPARE(report.clear->name, QByteArray("client.example"));
    QCOMPARE(report.encrypted->capabilities.authTypes(), (QList<QByteArray>{"PLAIN", "LOGIN"}));
    QVERIFY(!report.authenticated);
    QVERIFY(report.tls->secured && report.tls->details.verified);
    QCOMPARE(report.exchanges.size(), 5);
    QCOMPARE(report.duration, talk.transcript().at(talk.transcript().size() - 1).elapsed);
    QCOMPARE(report.stages.size(), 2);
    QCOMPARE(report.stages.at(0).phase, Phase::Connect);
    QCOMPARE(report.stages.at(0).duration, Nanoseconds(std::chrono::milliseconds(3)));
    QVERIFY(!report.auth && !report.transaction && !report.totals);
}

void TestReport::everyPrefixFolds()
{
    Conversation talk;
    talk.opens({"SIZE", "STARTTLS"}).startTls().secured(tlsWithObjection("expired")).hello({"SIZE", "VRFY"});
    talk.client("VRFY bob", Phase::Vrfy).server("250 Bob <bob@mx.example>").quits().finished();
    Transcript prefix;
    QCOMPARE(fold(prefix).verdict, Verdict::Network);
    for (const Event &event : talk.transcript()) {
        prefix.append(event);
        const Report report = fold(prefix);
        QCOMPARE(report.finished, prefix.size() == talk.transcript().size());
        QCOMPARE(report.duration, event.elapsed);
    }
    QVERIFY(fold(prefix).finding("vrfy-discloses"));
}

void TestReport::evidenceAlwaysExists()
{
    Conversation talk(u"tls"_s, 465);
    talk.failsToConnect(u"2001:db8::1"_s, u"ipv6"_s)
        .connects()
        .secured(tlsWithObjection("expired"))
        .greets("220 hi there");
    talk.hello({"STARTTLS", "bad_key"})
        .client("NOOP", Phase::Noop)
        .server("nonsense")
        .finished(Verdict::Protocol, Issue{Issue::MalformedReply, Phase::Noop, {9}, {}});
    const Report report = fold(talk.transcript());
    QVERIFY(report.findings.size() > 4);
    for (const Finding &finding : report.findings) {
        QVERIFY(!finding.evidence.isEmpty());
        for (const qint64 sequence : finding.evidence)
            QVERIFY(sequence >= 1 && sequence <= talk.lastSequence());
    }
}

void TestReport::unfinishedSessionIsProvisional()
{
    Conversation talk;
    talk.opens({"SIZE"});
    Report report = fold(talk.transcript());
    QVERIFY(!report.finished && !report.issue);
    QCOMPARE(report.verdict, Verdict::Network);
    talk.event(StageBegan{Phase::StartTls})
        .event(
            StageEnded{Phase::StartTls, StageStatus::Failed, Issue{Issue::TlsNotOffered, Phase::StartTls, {}, {}}, {}});
    report = fold(talk.transcript());
    QCOMPARE(report.verdict, Verdict::Tls);
    QCOMPARE(report.issue->id, Issue::TlsNotOffered);
    QCOMPARE(report.stages.constLast().reason, QByteArray("tls-not-offered"));
    talk.event(StageBegan{Phase::Quit});
    report = fold(talk.transcript());
    QVERIFY(!report.issue);
    QCOMPARE(report.runningStage, Phase::Quit);
}

void TestReport::cutStageIsListedAsFailed()
{
    Conversation talk;
    talk.connects()
        .event(StageBegan{Phase::Greeting})
        .event(transcript::Cancelled{})
        .finished(Verdict::Cancelled, Issue{Issue::Cancelled, Phase::Greeting, {}, {}});
    const Report report = fold(talk.transcript());
    QCOMPARE(report.stages.constLast().phase, Phase::Greeting);
    QCOMPARE(report.stages.constLast().status, StageStatus::Failed);
    QCOMPARE(report.stages.constLast().reason, QByteArray("cancelled"));
    QCOMPARE(report.verdict, Verdict::Cancelled);
    QVERIFY(!report.runningStage);
    QVERIFY(!report.greeting);
}

void TestReport::skippedStageSaysWhy()
{
    Conversation talk;
    talk.opens({"SIZE"}).event(StageEnded{Phase::StartTls, StageStatus::Skipped, {}, "not-offered"});
    const StageOutcome stage = fold(talk.transcript()).stages.constLast();
    QCOMPARE(stage.status, StageStatus::Skipped);
    QCOMPARE(stage.reason, QByteArray("not-offered"));
    QCOMPARE(stage.duration, Nanoseconds(0));
    QVERIFY(stage.start > Nanoseconds(0));
}

void TestReport::failedAddressesAreKept()
{
    Conversation talk;
    talk.failsToConnect(u"2001:db8::1"_s, u"ipv6"_s).connects();
    const Report report = fold(talk.transcript());
    QCOMPARE(report.addresses.size(), 2);
    QVERIFY(!report.addresses.at(0).connected && !report.addresses.at(0).connectTime);
    QCOMPARE(report.addresses.at(0).failure, Issue::ConnectRefused);
    QVERIFY(report.addresses.at(1).connected && !report.addresses.at(1).failure);
}

void TestReport::hellosAreToldApart()
{
    Conversation talk;
    talk.opens({"STARTTLS"}).startTls().secured(goodTls()).hello({"AUTH PLAIN"});
    talk.client("AUTH PLAIN", Phase::Auth)
        .server("235 2.7.0 welcome")
        .client("EHLO client.example", Phase::HelloAuth)
        .server("250-mx.example")
        .server("250 XCLIENT NAME");
    const Report report = fold(talk.transcript());
    QVERIFY(report.clear->capabilities.has("STARTTLS"));
    QVERIFY(report.encrypted->capabilities.has("AUTH"));
    QVERIFY(report.authenticated->capabilities.has("XCLIENT") && !report.authenticated->capabilities.has("AUTH"));
    QCOMPARE(report.newestHello()->capabilities, report.authenticated->capabilities);
}

void TestReport::helloAfterXclientIsNotAuthenticated()
{
    Conversation talk;
    talk.opens({"AUTH PLAIN"}).client("AUTH PLAIN", Phase::Auth).server("235 welcome");
    talk.client("XCLIENT NAME=a", Phase::Xclient).server("220 mx.example again").hello({"SIZE 7"});
    const Report report = fold(talk.transcript());
    QVERIFY(!report.authenticated);
    QVERIFY(report.clear->capabilities.has("SIZE"));
    QCOMPARE(report.greeting->text, QByteArray("mx.example ESMTP"));
}

void TestReport::heloListsNothing()
{
    const Report report = fold(Conversation().opens({"SIZE"}, "HELO").transcript());
    QCOMPARE(report.clear->capabilities.verb(), wire::Capabilities::Verb::Helo);
    QVERIFY(report.clear->capabilities.all().isEmpty());
}

void TestReport::refusedHelloIsNone()
{
    QVERIFY(
        !fold(Conversation().connects().greets().client("EHLO x", Phase::Hello).server("550 no").transcript()).clear);
    QVERIFY(
        !fold(Conversation().connects().greets().client("EHLO x", Phase::Hello).server("354 what").transcript()).clear);
    QVERIFY(
        !fold(Conversation().connects().greets().client("EHLO x", Phase::Hello).server("250-cut").transcript()).clear);
}

void TestReport::objectionsWithoutHandshakeAreKept()
{
    Conversation talk;
    talk.opens({"STARTTLS"}).startTls().event(TlsStarted{u"mx.example"_s, u"mx.example"_s, TlsPolicy::Require});
    QVERIFY(fold(talk.transcript()).tls->details.objections.isEmpty());
    talk.event(TlsObjected{{"expired", u"expired"_s, 0}});
    const Report report = fold(talk.transcript());
    QVERIFY(!report.tls->secured && !report.tls->details.verified);
    QCOMPARE(report.tls->details.objections.size(), 1);
    QCOMPARE(report.tls->policy, TlsPolicy::Require);
    // The handshake lists the same objection: it is not counted twice.
    talk.event(TlsSecured{[] {
        auto details = tlsWithObjection("expired");
        details.objections.first().text = u"expired"_s;
        return details;
    }()});
    QCOMPARE(fold(talk.transcript()).tls->details.objections.size(), 1);
}

void TestReport::greetingTimeStartsBehindTheHandshake()
{
    Conversation implicit(u"tls"_s, 465);
    implicit.connects().pause(std::chrono::seconds(3)).secured(goodTls()).greets();
    QVERIFY(fold(implicit.transcript()).greeting->time < std::chrono::seconds(1));
    Conversation plain;
    plain.connects().pause(std::chrono::seconds(3)).greets().startTls().secured(goodTls());
    QVERIFY(fold(plain.transcript()).greeting->time >= std::chrono::seconds(3));
}

void TestReport::greetingDomain_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("domain");
    QTest::newRow("name") << QByteArray("220 mx.example ESMTP") << QByteArray("mx.example");
    QTest::newRow("alone") << QByteArray("220 mx.example") << QByteArray("mx.example");
    QTest::newRow("address literal") << QByteArray("220 [192.0.2.1] hi") << QByteArray("[192.0.2.1]");
    QTest::newRow("one label before the protocol") << QByteArray("220 mailhost ESMTP") << QByteArray("mailhost");
    QTest::newRow("international") << QByteArray("220 m\xc3\xbcller.example ESMTP")
                                   << QByteArray("m\xc3\xbcller.example");
    QTest::newRow("protocol") << QByteArray("220 ESMTP ready") << QByteArray();
    QTest::newRow("words") << QByteArray("220 Welcome to our server") << QByteArray();
    QTest::newRow("empty") << QByteArray("220 ") << QByteArray();
    QTest::newRow("code alone") << QByteArray("220") << QByteArray();
    QTest::newRow("stars") << QByteArray("220 ********************") << QByteArray();
    QTest::newRow("empty label") << QByteArray("220 mx..example ESMTP") << QByteArray();
    QTest::newRow("hyphen first") << QByteArray("220 -mx.example ESMTP") << QByteArray();
    QTest::newRow("refusal in words") << QByteArray("554 No service") << QByteArray();
    QTest::newRow("empty literal") << QByteArray("220 [] x") << QByteArray();
}

void TestReport::greetingDomain()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, domain);
    const Report report = fold(Conversation().connects().greets(line).transcript());
    QCOMPARE(report.greeting->domain.value_or(QByteArray()), domain);
}

void TestReport::mailboxes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QList<QByteArray>>("expected");
    QTest::newRow("name and mailbox") << QByteArray("Bob Bean <bob@b.example>") << QList<QByteArray>{"bob@b.example"};
    QTest::newRow("mailbox alone") << QByteArray("bob@b.example") << QList<QByteArray>{"bob@b.example"};
    QTest::newRow("enhanced code before it")
        << QByteArray("2.1.5 <bob@b.example>") << QList<QByteArray>{"bob@b.example"};
    QTest::newRow("local user in angles") << QByteArray("2.1.5 Bob <bob>") << QList<QByteArray>{"bob"};
    QTest::newRow("two") << QByteArray("<a@b.example> <c@d.example>")
                         << (QList<QByteArray>{"a@b.example", "c@d.example"});
    QTest::newRow("full stop behind it") << QByteArray("forwarded to bob@b.example.")
                                         << QList<QByteArray>{"bob@b.example"};
    QTest::newRow("quoted local part") << QByteArray("<\"a b\"@c.example>") << QList<QByteArray>{"\"a b\"@c.example"};
    QTest::newRow("no address") << QByteArray("2.0.0 user unknown") << QList<QByteArray>{};
    QTest::newRow("empty") << QByteArray() << QList<QByteArray>{};
    QTest::newRow("empty angles") << QByteArray("<>") << QList<QByteArray>{};
    QTest::newRow("open angle") << QByteArray("< bob") << QList<QByteArray>{};
    QTest::newRow("at alone") << QByteArray("@ here") << QList<QByteArray>{};
    QTest::newRow("nothing before at") << QByteArray("@b.example") << QList<QByteArray>{};
    QTest::newRow("nothing behind at") << QByteArray("bob@") << QList<QByteArray>{};
}

void TestReport::mailboxes()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QList<QByteArray>, expected);
    QCOMPARE(mailboxesIn({line}), expected);
}

void TestReport::answersAreDecoded()
{
    Conversation talk;
    talk.opens({"VRFY", "EXPN", "HELP"}).client("vrfy  bob ", Phase::Vrfy).server("250 2.1.5 Bob <bob@mx.example>");
    talk.client("EXPN staff", Phase::Expn).server("250-2.1.5 <a@mx.example>").server("250 2.1.5 <b@mx.example>");
    talk.client("HELP", Phase::Help).server("214 mail postmaster@mx.example").client("ETRN x", Phase::Etrn);
    const Report report = fold(talk.transcript());
    QCOMPARE(report.answers.size(), 4);
    QCOMPARE(report.answers.at(0).argument, QByteArray("bob"));
    QCOMPARE(report.answers.at(0).text, QByteArray("Bob <bob@mx.example>"));
    QCOMPARE(report.answers.at(0).enhanced->toByteArray(), QByteArray("2.1.5"));
    QCOMPARE(report.answers.at(1).addresses, (QList<QByteArray>{"a@mx.example", "b@mx.example"}));
    QVERIFY(!report.answers.at(2).argument);
    QVERIFY(report.answers.at(2).addresses.isEmpty());
    QVERIFY(!report.answers.at(3).code);
}

void TestReport::cannotVerifyNamesNoMailbox()
{
    for (const QByteArray &reply :
         {QByteArray("252 2.0.0 bob@mx.example"), QByteArray("550 5.1.1 <bob@mx.example> unknown"),
          QByteArray("450 try bob@mx.example later")}) {
        const Report report =
            fold(Conversation().opens({"VRFY"}).client("VRFY bob", Phase::Vrfy).server(reply).transcript());
        QVERIFY2(report.answers.constFirst().addresses.isEmpty(), reply.constData());
    }
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
