// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilemodel.h"

#include "format/display.h"
#include "ui/profiles/profilename.h"
#include "ui/theme/icons.h"

using namespace Qt::StringLiterals;

namespace mailscope::ui {

void ProfileModel::show(const QList<ProfileStore::Entry> &entries)
{
    clear();
    m_items.clear();
    for (const ProfileStore::Entry &entry : entries) {
        auto *item = new QStandardItem;
        item->setIcon(themeIcon(entry.isFolder ? u"folder"_s : u"profile"_s));
        item->setText(entry.isFolder ? entry.path.sliced(entry.path.lastIndexOf(u'/') + 1)
                                     : ProfileName::of(entry.path));
        item->setData(entry.path, PathRole);
        item->setData(entry.isFolder, FolderRole);
        item->setToolTip(format::visibleText(QStringView(entry.path)));
        m_items.insert(entry.path, item);
        const qsizetype slash = entry.path.lastIndexOf(u'/');
        QStandardItem *parent = slash < 0 ? nullptr : m_items.value(entry.path.first(slash));
        (parent ? parent : invisibleRootItem())->appendRow(item);
    }
}

QString ProfileModel::pathAt(const QModelIndex &index)
{
    return index.data(PathRole).toString();
}

bool ProfileModel::isFolderAt(const QModelIndex &index)
{
    return index.data(FolderRole).toBool();
}

QModelIndex ProfileModel::indexOf(const QString &path) const
{
    const QStandardItem *item = m_items.value(path);
    return item ? item->index() : QModelIndex();
}

QVariant ProfileModel::data(const QModelIndex &index, int role) const
{
    const QVariant value = QStandardItemModel::data(index, role);
    // A file may be called anything; only somebody who edits the name sees it as it is.
    return role == Qt::DisplayRole ? format::visibleText(QStringView(value.toString())) : value;
}

bool ProfileModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole)
        return QStandardItemModel::setData(index, value, role);
    if (value.toString() != index.data(Qt::EditRole).toString())
        Q_EMIT renameWanted(pathAt(index), value.toString());
    return false;
}

} // namespace mailscope::ui
