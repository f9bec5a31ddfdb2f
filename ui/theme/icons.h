// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace mailscope::ui {

/// The icon ":/icons/NAME.svg" of our family, drawn in the colour of the text it stands in, light or dark, at any scale.
/// A null icon when there is none of that name.
[[nodiscard]] QIcon themeIcon(const QString &name);

} // namespace mailscope::ui
