// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace mailscope::clitest {

/// Runs \p command, which was exported for \p tool, with a shell, or as a script for Perl, while servers in this process go on. Returns what
/// it printed. \p ownProgram takes the place of mailscope-cli, and \p password is what the command takes from the environment.
[[nodiscard]] QByteArray runAlone(QByteArray command, const QByteArray &tool, const QByteArray &ownProgram,
                                  const QByteArray &password = "wonderland");

/// What a server was told, without what \p tool adds by itself or writes in other words: what is compared is what it does.
[[nodiscard]] QByteArrayList comparable(const QByteArrayList &lines, const QByteArray &tool);

} // namespace mailscope::clitest
