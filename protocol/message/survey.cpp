// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/survey.h"

#include <algorithm>

namespace mailscope::message {

namespace {
constexpr qsizetype PieceSize = 64 * 1024;
constexpr qsizetype MostHeader = 256 * 1024;

class Surveyor {
public:
    void add(const QByteArray &piece)
    {
        m_survey.bytes += piece.size();
        if (!m_isInBody)
            m_survey.header += piece.first(std::min(piece.size(), MostHeader - m_survey.header.size()));
        for (const char byte : piece)
            add(byte);
    }

    [[nodiscard]] Survey finish()
    {
        endLine(m_last == '\r');
        const bool isEnded = m_survey.bytes == 0 || m_last == '\n' || m_last == '\r';
        m_survey.bytesRepaired = m_survey.bytes + m_survey.bareLineEnds + (isEnded ? 0 : 2);
        m_survey.header.truncate(std::min(m_survey.header.size(), m_headerSize));
        return std::move(m_survey);
    }

private:
    void add(char byte)
    {
        ++m_at;
        const bool isEight = static_cast<unsigned char>(byte) >= 0x80;
        m_survey.isEightBit = m_survey.isEightBit || isEight;
        m_survey.hasUtf8Header = m_survey.hasUtf8Header || (isEight && !m_isInBody);
        m_survey.hasNul = m_survey.hasNul || byte == '\0';
        const bool isPair = m_last == '\r' && byte == '\n';
        if (m_last == '\r' && !isPair)
            endLine(true);
        if (byte == '\n')
            endLine(!isPair);
        else if (byte != '\r')
            ++m_line;
        m_last = byte;
    }

    void endLine(bool isBare)
    {
        m_survey.bareLineEnds += isBare ? 1 : 0;
        m_survey.longestLine = std::max(m_survey.longestLine, m_line);
        if (m_line == 0 && !m_isInBody && m_at > 0) {
            m_isInBody = true;
            m_headerSize = m_at;
        }
        m_line = 0;
    }

    Survey m_survey;
    qint64 m_at = 0;
    qint64 m_line = 0;
    qsizetype m_headerSize = MostHeader;
    char m_last = '\n';
    bool m_isInBody = false;
};
} // namespace

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
