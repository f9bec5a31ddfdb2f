// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/payloadtransfer.h"

#include <algorithm>

namespace mailscope::session {

std::expected<QByteArray, QString> PayloadTransfer::next()
{
    auto piece = m_payload->next();
    if (!piece)
        return std::unexpected(piece.error());
    m_digest.add(piece->content);
    m_head += piece->content.first(std::min(piece->content.size(), HeadSize - m_head.size()));
    m_bytes += piece->content.size();
    m_isDone = piece->isLast;
    return std::move(piece->wire);
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
