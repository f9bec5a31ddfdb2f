// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/channel.h"

#include <QList>

#include <deque>
#include <optional>
#include <variant>

namespace mailscope::net {

/// A channel without a socket: the test, or a replayed conversation, plays the server.
///
/// open() succeeds unless refuse() was called. What the server does (serverSends() …) can be told at any time; it takes
/// effect in the order told, and what belongs behind the opening or a handshake waits for it. With Delivery::Queued
/// each step arrives in an event of its own, as from a socket; with Delivery::Immediate it arrives within the call
/// that tells it, except when that call is made from within open(), write(), startTls() or close(): then it follows in
/// the event loop, because Channel promises so.
class ScriptedChannel final : public Channel {
    Q_OBJECT
public:
    enum class Delivery { Queued, Immediate };

    explicit ScriptedChannel(Delivery delivery = Delivery::Queued, QObject *parent = nullptr);

    // What the server and the network do.
    /// open() ends with \p issue. To be called before open().
    void refuse(const Issue &issue);
    /// open() stays without an answer until acceptConnection(). To be called before open().
    void holdConnection() { m_holdsConnection = true; }
    void acceptConnection();
    /// One segment: the client meets exactly \p bytes at once.
    void serverSends(const QByteArray &bytes);
    /// The same in segments of at most \p size bytes.
    void serverSends(const QByteArray &bytes, qsizetype size);
    void serverCloses();
    void serverResets(const QString &detail = {});
    /// Answers startTls(). May be told before startTls() is called: it waits for the handshake.
    void completeHandshake(const TlsDetails &details = {});
    void failHandshake(const Issue &issue);
    /// startTls() returns \p issue from now on.
    void refuseSettings(const Issue &issue) { m_settingsIssue = issue; }
    /// The server stops reading: bytes are counted by bytesToWrite() until it reads again.
    void stopReading() { m_reads = false; }
    void readAgain();

    // What the client did.
    /// All that was written, handshakes left out.
    [[nodiscard]] QByteArray written() const { return m_written; }
    /// What was written since the last call.
    [[nodiscard]] QByteArray takeWritten();
    [[nodiscard]] const std::optional<Endpoint> &endpoint() const { return m_endpoint; }
    [[nodiscard]] const std::optional<TlsSettings> &tlsSettings() const { return m_tlsSettings; }
    [[nodiscard]] bool isOpen() const { return m_state == State::Open || m_state == State::Encrypted; }
    [[nodiscard]] bool isHandshaking() const { return m_state == State::Handshaking; }
    /// The client has closed or aborted.
    [[nodiscard]] bool clientClosed() const { return m_clientClosed; }

    void open(const Endpoint &endpoint) override;
    [[nodiscard]] QByteArray take() override;
    [[nodiscard]] qint64 bytesToTake() const override { return m_incoming.size(); }
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 bytesToWrite() const override { return m_unread; }
    [[nodiscard]] std::expected<void, Issue> startTls(const TlsSettings &settings) override;
    [[nodiscard]] bool isEncrypted() const override { return m_state == State::Encrypted; }
    void close() override;
    void abort() override;
    [[nodiscard]] QString localEnd() const override { return {}; }
    [[nodiscard]] QString remoteEnd() const override { return QStringLiteral("script"); }

Q_SIGNALS:
    /// The client wrote \p bytes. Emitted from within write(): a script may answer here.
    void clientWrote(const QByteArray &bytes);
    /// The client began the handshake; emitted from within startTls().
    void handshakeStarted();
    /// The client closed or aborted; emitted from within close() or abort().
    void clientHungUp();

private:
    enum class State { Idle, Connecting, Open, Handshaking, Encrypted, Closing, Ended };

    struct Opens { };
    struct Arrives {
        QByteArray bytes;
    };
    struct Secures {
        TlsDetails details;
    };
    struct FailsHandshake {
        Issue issue;
    };
    struct Closes { };
    struct Resets {
        QString detail;
    };
    struct Refuses {
        Issue issue;
    };
    using Step = std::variant<Opens, Arrives, Secures, FailsHandshake, Closes, Resets, Refuses>;

    class Call;

    void tell(Step step);
    void schedule();
    void pump();
    void performNext();
    [[nodiscard]] bool isDue(const Step &step) const;
    void perform(const Opens &step);
    void perform(const Arrives &step);
    void perform(const Secures &step);
    void perform(const FailsHandshake &step);
    void perform(const Closes &step);
    void perform(const Resets &step);
    void perform(const Refuses &step);
    void end(const std::optional<Issue> &issue);

    Delivery m_delivery;
    State m_state = State::Idle;
    std::deque<Step> m_steps;
    bool m_scheduled = false;
    bool m_flushed = false;
    int m_calls = 0; ///< calls on the stack in which nothing may be emitted
    bool m_holdsConnection = false;
    bool m_reads = true;
    bool m_clientClosed = false;
    std::optional<Issue> m_refusal;
    std::optional<Issue> m_settingsIssue;
    std::optional<Endpoint> m_endpoint;
    std::optional<TlsSettings> m_tlsSettings;
    QByteArray m_incoming;
    QByteArray m_written;
    qsizetype m_taken = 0;
    qint64 m_unread = 0;
};

} // namespace mailscope::net
