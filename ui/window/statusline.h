// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QFrame>
#include <QTimer>

class QLabel;

namespace mailscope::ui {

class SessionController;

/// The line at the foot of the window: bytes each way, how long it has taken, whether secrets are hidden and the session is
/// journaled, and what is going on, in words.
class StatusLine final : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// From here on this speaks of \p session; null for none.
    void show(SessionController *session);

    /// Says \p text for a while in place of what is going on.
    void tell(const QString &text);

private:
    void startOver();
    void countNew();
    void count(const transcript::Transcript &transcript, const transcript::TranscriptRow &row);
    void refresh();
    [[nodiscard]] QString situation() const;
    [[nodiscard]] QLabel *addLabel(const QString &name);

    SessionController *m_session = nullptr;
    QLabel *m_sent;
    QLabel *m_received;
    QLabel *m_elapsed;
    QLabel *m_secrets;
    QLabel *m_journal;
    QLabel *m_situation;
    QTimer m_told;
    qsizetype m_counted = 0; ///< events
    qint64 m_bytesSent = 0;
    qint64 m_bytesReceived = 0;
    bool m_secretsRecorded = false;
};

} // namespace mailscope::ui
