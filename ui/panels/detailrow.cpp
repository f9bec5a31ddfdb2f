// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/detailrow.h"

namespace mailscope::ui {
namespace {

QStandardItem *cell(const QString &text, Ink ink)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(static_cast<int>(ink), InkRole);
    return item;
}

} // namespace

QStandardItem *DetailRow::addTo(QStandardItem *parent) const
{
    QStandardItem *name = cell(label, Ink::Dim);
    QStandardItem *content = cell(value, ink);
    if (!copied.isEmpty())
        content->setData(copied, CopyRole);
    parent->appendRow({name, content});
    return name;
}

QStandardItem *addText(QStandardItem *parent, const QString &text, Ink ink)
{
    QStandardItem *item = cell(text, ink);
    parent->appendRow(item);
    return item;
}

} // namespace mailscope::ui
