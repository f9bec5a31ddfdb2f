// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/action.h"
#include "practice/conversation.h"
#include "practice/login.h"
#include "practice/messagereader.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>

namespace mailscope::practice {

/// What a dialogue lets others see while it goes on.
struct DialogueWatch {
    /// A line the client sent, without its line end; content of messages is not among them.
    /// \p isSecret: it is an AUTH line or answers a 334.
    std::function<void(const QByteArray &line, bool isSecret)> lineReceived = [](const QByteArray &, bool) { };
    /// A message was taken; it has its number.
    std::function<void(const StoredMessage &message)> messageReceived = [](const StoredMessage &) { };
};

/// The server's side of one connection: bytes in, actions out. No socket, no timer, no clock.
///
/// The caller does the actions in order and hands in nothing while BeginTls is under way. However the incoming bytes are cut, the
/// actions are the same, but for how they are spread over the calls. After EndConnection nothing is answered any more.
class ServerDialogue {
public:
    /// \p options, \p store and \p keys must outlive the dialogue. \p peer is where the connection comes from, for people.
    ServerDialogue(const Options &options, MessageStore &store, ScramKeys &keys, int connection, const QByteArray &peer,
                   DialogueWatch watch = {});

    /// The connection stands: the greeting, or the handshake when TLS comes first.
    [[nodiscard]] Actions opened();

    /// Bytes from the client, decrypted.
    [[nodiscard]] Actions received(QByteArrayView bytes);

    /// The handshake that BeginTls asked for is done.
    [[nodiscard]] Actions secured(const TlsFacts &facts = {});

    /// Goes on with what Compute stood for.
    [[nodiscard]] Actions computed();

    /// Nothing came for Options::idleLimit: 421.
    [[nodiscard]] Actions idled();

    /// The server stops: 421.
    [[nodiscard]] Actions shutDown();

    /// One connection more than is allowed: 421 in place of the greeting.
    [[nodiscard]] Actions refusedByLoad();

    [[nodiscard]] const Conversation &conversation() const { return m_conversation; }

private:
    enum class Phase { Command, LoginResponse, Computing, Message, Chunk, Handshake, Ended };

    /// BDAT: what is still to come of the chunk.
    struct Chunk {
        qint64 missing = 0;
        bool isLast = false;
        std::optional<Reply> refusal =
            std::nullopt; ///< The chunk is thrown away and this is said (RFC 3030 section 2).
    };

    void processInput();
    [[nodiscard]] bool processLine();
    void processMessage();
    void processChunk();
    void handleLine(const QByteArray &line);
    void handleCommand(const QByteArray &line);
    void handleAuth(const Command &command);
    void handleResponse(const QByteArray &line);
    void handleBdat(const Command &command);
    void handleLoginStep(LoginStep step);
    void endLogin(const Reply &reply);
    void challenge(const QByteArray &bytes);
    void acceptLogin(const QByteArray &user);
    void denyLogin();
    void applyEffect(Effect effect, const QByteArray &sent);

    [[nodiscard]] std::optional<Reply> authRefusal(const Command &command) const;
    [[nodiscard]] Chunk chunkFor(const Command &command) const;
    [[nodiscard]] qsizetype longestLine() const;

    /// Whether the reply for all recipients follows those for each (PRDR).
    enum class Conclusion { None, Follows };

    void finishMessage(QByteArray content, const std::optional<Reply> &refusal);
    void refuseMessage(const Reply &refusal, qsizetype recipients);
    void finishForEachRecipient(StoredMessage message, Conclusion conclusion);

    /// A step of the conversation has come, for \p recipient where it has one: which faults hold now.
    void beginStep(const QByteArray &step, const QByteArray &recipient = {});
    [[nodiscard]] bool isRefused() const;
    [[nodiscard]] bool hasFault(Fault::Kind kind) const;
    [[nodiscard]] QByteArray foreignEnd() const;

    /// Sends the reply as the faults of the step want it. Returns what was sent, empty when nothing was.
    QByteArray respond(const Reply &reply);
    QByteArray deliver(QByteArray bytes);
    void sendGreeting();
    void beginHandshake();
    [[nodiscard]] Actions answerHandshake();
    void end(bool reset = false);

    const Options &m_options;
    MessageStore &m_store;
    ScramKeys &m_keys;
    DialogueWatch m_watch;
    Conversation m_conversation;
    FaultCounter m_counter;
    std::vector<Fault> m_active; ///< The faults of the step we are at.
    Phase m_phase = Phase::Command;
    bool m_isUnavailable = false; ///< The greeting was a refusal: only QUIT is left (RFC 5321 3.1).
    bool m_isOverlong = false;    ///< A line too long is being skipped.
    QByteArray m_input;
    Actions m_actions;
    Actions m_handshakeAnswer; ///< A fault of the handshake: what the client's first bytes of it are answered with.
    std::unique_ptr<Login> m_login;
    std::vector<Fault> m_loginFaults; ///< Those of the login we are in.
    int m_challenges = 0;             ///< Sent in the login we are in.
    bool m_asksOnceMore = false;      ///< The fault "extra" is still to come in it.
    std::optional<MessageReader> m_reader;
    Chunk m_chunk;
};

} // namespace mailscope::practice
