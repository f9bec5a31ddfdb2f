// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/loginstage.h"

#include <QByteArrayList>

/// What the tests of logins share: mechanisms of their own, which say one thing and answer whatever comes.
namespace spokenlogin {

[[nodiscard]] mailscope::sasl::Credentials alice(const QByteArray &password = "wonderland");

/// Encrypted, with a valid certificate that a login can be tied to, and offering \p mechanisms.
[[nodiscard]] mailscope::stage::Context offers(const QByteArray &mechanisms);

/// An attempt of alice's that says "right", "false" for a falsified binding, and "plain" where a claim or a digest was changed.
[[nodiscard]] std::unique_ptr<mailscope::stage::Stage> spokenAttempt(const QByteArray &name,
                                                                     const mailscope::sasl::Preferences &preferences);

/// A login by such attempts, of SCRAM and CRAM-MD5.
[[nodiscard]] mailscope::stage::LoginStage spokenLogin(mailscope::stage::LoginSettings settings = {});

/// "choice:PLAIN start end:auth-failed!" of what was recorded; "!" stands for one that counts.
[[nodiscard]] QByteArray recorded(const mailscope::stage::Step &step);

[[nodiscard]] QByteArray challenge(const QByteArray &text);

/// What \p stage does when the server says each of \p replies in turn, parted by "|".
[[nodiscard]] QByteArray played(mailscope::stage::LoginStage &stage, const mailscope::stage::Context &given,
                                const QByteArrayList &replies);

inline const QByteArray RightScram = "continues > AUTH SCRAM-SHA-256-PLUS cmlnaHQ=";
inline const QByteArray FalseScram = "continues > AUTH SCRAM-SHA-256-PLUS ZmFsc2U=";

} // namespace spokenlogin
