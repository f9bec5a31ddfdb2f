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

/// True when Qt's own event loop can take the place of GLib's, which takes twice as long for a turn: for `send`, unless a secret
/// comes from a key ring, whose library needs GLib's.
[[nodiscard]] bool canDoWithoutGlib(const QList<QByteArray> &arguments, const QProcessEnvironment &environment);

} // namespace mailscope::cli
