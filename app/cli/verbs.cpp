// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verbs.h"

#include "cli/optionvalues.h"
#include "stage/commandstage.h"
#include "stage/greetingstage.h"
#include "stage/hellostage.h"
#include "stage/proxyheaderstage.h"
#include "stage/quitstage.h"
#include "stage/starttlsstage.h"
#include "stage/tlsstage.h"
#include "stage/xclientstage.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using stage::Context;
using stage::Stage;
using stage::Step;
using Error = std::optional<QString>;

/// Hello with a name of its own.
class NamedHelloStage final : public Stage {
public:
    NamedHelloStage(plan::Greet greet, Phase phase, QByteArray name)
        : m_hello(greet, phase), m_name(std::move(name)) { }

    [[nodiscard]] Name name() const override { return m_hello.name(); }
    [[nodiscard]] Step begin(const Context &context) override { return m_hello.begin(named(context)); }
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override
    {
        return m_hello.onReply(named(context), exchange);
    }

private:
    [[nodiscard]] Context named(Context context) const
    {
        if (!m_name.isEmpty())
            context.helloName = m_name;
        return context;
    }

    stage::HelloStage m_hello;
    QByteArray m_name;
};

/// The handshake alone, where the script itself has sent STARTTLS.
class HandshakeStage final : public Stage {
public:
    [[nodiscard]] Name name() const override { return Name::Tls; }
    [[nodiscard]] Step begin(const Context &) override { return Step::upgrade(); }
    [[nodiscard]] Step onReply(const Context &, const wire::Exchange &exchange) override
    {
        return Step::fail(Issue::UnexpectedReply, exchange);
    }
    [[nodiscard]] Step onSecured(const Context &context, const TlsDetails &details) override
    {
        return stage::judgeHandshake(context, details);
    }
};

class FailedExpectation final : public Stage {
public:
    explicit FailedExpectation(QString detail) : m_detail(std::move(detail)) { }

    [[nodiscard]] Name name() const override { return Name::Raw; }
    [[nodiscard]] Step begin(const Context &) override
    {
        return Step::fail(Issue{Issue::ExpectationFailed, Phase::Raw, {}, m_detail});
    }
    [[nodiscard]] Step onReply(const Context &, const wire::Exchange &) override { return Step::done(); }

private:
    QString m_detail;
};

plan::Greet greetOf(const QByteArray &verb)
{
    if (verb == "helo")
        return plan::Greet::Helo;
    return verb == "lhlo" ? plan::Greet::Lhlo : plan::Greet::Ehlo;
}

Error send(session::Session &session, const QByteArray &bytes)
{
    if (session.sendNow(bytes))
        return {};
    return u"There is no open connection to send it on."_s;
}

/// "FROM:<a@b>" may be written "<a@b>" or "a@b".
QByteArray withPath(QByteArrayView keyword, const QByteArray &arguments)
{
    if (arguments.left(keyword.size()).toUpper() == keyword)
        return arguments;
    if (arguments.startsWith('<'))
        return keyword.toByteArray() + arguments;
    const qsizetype blank = arguments.indexOf(' ');
    const QByteArray path = blank < 0 ? arguments : arguments.first(blank);
    return keyword.toByteArray() + '<' + path + '>' + (blank < 0 ? QByteArray() : arguments.sliced(blank));
}

Error performXclient(session::Session &session, const plan::VerbStep &step)
{
    using stage::XclientStage;
    QList<plan::KeyValue> pairs;
    const QList<QByteArray> words = step.arguments.simplified().split(' ');
    for (const QByteArray &word : words) {
        const std::optional<plan::KeyValue> pair = keyValueFrom(QString::fromUtf8(word));
        if (!pair)
            return u"“%1” is no attribute: write NAME=VALUE."_s.arg(QString::fromUtf8(word));
        pairs += *pair;
    }
    const auto verb = step.verb == "xclient" ? XclientStage::Verb::Xclient : XclientStage::Verb::Xforward;
    session.perform(std::make_unique<XclientStage>(verb, pairs));
    return {};
}

std::optional<wire::Command::Made> commandOf(const plan::VerbStep &step)
{
    using wire::Command;
    if (step.verb == "vrfy")
        return Command::vrfy(step.arguments);
    if (step.verb == "expn")
        return Command::expn(step.arguments);
    if (step.verb == "etrn")
        return Command::etrn(step.arguments);
    if (step.verb == "help")
        return Command::help(step.arguments);
    if (step.verb == "noop")
        return Command::noop(step.arguments);
    if (step.verb == "rset")
        return Command::rset();
    if (step.verb == "mail")
        return Command::line("MAIL " + withPath("FROM:", step.arguments));
    if (step.verb == "rcpt")
        return Command::line("RCPT " + withPath("TO:", step.arguments));
    return std::nullopt;
}

Error performVerb(session::Session &session, const plan::VerbStep &step)
{
    using stage::StartTlsStage;
    if (step.verb == "raw")
        return send(session, step.rawBytes());
    if (step.verb == "ehlo" || step.verb == "helo" || step.verb == "lhlo") {
        const Phase phase = session.isEncrypted() ? Phase::HelloTls : Phase::Hello;
        session.perform(std::make_unique<NamedHelloStage>(greetOf(step.verb), phase, step.arguments));
        return {};
    }
    if (step.verb == "starttls") {
        session.perform(std::make_unique<StartTlsStage>(StartTlsStage::Demand::Required));
        return {};
    }
    if (step.verb == "quit") {
        session.perform(std::make_unique<stage::QuitStage>());
        return {};
    }
    if (step.verb == "xclient" || step.verb == "xforward")
        return performXclient(session, step);
    if (std::optional<wire::Command::Made> command = commandOf(step)) {
        session.perform(std::make_unique<stage::CommandStage>(std::move(*command)));
        return {};
    }
    // AUTH, DATA and BDAT are answered in several steps, which the script or the person takes.
    const QByteArray line = step.verb.toUpper() + (step.arguments.isEmpty() ? QByteArray() : ' ' + step.arguments);
    return send(session, line + "\r\n");
}

} // namespace

bool isClientStep(const plan::Step &step)
{
    return std::holds_alternative<plan::ClientLine>(step) || std::holds_alternative<plan::VerbStep>(step)
        || std::holds_alternative<plan::HandshakeStep>(step);
}

std::optional<QString> takeClientStep(session::Session &session, const plan::Step &step)
{
    if (const auto *line = std::get_if<plan::ClientLine>(&step))
        return send(session, line->bytes);
    if (const auto *verb = std::get_if<plan::VerbStep>(&step))
        return performVerb(session, *verb);
    session.perform(std::make_unique<HandshakeStage>());
    return {};
}

stage::Recipe greetingRecipe(const plan::Plan &plan, const plan::Target &target)
{
    stage::Recipe stages;
    if (plan.proxyHeader)
        stages.push_back(std::make_unique<stage::ProxyHeaderStage>(*plan.proxyHeader));
    if (plan.securityOf(target) == plan::Security::Tls)
        stages.push_back(std::make_unique<stage::TlsStage>());
    stages.push_back(std::make_unique<stage::GreetingStage>());
    return stages;
}

std::unique_ptr<stage::Stage> failedExpectation(const QString &detail)
{
    return std::make_unique<FailedExpectation>(detail);
}

} // namespace mailscope::cli
