// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"
#include "ui/session/recordedsecrets.h"

#include <QHash>

#include <optional>
#include <vector>

namespace mailscope::ui {

/// One event that a person wants to see, as far as folding, pairing and filtering need it. Small: there are a million.
struct Line {
    std::chrono::nanoseconds elapsed{0}; ///< since the session began
    quint32 event = 0;                   ///< index into the transcript: the sequence number less 1
    quint32 head = 0;                    ///< the line that its reply begins with; itself for anything else
    quint32 exchange = 0;                ///< the line that its exchange begins with: the command, where there is one
    quint32 length = 1;                  ///< of the reply that begins here, in lines
    quint16 code = 0;                    ///< of the reply, as far as it was read; 0 without
    transcript::EventKind kind = transcript::EventKind::Noted;
    qint8 phase = -1; ///< of the enumeration Phase; -1 for none
    bool encrypted = false;
    bool isPlain = false;     ///< printable ASCII and nothing hidden: it reads as its bytes
    bool isMalformed = false; ///< received, but no part of a reply, or never looked at as one

    [[nodiscard]] qint64 sequence() const { return qint64(event) + 1; }
    [[nodiscard]] transcript::Direction direction() const;
};

/// The lines of a transcript, in its order. Grows with it; what is there never changes, but for the length of the last reply.
class LineIndex {
public:
    /// Replies fold from so many lines on.
    static constexpr quint32 FoldsFrom = 3;

    void clear();

    /// Takes in the events that were appended to \p transcript since the last call.
    void extend(const transcript::Transcript &transcript);

    [[nodiscard]] quint32 size() const { return static_cast<quint32>(m_lines.size()); }
    [[nodiscard]] const Line &at(quint32 line) const { return m_lines[line]; }

    /// The line of the event with \p sequence; for an event that is not shown the line before it. Nothing before the first line.
    [[nodiscard]] std::optional<quint32> lineOf(qint64 sequence) const;

    /// True where \p line belongs to a reply that is long enough.
    [[nodiscard]] bool isFoldable(quint32 line) const { return at(at(line).head).length >= FoldsFrom; }
    /// The line behind the last one of the reply that \p line belongs to.
    [[nodiscard]] quint32 replyEnd(quint32 line) const { return at(line).head + at(at(line).head).length; }

    /// How long \p line was waited for: since its command for a reply, since the line before it for a note or the greeting.
    [[nodiscard]] std::chrono::nanoseconds waited(quint32 line) const;

    /// What is known of the secrets that were recorded.
    [[nodiscard]] const RecordedSecrets &secrets() const { return m_secrets; }
    /// The event of \p line as the window may show it: secrets that were recorded are told only when \p isRevealed.
    [[nodiscard]] transcript::Event shown(const transcript::Transcript &transcript, quint32 line,
                                          bool isRevealed) const;

    /// The reply to the hello before the one that \p head begins, with which it is to be compared: of the same connection, before
    /// it was encrypted, or before the login. Nothing when \p head begins no reply to a hello, or there is none before it.
    [[nodiscard]] std::optional<quint32> helloBefore(quint32 head) const;

private:
    [[nodiscard]] bool isShown(const transcript::TranscriptRow &row) const;
    void add(const transcript::TranscriptRow &row);
    void addHello(const Line &line);
    void addReceived(Line &line, const transcript::TranscriptRow &row);

    std::vector<Line> m_lines;
    qsizetype m_taken = 0;                  ///< events of the transcript that were looked at
    std::vector<quint32> m_hellos;          ///< where the replies to the hellos of this connection begin
    QHash<quint32, quint32> m_hellosBefore; ///< what each such reply is to be compared with
    RecordedSecrets m_secrets;
    std::optional<qint64> m_openAnswers; ///< what the last reply answers
    bool m_encrypted = false;
    bool m_moreIsDue = false;   ///< the last whole line says that its reply goes on
    bool m_replyIsOpen = false; ///< the last line was received, and its reply goes on
};

} // namespace mailscope::ui
