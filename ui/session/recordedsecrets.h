// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/byhand.h"
#include "transcript/redaction.h"
#include "transcript/transcript.h"

#include <QHash>

#include <optional>

namespace mailscope::ui {

/// Secrets that were recorded on purpose stand in a transcript like any other bytes: nothing marks them there. The window hides
/// them all the same until it is asked to show them, and so has to find them itself: what answered an AUTH, and every place
/// where one side repeats it later, in whatever encoding.
///
/// A secret that was sent before recording began was cut out there, and cannot be known here.
class RecordedSecrets {
public:
    /// Looks at the next event of the session. To be called for each, in their order.
    void take(const transcript::TranscriptRow &row);

    /// True once an event said that secrets are recorded.
    [[nodiscard]] bool areRecorded() const { return m_from.has_value(); }

    /// \p event as it is shown while secrets are hidden, as far as they are known by now.
    [[nodiscard]] transcript::Event hidden(transcript::Event event) const;

private:
    void takeSent(const transcript::TranscriptRow &row);
    void takeReply(const transcript::TranscriptRow &row);
    void remember(QByteArrayView secret);
    [[nodiscard]] transcript::Redacted received(const transcript::Received &received) const;

    std::optional<qint64> m_from; ///< sequence number of the event that said so
    session::ByHand m_byHand;     ///< knows what answers a challenge
    transcript::Redaction m_redaction;
    QHash<qint64, QList<wire::ByteRange>> m_ranges; ///< what is secret in the lines that were sent, by sequence number
    qint64 m_lastLogin = 0;                         ///< sequence number of the last line that was part of a login
    int m_lastCode = 0;                             ///< of the reply that nothing was sent behind yet
    bool m_asksForName = false;                     ///< that reply wants a user's name, which is shown elsewhere, too
};

} // namespace mailscope::ui
