// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profiles/journalindex.h"

#include <QStandardItemModel>

namespace mailscope::ui {

/// Sessions of the journal as a list to choose from, grouped into today, yesterday and before.
class HistoryModel final : public QStandardItemModel {
    Q_OBJECT
public:
    enum Role { PathRole = Qt::UserRole + 1, GroupRole };

    using QStandardItemModel::QStandardItemModel;

    /// Shows \p entries, the newest first, as seen at \p now.
    void show(const QList<JournalEntry> &entries, const QDateTime &now);

    /// The file of the session at \p index; empty for a group.
    [[nodiscard]] static QString pathAt(const QModelIndex &index);

private:
    enum class Group { Today, Yesterday, Older };
    [[nodiscard]] static Group groupOf(const JournalEntry &entry, const QDate &today);
    [[nodiscard]] static QString groupText(Group group, qsizetype count);
    [[nodiscard]] static QStandardItem *itemFor(const JournalEntry &entry, Group group);
    [[nodiscard]] static QString outcomeText(const JournalEntry &entry);
};

} // namespace mailscope::ui
