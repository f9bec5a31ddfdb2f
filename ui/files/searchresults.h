// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/files/foldersearch.h"

#include <QAbstractTableModel>

namespace mailscope::ui {

/// What a search through a folder has found: file, line, text.
class SearchResults final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { File, Line, Text, ColumnCount };

    explicit SearchResults(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    /// Nothing any more; files will be named by their way from \p folder.
    void begin(const QString &folder);
    void add(const QList<FoundLine> &lines);
    [[nodiscard]] const FoundLine &at(int row) const { return m_lines.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const FoundLine &line, int column) const;

    QString m_folder;
    QList<FoundLine> m_lines;
};

} // namespace mailscope::ui
