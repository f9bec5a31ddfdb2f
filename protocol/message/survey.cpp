// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/survey.h"

#include <algorithm>
#include <cstring>

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
        for (qsizetype at = 0; at < piece.size();) {
            const qsizetype end = textEnd(piece, at);
            addText(QByteArrayView(piece).sliced(at, end - at));
            if (end < piece.size())
                add(piece.at(end));
            at = end + 1;
        }
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
    /// The first byte from \p from on that may end a line.
    [[nodiscard]] static qsizetype textEnd(const QByteArray &piece, qsizetype from)
    {
        const char *const begin = piece.constData();
        const auto left = static_cast<std::size_t>(piece.size() - from);
        const auto *lineFeed = static_cast<const char *>(std::memchr(begin + from, '\n', left));
        const qsizetype end = lineFeed != nullptr ? lineFeed - begin : piece.size();
        const auto *carriageReturn =
            static_cast<const char *>(std::memchr(begin + from, '\r', static_cast<std::size_t>(end - from)));
        return carriageReturn != nullptr ? carriageReturn - begin : end;
    }

    /// Bytes without a line end among them.
    void addText(QByteArrayView text)
    {
        if (text.isEmpty())
            return;
        if (m_last == '\r')
            endLine(true);
        unsigned char all = 0;
        bool hasNul = false;
        for (const char byte : text) {
            all = static_cast<unsigned char>(all | static_cast<unsigned char>(byte));
            hasNul |= byte == '\0';
        }
        const bool isEight = all >= 0x80;
        m_survey.isEightBit = m_survey.isEightBit || isEight;
        m_survey.hasUtf8Header = m_survey.hasUtf8Header || (isEight && !m_isInBody);
        m_survey.hasNul = m_survey.hasNul || hasNul;
        m_at += text.size();
        m_line += text.size();
        m_last = text.back();
    }

    /// A CR or LF.
    void add(char byte)
    {
        const bool isPair = m_last == '\r' && byte == '\n';
        if (m_last == '\r' && !isPair)
            endLine(true);
        ++m_at;
        if (byte == '\n')
            endLine(!isPair);
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
