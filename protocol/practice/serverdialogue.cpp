// SPDX-License-Identifier: GPL-3.0-or-later
// The flow: input, lines, steps, effects. Faults: dialoguefaults.cpp. Log-in: dialoguelogin.cpp. Messages: dialoguemessage.cpp.
#include "practice/serverdialogue.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::practice {
namespace {

using Handler = Answer (*)(Conversation &, const Command &);

struct VerbEntry {
    QByteArrayView verb;
    Handler handler;
};

constexpr std::array verbTable{
    VerbEntry{"EHLO", answerHello},        VerbEntry{"HELO", answerHello}, VerbEntry{"LHLO", answerHello},
    VerbEntry{"STARTTLS", answerStartTls}, VerbEntry{"MAIL", answerMail},  VerbEntry{"RCPT", answerRcpt},
    VerbEntry{"DATA", answerData},         VerbEntry{"RSET", answerRset},  VerbEntry{"VRFY", answerVrfy},
    VerbEntry{"EXPN", answerExpn},         VerbEntry{"ETRN", answerEtrn},  VerbEntry{"HELP", answerHelp},
    VerbEntry{"NOOP", answerNoop},         VerbEntry{"QUIT", answerQuit},  VerbEntry{"XCLIENT", answerXClient},
    VerbEntry{"XFORWARD", answerXForward}, VerbEntry{"SEND", answerMail},  VerbEntry{"SOML", answerMail},
    VerbEntry{"SAML", answerMail},
};

/// The longest of all lines: a response in a login (RFC 4954 section 4), its CRLF included.
constexpr qsizetype longestResponse = 12288;

} // namespace

ServerDialogue::ServerDialogue(const Options &options, MessageStore &store, ScramKeys &keys, int connection,
                               const QByteArray &peer, DialogueWatch watch)
    : m_options(options), m_store(store), m_keys(keys), m_watch(std::move(watch)),
      m_conversation(options, connection, peer), m_counter(options.faults)
{ }

Actions ServerDialogue::opened()
{
    if (m_options.implicitTls)
        beginHandshake();
    else
        sendGreeting();
    return std::exchange(m_actions, {});
}

Actions ServerDialogue::received(QByteArrayView bytes)
{
    if (m_phase == Phase::Handshake && !m_handshakeAnswer.isEmpty())
        return answerHandshake();
    if (m_phase == Phase::Ended || m_phase == Phase::Handshake)
        return {};
    m_input.append(bytes);
    processInput();
    return std::exchange(m_actions, {});
}

Actions ServerDialogue::secured(const TlsFacts &facts)
{
    const bool isFirst = m_conversation.hello.isEmpty();
    m_conversation.forget();
    m_conversation.encrypted = true;
    m_conversation.tls = facts;
    m_phase = Phase::Command;
    if (m_options.implicitTls && isFirst)
        sendGreeting();
    // Only the fault "keep" leaves anything here: what came in clear is carried out as if it had been encrypted.
    processInput();
    return std::exchange(m_actions, {});
}

Actions ServerDialogue::computed()
{
    if (m_phase != Phase::Computing)
        return {};
    m_phase = Phase::Command;
    handleLoginStep(m_login->resume());
    processInput();
    return std::exchange(m_actions, {});
}

Actions ServerDialogue::idled()
{
    if (m_phase == Phase::Ended)
        return {};
    m_actions.append(SendBytes{Reply(421, "4.4.2", m_options.hostName + " closes: nothing came for too long")
                                   .toWire(m_options.has(Feature::EnhancedStatusCodes))});
    end();
    return std::exchange(m_actions, {});
}

Actions ServerDialogue::shutDown()
{
    if (m_phase == Phase::Ended)
        return {};
    // Inside the handshake a line of text would only be noise.
    if (m_phase != Phase::Handshake)
        m_actions.append(SendBytes{Reply(421, "4.3.2", m_options.hostName + " shuts down")
                                       .toWire(m_options.has(Feature::EnhancedStatusCodes))});
    end();
    return std::exchange(m_actions, {});
}

Actions ServerDialogue::refusedByLoad()
{
    m_actions.append(SendBytes{Reply(421, {}, m_options.hostName + " has too many connections").toWire(false)});
    end();
    return std::exchange(m_actions, {});
}

void ServerDialogue::processInput()
{
    while (!m_input.isEmpty()) {
        switch (m_phase) {
        case Phase::Command:
        case Phase::LoginResponse:
            if (!processLine())
                return;
            break;
        case Phase::Message:
            processMessage();
            break;
        case Phase::Chunk:
            processChunk();
            break;
        case Phase::Computing:
        case Phase::Handshake:
            return;
        case Phase::Ended:
            m_input.clear();
            return;
        }
    }
}

/// False when the line is not whole yet.
bool ServerDialogue::processLine()
{
    const qsizetype end = m_input.indexOf('\n');
    if (end < 0) {
        // Nothing is gained by keeping more of a line that is too long already.
        if (m_input.size() > longestResponse) {
            m_isOverlong = true;
            m_input = m_input.last(1);
        }
        return false;
    }
    QByteArray line = m_input.first(end + 1);
    m_input.remove(0, end + 1);
    handleLine(line);
    return true;
}

