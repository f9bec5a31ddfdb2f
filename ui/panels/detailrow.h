// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wrapdelegate.h"

#include <QStandardItem>

namespace mailscope::ui {

/// One row "what: value" of a FittedTree. Every text must be safe to show.
struct DetailRow {
    QString label;
    QString value;
    Ink ink = Ink::Text; ///< of the value
    QString copied{};    ///< in place of value when it is copied; empty: value

    /// Adds it below \p parent and returns its first cell.
    QStandardItem *addTo(QStandardItem *parent) const;
};

/// Adds a row of one text below \p parent and returns its cell.
QStandardItem *addText(QStandardItem *parent, const QString &text, Ink ink);

} // namespace mailscope::ui
