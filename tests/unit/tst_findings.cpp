// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "logintalks.h"
#include "report/report.h"
#include "report/rule.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace mailscope;
using namespace mailscope::report;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(mailscope::transcript::Transcript)

namespace {
/// The session of a sound server with TLS, up to the second hello.
Conversation sound()
{
    Conversation talk;
    talk.opens({"SIZE 1000", "STARTTLS"}).startTls().secured(goodTls()).hello({"SIZE 1000", "AUTH PLAIN"});
    return talk;
}

/// One command of a sound server that is answered with \p lines.
Transcript answered(const QList<QByteArray> &lines, wire::LineEnd end = wire::LineEnd::CrLf)
{
    Conversation talk = sound();
    talk.client("NOOP", Phase::Noop);
    for (const QByteArray &line : lines)
        talk.server(line, end);
    return talk.quits().finished().transcript();
}

Transcript offering(const QList<QByteArray> &clear, const QList<QByteArray> &encrypted)
{
    return Conversation().opens(clear).startTls().secured(goodTls()).hello(encrypted).quits().finished().transcript();
}

Transcript inClear(const QList<QByteArray> &capabilities, int port = 25, const QString &security = u"opportunistic"_s)
{
    return Conversation(security, port).opens(capabilities).quits().finished().transcript();
}

Transcript withTls(const TlsDetails &details, const QString &security = u"opportunistic"_s,
                   TlsPolicy policy = TlsPolicy::Report)
{
    return Conversation(security)
        .opens({"SIZE 1", "STARTTLS"})
        .startTls()
        .secured(details, policy)
        .hello({"SIZE 1"})
        .quits()
        .finished()
        .transcript();
}

Transcript verified(const QByteArray &reply, Phase phase = Phase::Vrfy,
                    const QList<QByteArray> &offered = {"SIZE 1", "VRFY", "EXPN", "HELP"})
{
    const QByteArray verb = phase == Phase::Vrfy ? "VRFY bob" : phase == Phase::Expn ? "EXPN staff" : "HELP";
    return Conversation().opens(offered).client(verb, phase).server(reply).quits().finished().transcript();
}

/// A login with \p mechanism on the encrypted connection: its decoded \p steps, and what the server says to the command.
Conversation loggingIn(const QByteArray &mechanism, const QByteArray &reply, const QList<QJsonObject> &steps = {},
                       std::optional<Issue::Id> issue = Issue::AuthFailed, const QByteArray &offered = "PLAIN")
{
    Conversation talk;
    talk.opens({"SIZE 1000", "STARTTLS"}).startTls().secured(goodTls()).hello({"SIZE 1000", "AUTH " + offered});
    talk.event(StageBegan{Phase::Auth});
    for (const QJsonObject &step : steps)
        talk.event(AuthStep{mechanism, step});
    talk.client("AUTH " + mechanism, Phase::Auth).server(reply);
    const auto why = issue ? std::optional(Issue{*issue, Phase::Auth, {}, {}}) : std::nullopt;
    return talk.event(StageEnded{Phase::Auth, why ? StageStatus::Failed : StageStatus::Ok, why, {}});
}

QJsonObject serverStep(const QString &name, const QJsonValue &value)
{
    return {{u"from"_s, u"server"_s}, {u"name"_s, u"challenge"_s}, {u"fields"_s, QJsonObject{{name, value}}}};
}

Transcript iterations(int count)
{
    return loggingIn("SCRAM-SHA-256", "235 2.7.0 ok", {serverStep(u"iteration-count"_s, count)}, std::nullopt)
        .transcript();
}

/// A command of a transaction that is refused.
Transcript refusedAt(Phase phase, const QByteArray &command, const QByteArray &reply)
{
    return sound().client(command, phase).server(reply).quits().finished().transcript();
}

TlsDetails expiringIn(int days)
{
    TlsDetails details = goodTls();
    details.chain.first().notAfter = QDateTime(QDate(2026, 11, 22), QTime(13, 0), QTimeZone::UTC).addDays(days);
    return details;
}

TlsDetails speaking(const QString &protocol)
{
    TlsDetails details = goodTls();
    details.protocol = protocol;
    return details;
}
} // namespace

class TestFindings : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static QMap<QString, QStringList> documented();
    [[nodiscard]] static QSet<QString> &seen();

private Q_SLOTS:
    void found_data();
    void found();
    void everyRuleWasFoundOnce();
    void notFound_data();
    void notFound();
    void soundServerHasOnlyGoodNews();
    void gravestComesFirst();
    void severalRefusals_areToldOnceEach();
    void textsArePlain();
    void idsAreDistinct();
    void documentationListsEveryRule();
    void documentationListsNothingElse();
};

QSet<QString> &TestFindings::seen()
{
    static QSet<QString> ids;
    return ids;
}

