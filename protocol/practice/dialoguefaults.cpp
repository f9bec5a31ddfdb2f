// SPDX-License-Identifier: GPL-3.0-or-later
// ServerDialogue: how replies leave, and the faults that hold on their way.
#include "practice/serverdialogue.h"

#include <algorithm>
#include <utility>

namespace mailscope::practice {
namespace {

/// A fatal TLS alert, handshake_failure (RFC 5246 7.2): one record that needs no session.
QByteArray fatalAlert()
{
    return QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7);
}

SendFlood floodFor(const QByteArray &reply, const Fault &fault)
{
    const QByteArray code = reply.first(std::min<qsizetype>(reply.size(), 3));
    constexpr qsizetype unitLength = 4096;
    if (fault.oneLine)
        return {code + ' ', QByteArray(unitLength, 'x'), fault.size};
    const QByteArray line = code + "-this reply has no end " + QByteArray(32, 'x') + "\r\n";
    return {line, line.repeated(unitLength / line.size()), fault.size};
}

} // namespace

void ServerDialogue::beginStep(const QByteArray &step, const QByteArray &recipient)
{
    m_active = m_counter.at(step, recipient);
}

bool ServerDialogue::hasFault(Fault::Kind kind) const
{
    return std::ranges::find(m_active, kind, &Fault::kind) != m_active.end();
}

bool ServerDialogue::isRefused() const
{
    return hasFault(Fault::Kind::Refuse);
}

QByteArray ServerDialogue::respond(const Reply &reply)
{
    return deliver(reply.toWire(m_options.has(Feature::EnhancedStatusCodes)));
}

QByteArray ServerDialogue::deliver(QByteArray bytes)
{
    if (m_phase == Phase::Ended || hasFault(Fault::Kind::Silence))
        return {};
    std::chrono::milliseconds interval{0};
    const Fault *ending = nullptr;
    const Fault *flood = nullptr;
    QByteArray injected;
    for (const Fault &fault : m_active) {
        switch (fault.kind) {
        case Fault::Kind::Refuse:
        case Fault::Kind::Replace:
            bytes = fault.bytes;
            break;
        case Fault::Kind::Garble:
            bytes = garbled(bytes, fault.garbling);
            break;
        case Fault::Kind::Inject:
            injected += fault.bytes;
            break;
        case Fault::Kind::Delay:
            m_actions.append(Pause{fault.duration});
            break;
        case Fault::Kind::Drip:
            interval = fault.duration;
            break;
        case Fault::Kind::Flood:
            flood = &fault;
            break;
        case Fault::Kind::Close:
        case Fault::Kind::Reset:
            ending = &fault;
            break;
        default: // Silence was dealt with; the others do not change how a reply travels.
            break;
        }
    }
    bytes += injected;
    if (flood != nullptr) {
        m_actions.append(floodFor(bytes, *flood));
        end();
        return {};
    }
    if (ending != nullptr && ending->size >= 0)
        bytes.truncate(std::min<qsizetype>(bytes.size(), static_cast<qsizetype>(ending->size)));
    if (!bytes.isEmpty())
        m_actions.append(interval.count() > 0 ? Action(SendSlowly{bytes, interval}) : Action(SendBytes{bytes}));
    // A refusal with 421 is the end (RFC 5321 3.8); any other server would close as well.
    if (ending != nullptr || (isRefused() && bytes.startsWith("421")))
        end(ending != nullptr && ending->kind == Fault::Kind::Reset);
    return bytes;
}

void ServerDialogue::sendGreeting()
{
    beginStep("greeting");
    m_isUnavailable = isRefused();
    deliver(greeting(m_conversation).toWire(false));
}

void ServerDialogue::beginHandshake()
{
    beginStep("tls");
    m_phase = Phase::Handshake;
    for (const Fault &fault : m_active) {
        switch (fault.kind) {
        case Fault::Kind::Delay:
            m_actions.append(Pause{fault.duration});
            break;
        case Fault::Kind::Close:
            m_handshakeAnswer = {EndConnection{}};
            return;
        case Fault::Kind::Reset:
            m_handshakeAnswer = {EndConnection{.reset = true}};
            return;
        case Fault::Kind::Refuse:
            m_handshakeAnswer = {SendBytes{fatalAlert()}, EndConnection{}};
            return;
        case Fault::Kind::Garble:
            m_handshakeAnswer = {SendBytes{garbled({}, Fault::Garbling::Bytes)}, FallSilent{}};
            return;
        case Fault::Kind::Silence:
            m_actions.append(FallSilent{});
            return;
        default: // Fault::parse() lets nothing else stand here.
            break;
        }
    }
    m_actions.append(BeginTls{});
}

Actions ServerDialogue::answerHandshake()
{
    if (std::holds_alternative<EndConnection>(m_handshakeAnswer.last()))
        m_phase = Phase::Ended;
    return std::exchange(m_handshakeAnswer, {});
}

void ServerDialogue::end(bool reset)
{
    m_phase = Phase::Ended;
    m_input.clear();
    m_actions.append(EndConnection{reset});
}

} // namespace mailscope::practice
