// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/payloadtransfer.h"

#include <algorithm>

namespace mailscope::session {

std::expected<QByteArray, QString> PayloadTransfer::next()
{
    auto piece = m_payload->next();
    if (!piece)
        return std::unexpected(piece.error());
    m_digest.addData(piece->content);
    m_head += piece->content.first(std::min(piece->content.size(), HeadSize - m_head.size()));
    m_bytes += piece->content.size();
    m_isDone = piece->isLast;
    return std::move(piece->wire);
}

} // namespace mailscope::session
