// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// What is made from the tables of commands and options for others to read. Files below packaging/ hold what these return.
namespace mailscope::cli {

/// The manual page mailscope-cli(1), in the macros of man(7).
[[nodiscard]] QByteArray manualPage();

[[nodiscard]] QByteArray bashCompletion();
[[nodiscard]] QByteArray zshCompletion();
[[nodiscard]] QByteArray fishCompletion();

} // namespace mailscope::cli
