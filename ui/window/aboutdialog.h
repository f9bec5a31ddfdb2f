// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace mailscope::ui {

/// What this program is, its version, and those of the libraries that it runs with.
class AboutDialog final : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);

    /// "Qt 6.8.2", "QCA 2.3.10" … as they are at run time.
    [[nodiscard]] static QStringList versions();
};

} // namespace mailscope::ui