void ServerDialogue::handleLine(const QByteArray &line)
{
    const bool isResponse = m_phase == Phase::LoginResponse;
    const bool isTooLong = std::exchange(m_isOverlong, false) || line.size() > longestResponse;
    const bool isWhole = line.endsWith("\r\n");
    const QByteArray text = line.chopped(isWhole ? 2 : 1);
    m_watch.lineReceived(text, isResponse || text.first(std::min<qsizetype>(text.size(), 5)).toUpper() == "AUTH ");

    if (isTooLong || !isWhole) {
        beginStep(isResponse ? "response" : "unknown");
        m_login.reset();
        m_phase = Phase::Command;
        if (isTooLong)
            respond(Reply(500, isResponse ? "5.5.6" : "5.5.2", "Line too long"));
        else
            respond(Reply(500, "5.5.2", "A line ends in CRLF"));
        return;
    }
    if (isResponse)
        handleResponse(text);
    else
        handleCommand(text);
}

/// RFC 5321 4.5.3.1.4: 512 bytes with the CRLF; each extension adds what its parameters need.
static qsizetype longestCommand(const Options &options, const QByteArray &verb)
{
    constexpr qsizetype plain = 512;
    if (verb == "AUTH" && options.has(Feature::Auth))
        return longestResponse;
    if (verb == "MAIL" || verb == "SEND" || verb == "SOML" || verb == "SAML")
        return plain + (options.has(Feature::DeliverBy) ? 17 : 0) + (options.has(Feature::FutureRelease) ? 34 : 0)
            + (options.has(Feature::MtPriority) ? 15 : 0) + (options.has(Feature::RequireTls) ? 11 : 0)
            + (options.has(Feature::Checkpoint) ? 92 : 0) + (options.has(Feature::Xverp) ? 9 : 0)
            + (options.has(Feature::Size) ? 26 : 0) + (options.has(Feature::EightBitMime) ? 17 : 0)
            + (options.has(Feature::Auth) ? 500 : 0) + (options.has(Feature::Dsn) ? 128 : 0)
            + (options.has(Feature::SmtpUtf8) ? 10 : 0);
    if (verb == "RCPT")
        return plain + (options.has(Feature::Dsn) ? 540 : 0);
    return plain;
}

void ServerDialogue::handleCommand(const QByteArray &line)
{
    const auto command = Command::parse(line);
    if (!command || line.size() + 2 > longestCommand(m_options, command->verb)) {
        beginStep("unknown");
        respond(command ? Reply(500, "5.5.2", "Line too long")
                        : Reply(500, "5.5.2", "A control character in a command"));
        return;
    }
    if (m_isUnavailable && command->verb != "QUIT") {
        beginStep("unknown");
        respond(badSequence("No service here; QUIT is all that is left"));
        return;
    }
    if (command->verb == "BDAT" && m_options.has(Feature::Chunking)) {
        handleBdat(*command);
        return;
    }
    if (command->verb == "AUTH" && m_options.has(Feature::Auth)) {
        handleAuth(*command);
        return;
    }
    const auto *const entry = std::ranges::find(verbTable, QByteArrayView(command->verb), &VerbEntry::verb);
    const bool isKnown = entry != verbTable.end();
    beginStep(isKnown ? command->verb.toLower() : QByteArray("unknown"), recipientNamed(*command));
    if (isRefused()) {
        deliver({});
        return;
    }
    if (!isKnown) {
        const bool isSwitchedOff = command->verb == "BDAT" || command->verb == "AUTH";
        respond(isSwitchedOff ? notImplemented(command->verb)
                              : Reply(500, "5.5.1", "Unknown command " + echoed(command->verb)));
        return;
    }
    const Answer answer = entry->handler(m_conversation, *command);
    applyEffect(answer.effect, respond(answer.reply));
}

void ServerDialogue::applyEffect(Effect effect, const QByteArray &sent)
{
    if (m_phase == Phase::Ended)
        return;
    switch (effect) {
    case Effect::None:
        return;
    case Effect::NewGreeting:
        m_login.reset();
        return;
    case Effect::End:
        end();
        return;
    case Effect::ReadMessage:
        m_reader.emplace(m_options.maximumMessageSize, foreignEnd());
        m_phase = Phase::Message;
        return;
    case Effect::BeginTls:
        if (hasFault(Fault::Kind::Plain)) {
            m_conversation.forget();
            return;
        }
        // A damaged or replaced reply that is no 220 gave no consent.
        if (!sent.startsWith("220"))
            return;
        // What the client sent in clear must not be carried out once it is trusted (CVE-2011-0411).
        if (!hasFault(Fault::Kind::Keep))
            m_input.clear();
        beginHandshake();
        return;
    }
}

/// What a fault takes for the end of a message besides the right one.
QByteArray ServerDialogue::foreignEnd() const
{
    const auto found = std::ranges::find(m_active, Fault::Kind::End, &Fault::kind);
    return found == m_active.end() ? QByteArray() : found->bytes;
}

} // namespace mailscope::practice
