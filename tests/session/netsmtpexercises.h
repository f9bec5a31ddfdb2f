// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <map>

namespace mailscope::test {

/// Shows that what a row of docs/net-smtp.md says is so.
using Exercise = std::function<void()>;
/// By the first column of a table.
using Exercises = std::map<QString, Exercise>;

/// By the heading above the table.
[[nodiscard]] const std::map<QString, Exercises> &exercises();

} // namespace mailscope::test
