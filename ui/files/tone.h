// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mailscope::ui {

class WrappedLabel;

/// How something went. A sign stands beside the colour.
enum class Tone { Plain, Good, Weak, Fail };

/// Says \p text in \p label, which was made with the role "chip", in the colour of \p tone; an empty one hides it.
void tell(WrappedLabel &label, const QString &text, Tone tone);

} // namespace mailscope::ui
