// SPDX-License-Identifier: GPL-3.0-or-later
#include "netsmtpexercises.h"

#include "netsmtptalk.h"
#include "session/payloadpipe.h"
#include "session/recipe.h"
#include "stage/commandstage.h"
#include "stage/greetingstage.h"
#include "stage/hellostage.h"
#include "stage/starttlsstage.h"
#include "stage/transactionstage.h"
#include "wire/mailbox.h"
#include "wire/parameters.h"
#include "wire/replyparser.h"

#include <QSslSocket>
#include <QTcpServer>

using namespace mailscope;
using namespace Qt::StringLiterals;
using session::PayloadPipe;
using stage::CommandStage;
using test::Exercise;
using test::Exercises;
using test::NetSmtpTalk;
using wire::Command;
using wire::Parameter;

namespace {
const QByteArray Postmaster = "postmaster@practice.example";

std::unique_ptr<stage::Stage> command(Command::Made made)
{
    return std::make_unique<CommandStage>(std::move(made));
}

wire::Envelope envelope(const QList<QByteArray> &parameters = {}, const QList<QByteArray> &ofRecipient = {})
{
    return {"alice@practice.example", parameters, {{Postmaster, ofRecipient}}};
}

std::unique_ptr<stage::Stage> message(wire::Envelope to, const QByteArray &text = "hi\n")
{
    return stage::makeTransactionStage(std::move(to), std::make_unique<wire::BytesSource>(text));
}

/// Whatever \p stage is, it sends \p bytes.
Exercise sends(std::function<std::unique_ptr<stage::Stage>()> stage, QByteArray bytes,
               practice::Protocol protocol = practice::Protocol::Smtp)
{
    return [stage = std::move(stage), bytes = std::move(bytes), protocol] {
        NetSmtpTalk talk(protocol);
        talk.with(stage());
        QVERIFY(talk.run());
        QVERIFY2(("\n" + talk.sent).contains('\n' + bytes), talk.sent.constData());
    };
}

Exercise sendsCommand(const Command::Made &made, const QByteArray &bytes,
                      practice::Protocol protocol = practice::Protocol::Smtp)
{
    return sends([made] { return command(made); }, bytes, protocol);
}

Exercise beginsWith(wire::Envelope::Verb verb, const QByteArray &bytes,
                    practice::Protocol protocol = practice::Protocol::Smtp)
{
    wire::Envelope to = envelope();
    to.verb = verb;
    return sends([to] { return message(to); }, bytes + " FROM:<alice@practice.example>\r\n", protocol);
}

Exercise mailHas(const QByteArray &parameter)
{
    return sends([parameter] { return message(envelope({parameter})); },
                 "MAIL FROM:<alice@practice.example> " + parameter + "\r\n");
}

Exercise rcptHas(const QByteArray &parameter)
{
    return sends([parameter] { return message(envelope({}, {parameter})); },
                 "RCPT TO:<" + Postmaster + "> " + parameter + "\r\n");
}

/// A whole message, and whether it arrived as \p content.
void arrives(NetSmtpTalk &talk, const QByteArray &content)
{
    QVERIFY(talk.run());
    QCOMPARE(talk.messages.size(), 1);
    QCOMPARE(talk.messages.constFirst().content, content);
}

std::unique_ptr<stage::Stage> pushed(PayloadPipe &pipe, qsizetype chunkSize = 0)
{
    stage::Delivery delivery;
    delivery.envelope = envelope();
    delivery.chunkSize = chunkSize;
    delivery.payload = std::make_shared<wire::Payload>(pipe.takeSource());
    return std::make_unique<stage::TransactionStage>(std::move(delivery));
}

void greets(practice::Protocol protocol)
{
    NetSmtpTalk talk(protocol);
    QVERIFY(talk.run());
    QVERIFY(talk.report.greeting.value().text.startsWith("practice.example "));
    QCOMPARE(talk.report.greeting->domain, std::optional<QByteArray>("practice.example"));
    QCOMPARE(talk.sent,
             QByteArray(protocol == practice::Protocol::Lmtp ? "LHLO" : "EHLO") + " client.example\r\nQUIT\r\n");
}

void hidesNothingAndShowsAll()
{
    NetSmtpTalk talk;
    QByteArray shown;
    talk.prepare = [&shown](session::Session &session) {
        QObject::connect(&session, &session::Session::eventRecorded, &session,
                         [&shown](const transcript::Event &event) {
                             if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
                                 shown += sent->data.bytes;
                         });
    };
    QVERIFY(talk.run());
    QCOMPARE(shown, QByteArray("EHLO client.example\r\nQUIT\r\n"));
}

void waitsNoLonger(practice::Protocol protocol)
{
    NetSmtpTalk talk(protocol);
    talk.options.faults = {practice::Fault::parse("greeting:silence").value()};
    talk.plan.patience = Patience(std::chrono::milliseconds(50));
    QVERIFY(talk.run());
    QCOMPARE(talk.report.issue.value().id, Issue::ReplyTimeout);
}

void saysHelloAs(practice::Protocol protocol, const QByteArray &line)
{
    NetSmtpTalk talk(protocol);
    talk.plan.helloName = "my.mail.domain";
    QVERIFY(talk.run());
    QVERIFY2(talk.sent.startsWith(line), talk.sent.constData());
}

/// Each of several recipients has an answer of its own.
void judgesEach(practice::Protocol protocol)
{
    NetSmtpTalk talk(protocol);
    wire::Envelope to = envelope();
    to.recipients = {{"bob@practice.example", {}}, {"nobody@practice.example", {}}, {"carol@practice.example", {}}};
    to.skipsRefused = true;
    QVERIFY(talk.with(message(to)).run());
    const QList<report::RecipientOutcome> &each = talk.report.transaction.value().recipients;
    using enum report::RecipientOutcome::Verdict;
    QCOMPARE(each.size(), 3);
    QCOMPARE(each.at(0).verdict, Accepted);
    QCOMPARE(each.at(1).verdict, Rejected);
    QCOMPARE(each.at(2).verdict, Accepted);
}

void verifies(practice::Protocol protocol)
{
    NetSmtpTalk talk(protocol);
    QVERIFY(talk.with(command(Command::vrfy("alice"))).with(command(Command::vrfy("nobody"))).run());
    QVERIFY(talk.sent.contains("VRFY alice\r\nVRFY nobody\r\n"));
    QCOMPARE(talk.report.answers.at(0).addresses, QList<QByteArray>{"alice@practice.example"});
    QCOMPARE(talk.report.answers.at(1).code, std::optional(550));
}

void expands(practice::Protocol protocol)
{
    NetSmtpTalk talk(protocol);
    QVERIFY(talk.with(command(Command::expn("staff"))).run());
    QCOMPARE(talk.report.answers.constFirst().addresses.size(), 3);
}

void helps(practice::Protocol protocol)
{
    NetSmtpTalk talk(protocol);
    QVERIFY(talk.with(command(Command::help("MAIL"))).run());
    QVERIFY(talk.sent.contains("HELP MAIL\r\n"));
    QVERIFY(!talk.report.answers.constFirst().text.isEmpty());
}

void resets(practice::Protocol protocol)
{
    NetSmtpTalk talk(protocol);
    talk.with(command(Command::mail("alice@practice.example"))).with(command(Command::rset()));
    QVERIFY(talk.run());
    QVERIFY(talk.sent.contains("MAIL FROM:<alice@practice.example>\r\nRSET\r\n"));
    QCOMPARE(talk.report.verdict, Verdict::Ok);
}

QString localEnd(const NetSmtpTalk &talk)
{
    for (const transcript::Event &event : talk.transcript) {
        if (const auto *connected = std::get_if<transcript::Connected>(&event.payload))
            return connected->localEnd;
    }
    return {};
}

Exercises ofTheConstructor()
{
    return {
        {u"Hello"_s, [] { saysHelloAs(practice::Protocol::Smtp, "EHLO my.mail.domain\r\n"); }},
        {u"SendHello"_s,
         [] {
             const NetSmtpTalk talk;
             QCOMPARE(session::greetingRecipe(talk.plan, talk.plan.targets.constFirst()).size(), 1U);
         }},
        {u"Host"_s,
         [] {
             NetSmtpTalk talk;
             plan::Target closed = talk.plan.targets.constFirst();
             closed.port = 1;
             talk.plan.targets.prepend(closed);
             QVERIFY(talk.run());
             QCOMPARE(talk.report.verdict, Verdict::Ok);
             QCOMPARE(talk.report.addresses.size(), 2);
             QVERIFY(!talk.report.addresses.constFirst().connected);
             QCOMPARE(talk.reached, talk.plan.targets.constLast());
         }},
        {u"Port"_s,
         [] {
             QCOMPARE(plan::Target::parse(u"mailhost"_s)->port, 25);
             QCOMPARE(plan::Target::parse(u"smtps://mailhost"_s)->port, 465);
             QCOMPARE(plan::Target::parse(u"mailhost:2525"_s)->port, 2525);
         }},
        {u"SSL"_s,
         [] {
             NetSmtpTalk talk;
             talk.options.implicitTls = true;
             talk.plan.security = plan::Security::Tls;
             QVERIFY(talk.run());
             QVERIFY(talk.report.tls.value().secured);
         }},
        {u"LocalAddr"_s,
         [] {
             NetSmtpTalk talk;
             talk.plan.bindAddress = QHostAddress(u"127.0.0.9"_s);
             QVERIFY(talk.run());
             QCOMPARE(talk.report.verdict, Verdict::Ok);
             QVERIFY(localEnd(talk).startsWith("127.0.0.9:"_L1));
         }},
        {u"LocalPort"_s,
         [] {
             QTcpServer chosen; // by the system
             QVERIFY(chosen.listen(QHostAddress(u"127.0.0.9"_s)));
             NetSmtpTalk talk;
             talk.plan.bindAddress = chosen.serverAddress();
             talk.plan.bindPort = chosen.serverPort();
             chosen.close();
             QVERIFY(talk.run());
             QCOMPARE(localEnd(talk), u"127.0.0.9:%1"_s.arg(talk.plan.bindPort));
         }},
        {u"Domain"_s,
         [] {
             NetSmtpTalk talk;
             talk.plan.targets.first().host = u"localhost"_s;
             talk.plan.family = plan::Family::IPv4;
             QVERIFY(talk.run());
             QCOMPARE(talk.report.addresses.constLast().family, u"ipv4"_s);
         }},
        {u"Family"_s,
         [] {
             NetSmtpTalk talk;
             talk.plan.family = plan::Family::IPv6; // 127.0.0.1 is none of that family
             QVERIFY(talk.run());
             QCOMPARE(talk.report.verdict, Verdict::Network);
         }},
        {u"Timeout"_s, [] { waitsNoLonger(practice::Protocol::Smtp); }},
        {u"ExactAddresses"_s,
         [] {
             QCOMPARE(wire::addressWithin("Bob <bob@example.org>"), QByteArrayView("bob@example.org"));
             QCOMPARE(wire::addressWithin("\"funny user\"@domain"), QByteArrayView("\"funny user\"@domain"));
         }},
        {u"Debug"_s, hidesNothingAndShowsAll},
    };
}

/// Logs in with a mechanism that this test brings.
class Token final : public sasl::Mechanism {
public:
    QByteArray name() const override { return "PLAIN"; }
    bool clientBegins() const override { return true; }
    bool exposesSecret() const override { return true; }
    std::expected<std::optional<sasl::Answer>, sasl::SaslFailure> initialResponse() override
    {
        const QByteArray bytes("\0alice\0wonderland", 17);
        return sasl::Response{bytes, {"wonderland"}, {}};
    }
    std::expected<sasl::Answer, sasl::SaslFailure> respond(QByteArrayView) override
    {
        return std::unexpected(sasl::SaslFailure::UnexpectedChallenge);
    }
    bool isComplete() const override { return true; }
    sasl::Explanation explain(QByteArrayView) const override { return {}; }
};

void logsInWithAMechanismOfItsOwn()
{
    NetSmtpTalk talk;
    talk.options.authInClear = true;
    talk.with(
        std::make_unique<stage::AuthStage>("PLAIN", std::make_unique<Token>(), u"alice"_s, stage::AuthSettings{}));
    QVERIFY(talk.run());
    QVERIFY(talk.report.auth.value().ok);
    QVERIFY(!talk.sent.contains(QByteArray("wonderland").toBase64().first(8)));
}

Exercises ofSmtp()
{
    const auto recipients = [] { judgesEach(practice::Protocol::Smtp); };
    return {
        {u"new"_s, [] { greets(practice::Protocol::Smtp); }},
        {u"can_ssl"_s, [] { QVERIFY(QSslSocket::supportsSsl()); }},
        {u"can_inet6"_s,
         [] { // nobody listens there, and it is tried all the same
             NetSmtpTalk talk;
             talk.plan.targets.first().host = u"::1"_s;
             QVERIFY(talk.run());
             QCOMPARE(talk.report.addresses.constFirst().family, u"ipv6"_s);
         }},
        {u"banner"_s, [] { greets(practice::Protocol::Smtp); }},
        {u"domain"_s, [] { greets(practice::Protocol::Smtp); }},
        {u"hello"_s,
         sends([] { return std::make_unique<stage::HelloStage>(plan::Greet::Auto, Phase::Hello, "another.example"); },
               "EHLO another.example\r\n")},
        {u"host"_s,
         [] {
             NetSmtpTalk talk;
             QVERIFY(talk.run());
             QCOMPARE(talk.reached.host, u"127.0.0.1"_s);
         }},
        {u"etrn"_s, sendsCommand(Command::etrn("example.org"), "ETRN example.org\r\n")},
        {u"starttls"_s,
         [] {
             NetSmtpTalk talk;
             talk.with(std::make_unique<stage::StartTlsStage>(stage::StartTlsStage::Demand::Required))
                 .with(std::make_unique<stage::HelloStage>(plan::Greet::Auto, Phase::HelloTls));
             QVERIFY(talk.run());
             QVERIFY(talk.report.tls.value().secured);
             QVERIFY(talk.report.encrypted);
         }},
        {u"auth"_s,
         [] {
             NetSmtpTalk talk;
             talk.options.authInClear = true;
             talk.plan.login.user = u"alice"_s;
             talk.secrets.password = Secret("wonderland");
             QVERIFY(talk.run());
             QVERIFY(talk.report.auth.value().ok);
             logsInWithAMechanismOfItsOwn();
         }},
        {u"mail"_s, beginsWith(wire::Envelope::Verb::Mail, "MAIL")},
        {u"send"_s, beginsWith(wire::Envelope::Verb::Send, "SEND")},
        {u"send_or_mail"_s, beginsWith(wire::Envelope::Verb::Soml, "SOML")},
        {u"send_and_mail"_s, beginsWith(wire::Envelope::Verb::Saml, "SAML")},
        {u"reset"_s, [] { resets(practice::Protocol::Smtp); }},
        {u"recipient"_s, recipients},
        {u"to"_s, recipients},
        {u"cc"_s, recipients},
        {u"bcc"_s, recipients},
        {u"data"_s,
         [] {
             NetSmtpTalk talk;
             talk.with(message(envelope(), "Subject: hi\n\n.dot\n"));
             arrives(talk, "Subject: hi\r\n\r\n.dot\r\n");
         }},
        {u"bdat"_s,
         [] {
             NetSmtpTalk talk;
             PayloadPipe pipe;
             pipe.write("a\r\n");
             pipe.endChunk();
             pipe.write("b\r\n");
             pipe.endChunk();
             pipe.end();
             talk.with(pushed(pipe, 1000));
             arrives(talk, "a\r\nb\r\n");
             QVERIFY(talk.sent.contains("BDAT 3\r\na\r\nBDAT 3\r\nb\r\nBDAT 0 LAST\r\n"));
         }},
        {u"bdatlast"_s,
         [] {
             NetSmtpTalk talk;
             PayloadPipe pipe;
             pipe.write("a\r\n");
             pipe.end();
             talk.with(pushed(pipe, 1000));
             arrives(talk, "a\r\n");
             QVERIFY(talk.sent.contains("BDAT 3 LAST\r\na\r\n"));
         }},
        {u"expand"_s, [] { expands(practice::Protocol::Smtp); }},
        {u"verify"_s, [] { verifies(practice::Protocol::Smtp); }},
        {u"help"_s, [] { helps(practice::Protocol::Smtp); }},
        {u"quit"_s,
         [] {
             NetSmtpTalk talk;
             QVERIFY(talk.run());
             QVERIFY(talk.sent.endsWith("QUIT\r\n"));
             QCOMPARE(talk.lastReply.value().code, 221);
         }},
    };
}

Exercises ofMail()
{
    return {
        {u"Size"_s, mailHas(Parameter::size(1000).toWire())},
        {u"Return"_s, mailHas(Parameter::ret("HDRS")->toWire())},
        {u"Bits"_s, mailHas(Parameter::body("8BITMIME").toWire())},
        {u"Transaction"_s, mailHas(Parameter::transid("<1@client.example>")->toWire())},
        {u"Envelope"_s,
         [] {
             QCOMPARE(Parameter::envid("a+b")->toWire(), QByteArray("ENVID=a+2Bb"));
             mailHas(Parameter::envid("a+b")->toWire())();
         }},
        {u"ENVID"_s, mailHas("ENVID=a+2Bb")},
        {u"XVERP"_s, mailHas(Parameter::xverp().toWire())},
        {u"AUTH"_s, mailHas(Parameter::auth("")->toWire())},
    };
}

Exercises ofRecipient()
{
    return {
        {u"Notify"_s, rcptHas(Parameter::notify({"FAILURE", "DELAY"})->toWire())},
        {u"ORcpt"_s, rcptHas(Parameter::orcpt("bob@example.org", false)->toWire())},
        {u"SkipBad"_s, [] { judgesEach(practice::Protocol::Smtp); }},
    };
}

/// The last reply to a command that the server refuses.
void tells(const std::function<void(const wire::Reply &)> &what)
{
    NetSmtpTalk talk;
    QVERIFY(talk.with(command(Command::vrfy("nobody"))).run());
    QVERIFY(talk.replies.size() > 2);
    what(talk.replies.at(talk.replies.size() - 2)); // the last one is that to QUIT
}

Exercises ofCmd()
{
    return {
        {u"debug"_s, hidesNothingAndShowsAll},
        {u"message"_s, [] { tells([](const wire::Reply &reply) { QVERIFY(!reply.text().isEmpty()); }); }},
        {u"code"_s, [] { tells([](const wire::Reply &reply) { QCOMPARE(reply.code, 550); }); }},
        {u"ok"_s, [] { tells([](const wire::Reply &reply) { QVERIFY(reply.isRefusal()); }); }},
        {u"status"_s, [] { tells([](const wire::Reply &reply) { QVERIFY(reply.isPermanentFailure()); }); }},
        {u"datasend"_s,
         [] {
             NetSmtpTalk talk;
             PayloadPipe pipe;
             pipe.write("To: postmaster\n");
             pipe.write("\n");
             pipe.write(".A simple");
             pipe.write(" test message\n");
             pipe.end();
             talk.with(pushed(pipe));
             arrives(talk, "To: postmaster\r\n\r\n.A simple test message\r\n");
         }},
        {u"dataend"_s,
         [] {
             NetSmtpTalk talk;
             PayloadPipe pipe;
             pipe.write("never ended\n");
             pipe.fail(u"given up"_s);
             QVERIFY(talk.with(pushed(pipe)).run());
             QVERIFY(talk.messages.isEmpty());
         }},
        {u"debug_print"_s, hidesNothingAndShowsAll},
        {u"debug_text"_s, logsInWithAMechanismOfItsOwn},
        {u"command"_s, sendsCommand(Command::line("NOOP hello"), "NOOP hello\r\n")},
        {u"unsupported"_s,
         [] {
             NetSmtpTalk talk;
             talk.plan.force = false;
             QVERIFY(talk.with(message(envelope({"XVERP"}))).run());
             QCOMPARE(talk.report.issue.value().id, Issue::NotOffered);
         }},
        {u"response"_s, [] { tells([](const wire::Reply &reply) { QVERIFY(!reply.lines.isEmpty()); }); }},
        {u"parse_response"_s,
         [] {
             wire::ReplyParser parser;
             const auto result = parser.add({"250 ok"});
             QVERIFY(result && std::get<wire::Reply>(*result).code == 250);
         }},
        {u"getline"_s,
         [] {
             NetSmtpTalk talk;
             QVERIFY(talk.run());
             QVERIFY(talk.heard.startsWith("220 practice.example "));
         }},
        {u"ungetline"_s,
         [] {
             NetSmtpTalk talk;
             QVERIFY(talk.run());
             QVERIFY(talk.heard.contains("\n221 "));
         }},
        {u"rawdatasend"_s,
         [] {
             NetSmtpTalk talk;
             stage::Delivery delivery;
             delivery.envelope = envelope();
             delivery.payload = std::make_shared<wire::Payload>(std::make_unique<wire::BytesSource>("..raw\r\n"),
                                                                wire::LineEnds::Handling::AsTheyStand,
                                                                wire::Payload::Dots::AsTheyStand);
             talk.with(std::make_unique<stage::TransactionStage>(std::move(delivery)));
             arrives(talk, ".raw\r\n");
         }},
        {u"read_until_dot"_s,
         [] { // a dot is a line like another
             wire::ReplyParser parser;
             QVERIFY(parser.add({"."}));
         }},
        {u"tied_fh"_s,
         [] {
             class Countdown final : public wire::PayloadSource {
             public:
                 std::expected<QByteArray, QString> read(qsizetype) override
                 {
                     return m_left > 0 ? QByteArray::number(m_left--) + "\r\n" : QByteArray();
                 }

             private:
                 int m_left = 3;
             };
             NetSmtpTalk talk;
             talk.with(stage::makeTransactionStage(envelope(), std::make_unique<Countdown>()));
             arrives(talk, "3\r\n2\r\n1\r\n");
         }},
    };
}

Exercises ofSmtpAuth()
{
    return {
        {u"new"_s, [] { greets(practice::Protocol::Smtp); }},
        {u"auth_types"_s,
         [] {
             NetSmtpTalk talk;
             talk.options.authInClear = true;
             talk.options.mechanisms = {"CRAM-MD5", "PLAIN"};
             QByteArray types;
             talk.prepare = [&types](session::Session &session) {
                 QObject::connect(&session, &session::Session::stageFinished, &session,
                                  [&types, &session](Phase phase) {
                                      if (phase == Phase::Hello)
                                          types = session.authTypes();
                                  });
             };
             QVERIFY(talk.run());
             QCOMPARE(types, QByteArray("CRAM-MD5 PLAIN"));
         }},
        {u"auth"_s,
         [] {
             NetSmtpTalk talk;
             talk.options.authInClear = true;
             talk.with(stage::makeAuthStage("CRAM-MD5", {u"alice"_s, {}, Secret("wonderland")}));
             QVERIFY(talk.run());
             QVERIFY(talk.report.auth.value().ok);
             QVERIFY(talk.sent.contains("AUTH CRAM-MD5\r\n"));
         }},
    };
}

Exercises ofLmtp()
{
    constexpr auto Lmtp = practice::Protocol::Lmtp;
    return {
        {u"new"_s, [] { greets(Lmtp); }},
        {u"Hello"_s, [] { saysHelloAs(Lmtp, "LHLO my.mail.domain\r\n"); }},
        {u"Timeout"_s, [] { waitsNoLonger(Lmtp); }},
        {u"Debug"_s, hidesNothingAndShowsAll},
        {u"banner"_s, [] { greets(Lmtp); }},
        {u"domain"_s, [] { greets(Lmtp); }},
        {u"hello"_s,
         sends([] { return std::make_unique<stage::HelloStage>(plan::Greet::Auto, Phase::Hello, "another.example"); },
               "LHLO another.example\r\n", Lmtp)},
        {u"etrn"_s, sendsCommand(Command::etrn("example.org"), "ETRN example.org\r\n", Lmtp)},
        {u"supports"_s,
         [] {
             NetSmtpTalk talk(Lmtp);
             QVERIFY(talk.run());
             QVERIFY(talk.report.clear.value().capabilities.has("pipelining"));
             QVERIFY(!talk.report.clear->capabilities.has("practice.example"));
         }},
        {u"mail"_s,
         sends(
             [] {
                 wire::Envelope to = envelope();
                 to.from.clear();
                 return message(to);
             },
             "MAIL FROM:<>\r\n", Lmtp)},
        {u"send"_s, beginsWith(wire::Envelope::Verb::Send, "SEND", Lmtp)},
        {u"send_or_mail"_s, beginsWith(wire::Envelope::Verb::Soml, "SOML", Lmtp)},
        {u"send_and_mail"_s, beginsWith(wire::Envelope::Verb::Saml, "SAML", Lmtp)},
        {u"reset"_s, [] { resets(Lmtp); }},
        {u"recipient"_s, [] { judgesEach(Lmtp); }},
        {u"to"_s, [] { judgesEach(Lmtp); }},
        {u"data"_s,
         [] {
             NetSmtpTalk talk(Lmtp);
             talk.with(message(envelope()));
             arrives(talk, "hi\r\n");
         }},
        {u"expand"_s, [] { expands(Lmtp); }},
        {u"verify"_s, [] { verifies(Lmtp); }},
        {u"help"_s, [] { helps(Lmtp); }},
        {u"quit"_s, [] { greets(Lmtp); }},
    };
}
} // namespace

const std::map<QString, Exercises> &test::exercises()
{
    static const std::map<QString, Exercises> all{
        {u"Net::SMTP: options of the constructor"_s, ofTheConstructor()},
        {u"Net::SMTP: methods"_s, ofSmtp()},
        {u"Net::SMTP: options of mail"_s, ofMail()},
        {u"Net::SMTP: options of recipient"_s, ofRecipient()},
        {u"Net::Cmd"_s, ofCmd()},
        {u"Net::SMTP_auth"_s, ofSmtpAuth()},
        {u"Net::LMTP"_s, ofLmtp()},
    };
    return all;
}
