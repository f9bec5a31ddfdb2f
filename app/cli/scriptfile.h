// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "plan/script.h"

#include <QString>

#include <expected>

namespace mailscope::cli {

/// The steps in the file \p path; otherwise a sentence that says why they cannot be had.
[[nodiscard]] std::expected<plan::Script, QString> readScript(const QString &path);

/// The same, where `-` is standard input.
[[nodiscard]] std::expected<plan::Script, QString> readScript(const QString &path, const Console &console);

} // namespace mailscope::cli
