// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/sha256.h"
#include "transcript/event.h"
#include "wire/command.h"
#include "wire/payload.h"

#include <QByteArrayList>

#include <functional>
#include <memory>
#include <optional>

namespace mailscope::session {

/// A message on its way to the server, and what the transcript will say of it.
class PayloadTransfer {
public:
    /// As much of the message as the transcript keeps.
    static constexpr qsizetype HeadSize = 4096;

    PayloadTransfer(int number, std::shared_ptr<wire::Payload> payload)
        : m_number(number), m_payload(std::move(payload))
    { }

    /// next() has an answer; otherwise the source has nothing for now, and wakes whoever setWaker() names when it has.
    [[nodiscard]] bool isReady() const { return m_payload->isReady(); }
    void setWaker(std::function<void()> wake) { m_payload->setWaker(std::move(wake)); }

    /// The next bytes for the wire, or why there are none. What is small comes with what stands behind it and is there already: the
    /// end of most messages with all of them.
    [[nodiscard]] std::expected<QByteArray, QString> next();

    /// The number that the dialogue gave it.
    [[nodiscard]] int number() const { return m_number; }
    /// The end of the message was among the bytes.
    [[nodiscard]] bool isDone() const { return m_isDone; }

    // Of the message as the server has it, so far: dots that were added on the way are left out.
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// In hex. To be asked for once, behind the last bytes.
    [[nodiscard]] QByteArray sha256();
    [[nodiscard]] const QByteArray &head() const { return m_head; }

private:
    [[nodiscard]] std::expected<QByteArray, QString> nextPiece();
    void digest();

    int m_number;
    std::shared_ptr<wire::Payload> m_payload;
    message::Sha256 m_digest;
    QByteArrayList m_undigested; ///< what was given out last: it is on its way while it is looked at
    QByteArray m_head;
    qint64 m_bytes = 0;
    bool m_isDone = false;
    std::optional<QString> m_failure; ///< behind the bytes that were given out last
};

/// One chunk of a message on its way by BDAT (RFC 3030 section 2).
struct Chunk {
    wire::Command line; ///< ahead of it
    QByteArray content;
    bool isLast = false;

    /// The next \p size bytes of \p payload, fewer where that ends a chunk or has no more; nothing as long as it has none, or why it has
    /// not.
    [[nodiscard]] static std::expected<std::optional<Chunk>, QString> take(wire::Payload &payload, qsizetype size);

    [[nodiscard]] QByteArray wire() const { return line.wire + content; }

    /// What the transcript says of it, behind its line.
    [[nodiscard]] transcript::PayloadSent record() const;
};

} // namespace mailscope::session
