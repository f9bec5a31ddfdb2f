// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"
#include "plan/login.h"
#include "plan/script.h"
#include "transcript/transcript.h"

#include <expected>

namespace mailscope::compare {

/// The client's side of a session, to be played again.
struct Replay {
    plan::Script script;
    QByteArray helloName; ///< the last one that was said: a login says hello by itself
    plan::Login::InitialResponse initialResponse = plan::Login::InitialResponse::Auto; ///< as the logins had it
    bool logsIn = false; ///< it needs a login of its own: nobody knows the secrets of the recorded one any more

    enum class Pace {
        AtOnce,   ///< each command as soon as the one before was answered
        Recorded, ///< each as long behind the answer as it was
    };

    /// Makes it from \p transcript: hellos, STARTTLS, logins and QUIT as verbs, everything else byte for byte, in the same batches. A
    /// sentence when that cannot be done: a message that was not recorded whole, a line with a secret in it, nothing that was sent.
    [[nodiscard]] static std::expected<Replay, QString> of(const transcript::Transcript &transcript,
                                                           Pace pace = Pace::AtOnce);
};

/// Compares a session with what came of its replay. Both are judged by their replies (verdictOfReplies()), since what is sent by
/// hand has no other verdict.
[[nodiscard]] Comparison compareReplay(report::Report recorded, report::Report replayed,
                                       const QSet<Area> &ignored = {});

} // namespace mailscope::compare