void TestFindings::found_data()
{
    using S = Severity;
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<Transcript>("transcript");
    const auto row = [](const char *what, const char *id, S severity, const Transcript &transcript) {
        QTest::newRow(what) << QByteArray(id) << severity << transcript;
    };
    const auto connected = [](auto prepare) {
        Conversation talk;
        prepare(talk);
        return talk.greets().hello({"SIZE"}).transcript();
    };

    Conversation slow;
    slow.event(Connecting{0, u"192.0.2.1"_s, u"ipv4"_s, 25}).pause(std::chrono::seconds(6)).event(Connected{}).greets();
    row("a wrong channel binding is taken", "channel-binding-ignored", S::Fail, bindingChecked("ignored", "235 ok"));
    row("a wrong channel binding is named", "channel-binding-noticed", S::Info, bindingChecked("noticed", "535 no"));
    row("only the right channel binding is taken", "channel-binding-noticed", S::Info,
        bindingChecked("refused", "535 no", "235 ok"));
    row("neither channel binding is taken", "channel-binding-unclear", S::Info,
        bindingChecked("refused", "535 no", "535 no"));
    row("the right channel binding is not tried", "channel-binding-unclear", S::Info,
        bindingChecked("refused", "535 no"));
    row("gone at a binding", "channel-binding-ends-connection", S::Warn, lostIn("SCRAM-SHA-256-PLUS"));
    row("a binding is possible, and hidden", "channel-binding-hidden", S::Warn, claimRefused("235 ok"));
    row("slow connection", "connect-slow", S::Warn, slow.transcript());
    row("IPv6 down", "ipv6-address-failed", S::Warn,
        connected([](auto &talk) { talk.failsToConnect(u"2001:db8::1"_s, u"ipv6"_s).connects(); }));
    row("IPv4 down", "ipv4-address-failed", S::Warn,
        connected([](auto &talk) { talk.failsToConnect(u"192.0.2.7"_s, u"ipv4"_s).connects(); }));
    row("slow greeting", "greeting-slow", S::Info,
        connected([](auto &talk) { talk.connects().pause(std::chrono::seconds(8)); }));
    row("very slow greeting", "greeting-slow", S::Warn,
        connected([](auto &talk) { talk.connects().pause(std::chrono::seconds(40)); }));
    row("greeting in words", "greeting-without-domain", S::Warn,
        Conversation().connects().greets("220 Welcome here").transcript());
    row("421 to a command", "service-closing", S::Warn, answered({"421 4.3.2 bye"}));
    row("421 unasked", "service-closing", S::Warn,
        Conversation().opens({"SIZE"}).server("421 4.4.2 idle").transcript());
    row("closed at QUIT", "quit-without-reply", S::Warn,
        Conversation().opens({"SIZE"}).client("QUIT", Phase::Quit).finished().transcript());
    row("QUIT answered with 250", "quit-unexpected-reply", S::Warn,
        Conversation().opens({"SIZE"}).client("QUIT", Phase::Quit).server("250 bye").finished().transcript());
    row("QUIT refused", "quit-unexpected-reply", S::Warn,
        Conversation().opens({"SIZE"}).client("QUIT", Phase::Quit).server("502 no").finished().transcript());

    for (const Rule &rule : checkRules()) {
        const QByteArray note =
            rule.id == "check-unfinished"_L1 ? QByteArray("check-relay") : QByteArray(rule.id.data());
        row(rule.id.data(), rule.id.data(), rule.severity,
            sound().event(Noted{note, u"x"_s}).quits().finished().transcript());
    }
    row("mail in clear where users hand it in", "mail-accepted-in-clear", S::Warn,
        Conversation(u"starttls"_s, 587).opens({}).event(Noted{"mail-accepted-in-clear", u"x"_s}).transcript());
    row("garbage", "malformed-reply", S::Fail, answered({"\x16\x03\x01"}));
    Conversation endless;
    endless.opens({"SIZE"}).client("NOOP", Phase::Noop);
    for (int line = 0; line < 20; ++line)
        endless.server("250-" + QByteArray(60000, 'x'));
    row("endless reply", "reply-too-long", S::Fail, endless.transcript());
    row("reply unasked", "unsolicited-reply", S::Fail,
        Conversation().opens({"SIZE"}).server("250 2.0.0 and another").transcript());
    row("two codes", "code-changes", S::Fail, answered({"250-a", "550 b"}));
    row("line without code", "line-without-code", S::Fail,
        Conversation()
            .opens({"SIZE"})
            .client("NOOP", Phase::Noop)
            .event(Received{{"250-a", {}}, wire::LineEnd::CrLf, false, {}, {}, false})
            .event(Received{{"bare text", {}}, wire::LineEnd::CrLf, false, {}, {}, false})
            .event(Received{{"250 b", {}}, wire::LineEnd::CrLf, false, {}, {}, false})
            .transcript());
    row("odd separator", "unknown-separator", S::Fail, answered({"250+ok"}));
    row("first digit 6", "code-out-of-range", S::Warn, answered({"650 what"}));
    row("second digit 7", "code-out-of-range", S::Warn, answered({"270 what"}));
    row("LF", "bare-line-feed", S::Warn, answered({"250 2.0.0 ok"}, wire::LineEnd::Lf));
    row("CR inside", "bare-carriage-return", S::Warn, answered({"250 2.0.0 a\rb"}));
    row("NUL inside", "nul-in-reply", S::Warn, answered({QByteArray("250 2.0.0 a\0b", 13)}));
    row("escape sequence", "control-characters", S::Warn, answered({"250 2.0.0 \x1b[31m"}));
    row("Latin-1", "eight-bit-reply", S::Warn, answered({"250 2.0.0 gr\xfc\xdf"}));
    row("long line", "line-too-long", S::Warn, answered({"250 2.0.0 " + QByteArray(600, 'x')}));
    row("no enhanced code", "enhanced-codes-missing", S::Warn,
        Conversation()
            .opens({"SIZE", "ENHANCEDSTATUSCODES"})
            .client("NOOP", Phase::Noop)
            .server("250 ok")
            .transcript());
    row("class differs", "enhanced-code-mismatch", S::Warn, answered({"250 5.7.8 ok"}));
    row("class differs in a later line", "enhanced-code-mismatch", S::Warn, answered({"550-5.1.1 no", "550 2.1.1 no"}));

    row("HELO works", "hello-fallback", S::Warn,
        Conversation()
            .connects()
            .greets()
            .client("EHLO x", Phase::Hello)
            .server("502 what")
            .client("HELO x", Phase::Hello)
            .server("250 mx.example")
            .transcript());
    row("no domain", "hello-domain-missing", S::Warn,
        Conversation()
            .connects()
            .greets()
            .client("EHLO x", Phase::Hello)
            .server("250- ")
            .server("250 SIZE")
            .transcript());
    row("words for a domain", "hello-domain-missing", S::Warn,
        Conversation().connects().greets().client("EHLO x", Phase::Hello).server("250 *hello* there").transcript());
    row("two names", "hello-domain-differs", S::Info,
        Conversation().connects().greets("220 other.example ESMTP").hello({"SIZE"}).transcript());
    row("underscore", "capability-grammar", S::Warn, inClear({"SIZE", "BAD_KEY"}));
    row("twice", "capability-duplicate", S::Info, inClear({"SIZE 1", "SIZE 1"}));
    row("one lost", "capabilities-differ", S::Warn, offering({"SIZE", "DSN", "STARTTLS"}, {"SIZE"}));
    row("one new", "capabilities-differ", S::Info, offering({"SIZE", "STARTTLS"}, {"SIZE", "AUTH PLAIN"}));
    row("other parameter", "capabilities-differ", S::Info, offering({"SIZE 1", "STARTTLS"}, {"SIZE 2"}));
    row("no SIZE", "size-missing", S::Info, inClear({"DSN"}));
    row("no PIPELINING", "lmtp-pipelining-missing", S::Fail,
        Conversation(u"none"_s, 24, u"lmtp"_s).opens({"ENHANCEDSTATUSCODES"}, "LHLO").transcript());
    row("no enhanced codes", "lmtp-enhanced-missing", S::Fail,
        Conversation(u"none"_s, 24, u"lmtp"_s).opens({"PIPELINING"}, "LHLO").transcript());
    row("LMTP on 25", "lmtp-on-port-25", S::Fail,
        Conversation(u"none"_s, 25, u"lmtp"_s).opens({"PIPELINING"}, "LHLO").transcript());

    row("bytes behind the 220", "injected-reply", S::Fail,
        Conversation()
            .opens({"STARTTLS"})
            .startTls()
            .injected("250 AUTH PLAIN")
            .finished(Verdict::Protocol, Issue{Issue::BytesBehindStartTls, Phase::StartTls, {9}, {}})
            .transcript());
    row("text in the handshake", "injected-reply", S::Fail,
        Conversation()
            .opens({"STARTTLS"})
            .startTls()
            .event(TlsStarted{})
            .finished(Verdict::Protocol, Issue{Issue::PlaintextInHandshake, Phase::StartTls, {}, {}})
            .transcript());
    row("plain port", "plaintext-instead-of-tls", S::Fail,
        Conversation(u"tls"_s, 465)
            .connects()
            .event(TlsStarted{})
            .event(Received{{"220 mx.example", {}}, wire::LineEnd::CrLf, false, {}, {}, true})
            .finished(Verdict::Tls, Issue{Issue::TlsHandshakeFailed, Phase::Tls, {}, {}})
            .transcript());
    row("crossed out", "starttls-stripped", S::Fail, inClear({"SIZE", "XXXXXXXA"}));
    row("crossed out whole", "starttls-stripped", S::Fail, inClear({"SIZE", "XXXXXXXX"}));
    const auto refusing = [](const QByteArray &reply, const QString &security) {
        return Conversation(security)
            .opens({"SIZE", "STARTTLS"})
            .client("STARTTLS", Phase::StartTls)
            .server(reply)
            .quits()
            .finished()
            .transcript();
    };
    row("STARTTLS refused for now", "starttls-refused", S::Warn, refusing("454 4.7.0 not now", u"opportunistic"_s));
    row("STARTTLS refused", "starttls-refused", S::Fail, refusing("502 5.5.1 what", u"opportunistic"_s));
    row("STARTTLS refused though required", "starttls-refused", S::Fail, refusing("454 4.7.0 not now", u"starttls"_s));
    row("STARTTLS answered with 3xx", "starttls-refused", S::Fail, refusing("334 go on", u"opportunistic"_s));
    row("no TLS for submission", "submission-without-tls", S::Fail, inClear({"SIZE"}, 587, u"starttls"_s));
    row("no TLS", "starttls-not-offered", S::Warn, inClear({"SIZE"}));
    row("no TLS though required", "starttls-not-offered", S::Fail, inClear({"SIZE"}, 2525, u"starttls"_s));
    row("offered again", "starttls-still-offered", S::Warn, offering({"SIZE", "STARTTLS"}, {"SIZE", "STARTTLS"}));
    row("TLS 1.0", "tls-old-protocol", S::Warn, withTls(speaking(u"TLSv1"_s)));
    row("TLS 1.1 for users", "tls-old-protocol", S::Fail, withTls(speaking(u"TLSv1.1"_s), u"starttls"_s));
    row("PLAIN in clear", "auth-in-clear", S::Fail, inClear({"SIZE", "STARTTLS", "AUTH CRAM-MD5 PLAIN"}));
    row("old form", "auth-in-clear", S::Fail, inClear({"SIZE", "STARTTLS", "AUTH=LOGIN"}));
    row("AUTH only in clear", "auth-only-in-clear", S::Warn,
        offering({"SIZE", "STARTTLS", "AUTH SCRAM-SHA-1"}, {"SIZE"}));
    row("outdated mechanisms", "weak-mechanisms-only", S::Warn,
        offering({"SIZE", "STARTTLS"}, {"SIZE", "AUTH LOGIN CRAM-MD5"}));

    row("login refused", "login-refused", S::Warn, loggingIn("PLAIN", "535 5.7.8 no").transcript());
    row("login refused for now", "login-refused", S::Warn, loggingIn("PLAIN", "454 4.7.0 later").transcript());
    row("typed by hand", "login-refused", S::Warn,
        sound().client("AUTH PLAIN =", Phase::Auth).server("535 5.7.8 no").transcript());
    row("given up for an error that was told", "login-refused", S::Warn,
        loggingIn("SCRAM-SHA-1", "501 5.7.0 cancelled", {serverStep(u"server-error"_s, u"invalid-proof"_s)},
                  Issue::AuthChallengeInvalid)
            .transcript());
    row("530 to MAIL", "mail-needs-login", S::Warn,
        refusedAt(Phase::Mail, "MAIL FROM:<a@b.example>", "530 5.7.0 Authentication required"));
    row("sender of another", "mail-needs-login", S::Warn,
        refusedAt(Phase::Rcpt, "RCPT TO:<a@b.example>", "553 5.7.1 Sender address rejected: not owned by user x"));
    row("wrong signature", "server-unproven", S::Fail,
        loggingIn("SCRAM-SHA-256", "235 2.7.0 ok", {}, Issue::AuthServerUnproven).transcript());
    row("235 at once", "login-welcomed-early", S::Fail,
        loggingIn("LOGIN", "235 2.7.0 ok", {}, Issue::UnexpectedReply).transcript());
    row("binding told of by the server alone", "channel-binding-stripped", S::Fail,
        loggingIn("SCRAM-SHA-256", "501 5.7.0 cancelled",
                  {serverStep(u"server-error"_s, u"server-does-support-channel-binding"_s)})
            .transcript());
    row("one iteration", "scram-iterations-few", S::Fail, iterations(1));
    row("4095 iterations", "scram-iterations-few", S::Fail, iterations(4095));
    row("4096 iterations", "scram-iterations-few", S::Info, iterations(4096));
    row("9999 iterations", "scram-iterations-few", S::Info, iterations(9999));
    row("binding left out", "channel-binding-unused", S::Info,
        loggingIn("SCRAM-SHA-256", "235 2.7.0 ok", {}, std::nullopt, "SCRAM-SHA-256 SCRAM-SHA-256-PLUS").transcript());
    row("names in NTLM", "ntlm-discloses-names", S::Warn,
        loggingIn(
            "NTLM", "535 5.7.8 no",
            {serverStep(u"targetInfo"_s,
                        QJsonArray{QJsonObject{{u"name"_s, u"dnsComputerName"_s}, {u"value"_s, u"mail.corp"_s}}})})
            .transcript());
    row("a target in NTLM", "ntlm-discloses-names", S::Warn,
        loggingIn("NTLM", "535 5.7.8 no", {serverStep(u"target"_s, u"CORP"_s)}).transcript());
    row("AUTH behind the handshake", "login-without-second-hello", S::Info,
        Conversation()
            .opens({"SIZE 1", "STARTTLS", "AUTH PLAIN"})
            .startTls()
            .secured(goodTls())
            .client("AUTH PLAIN", Phase::Auth)
            .server("235 2.7.0 ok")
            .transcript());

    for (const char *id :
         {"expired", "not-yet-valid", "chain-invalid", "wrong-purpose", "weak-signature", "weak-key", "other"})
        row(id, (QByteArray("certificate-") + id).constData(), S::Warn, withTls(tlsWithObjection(id)));
    for (const char *id : {"self-signed", "unknown-issuer", "name-mismatch", "name-unchecked"})
        row(id, (QByteArray("certificate-") + id).constData(), S::Info, withTls(tlsWithObjection(id)));
    row("revoked", "certificate-revoked", S::Fail, withTls(tlsWithObjection("revoked")));
    row("no certificate", "certificate-missing", S::Warn, withTls(tlsWithObjection("no-certificate")));
    row("name for users", "certificate-name-mismatch", S::Fail,
        withTls(tlsWithObjection("name-mismatch"), u"starttls"_s));
    row("name though required", "certificate-name-mismatch", S::Fail,
        withTls(tlsWithObjection("name-mismatch"), u"opportunistic"_s, TlsPolicy::Require));
    row("13 days", "certificate-expires-soon", S::Warn, withTls(expiringIn(13)));
    row("hours", "certificate-expires-soon", S::Warn, withTls(expiringIn(0)));
    row("14 days", "certificate-days-left", S::Info, withTls(expiringIn(14)));

    row("VRFY names", "vrfy-discloses", S::Warn, verified("250 2.1.5 Bob <bob@mx.example>"));
    row("EXPN names", "expn-discloses", S::Warn, verified("250 2.1.5 <bob@mx.example>", Phase::Expn));
    row("252", "vrfy-does-not-disclose", S::Info, verified("252 2.0.0 bob"));
    row("VRFY disabled", "vrfy-does-not-disclose", S::Info, verified("502 5.5.1 disabled", Phase::Vrfy, {"SIZE"}));
    row("version in HELP", "help-discloses-version", S::Info, verified("214 2.0.0 This is Sample 4.12", Phase::Help));
    row("offered and unknown", "offered-but-unknown", S::Warn, verified("502 5.5.1 what", Phase::Expn));
}

