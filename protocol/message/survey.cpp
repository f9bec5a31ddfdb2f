// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/survey.h"

#include "wire/lineends.h"

#include <algorithm>

namespace mailscope::message {

namespace {
constexpr qsizetype PieceSize = 256 * 1024;
constexpr qsizetype MostHeader = 256 * 1024;
} // namespace

void Surveyor::add(const QByteArray &piece)
{
    m_survey.bytes += piece.size();
    const auto found = wire::LineEnds::among(piece, m_last);
    m_survey.bareLineEnds += found.bare;
    m_survey.isEightBit = m_survey.isEightBit || found.isEightBit;
    if (!m_isInBody)
        addHeader(piece);
    m_last = piece.back();
}

Survey Surveyor::finish()
{
    if (m_last == '\r')
        ++m_survey.bareLineEnds;
    endHeaderLine();
    const bool isEnded = m_survey.bytes == 0 || m_last == '\n' || m_last == '\r';
    m_survey.bytesRepaired = m_survey.bytes + m_survey.bareLineEnds + (isEnded ? 0 : 2);
    if (m_isInBody)
        m_survey.header.truncate(std::min(m_survey.header.size(), m_headerSize));
    return std::move(m_survey);
}

/// A CR, an LF or both end a line.
void Surveyor::addHeader(const QByteArray &piece)
{
    m_survey.header += piece.first(std::min(piece.size(), MostHeader - m_survey.header.size()));
    char last = m_last;
    for (const char byte : piece) {
        if (last == '\r' && byte != '\n')
            endHeaderLine();
        if (m_isInBody)
            return;
        ++m_at;
        m_line += byte == '\r' || byte == '\n' ? 0 : 1;
        m_survey.hasUtf8Header = m_survey.hasUtf8Header || static_cast<unsigned char>(byte) >= 0x80;
        if (byte == '\n')
            endHeaderLine();
        last = byte;
    }
}

/// The first empty line ends the header.
void Surveyor::endHeaderLine()
{
    if (m_line == 0 && !m_isInBody && m_at > 0) {
        m_isInBody = true;
        m_headerSize = m_at;
    }
    m_line = 0;
}

std::expected<Survey, QString> Survey::of(wire::PayloadSource &source)
{
    Surveyor surveyor;
    for (;;) {
        const auto piece = source.read(PieceSize);
        if (!piece)
            return std::unexpected(piece.error());
        if (piece->isEmpty())
            return surveyor.finish();
        surveyor.add(*piece);
    }
}

} // namespace mailscope::message
