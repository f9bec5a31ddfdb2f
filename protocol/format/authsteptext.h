// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QStringList>

namespace mailscope::format {

/// One message of a login, decoded, in one to three lines that are safe to show: who said what, with which parts; what
/// follows from it; what is worth knowing about it. A secret part is named and marked as hidden. Values are cut behind
/// 60 characters.
[[nodiscard]] QStringList authStepLines(const transcript::AuthStep &step);

/// The step is a message of the exchange, and not what the stage says of it: that it begins, or what was chosen.
[[nodiscard]] bool isMessageOfLogin(const transcript::AuthStep &step);

} // namespace mailscope::format
