// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/journey.h"

#include "wire/dotstuffer.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::foreign {

using namespace Qt::StringLiterals;
using namespace transcript;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

/// "FROM:<a@b> SIZE=1": the address and the parameters.
struct Path {
    QByteArray address;
    QList<QByteArray> parameters;
};

Path pathIn(const QByteArray &argument)
{
    const qsizetype open = argument.indexOf('<');
    bool isQuoted = false;
    qsizetype close = -1;
    for (qsizetype at = open + 1; open >= 0 && at < argument.size() && close < 0; ++at) {
        if (isQuoted && argument.at(at) == '\\')
            ++at;
        else if (argument.at(at) == '"')
            isQuoted = !isQuoted;
        else if (argument.at(at) == '>' && !isQuoted)
            close = at;
    }
    if (close < 0)
        return {argument.mid(argument.indexOf(':') + 1).trimmed(), {}};
    Path path{argument.mid(open + 1, close - open - 1), {}};
    for (const QByteArray &word : argument.mid(close + 1).simplified().split(' ')) {
        if (!word.isEmpty())
            path.parameters.append(word);
    }
    return path;
}

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
            beginEnvelope(verb, pathIn(argument));
            break;
        case Phase::Rcpt:
            if (journey.messages == 1) {
                const Path path = pathIn(argument);
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

    void beginEnvelope(const QByteArray &verb, const Path &path)
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

plan::Plan planOf(const Transcript &transcript)
{
    if (transcript.isEmpty() || transcript.kindAt(0) != EventKind::Began)
        return plan::Plan();
    return plan::Plan::fromJson(std::get<Began>(transcript.at(0).payload).plan).value_or(plan::Plan());
}
} // namespace

std::expected<Journey, QString> Journey::of(const Transcript &transcript, const report::Report &report)
{
    Reader reader;
    for (const Event &event : transcript)
        reader.add(event);
    Journey journey = std::move(reader.journey);
    journey.plan = planOf(transcript);
    const auto targets = plan::parseTargets(report.target.url);
    if (!targets || targets->isEmpty())
        return std::unexpected(Words::tr("The session names no server that could be named to another program."));
    journey.target = targets->constFirst();
    journey.isLmtp = journey.isLmtp || journey.target.protocol == plan::Protocol::Lmtp;
    // Where it never came to TLS, what was wanted counts.
    const plan::Security security = journey.plan.securityOf(journey.target);
    if (!reader.hasConnected) {
        journey.isEncrypted = security == plan::Security::Tls || security == plan::Security::StartTls;
        journey.usesStartTls = security == plan::Security::StartTls;
    }
    const plan::Login login = journey.plan.loginOf(journey.target);
    journey.user = login.user;
    if (report.auth && report.auth->user)
        journey.user = *report.auth->user;
    if (journey.mechanism.isEmpty() && login.isWanted())
        journey.mechanism = login.mechanisms.value(0, "PLAIN");
    journey.isBearer = journey.mechanism == "XOAUTH2" || journey.mechanism == "OAUTHBEARER";
    return journey;
}

} // namespace mailscope::foreign
