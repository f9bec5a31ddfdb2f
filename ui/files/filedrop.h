// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace mailscope::ui {

/// Files that are dropped anywhere on a window, also on a field that would take their names as text.
class FileDrop final : public QObject {
    Q_OBJECT
public:
    /// Watches \p window as long as it lives.
    explicit FileDrop(QWidget *window);

    /// The local files and folders in \p data.
    [[nodiscard]] static QStringList paths(const QMimeData &data);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void dropped(const QStringList &paths);

private:
    QWidget *m_window;
};

} // namespace mailscope::ui
