// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <expected>
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
