// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/interrupts.h"
#include "cli/sessionoutput.h"

#include <functional>

namespace mailscope::cli {

/// Carries out \p request from its plan, with all that is to be printed: probe, vrfy, expn, etrn, help and demo.
/// Returns the exit code.
[[nodiscard]] int performPlan(Request &request, const Console &console);

/// Prints \p sentence as a usage error and returns its exit code.
[[nodiscard]] int usageError(const Console &console, const QString &sentence);

/// Prints \p sentence about a file that cannot be written and returns its exit code.
[[nodiscard]] int outputError(const Console &console, const QString &sentence);

/// One session after another, with all that is printed and written of them. For each: follow(), then toEnd().
class Run {
public:
    /// \p showSecrets: the sessions record secrets.
    Run(const Request &request, const Console &console, Interrupts &interrupts, bool showSecrets);

    /// Opens the files that were asked for. Returns the sentence for one that cannot be written.
    [[nodiscard]] std::optional<QString> open();

    /// Follows \p session from its first event on.
    void follow(session::Session &session);

    /// Lets \p session run until it is over and takes its report; \p begin starts it. A signal, or output that cannot be
    /// written, cancels it.
    void toEnd(session::Session &session, const std::function<void()> &begin);

    /// There is no use in another session: a signal came, or something could not be written.
    [[nodiscard]] bool isOver() const;

    /// How all of it ended, beyond what the sessions and the signals say.
    struct Ending {
        bool asSeveral = false; ///< as in SessionOutput::Ending
        bool foreseen = false;
    };

    /// Prints what stands at the end and returns the exit code. Without \p ending: one session, and what it says counts.
    [[nodiscard]] int conclude(const Ending &ending);
    [[nodiscard]] int conclude() { return conclude({.asSeveral = false, .foreseen = false}); }

    [[nodiscard]] SessionOutput &output() { return m_output; }
    [[nodiscard]] Interrupts &interrupts() { return m_interrupts; }

private:
    SessionOutput m_output;
    Interrupts &m_interrupts;
    bool m_showSecrets;
};

} // namespace mailscope::cli
