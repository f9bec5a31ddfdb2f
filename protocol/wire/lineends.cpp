// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/lineends.h"

#include <cstring>

namespace mailscope::wire {

/// Nearly all messages need nothing, and are handed on as they are: what is looked for is the first line end that is no pair.
QByteArray LineEnds::next(const QByteArray &piece)
{
    if (piece.isEmpty())
        return piece;
    const qsizetype sound =
        m_last == Last::CarriageReturn || m_handling == Handling::AsTheyStand ? 0 : soundBytes(piece);
    if (sound == piece.size()) {
        m_last = piece.endsWith('\n') ? Last::LineEnd : piece.endsWith('\r') ? Last::CarriageReturn : Last::Other;
        return piece;
    }
    if (m_handling == Handling::AsTheyStand) {
        const bool isPair = piece.endsWith("\r\n") || (piece == "\n" && m_last == Last::CarriageReturn);
        m_last = isPair ? Last::LineEnd : piece.endsWith('\r') ? Last::CarriageReturn : Last::Other;
        return piece;
    }
    if (sound > 0)
        m_last = piece.at(sound - 1) == '\n' ? Last::LineEnd : Last::Other;
    return piece.first(sound) + repaired(QByteArrayView(piece).sliced(sound));
}

/// How many bytes from the start on need no repair; a CR at the end may be the first half of a pair.
qsizetype LineEnds::soundBytes(QByteArrayView piece)
{
    const char *const begin = piece.data();
    const char *const end = begin + piece.size();
    for (const char *at = begin; at < end;) {
        const auto left = static_cast<std::size_t>(end - at);
        const auto *lineFeed = static_cast<const char *>(std::memchr(at, '\n', left));
        const char *const lineEnd = lineFeed != nullptr ? lineFeed : end;
        const auto *carriageReturn =
            static_cast<const char *>(std::memchr(at, '\r', static_cast<std::size_t>(lineEnd - at)));
        if (carriageReturn == nullptr)
            return lineFeed != nullptr ? lineFeed - begin : piece.size();
        if (carriageReturn + 1 != lineEnd)
            return carriageReturn - begin;
        if (lineFeed == nullptr)
            return piece.size();
        at = lineFeed + 1;
    }
    return piece.size();
}

QByteArray LineEnds::repaired(QByteArrayView piece)
{
    QByteArray result;
    result.reserve(piece.size() + piece.size() / 16);
    for (const char byte : piece) {
        const bool completes = byte == '\n' && m_last == Last::CarriageReturn;
        if (m_last == Last::CarriageReturn && !completes) {
            result += '\n'; // the CR before was bare
            ++m_repaired;
        }
        if (byte == '\n' && !completes) {
            result += '\r';
            ++m_repaired;
        }
        result += byte;
        m_last = byte == '\r' ? Last::CarriageReturn : byte == '\n' ? Last::LineEnd : Last::Other;
    }
    return result;
}

QByteArray LineEnds::rest()
{
    if (m_handling != Handling::Repair || m_last != Last::CarriageReturn)
        return {};
    m_last = Last::LineEnd;
    ++m_repaired;
    return "\n";
}

QByteArray LineEnds::finish() const
{
    switch (m_last) {
    case Last::LineEnd:
        return {};
    case Last::CarriageReturn:
        return m_handling == Handling::Repair ? "\n" : "\r\n";
    case Last::Other:
        break;
    }
    return "\r\n";
}

} // namespace mailscope::wire
