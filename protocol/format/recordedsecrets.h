// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QByteArray>
#include <QList>

namespace mailscope::format {

/// The secrets that stand unhidden in the logins of a session, event by event: passwords, bearer tokens, and the digests and proofs that were
/// made of a password (RFC 4616, 2195, 2831, 5802, 7628).
///
/// Nothing for what a session records, unless it was to record its secrets: the recorder hides all of them. A file that
/// somebody else has written need not have been so careful.
class LoginSecrets {
public:
    /// Looks at the next event. To be called for each in their order; what is not part of a login costs next to nothing.
    void add(const transcript::Transcript &transcript, qsizetype index);

    /// Each once.
    [[nodiscard]] const QList<QByteArray> &found() const { return m_found; }

private:
    void read(const transcript::Sent &sent);
    void keep(const transcript::Sent &sent, const QByteArray &response);

    QList<QByteArray> m_found;
    QByteArray m_mechanism;
    int m_number = 0; ///< of messages that the client has sent in this login
    bool m_challenged = false;
};

/// Those of all of \p transcript.
[[nodiscard]] QList<QByteArray> recordedSecrets(const transcript::Transcript &transcript);

/// Whether \p transcript says of itself that it holds secrets.
[[nodiscard]] bool saysThatItHoldsSecrets(const transcript::Transcript &transcript);

} // namespace mailscope::format
