// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/texttable.h"

#include <algorithm>

namespace mailscope::format {

namespace {
constexpr qsizetype Gap = 2;
constexpr qsizetype WidestCell = 34; // a longer cell pushes its own row only
constexpr qsizetype NarrowestLast = 20;
} // namespace

QList<qsizetype> TextTable::widths() const
{
    QList<qsizetype> widths(m_rows.isEmpty() ? 0 : m_rows.constFirst().cells.size() - 1, 0);
    for (const Row &row : m_rows) {
        for (qsizetype column = 0; column < widths.size(); ++column) {
            if (const qsizetype size = row.cells.value(column).size(); size <= WidestCell)
                widths[column] = std::max(widths.at(column), size);
        }
    }
    return widths;
}

QString TextTable::text() const
{
    const QList<qsizetype> columns = widths();
    qsizetype before = m_indent;
    for (const qsizetype width : columns)
        before += width + Gap;
    const qsizetype rest = std::max(NarrowestLast, m_style.width - before);

    QString text;
    for (const Row &row : m_rows) {
        QString line(m_indent, u' ');
        for (qsizetype column = 0; column < columns.size(); ++column)
            line += m_style.paint(row.ink, padded(row.cells.value(column), columns.at(column))) + QString(Gap, u' ');
        const QStringList last = wrapped(row.cells.value(columns.size()), rest);
        text += line + last.constFirst();
        for (const QString &more : last.sliced(1))
            text += u'\n' + QString(before, u' ') + more;
        while (text.endsWith(u' '))
            text.chop(1);
        text += u'\n';
    }
    return text;
}

} // namespace mailscope::format
