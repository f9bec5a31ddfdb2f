// SPDX-License-Identifier: GPL-3.0-or-later
// Driver: a message on its way, pulled from its source only as fast as the server takes it.
#include "session/driver.h"

#include <QHostAddress>
#include <QPointer>

#include <utility>

namespace mailscope::session {

namespace {
constexpr qint64 MostWaiting = qint64(256) * 1024; ///< bytes that wait to be written
constexpr int MostPieces = 16; ///< in one go: a server that is always ready must not keep others waiting
} // namespace

void Driver::act(const SendPayload &send)
{
    m_transfer.emplace(send.number, send.payload);
    wakeForMore(*send.payload);
    pumpPayload();
}

void Driver::act(const SendChunk &send)
{
    if (!m_channel || m_dialogue.isOver())
        return;
    wakeForMore(*send.payload);
    const auto taken = Chunk::take(*send.payload, send.size);
    if (!taken) {
        carryOut(m_dialogue.handle(PayloadFailed{taken.error()}));
        return;
    }
    const std::optional<Chunk> &chunk = *taken;
    if (!chunk) {
        m_awaitedChunk = send;
        return;
    }
    m_channel->write(chunk->wire());
    m_chunkWaits = m_channel->bytesToWrite() > 0;
    m_channel->tellFlushes(m_chunkWaits);
    m_recorder.recordSent(chunk->line);
    m_sentEvents[send.number] = m_recorder.recordPayload(chunk->record());
    if (!isDone())
        carryOut(m_dialogue.handle(ChunkSent{chunk->isLast}));
}

void Driver::act(const AbortPayload & /*abort*/)
{
    m_awaitedChunk.reset();
    if (auto transfer = std::exchange(m_transfer, std::nullopt))
        m_recorder.recordPayload({transfer->bytes(), transfer->sha256(), {transfer->head(), {}}, false});
}

void Driver::pumpPayload()
{
    for (int pieces = 0; pieces < MostPieces && m_transfer && m_channel; ++pieces) {
        if (m_channel->bytesToWrite() >= MostWaiting || !m_transfer->isReady()) {
            m_channel->tellFlushes(true);
            return;
        }
        const auto bytes = m_transfer->next();
        if (!bytes) {
            carryOut(m_dialogue.handle(PayloadFailed{bytes.error()}));
            return;
        }
        m_channel->tellFlushes(!m_transfer->isDone()); // behind the last piece nobody waits for room
        m_channel->write(*bytes);
        if (m_transfer && m_transfer->isDone()) {
            finishPayload();
            return;
        }
        if (m_session && m_transfer)
            Q_EMIT m_session->payloadProgressed(m_transfer->bytes());
    }
}

void Driver::finishPayload()
{
    PayloadTransfer transfer = *std::exchange(m_transfer, std::nullopt);
    if (m_channel)
        m_channel->tellFlushes(false);
    const qint64 event = m_recorder.recordPayload({transfer.bytes(), transfer.sha256(), {transfer.head(), {}}, true});
    m_sentEvents[transfer.number()] = event;
    if (!isDone())
        carryOut(m_dialogue.handle(PayloadDone{}));
}

/// More of a message that is pushed is taken in a turn of its own: whoever pushes is inside a call of theirs.
void Driver::wakeForMore(wire::Payload &payload)
{
    payload.setWaker([driver = QPointer(this)] {
        if (driver)
            QMetaObject::invokeMethod(driver.get(), &Driver::onMorePayload, Qt::QueuedConnection);
    });
}

void Driver::onMorePayload()
{
    if (isDone())
        return;
    if (const auto chunk = std::exchange(m_awaitedChunk, std::nullopt)) {
        if (!chunk->payload->isChunkReady(chunk->size)) { // a part of it came, and the rest has as long again
            m_awaitedChunk = chunk;
            carryOut(m_dialogue.handle(PayloadProgressed{}));
            return;
        }
        Actions again;
        again.emplace_back(*chunk);
        carryOut(std::move(again));
    }
    pumpPayload();
}

/// All that there was of the message has gone out, and the next word is its writer's.
bool Driver::waitsForPayload() const
{
    const bool hasWritten = !m_channel || m_channel->bytesToWrite() == 0;
    return hasWritten && (m_awaitedChunk || (m_transfer && !m_transfer->isReady()));
}

/// Each write that goes out makes room for more, and so keeps the message going.
void Driver::onFlushed()
{
    if (isDone() || !(m_transfer || m_chunkWaits))
        return;
    m_chunkWaits = m_chunkWaits && m_channel && m_channel->bytesToWrite() > 0;
    if (m_channel && !m_chunkWaits && !m_transfer)
        m_channel->tellFlushes(false);
    carryOut(m_dialogue.handle(PayloadProgressed{}));
    pumpPayload();
}

/// A proxy may be here while the server is elsewhere.
bool Driver::isLocal() const
{
    using Kind = plan::Target::Kind;
    const Kind kind = m_opening->target().kind;
    if (kind != Kind::Host && kind != Kind::Mx)
        return true;
    const QString end = m_channel->remoteEnd();
    const QHostAddress address(end.left(end.lastIndexOf(u':')).remove(u'[').remove(u']'));
    return !m_plan.proxy && address.isLoopback();
}

} // namespace mailscope::session
