// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "foreign/commandwords.h"
#include "plan/plan.h"

#include <QStringList>

namespace mailscope::foreign {

/// What a pasted command asks for.
struct ReadCommand {
    plan::Plan plan;
    QStringList remarks; ///< what was not understood or left out, a sentence each; no value of an option stands in them
};

/// Reads a command line of swaks, curl or msmtp. Nothing of it is carried out and no file is opened. A password in it is dropped, and said to be.
/// The plan can be written as a profile and read again.
[[nodiscard]] std::expected<ReadCommand, CommandFault> readCommand(QByteArrayView line);

} // namespace mailscope::foreign
