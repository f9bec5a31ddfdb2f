// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/lineends.h"

#include <algorithm>

namespace mailscope::wire {

namespace {
/// As many as can be counted in a byte, so that the processor looks at many at a time.
constexpr qsizetype BlockSize = 255;

/// A CR has an LF behind it, and only a CR has.
bool isPaired(const char *at)
{
    return (at[0] == '\r') == (at[1] == '\n');
}

/// Both in one go, for a large message is looked at before it is sent.
LineEnds::Findings lookAt(const char *at, qsizetype size)
{
    unsigned char bare = 0;
    unsigned char all = 0;
    for (const char *const end = at + size; at < end; ++at) {
        bare = static_cast<unsigned char>(bare + (isPaired(at) ? 0 : 1));
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(*at));
    }
    return {bare, all >= 0x80};
}

/// How many of \p size bytes from \p at on make a bare line end with the one behind.
unsigned char bareIn(const char *at, qsizetype size)
{
    unsigned char bare = 0;
    for (const char *const end = at + size; at < end; ++at)
        bare = static_cast<unsigned char>(bare + (isPaired(at) ? 0 : 1));
    return bare;
}
} // namespace

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
    if (piece.startsWith('\n'))
        return 0;
    for (qsizetype at = 0; at < piece.size() - 1; at += BlockSize) {
        const qsizetype end = std::min(at + BlockSize, piece.size() - 1);
        if (bareIn(piece.data() + at, end - at) == 0)
            continue;
        while (isPaired(piece.data() + at))
            ++at;
        return piece.at(at) == '\r' ? at : at + 1;
    }
    return piece.size();
}

LineEnds::Findings LineEnds::among(QByteArrayView bytes, char before)
{
    if (bytes.isEmpty())
        return {};
    Findings found{(before == '\r') != (bytes.front() == '\n') ? 1 : 0,
                   static_cast<unsigned char>(bytes.back()) >= 0x80};
    for (qsizetype at = 0; at < bytes.size() - 1; at += BlockSize) {
        const Findings block = lookAt(bytes.data() + at, std::min(BlockSize, bytes.size() - 1 - at));
        found.bare += block.bare;
        found.isEightBit = found.isEightBit || block.isEightBit;
    }
    return found;
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
