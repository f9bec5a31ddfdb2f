// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"
#include "session/session.h"

namespace mailscope::cli {

/// What has to be right before a session begins: files that can be read, TLS settings that can be used, secrets fetched.
///
/// May wait for a person (a prompt). Returns a sentence for what is wrong.
[[nodiscard]] std::expected<session::Secrets, QString> prepare(Request &request, const Console &console);

/// Whether secrets may be recorded: asks a person on a terminal.
[[nodiscard]] bool mayShowSecrets(const Request &request, const Console &console);

} // namespace mailscope::cli
