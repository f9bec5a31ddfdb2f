// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QStandardItemModel>

class QCompleter;

namespace mailscope::ui {

/// The field of a filter: offers how the term under the cursor may go on. Down or Ctrl+Space ask for it.
class FilterEdit final : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);

    [[nodiscard]] QCompleter *completions() const { return m_completer; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer(bool isAsked);
    void take(const QModelIndex &candidate);

    QStandardItemModel m_candidates;
    QCompleter *m_completer;
};

} // namespace mailscope::ui
