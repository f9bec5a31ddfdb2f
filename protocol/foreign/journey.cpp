// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/journey.h"

#include "transcript/recordedplan.h"
#include "wire/command.h"
#include "wire/pathargument.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;
using namespace transcript;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

class Reader {
public:
    void add(const Event &event)
    {
        std::visit([this](const auto &payload) { take(payload); }, event.payload);
    }

    Journey journey;
    bool hasConnected = false;

private:
    void take(const auto & /*other*/) { }

    void take(const Connected & /*connected*/) { hasConnected = true; }
    void take(const TlsSecured & /*secured*/) { journey.isEncrypted = true; }
    void take(const Received & /*received*/) { m_isAnswered = true; }

    void take(const Sent &sent)
    {
        const QByteArray line = sent.data.bytes.trimmed();
        const QByteArray verb = line.left(line.indexOf(' ') < 0 ? line.size() : line.indexOf(' ')).toUpper();
        const QByteArray argument = line.mid(verb.size()).trimmed();
        const bool isBatched = !std::exchange(m_isAnswered, false) && sent.phase == Phase::Rcpt;
        journey.isPipelined = journey.isPipelined || isBatched;
        switch (sent.phase) {
        case Phase::Hello:
        case Phase::HelloTls:
        case Phase::HelloAuth:
            journey.helloVerb = verb;
            journey.helloName = argument;
            journey.isLmtp = journey.isLmtp || verb == "LHLO";
            break;
        case Phase::StartTls:
            journey.usesStartTls = true;
            break;
        case Phase::Auth:
            if (verb == "AUTH")
                journey.mechanism = argument.split(' ').constFirst().toUpper();
            break;
        case Phase::Mail:
            beginEnvelope(verb, wire::PathArgument::of(argument));
            break;
        case Phase::Rcpt:
            if (journey.messages == 1) {
                const auto path = wire::PathArgument::of(argument);
                journey.recipients.append({path.address, path.parameters});
            }
            break;
        case Phase::Data:
            journey.sendsMessage = true;
            break;
        case Phase::Payload:
            takeContent(sent);
            break;
        case Phase::Vrfy:
        case Phase::Expn:
        case Phase::Etrn:
        case Phase::Help:
        case Phase::Noop:
            journey.tasks.append({sent.phase, argument});
            break;
        case Phase::Rset:
        case Phase::Quit:
        case Phase::Xclient:
        case Phase::Proxy:
        case Phase::Connect:
            break;
        default:
            journey.otherCommands.append(line);
        }
    }

    void beginEnvelope(const QByteArray &verb, const wire::PathArgument &path)
    {
        ++journey.messages;
        journey.hasEnvelope = true;
        if (journey.messages > 1)
            return;
        journey.verb = verb;
        journey.from = path.address;
        journey.fromParameters = path.parameters;
    }

    /// What was typed line by line is not put together again: it is in no file.
    void takeContent(const Sent &sent)
    {
        if (sent.data.bytes.startsWith("BDAT ")) {
            journey.usesChunks = true;
            journey.sendsMessage = true;
        }
    }

    void take(const PayloadSent &payload)
    {
        if (journey.messages > 1)
            return;
        const bool isWhole =
            payload.complete && payload.head.masks.isEmpty() && payload.head.bytes.size() == payload.bytes;
        m_isBroken = m_isBroken || !isWhole;
        if (m_isBroken)
            journey.message.reset();
        else
            journey.message = journey.message.value_or(QByteArray()) + payload.head.bytes;
    }

    bool m_isAnswered = false;
    bool m_isBroken = false;
};

/// Where it never came to TLS, what was wanted counts. A password goes to nobody in clear for want of an offer.
void takeEncryption(Journey &journey)
{
    const plan::Security security = journey.plan.securityOf(journey.target);
    journey.isEncrypted = security != plan::Security::None;
    journey.usesStartTls = journey.isEncrypted && security != plan::Security::Tls;
    journey.encryptsIfOffered =
        security == plan::Security::Opportunistic && !journey.plan.loginOf(journey.target).isWanted();
}

void takeLogin(Journey &journey)
{
    const plan::Login login = journey.plan.loginOf(journey.target);
    journey.user = login.user;
    if (journey.mechanism.isEmpty() && login.isWanted())
        journey.mechanism = login.mechanisms.value(0, login.tokenFrom.isEmpty() ? "PLAIN" : "OAUTHBEARER");
    journey.isBearer = journey.mechanism == "XOAUTH2" || journey.mechanism == "OAUTHBEARER";
}

void takeMail(Journey &journey)
{
    const plan::Mail &mail = journey.plan.mail;
    if (!mail.isWanted())
        return;
    journey.hasEnvelope = true;
    if (const auto begin = wire::Command::mail("", {}, mail.verb))
        journey.verb = begin->wire.first(4);
    journey.from = mail.from.value_or(QByteArray());
    journey.fromParameters = mail.parameters;
    if (mail.repliesForEach)
        journey.fromParameters.append("PRDR");
    for (const plan::Mail::Recipient &each : mail.recipients)
        journey.recipients.append({each.address, each.parameters});
    const std::optional<Phase> end = journey.plan.stopAfter ? journey.plan.stopAfter : journey.plan.dropAfter;
    journey.sendsMessage = !end || *end >= Phase::Payload;
    journey.usesChunks = mail.chunkSize > 0;
    journey.isPipelined = mail.pipelining != plan::Mail::Pipelining::Never && mail.recipients.size() > 1;
    journey.messages = mail.count;
}

QByteArray helloVerbOf(plan::Greet greet, bool isLmtp)
{
    switch (greet) {
    case plan::Greet::None:
        return {};
    case plan::Greet::Helo:
        return "HELO";
    case plan::Greet::Lhlo:
        return "LHLO";
    case plan::Greet::Ehlo:
        return "EHLO";
    case plan::Greet::Auto:
        break;
    }
    return isLmtp ? "LHLO" : "EHLO";
}
} // namespace

std::expected<Journey, QString> Journey::of(const Transcript &transcript, const report::Report &report)
{
    Reader reader;
    for (const Event &event : transcript)
        reader.add(event);
    Journey journey = std::move(reader.journey);
    journey.plan = recordedPlan(transcript);
    const auto targets = plan::parseTargets(report.target.url);
    if (!targets || targets->isEmpty())
        return std::unexpected(Words::tr("The session names no server that could be named to another program."));
    journey.target = targets->constFirst();
    journey.isLmtp = journey.isLmtp || journey.target.protocol == plan::Protocol::Lmtp;
    if (!reader.hasConnected)
        takeEncryption(journey);
    takeLogin(journey);
    if (report.auth && report.auth->user)
        journey.user = *report.auth->user;
    return journey;
}

std::expected<Journey, QString> Journey::of(const plan::Plan &plan)
{
    if (plan.targets.isEmpty())
        return std::unexpected(Words::tr("The plan names no server."));
    Journey journey;
    journey.plan = plan;
    journey.target = plan.targets.constFirst();
    journey.isLmtp = journey.target.protocol == plan::Protocol::Lmtp;
    journey.helloName = plan.helloName;
    journey.helloVerb = helloVerbOf(plan.greet, journey.isLmtp);
    journey.tasks = plan.tasks;
    takeEncryption(journey);
    takeLogin(journey);
    takeMail(journey);
    return journey;
}

} // namespace mailscope::foreign
