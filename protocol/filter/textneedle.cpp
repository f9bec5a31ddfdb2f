// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/textneedle.h"

#include <algorithm>

namespace mailscope::filter {

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
    const char *const lower = m_lower.constData();
    const char *const upper = m_upper.constData();
    const qsizetype size = m_lower.size();
    const char *const last = bytes.data() + (bytes.size() - size);
    for (const char *at = bytes.data(); at <= last; ++at) {
        if (*at != *lower && *at != *upper)
            continue;
        qsizetype same = 1;
        while (same < size && (at[same] == lower[same] || at[same] == upper[same]))
            ++same;
        if (same == size)
            return true;
    }
    return false;
}

bool TextNeedle::isInShown(QStringView text) const
{
    return text.contains(m_text, Qt::CaseInsensitive);
}

} // namespace mailscope::filter
