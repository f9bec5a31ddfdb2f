// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/payloadtransfer.h"

#include <algorithm>
#include <utility>

namespace mailscope::session {

namespace {
/// Of fewer bytes a write costs more than putting them together.
constexpr qsizetype FewestBytes = qsizetype(16) * 1024;
} // namespace

std::expected<QByteArray, QString> PayloadTransfer::next()
{
    digest();
    if (m_failure)
        return std::unexpected(*m_failure);
    auto bytes = nextPiece();
    while (bytes && !m_isDone && bytes->size() < FewestBytes && isReady()) {
        const auto more = nextPiece();
        if (!more) {
            m_failure = more.error();
            break;
        }
        *bytes += *more;
    }
    return bytes;
}

std::expected<QByteArray, QString> PayloadTransfer::nextPiece()
{
    auto piece = m_payload->next();
    if (!piece)
        return std::unexpected(piece.error());
    m_undigested.append(piece->content);
    m_head += piece->content.first(std::min(piece->content.size(), HeadSize - m_head.size()));
    m_bytes += piece->content.size();
    m_isDone = piece->isLast;
    return std::move(piece->wire);
}

void PayloadTransfer::digest()
{
    for (const QByteArray &content : std::exchange(m_undigested, {}))
        m_digest.add(content);
}

QByteArray PayloadTransfer::sha256()
{
    digest();
    return m_digest.finish().toHex();
}

std::expected<std::optional<Chunk>, QString> Chunk::take(wire::Payload &payload, qsizetype size)
{
    const auto toWire = [](wire::Payload::Chunk &&chunk) {
        return Chunk{wire::Command::bdat(chunk.content.size(), chunk.isLast), std::move(chunk.content), chunk.isLast};
    };
    return payload.chunk(size).transform(
        [&toWire](std::optional<wire::Payload::Chunk> &&chunk) { return std::move(chunk).transform(toWire); });
}

transcript::PayloadSent Chunk::record() const
{
    return {.bytes = content.size(),
            .sha256 = message::Sha256::of(content).toHex(),
            .head = {content.first(std::min(content.size(), PayloadTransfer::HeadSize)), {}},
            .complete = true,
            .isChunk = true};
}

} // namespace mailscope::session
