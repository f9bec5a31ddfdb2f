// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profiles/profilestore.h"

#include <QStandardItemModel>

namespace mailscope::ui {

/// The profiles of a store as a tree of folders. Editing a name asks for it by renameWanted(); the store's answer shows it.
class ProfileModel final : public QStandardItemModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole + 1, FolderRole };

    using QStandardItemModel::QStandardItemModel;

    void show(const QList<ProfileStore::Entry> &entries);

    [[nodiscard]] static QString pathAt(const QModelIndex &index);
    [[nodiscard]] static bool isFolderAt(const QModelIndex &index);
    [[nodiscard]] QModelIndex indexOf(const QString &path) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void renameWanted(const QString &path, const QString &name);

private:
    QHash<QString, QStandardItem *> m_items;
};

} // namespace mailscope::ui
