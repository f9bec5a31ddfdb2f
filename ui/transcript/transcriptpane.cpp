// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptpane.h"

#include <QSettings>
#include <QVBoxLayout>

namespace mailscope::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr auto SplitterKey = "transcript/splitter"_L1;
} // namespace

TranscriptPane::TranscriptPane(SessionController &session, Services &services, QWidget *parent)
    : QWidget(parent), m_panel(new TranscriptPanel(this))
{
    setObjectName("transcriptPane");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    m_panel->restoreSplit(services.settings().value(SplitterKey).toByteArray());
    connect(m_panel, &TranscriptPanel::splitChanged, this,
            [&services](const QByteArray &state) { services.settings().setValue(SplitterKey, state); });
    connect(&session, &SessionController::sessionReplaced, this,
            [this, &session] { m_panel->showTranscript(&session.transcript()); });
    connect(&session, &SessionController::eventsAppended, m_panel, &TranscriptPanel::takeIn);
    connect(&session, &SessionController::reportChanged, this,
            [this, &session] { m_panel->setFindings(session.report().findings); });
    m_panel->showTranscript(&session.transcript());
    m_panel->setFindings(session.report().findings);
}

} // namespace mailscope::ui
