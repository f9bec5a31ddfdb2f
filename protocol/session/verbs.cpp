// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/verbs.h"

#include "plan/logins.h"
#include "plan/plannames.h"
#include "stage/commandstage.h"
#include "stage/hellostage.h"
#include "stage/quitstage.h"
#include "stage/starttlsstage.h"
#include "stage/tlsstage.h"
#include "stage/xclientstage.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::session {
namespace {

using wire::Command;

plan::Greet greetOf(const QByteArray &verb)
{
    if (verb == "helo")
        return plan::Greet::Helo;
    return verb == "lhlo" ? plan::Greet::Lhlo : plan::Greet::Ehlo;
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

std::expected<Deed, QString> xclient(const plan::VerbStep &step)
{
    using stage::XclientStage;
    QList<plan::KeyValue> pairs;
    const QList<QByteArray> words = step.arguments.simplified().split(' ');
    for (const QByteArray &word : words) {
        const std::optional<plan::KeyValue> pair = plan::keyValueFrom(QString::fromUtf8(word));
        if (!pair)
            return std::unexpected(u"“%1” is no attribute: write NAME=VALUE."_s.arg(QString::fromUtf8(word)));
        pairs += *pair;
    }
    const auto verb = step.verb == "xclient" ? XclientStage::Verb::Xclient : XclientStage::Verb::Xforward;
    return std::make_unique<XclientStage>(verb, pairs);
}

/// The verbs that are one command and one reply.
std::optional<Command::Made> commandOf(const plan::VerbStep &step)
{
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

std::expected<Deed, QString> deedOfVerb(const plan::VerbStep &step, bool encrypted)
{
    using stage::StartTlsStage;
    if (step.verb == "raw")
        return step.rawBytes();
    if (step.verb == "ehlo" || step.verb == "helo" || step.verb == "lhlo") {
        const Phase phase = encrypted ? Phase::HelloTls : Phase::Hello;
        return std::make_unique<stage::HelloStage>(greetOf(step.verb), phase, step.arguments);
    }
    if (step.verb == "starttls")
        return std::make_unique<StartTlsStage>(StartTlsStage::Demand::Required);
    if (step.verb == "quit")
        return std::make_unique<stage::QuitStage>();
    if (step.verb == "xclient" || step.verb == "xforward")
        return xclient(step);
    if (std::optional<Command::Made> command = commandOf(step))
        return std::make_unique<stage::CommandStage>(std::move(*command));
    return step.verb.toUpper() + (step.arguments.isEmpty() ? QByteArray() : ' ' + step.arguments) + "\r\n";
}

/// The mechanisms of a verb `auth` that the engine carries out: none, or one by its name. What has an initial response behind it, or
/// cannot be carried out since the plan has no login, is a line of its own.
std::optional<QList<QByteArray>> loginOfVerb(const Session &session, const plan::Step &step)
{
    const auto *const verb = std::get_if<plan::VerbStep>(&step);
    if (verb == nullptr || verb->verb != "auth" || !plan::logsIn(session.plan()))
        return std::nullopt;
    const QByteArray name = verb->arguments.trimmed();
    if (name.isEmpty())
        return QList<QByteArray>();
    const std::optional<QByteArray> mechanism = plan::mechanismFromName(QString::fromUtf8(name));
    return mechanism ? std::optional(QList{*mechanism}) : std::nullopt;
}

} // namespace

bool isClientStep(const plan::Step &step)
{
    return std::holds_alternative<plan::ClientLine>(step) || std::holds_alternative<plan::VerbStep>(step)
        || std::holds_alternative<plan::HandshakeStep>(step);
}

std::expected<Deed, QString> deedOf(const plan::Step &step, bool encrypted)
{
    if (const auto *line = std::get_if<plan::ClientLine>(&step)) {
        if (!line->canBeSent())
            return std::unexpected(u"Nobody knows what stands in the place of \\*, so this line cannot be sent."_s);
        return line->bytes;
    }
    if (const auto *verb = std::get_if<plan::VerbStep>(&step))
        return deedOfVerb(*verb, encrypted);
    if (std::holds_alternative<plan::HandshakeStep>(step)) // STARTTLS was sent by hand
        return std::make_unique<stage::TlsStage>();
    return std::unexpected(u"This is no step that a client takes."_s);
}

std::expected<void, QString> perform(Session &session, const plan::Step &step)
{
    if (const auto mechanisms = loginOfVerb(session, step)) {
        session.logIn(*mechanisms);
        return {};
    }
    std::expected<Deed, QString> deed = deedOf(step, session.isEncrypted());
    if (!deed)
        return std::unexpected(deed.error());
    if (auto *stage = std::get_if<std::unique_ptr<stage::Stage>>(&*deed)) {
        session.perform(std::move(*stage));
        return {};
    }
    if (!session.sendNow(std::get<QByteArray>(*deed)))
        return std::unexpected(u"There is no open connection to send it on."_s);
    return {};
}

} // namespace mailscope::session