void TestFindings::found()
{
    QFETCH(const QByteArray, id);
    QFETCH(const Severity, severity);
    QFETCH(const Transcript, transcript);
    const Report report = fold(transcript);
    const Finding *finding = report.finding(id);
    QStringList ids;
    for (const Finding &each : report.findings)
        ids.append(each.id);
    QVERIFY2(finding, qPrintable(ids.join(u' ')));
    QCOMPARE(finding->severity, severity);
    QVERIFY(!finding->evidence.isEmpty());
    QVERIFY2(!finding->text.contains(u"%1"_s), qPrintable(finding->text));
    seen().insert(finding->id);
}

void TestFindings::everyRuleWasFoundOnce()
{
    for (const Rule &rule : allRules())
        QVERIFY2(seen().contains(rule.id), rule.id.data());
}

void TestFindings::notFound_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Transcript>("transcript");
    const auto row = [](const char *what, const char *id, const Transcript &transcript) {
        QTest::newRow(what) << QByteArray(id) << transcript;
    };

    Conversation allDown;
    allDown.failsToConnect(u"2001:db8::1"_s, u"ipv6"_s).failsToConnect(u"192.0.2.1"_s, u"ipv4"_s);
    row("all addresses down", "ipv6-address-failed", allDown.transcript());
    row("all addresses down", "ipv4-address-failed", allDown.transcript());
    row("greeting in time", "greeting-slow", sound().transcript());
    row("refusal needs no domain", "greeting-without-domain",
        Conversation().connects().greets("554 No service").transcript());
    row("a wrong channel binding is refused", "channel-binding-ignored", bindingChecked("noticed", "535 no"));
    row("neither channel binding is taken", "channel-binding-noticed", bindingChecked("refused", "535 no", "535 no"));
    row("only the right one is taken", "channel-binding-unclear", bindingChecked("refused", "535 no", "235 ok"));
    row("a wrong channel binding is taken", "channel-binding-noticed", bindingChecked("ignored", "235 ok"));
    row("a channel binding is not checked", "channel-binding-unclear", bindingChecked("not-checked", "535 no"));
    row("gone without a binding", "channel-binding-ends-connection", lostIn("SCRAM-SHA-256"));
    row("refused with a binding", "channel-binding-ends-connection", bindingChecked("noticed", "535 no"));
    row("no binding is hidden by a wrong password", "channel-binding-hidden", claimRefused("535 no"));
    row("a channel binding that is not known", "channel-binding-ignored", bindingChecked("not-checked", "535 no"));
    row("QUIT answered", "quit-without-reply", inClear({"SIZE"}));
    row("QUIT answered with 221", "quit-unexpected-reply", inClear({"SIZE"}));
    row("QUIT answered with 421", "quit-unexpected-reply",
        Conversation().opens({"SIZE"}).client("QUIT", Phase::Quit).server("421 bye").finished().transcript());
    row("QUIT not answered", "quit-unexpected-reply",
        Conversation().opens({"SIZE"}).client("QUIT", Phase::Quit).finished().transcript());
    row("QUIT still awaited", "quit-without-reply",
        Conversation().opens({"SIZE"}).client("QUIT", Phase::Quit).transcript());
    row("421 is allowed unasked", "unsolicited-reply", Conversation().opens({"SIZE"}).server("421 bye").transcript());
    row("injected is not unsolicited", "unsolicited-reply",
        Conversation().opens({"STARTTLS"}).startTls().injected("250 x").transcript());
    row("code alone", "unknown-separator", answered({"250"}));
    row("UTF-8", "eight-bit-reply", answered({"250 2.0.0 gr\xc3\xbc\xc3\x9f"}));
    row("tab", "control-characters", answered({"250 2.0.0 a\tb"}));
    row("510 octets", "line-too-long", answered({"250 " + QByteArray(506, 'x')}));
    row("not offered", "enhanced-codes-missing", answered({"250 ok"}));
    row("greeting and hello bear none", "enhanced-codes-missing",
        Conversation().opens({"SIZE", "ENHANCEDSTATUSCODES"}).quits().finished().transcript());
    row("354 bears none", "enhanced-codes-missing",
        Conversation()
            .opens({"SIZE", "ENHANCEDSTATUSCODES"})
            .client("DATA", Phase::Data)
            .server("354 go")
            .transcript());
    row("version number in a greeting", "enhanced-code-mismatch",
        Conversation().connects().greets("220 5.1.2 x").transcript());
    row("address in text", "enhanced-code-mismatch", answered({"250 5.1.2.3 is your address"}));
    row("EHLO refused for now", "hello-fallback",
        Conversation()
            .connects()
            .greets()
            .client("EHLO x", Phase::Hello)
            .server("450 wait")
            .client("HELO x", Phase::Hello)
            .server("250 mx.example")
            .transcript());
    row("both refused", "hello-fallback",
        Conversation()
            .connects()
            .greets()
            .client("EHLO x", Phase::Hello)
            .server("502 no")
            .client("HELO x", Phase::Hello)
            .server("502 no")
            .transcript());
    row("one label", "hello-domain-missing",
        Conversation().connects().greets().client("EHLO x", Phase::Hello).server("250 mailhost").transcript());
    row("other case", "hello-domain-differs",
        Conversation().connects().greets("220 MX.Example ESMTP").hello({"SIZE"}).transcript());
    row("AUTH in both forms", "capability-duplicate", inClear({"AUTH PLAIN", "AUTH=PLAIN"}));
    row("STARTTLS goes", "capabilities-differ", offering({"SIZE", "STARTTLS"}, {"SIZE"}));
    row("other order and case", "capabilities-differ", offering({"SIZE 1", "DSN", "STARTTLS"}, {"dsn", "size 1"}));
    row("HELO lists nothing", "size-missing", Conversation().opens({}, "HELO").transcript());
    row("LMTP has no SIZE", "size-missing",
        Conversation(u"none"_s, 24, u"lmtp"_s).opens({"PIPELINING"}, "LHLO").transcript());
    row("SMTP may lack PIPELINING", "lmtp-pipelining-missing", inClear({"SIZE"}));
    row("LMTP on 24", "lmtp-on-port-25",
        Conversation(u"none"_s, 24, u"lmtp"_s).opens({"PIPELINING"}, "LHLO").transcript());
    row("unused bytes elsewhere", "injected-reply", Conversation().opens({"SIZE"}).injected("250 late").transcript());
    row("refused STARTTLS", "injected-reply",
        Conversation()
            .opens({"STARTTLS"})
            .client("STARTTLS", Phase::StartTls)
            .server("454 no")
            .injected("250 x")
            .transcript());
    row("vendor keyword", "starttls-stripped", inClear({"XCLIENT", "XXFERCLOUD", "X-EXPS"}));
    row("few crosses", "starttls-stripped", inClear({"XXX"}));
    row("stripped is not missing", "starttls-not-offered", inClear({"XXXXXXXA"}));
    row("offered", "starttls-not-offered", inClear({"STARTTLS"}));
    row("HELO cannot tell", "starttls-not-offered", Conversation().opens({}, "HELO").transcript());
    row("implicit TLS", "starttls-not-offered",
        Conversation(u"tls"_s, 465).connects().secured(goodTls()).greets().hello({"SIZE"}).transcript());
    row("socket of this machine", "starttls-not-offered",
        Conversation().connects(u"/run/smtp"_s, u"unix"_s).greets().hello({"SIZE"}).transcript());
    row("587 has its own", "starttls-not-offered", inClear({"SIZE"}, 587, u"starttls"_s));
    row("TLS 1.2", "tls-old-protocol", withTls(speaking(u"TLSv1.2"_s)));
    row("challenge in clear", "auth-in-clear", inClear({"AUTH CRAM-MD5 SCRAM-SHA-256"}));
    row("program of this machine", "auth-in-clear",
        Conversation().connects(u"server"_s, u"pipe"_s).greets().hello({"AUTH PLAIN"}).transcript());
    row("AUTH with TLS", "auth-in-clear", sound().transcript());
    row("no AUTH at all", "auth-only-in-clear", offering({"STARTTLS"}, {"SIZE"}));
    row("one good among them", "weak-mechanisms-only", offering({"STARTTLS"}, {"AUTH LOGIN PLAIN"}));
    row("no mechanism", "weak-mechanisms-only", offering({"STARTTLS"}, {"SIZE"}));
    row("logged in", "login-refused", loggingIn("PLAIN", "235 2.7.0 ok", {}, std::nullopt).transcript());
    row("no login", "login-refused", sound().transcript());
    row("given up", "login-refused", loggingIn("LOGIN", "501 5.7.0 no", {}, Issue::AuthChallengeInvalid).transcript());
    row("not answered", "login-refused",
        sound().client("AUTH PLAIN =", Phase::Auth).finished(Verdict::Network).transcript());
    row("closing", "login-refused", loggingIn("PLAIN", "421 4.3.2 bye", {}, Issue::ServiceClosing).transcript());
    row("a challenge", "login-refused", sound().client("AUTH LOGIN", Phase::Auth).server("334 VXNlcjo=").transcript());
    row("unknown mailbox", "mail-needs-login", refusedAt(Phase::Rcpt, "RCPT TO:<a@b.example>", "550 5.1.1 unknown"));
    row("relaying denied", "mail-needs-login",
        refusedAt(Phase::Rcpt, "RCPT TO:<a@b.example>", "554 5.7.1 Relay access denied"));
    row("530 to VRFY", "mail-needs-login", verified("530 5.7.0 no"));
    row("sender taken", "mail-needs-login", refusedAt(Phase::Mail, "MAIL FROM:<a@b.example>", "250 2.1.0 ok"));
    row("refused login", "server-unproven", loggingIn("SCRAM-SHA-256", "535 5.7.8 no").transcript());
    row("proven", "server-unproven", loggingIn("SCRAM-SHA-256", "235 2.7.0 ok", {}, std::nullopt).transcript());
    row("another unexpected reply", "login-welcomed-early",
        loggingIn("LOGIN", "250 2.7.0 ok", {}, Issue::UnexpectedReply).transcript());
    row("235 at its time", "login-welcomed-early", loggingIn("PLAIN", "235 2.7.0 ok", {}, std::nullopt).transcript());
    row("another error", "channel-binding-stripped",
        loggingIn("SCRAM-SHA-256", "535 5.7.8 no", {serverStep(u"server-error"_s, u"invalid-proof"_s)}).transcript());
    row("10000 iterations", "scram-iterations-few", iterations(10'000));
    row("iterations that are no number", "scram-iterations-few",
        loggingIn("SCRAM-SHA-256", "535 5.7.8 no", {serverStep(u"iteration-count"_s, u"many"_s)}).transcript());
    row("iterations of another mechanism", "scram-iterations-few",
        loggingIn("PLAIN", "535 5.7.8 no", {serverStep(u"iteration-count"_s, 1)}).transcript());
    row("bound", "channel-binding-unused",
        loggingIn("SCRAM-SHA-1-PLUS", "235 2.7.0 ok", {}, std::nullopt, "SCRAM-SHA-1 SCRAM-SHA-1-PLUS").transcript());
    row("no binding on offer", "channel-binding-unused",
        loggingIn("SCRAM-SHA-1", "235 2.7.0 ok", {}, std::nullopt, "SCRAM-SHA-1").transcript());
    row("binding of another digest", "channel-binding-unused",
        loggingIn("SCRAM-SHA-1", "235 2.7.0 ok", {}, std::nullopt, "SCRAM-SHA-1 SCRAM-SHA-256-PLUS").transcript());
    row("NTLM without names", "ntlm-discloses-names",
        loggingIn("NTLM", "535 5.7.8 no", {serverStep(u"target"_s, u""_s)}).transcript());
    row("NTLM with a time alone", "ntlm-discloses-names",
        loggingIn(
            "NTLM", "535 5.7.8 no",
            {serverStep(u"targetInfo"_s, QJsonArray{QJsonObject{{u"name"_s, u"timestamp"_s}, {u"value"_s, u"1"_s}}})})
            .transcript());
    row("names in another mechanism", "ntlm-discloses-names",
        loggingIn("X-NTLM", "535 5.7.8 no", {serverStep(u"target"_s, u"CORP"_s)}).transcript());
    row("hello said again", "login-without-second-hello", loggingIn("PLAIN", "235 2.7.0 ok").transcript());
    row("login in clear", "login-without-second-hello",
        Conversation().opens({"AUTH PLAIN"}).client("AUTH PLAIN", Phase::Auth).server("235 ok").transcript());
    row("implicit TLS needs one hello", "login-without-second-hello",
        Conversation(u"tls"_s, 465)
            .connects()
            .secured(goodTls())
            .greets()
            .hello({"AUTH PLAIN"})
            .client("AUTH PLAIN", Phase::Auth)
            .server("235 ok")
            .transcript());
    row("verified", "certificate-name-mismatch", sound().transcript());
    row("name checked", "certificate-name-unchecked", sound().transcript());
    row("other objection", "certificate-expired", withTls(tlsWithObjection("self-signed")));
    row("14 days are not soon", "certificate-expires-soon", withTls(expiringIn(14)));
    row("expired has no days left", "certificate-expires-soon", withTls(expiringIn(-2)));
    row("expired has no days left", "certificate-days-left", withTls(expiringIn(-2)));
    row("252 names nobody", "vrfy-discloses", verified("252 2.0.0 bob@mx.example"));
    row("550 names nobody", "vrfy-discloses", verified("550 5.1.1 bob@mx.example unknown"));
    row("250 without a mailbox", "vrfy-discloses", verified("250 2.0.0 yes"));
    row("refused", "expn-discloses", verified("550 5.7.1 no", Phase::Expn));
    row("an answer", "vrfy-does-not-disclose", verified("250 2.1.5 <bob@mx.example>"));
    row("one names, one does not", "vrfy-does-not-disclose",
        Conversation()
            .opens({"VRFY"})
            .client("VRFY a", Phase::Vrfy)
            .server("252 a")
            .client("VRFY b", Phase::Vrfy)
            .server("250 <b@mx.example>")
            .transcript());
    row("no version", "help-discloses-version", verified("214 2.0.0 See RFC 5321", Phase::Help));
    row("refused HELP", "help-discloses-version", verified("502 5.5.1 Sample 4.12", Phase::Help));
    row("unknown and not offered", "offered-but-unknown", verified("502 5.5.1 what", Phase::Expn, {"SIZE"}));
    row("offered and refused", "offered-but-unknown", verified("550 5.7.1 not for you", Phase::Expn));
}

void TestFindings::notFound()
{
    QFETCH(const QByteArray, id);
    QFETCH(const Transcript, transcript);
    const Report report = fold(transcript);
    const Finding *finding = report.finding(id);
    QVERIFY2(!finding, finding ? qPrintable(finding->text) : "");
    const auto ids = allRules();
    QVERIFY(std::ranges::any_of(ids, [&id](const Rule &rule) { return QByteArrayView(rule.id) == id; }));
}

void TestFindings::soundServerHasOnlyGoodNews()
{
    Conversation talk = sound();
    const Report report = fold(talk.quits().finished().transcript());
    for (const Finding &finding : report.findings)
        QCOMPARE(finding.severity, Severity::Info);
    QCOMPARE(report.findings.size(), 2);
    QVERIFY(report.finding("certificate-days-left") && report.finding("capabilities-differ"));
}

void TestFindings::gravestComesFirst()
{
    const Report report = fold(Conversation()
                                   .connects()
                                   .greets("220 hi there")
                                   .hello({"AUTH PLAIN", "BAD_KEY"})
                                   .client("NOOP", Phase::Noop)
                                   .server("junk")
                                   .transcript());
    QVERIFY(report.findings.size() > 4);
    QVERIFY(std::ranges::is_sorted(report.findings, std::greater(), &Finding::severity));
    QCOMPARE(report.findings.constFirst().severity, Severity::Fail);
    QCOMPARE(report.findings.constLast().severity, Severity::Info);
}

void TestFindings::severalRefusals_areToldOnceEach()
{
    Conversation talk = loggingIn("PLAIN", "535 5.7.8 no");
    for (const auto &[mechanism, reply] :
         {std::pair("LOGIN", "535 5.7.8 no"), std::pair("LOGIN", "535 5.7.8 no"), std::pair("X", "504 5.5.4 no")})
        talk.client(QByteArray("AUTH ") + mechanism, Phase::Auth).server(reply);
    const Report report = fold(talk.quits().finished().transcript());
    const Finding *finding = report.finding("login-refused");
    QVERIFY(finding);
    QVERIFY2(finding->text.contains(u"PLAIN, LOGIN, 535 5.7.8. User name or password is wrong"_s),
             qPrintable(finding->text));
    QVERIFY2(finding->text.contains(u"(Source: RFC 4954 section 6); X, 504 5.5.4. "_s), qPrintable(finding->text));
    QCOMPARE(finding->text.count(u"User name or password is wrong"_s), 1);
    QCOMPARE(finding->evidence.size(), 4);
}

void TestFindings::textsArePlain()
{
    for (const Rule &rule : allRules()) {
        const QString text = QString::fromUtf8(rule.text);
        QVERIFY2(text.endsWith(u'.') && text.at(0).isUpper() && text.size() > 30, rule.text);
        QVERIFY2(!text.contains(u'!') && !text.contains(u"  "_s), rule.text);
    }
}

void TestFindings::idsAreDistinct()
{
    QSet<QString> ids;
    static const QRegularExpression Kebab(u"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"_s);
    for (const Rule &rule : allRules()) {
        QVERIFY2(Kebab.match(rule.id).hasMatch(), rule.id.data());
        QVERIFY2(!ids.contains(rule.id), rule.id.data());
        ids.insert(rule.id);
    }
}

QMap<QString, QStringList> TestFindings::documented()
{
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/findings.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QMap<QString, QStringList> rows;
    static const QRegularExpression Row(u"^\\| `([a-z0-9-]+)` \\| (.*) \\|$"_s);
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (const auto match = Row.match(line); match.hasMatch())
            rows.insert(match.captured(1), match.captured(2).split(u" | "_s));
    }
    return rows;
}

void TestFindings::documentationListsEveryRule()
{
    const QMap<QString, QStringList> rows = documented();
    for (const Rule &rule : allRules()) {
        QVERIFY2(rows.contains(rule.id), rule.id.data());
        const QStringList cells = rows.value(rule.id);
        QCOMPARE(cells.size(), 4);
        QVERIFY2(cells.at(0).startsWith(severityName(rule.severity)), rule.id.data());
        QVERIFY2(!cells.at(1).isEmpty() && !cells.at(2).isEmpty(), rule.id.data());
        QCOMPARE(cells.at(3), rule.reference.isEmpty() ? u"—"_s : QString(rule.reference));
    }
}

void TestFindings::documentationListsNothingElse()
{
    QCOMPARE(documented().size(), allRules().size());
}

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
