// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "format/sessionfile.h"

#include <QString>

#include <optional>

namespace mailscope::cli {

/// A session from a file, and the exit code of the command where there is none to be had: then a sentence was printed.
struct SavedSession {
    std::optional<format::LoadedSession> session;
    int exitCode = 0;
};

/// Reads the session in \p path. One that was cut off is read as far as it goes, and that is said; one that holds a secret without saying
/// so on its first line is not shown to anybody.
[[nodiscard]] SavedSession readSession(const QString &path, const Console &console);

} // namespace mailscope::cli
