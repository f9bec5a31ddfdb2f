// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <expected>
#include <functional>
#include <utility>

namespace mailscope::wire {

/// Where the text of a message comes from: read once, from the beginning to the end, piece by piece.
class PayloadSource {
public:
    PayloadSource() = default;
    PayloadSource(const PayloadSource &) = delete;
    PayloadSource &operator=(const PayloadSource &) = delete;
    virtual ~PayloadSource() = default;

    /// The next bytes, at most \p most of them; none at the end. Otherwise why it cannot be read, for people: the message is
    /// then never completed.
    [[nodiscard]] virtual std::expected<QByteArray, QString> read(qsizetype most) = 0;

    /// read() has something to say: bytes, the end, or a failure. A source that is told its bytes by somebody else may have nothing for a
    /// while. It never waits for them: who reads asks this first, and is woken by what setWaker() was given.
    [[nodiscard]] virtual bool isReady() const { return true; }

    /// \p wake is called whenever a source that was not ready has become so, from inside whatever made it so. Who sets one is about to
    /// read, and wants the bytes from now on.
    // NOLINTNEXTLINE(performance-unnecessary-value-param): who has a use for it keeps it
    virtual void setWaker(std::function<void()> /*wake*/) { }

    /// The bytes that were read last end a chunk, should the message go by BDAT (RFC 3030).
    [[nodiscard]] virtual bool endsChunk() const { return false; }

    /// A source that is not ready ends a chunk, too. Otherwise it says nothing by it, and the chunk is as long as was asked for.
    [[nodiscard]] virtual bool pausesEndChunks() const { return true; }
};

/// A message that is held in memory.
class BytesSource final : public PayloadSource {
public:
    explicit BytesSource(QByteArray bytes) : m_bytes(std::move(bytes)) { }

    [[nodiscard]] std::expected<QByteArray, QString> read(qsizetype most) override
    {
        const QByteArray piece = m_bytes.sliced(m_at, std::min(most, m_bytes.size() - m_at));
        m_at += piece.size();
        return piece;
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace mailscope::wire
