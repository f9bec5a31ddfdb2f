// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "foreign/toolcommand.h"

namespace mailscope::foreign {

/// What those who write a session as a command of a shell have in common: the command in the making, and what it cannot say.
class ToolWriter {
protected:
    /// What the program takes a value with a hyphen in front for.
    enum class Hyphen {
        MeansItself,
        MeansAnOption, ///< so such a value cannot be written
    };

    ToolWriter(const Journey &journey, QByteArray program, Shell shell, Hyphen hyphen = Hyphen::MeansItself)
        : m_journey(journey), m_shell(shell), m_hyphen(hyphen), m_command(std::move(program), shell)
    { }
    ~ToolWriter() = default;

    void lacks(const QString &sentence) { m_made.lacks(sentence); }
    /// An option and its value; one that the shell or the program cannot take is left out, which is said.
    void word(const char *name, const QByteArray &value);
    void tellOfSettings(const QStringList &written) { foreign::tellOfSettings(m_made, m_journey, written); }

    const Journey &m_journey;
    Shell m_shell;
    Hyphen m_hyphen;
    CommandText m_command;
    ToolCommand m_made;
};

} // namespace mailscope::foreign
