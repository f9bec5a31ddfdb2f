// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"

#include <QByteArray>
#include <QList>

namespace mailscope::cli {

/// The whole program: does what \p arguments (without the program's name) say and returns the exit code.
///
/// Commands that connect need a QCoreApplication and run its event loop until they are done.
[[nodiscard]] int run(const QList<QByteArray> &arguments, const Input &in, Output &out, Output &err,
                      const QProcessEnvironment &environment);

/// True when \p arguments need no QCoreApplication: help and the version.
[[nodiscard]] bool needsNoApplication(const QList<QByteArray> &arguments);

} // namespace mailscope::cli
