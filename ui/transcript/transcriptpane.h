// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/services.h"
#include "ui/session/sessioncontroller.h"

#include "ui/transcript/transcriptpanel.h"

namespace mailscope::ui {

/// The middle of a session's page: what is said, live, with filter, search and details.
class TranscriptPane final : public QWidget {
    Q_OBJECT
public:
    TranscriptPane(SessionController &session, Services &services, QWidget *parent = nullptr);

    /// Shows the event with \p sequence, whatever is folded or filtered away.
    void goTo(qint64 sequence) { m_panel->goTo(sequence); }
    /// Everything else that a menu may want.
    [[nodiscard]] TranscriptPanel &panel() const { return *m_panel; }

private:
    TranscriptPanel *m_panel;
};

} // namespace mailscope::ui
