// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace mailscope::ui {

/// The name of a tab while it is edited, in its place. Return and a click elsewhere keep what was typed, Escape does not; the
/// field goes away by itself.
class TabName final : public QLineEdit {
    Q_OBJECT
public:
    TabName(const QString &name, QWidget *parent);

    /// Shows itself with everything selected.
    void begin();

Q_SIGNALS:
    void chosen(const QString &name);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void end(bool keeps);

    bool m_isOver = false;
};

} // namespace mailscope::ui
