// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace mailscope::ui {

class Menus;

/// Every action with its keys, and the terms of the filter.
class KeysDialog final : public QDialog {
    Q_OBJECT
public:
    KeysDialog(const Menus &menus, QWidget *parent);
};

} // namespace mailscope::ui
