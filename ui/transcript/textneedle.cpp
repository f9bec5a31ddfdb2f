// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/textneedle.h"

#include <algorithm>

namespace mailscope::ui {

TextNeedle::TextNeedle(const QString &text) : m_text(text)
{
    if (std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; })) {
        m_lower = text.toLatin1().toLower();
        m_upper = text.toLatin1().toUpper();
    }
}

bool TextNeedle::isInPlain(QByteArrayView bytes) const
{
    if (m_lower.isEmpty() || bytes.size() < m_lower.size())
        return m_text.isEmpty();
    const qsizetype last = bytes.size() - m_lower.size();
    for (qsizetype at = 0; at <= last; ++at) {
        qsizetype same = 0;
        while (same < m_lower.size() && (bytes[at + same] == m_lower[same] || bytes[at + same] == m_upper[same]))
            ++same;
        if (same == m_lower.size())
            return true;
    }
    return false;
}

bool TextNeedle::isInShown(QStringView text) const
{
    return text.contains(m_text, Qt::CaseInsensitive);
}

} // namespace mailscope::ui
