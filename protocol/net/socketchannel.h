// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/channel.h"
#include "net/descriptor.h"
#include "net/plainstream.h"
#include "net/tlsrecords.h"

#include <QSslSocket>

#include <memory>
#include <optional>

namespace mailscope::net {

/// What all channels over a connected stream socket share: a PlainStream that took the descriptor, a QSslSocket that takes it over
/// for TLS, bounded reading, and telling how the stream ended.
///
/// Every signal is emitted from an event of its own or one of the PlainStream, never from within Qt's socket code: a receiver may
/// therefore call anything, also delete the channel, in any slot. A subclass makes the connection and calls adopt() or fail().
class SocketChannel : public Channel {
    Q_OBJECT
public:
    /// The most that is read ahead of take(); a server that floods is slowed down by TCP instead of filling memory.
    static constexpr qint64 ReadBufferSize = PlainStream::ReadBufferSize;
    /// The most that is kept of plaintext where the handshake should be.
    static constexpr qint64 PlaintextLimit = 1024;

    explicit SocketChannel(QObject *parent = nullptr);
    ~SocketChannel() override;

    [[nodiscard]] QByteArray take() override;
    [[nodiscard]] qint64 bytesToTake() const override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    [[nodiscard]] std::expected<void, Issue> startTls(const TlsSettings &settings) override;
    [[nodiscard]] bool isEncrypted() const override;
    void close() override;
    void abort() override;
    [[nodiscard]] QString localEnd() const override;
    [[nodiscard]] QString remoteEnd() const override;

    /// Sees the bytes that wait in the system before Qt takes them: plaintext in the handshake, and the errno of a reset.
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    enum class State { Idle, Connecting, Open, Handshaking, Encrypted, Closing, Ended };

    /// Forgets all of an earlier attempt; the state becomes Connecting.
    void begin();

    /// Takes a connected, non-blocking stream socket; opened() follows.
    void adopt(Descriptor descriptor);

    /// To be called when a proxy was reached on the way; proxyReached() follows.
    void passProxy();

    /// The stream ended with \p issue; failed() follows behind what is still to be told.
    void fail(Issue::Id id, const QString &detail);

    [[nodiscard]] State state() const { return m_state; }

    /// Whether any byte came from the server in this attempt.
    [[nodiscard]] bool hasReceived() const { return m_hasReceived; }

    /// Says how a stream that ended in order ends for the caller: nothing means closed().
    /// A subclass may know better, or may return false to tell it later by calling conclude().
    virtual bool endInOrder();
    void conclude(std::optional<Issue> issue);

    /// Frees what the subclass holds for the attempt. Called by abort(), at the end of the stream and by begin().
    virtual void releaseAttempt() { }

private:
    /// What the caller has not been told yet.
    struct News {
        bool proxyReached = false;
        bool opened = false;
        bool received = false;
        bool flushed = false;
        std::optional<TlsDetails> secured;
        bool ended = false;
        std::optional<Issue> issue; ///< with ended: nothing means closed()
    };

    void makeSocket();
    void dropSocket();
    void watchReading();
    void schedule();
    void deliver();
    void deliverEnd();
    [[nodiscard]] bool isReadable() const;
    void stash();
    void rescue();
    void readAhead();
    void writePlain(const QByteArray &bytes);
    [[nodiscard]] bool wasReset() const;
    [[nodiscard]] QString errorDetail() const;
    void onPlainReceived();
    void onPlainFlushed();
    void onPlainEnded(int error);
    void onPlainBroken(int error);
    void onReadyRead();
    void onWritten();
    void onError(QAbstractSocket::SocketError error);
    void onDisconnected();
    void onEncrypted();
    void onAlert(QSsl::AlertLevel level, QSsl::AlertType type, const QString &description);
    void onStreamEnd();
    void meetPlaintext(const QByteArray &bytes);
    void handOver(const QSslConfiguration &configuration);
    [[nodiscard]] QByteArray plaintextAmong(QByteArrayView unread);

    std::unique_ptr<PlainStream> m_plain; ///< until TLS begins
    std::unique_ptr<QSslSocket> m_socket; ///< from then on
    Descriptor m_witness; ///< a second descriptor of the socket: outlives the first, to ask how the stream ended
    State m_state = State::Idle;
    QByteArray m_incoming; ///< taken from the socket before it closed
    TlsSettings m_settings;
    QString m_alert;
    int m_readError = 0;
    std::optional<TlsRecords> m_records; ///< of the handshake, as long as none of its bytes was missed
    qint64 m_followedUntil = -1;         ///< a position in the stream; -1 before its first byte was seen
    bool m_hasReceived = false;
    bool m_heardSinceSecured = false;
    bool m_wasSecured = false; ///< what the system still holds is encrypted, also when Qt has closed its side
    bool m_scheduled = false;
    News m_news;
};

} // namespace mailscope::net
