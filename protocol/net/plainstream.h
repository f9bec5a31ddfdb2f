// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/descriptor.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <chrono>
#include <deque>
#include <optional>

namespace mailscope::net {

/// A connected stream socket in the clear: one call of the system for what has come, and one for what goes out.
///
/// Qt's sockets make five of each in a conversation of commands and replies, and a QSslSocket has TLS made ready before
/// anybody wants it.
///
/// Signals are emitted from an event of the socket, and never from within a call: a receiver may do anything, also delete the
/// stream.
class PlainStream final : public QObject {
    Q_OBJECT
public:
    /// The most that is read ahead of take().
    static constexpr qsizetype ReadBufferSize = 64 * 1024;

    /// \p descriptor is non-blocking. Nothing is read before startReading().
    explicit PlainStream(Descriptor descriptor);

    void startReading() { m_readable.setEnabled(true); }

    /// Takes all bytes that have been read and were not taken yet.
    [[nodiscard]] QByteArray take();
    [[nodiscard]] qint64 bytesToTake() const { return m_incoming.size(); }

    /// Hands \p bytes to the system, and what it does not take now as soon as it does. Returns how many it took now.
    qsizetype write(const QByteArray &bytes);
    [[nodiscard]] qint64 bytesToWrite() const { return m_unsent; }

    /// The errno of a write that failed; nothing more is written then.
    [[nodiscard]] int writeError() const { return m_writeError; }

    /// Gives the socket up, and what waits to be written to it. The stream is of no use any more.
    struct Remains {
        Descriptor descriptor;
        QByteArray unsent;
    };
    [[nodiscard]] Remains release();

    /// Many servers hold a segment back until the one before is acknowledged. What we say next does that; where that is nothing, the
    /// system would take 40 ms. It forgets the wish when the conversation turns.
    static void acknowledgeAtOnce(const Descriptor &descriptor);

Q_SIGNALS:
    /// Bytes have come.
    void received();
    /// Some of what waited has gone out, or cannot: see writeError().
    void flushed();
    /// Nothing more will come: the peer has ended its side (0), or with that errno.
    void ended(int error);

private:
    using Clock = std::chrono::steady_clock;

    void onReadable();
    [[nodiscard]] bool read();
    [[nodiscard]] bool answersAtOnce(Clock::time_point end);
    void onWritable();
    [[nodiscard]] qsizetype send(QByteArrayView bytes);

    Descriptor m_descriptor;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QByteArray m_incoming;
    std::deque<QByteArray> m_waiting; ///< to be written
    qint64 m_unsent = 0;              ///< bytes of them
    qint64 m_sent = 0;                ///< bytes that the system took
    int m_writeError = 0;
    int m_doubts = 10; ///< replies that are not waited for outside the event loop: a short session has no more
};

} // namespace mailscope::net
