// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"
#include "report/report.h"
#include "session/session.h"

namespace mailscope::play {

/// The kinds of expectation (`= KIND VALUE`) that `run` and `session` know.
///
/// | kind | holds when |
/// | --- | --- |
/// | `code 250`, `code 25x`, `code 5xx` | the last reply has such a code |
/// | `enhanced 5.7.8` | the last reply has this enhanced code |
/// | `line PATTERN` | a line of the last reply matches (as behind S:) |
/// | `keyword SIZE`, `no-keyword SIZE` | the server offers it, or does not |
/// | `encrypted yes`, `encrypted no` | the connection is, or is not |
/// | `ok` | the session ended well: nothing failed and nothing was refused |
/// | `issue ID`, `issue none` | the session ended because of it, or without one |
/// | `finding ID`, `no-finding ID` | there is such a finding, or none |
/// | `skipped PHASE`, `failed PHASE` | a stage of that phase was |
/// | `verdict NAME`, `exit CODE` | the session ended so |
///
/// From `ok` on they are judged when the session is over, the others where they stand.
struct Judgement {
    bool holds = false;
    QString text; ///< what was expected, and what was there instead
};

/// Whether \p expectation can be understood; a sentence when not.
[[nodiscard]] std::optional<QString> wrongExpectation(const plan::Expectation &expectation);

/// Judged when the session is over.
[[nodiscard]] bool isAboutTheEnd(const plan::Expectation &expectation);

/// True for those that decide how the session is to end: a session that ends so is no failure.
[[nodiscard]] bool saysHowItEnds(const plan::Expectation &expectation);

/// Judges one that stands in the middle of a session.
[[nodiscard]] Judgement judge(const plan::Expectation &expectation, const session::Session &session);

/// Judges one about the end.
[[nodiscard]] Judgement judge(const plan::Expectation &expectation, const report::Report &report);

} // namespace mailscope::play
