// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/filelines.h"

#include <QIODevice>

#include <algorithm>

namespace mailscope::format {

std::optional<FileLines::Line> FileLines::next(qsizetype longest)
{
    for (qsizetype searched = 0;;) {
        const QByteArrayView rest = QByteArrayView(m_portion).sliced(m_at);
        if (const qsizetype end = rest.indexOf('\n', searched); end >= 0) {
            Line line = take(end, true);
            line.tooLong = end >= longest;
            return line;
        }
        if (rest.size() > longest) {
            Line line = take(rest.size(), false);
            line.tooLong = true;
            return line;
        }
        searched = rest.size();
        if (!readMore())
            return searched > 0 ? std::optional(take(searched, false)) : std::nullopt;
    }
}

/// Moves what is left to the front, so that memory grows with the longest line only.
bool FileLines::readMore()
{
    constexpr qsizetype Portion = 256 * 1024;
    m_portion.remove(0, m_at);
    m_at = 0;
    const qsizetype before = m_portion.size();
    m_portion.resizeForOverwrite(before + Portion);
    const qint64 read = m_file->read(m_portion.data() + before, Portion);
    m_portion.truncate(before + static_cast<qsizetype>(std::max<qint64>(read, 0)));
    return read > 0;
}

FileLines::Line FileLines::take(qsizetype size, bool whole)
{
    const Line line{QByteArrayView(m_portion).sliced(m_at, size), whole, false};
    const qsizetype taken = size + (whole ? 1 : 0);
    m_at += taken;
    m_taken += taken;
    return line;
}

} // namespace mailscope::format
