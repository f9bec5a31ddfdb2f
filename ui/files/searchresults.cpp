// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/searchresults.h"

#include "format/display.h"
#include "ui/theme/colours.h"

#include <QDir>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

void SearchResults::begin(const QString &folder)
{
    beginResetModel();
    m_folder = folder;
    m_lines.clear();
    endResetModel();
}

void SearchResults::add(const QList<FoundLine> &lines)
{
    const auto first = static_cast<int>(m_lines.size());
    beginInsertRows({}, first, first + static_cast<int>(lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

int SearchResults::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int SearchResults::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SearchResults::text(const FoundLine &line, int column) const
{
    switch (column) {
    case File:
        return format::visibleText(QStringView(QDir(m_folder).relativeFilePath(line.path)));
    case Line:
        return line.sequence > 0 ? QString::number(line.sequence) : QString();
    default:
        return line.sequence > 0 ? line.text : u"⚠ "_s + tr("Not searched: %1").arg(line.text);
    }
}

QVariant SearchResults::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FoundLine &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
        return text(line, index.column()).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return int((index.column() == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return line.sequence > 0 ? QVariant() : QVariant(coloursFor(QGuiApplication::palette()).warn);
    default:
        return {};
    }
}

QVariant SearchResults::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Line:
        return tr("Line");
    default:
        return tr("Text");
    }
}

} // namespace mailscope::ui
