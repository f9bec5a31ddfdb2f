// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"

#include <QList>
#include <QStringList>

namespace mailscope::format {

/// Rows in aligned columns. The last column takes the rest of the width and is wrapped.
class TextTable {
public:
    explicit TextTable(TextStyle style, qsizetype indent = 2) : m_style(style), m_indent(indent) { }

    /// Each row has as many cells as the first.
    void addRow(const QStringList &cells, TextStyle::Ink ink = TextStyle::Ink::Plain) { m_rows.append({cells, ink}); }

    [[nodiscard]] QString text() const;

private:
    struct Row {
        QStringList cells;
        TextStyle::Ink ink; ///< of every cell but the last
    };

    [[nodiscard]] QList<qsizetype> widths() const;

    TextStyle m_style;
    qsizetype m_indent;
    QList<Row> m_rows;
};

} // namespace mailscope::format
