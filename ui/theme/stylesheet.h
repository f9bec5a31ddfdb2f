// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QString>

namespace mailscope::ui {

/// The one style sheet of the window. Widgets choose from it by dynamic properties:
/// QAbstractButton "kind": primary, danger, flat; QFrame "role": pane, sunken, bar, chip (with "tone": good, weak, plain, fail);
/// QLabel "role": heading, dim, strong, mono; anything "invalid": true.
[[nodiscard]] QString styleSheet(const Colours &colours);

} // namespace mailscope::ui
