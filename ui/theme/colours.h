// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace mailscope::ui {

/// Every colour that the window uses beside the roles of QPalette. None of them carries a meaning alone: a sign or a word
/// stands beside it.
struct Colours {
    QColor window; ///< behind panes, tabs and the status bar
    QColor pane;
    QColor sunken; ///< of side bars and the detail pane: a touch off the pane
    QColor line;   ///< between panes
    QColor border; ///< around fields and buttons
    QColor text;
    QColor dim;
    QColor faint; ///< line numbers, what is not there
    QColor accent;
    QColor onAccent;
    QColor sent;
    QColor received;
    QColor fail;
    QColor failGround;
    QColor warn;
    QColor warnGround;
    QColor ok;
    QColor okGround;
    QColor info;
    QColor selection; ///< ground of the selected row
    QColor chip;
    QColor mask; ///< ground of what is hidden
    QColor onMask;
};

/// The colours that go with \p palette: the light or the dark ones.
[[nodiscard]] const Colours &coloursFor(const QPalette &palette);

[[nodiscard]] const Colours &lightColours();
[[nodiscard]] const Colours &darkColours();

} // namespace mailscope::ui
