// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QByteArray>
#include <QList>

namespace mailscope::format {

/// The secrets that stand unhidden in the logins of \p transcript: passwords, bearer tokens, and the digests and proofs that were
/// made of a password (RFC 4616, 2195, 2831, 5802, 7628).
///
/// Nothing for what a session records, unless it was to record its secrets: the recorder hides all of them. A file that
/// somebody else has written need not have been so careful.
[[nodiscard]] QList<QByteArray> recordedSecrets(const transcript::Transcript &transcript);

/// Whether \p transcript says of itself that it holds secrets.
[[nodiscard]] bool saysThatItHoldsSecrets(const transcript::Transcript &transcript);

} // namespace mailscope::format
