// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/statusline.h"

#include "ui/session/sessioncontroller.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mailscope::ui {
namespace {

/// Only an event with secrets in it is decoded: there may be a million without.
qint64 hiddenBytes(const transcript::Transcript &transcript, const transcript::TranscriptRow &row)
{
    if (!row.masked)
        return 0;
    const transcript::Event event = transcript.at(row.sequence - 1);
    const auto *sent = std::get_if<transcript::Sent>(&event.payload);
    const auto *received = std::get_if<transcript::Received>(&event.payload);
    qint64 hidden = 0;
    for (const transcript::Mask &mask : sent ? sent->data.masks : received->data.masks)
        hidden += mask.length;
    return hidden;
}

} // namespace

StatusLine::StatusLine(QWidget *parent) : QFrame(parent)
{
    setObjectName("statusLine"_L1);
    auto *row = new QHBoxLayout(this);
    const int em = fontMetrics().height();
    row->setContentsMargins(em * 3 / 4, em / 4, em * 3 / 4, em / 4);
    row->setSpacing(em * 3 / 2);
    m_sent = addLabel(u"bytesSent"_s);
    m_received = addLabel(u"bytesReceived"_s);
    m_elapsed = addLabel(u"elapsed"_s);
    m_secrets = addLabel(u"secrets"_s);
    m_journal = addLabel(u"journal"_s);
    row->addStretch();
    m_situation = addLabel(u"situation"_s);

    m_told.setSingleShot(true);
    connect(&m_told, &QTimer::timeout, this, &StatusLine::refresh);
    startOver();
}

QLabel *StatusLine::addLabel(const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setProperty("role", u"dim"_s);
    label->setTextFormat(Qt::PlainText);
    layout()->addWidget(label);
    return label;
}

void StatusLine::show(SessionController *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (m_session) {
        connect(m_session, &SessionController::eventsAppended, this, &StatusLine::countNew);
        connect(m_session, &SessionController::stateChanged, this, &StatusLine::refresh);
        connect(m_session, &SessionController::sessionReplaced, this, &StatusLine::startOver);
        connect(m_session, &SessionController::journalFailed, this, [this](const QString &reason) {
            tell(reason);
            refresh();
        });
        connect(m_session, &SessionController::secretsMissing, this, &StatusLine::tell);
        connect(m_session, &QObject::destroyed, this, [this] { m_session = nullptr; });
    }
    startOver();
}

void StatusLine::tell(const QString &text)
{
    m_situation->setText(text);
    m_told.start(8s);
}

void StatusLine::startOver()
{
    m_counted = 0;
    m_bytesSent = 0;
    m_bytesReceived = 0;
    m_secretsRecorded = false;
    countNew();
}

void StatusLine::countNew()
{
    if (m_session) {
        const transcript::Transcript &transcript = m_session->transcript();
        for (; m_counted < transcript.size(); ++m_counted) {
            count(transcript, transcript.row(m_counted));
        }
    }
    refresh();
}

void StatusLine::count(const transcript::Transcript &transcript, const transcript::TranscriptRow &row)
{
    using transcript::EventKind;
    if (row.kind == EventKind::SecretsRecorded)
        m_secretsRecorded = true;
    else if (row.kind == EventKind::PayloadSent)
        m_bytesSent += std::get<transcript::PayloadSent>(transcript.at(row.sequence - 1).payload).bytes;
    else if (row.kind == EventKind::Sent)
        m_bytesSent += row.bytes.size() + hiddenBytes(transcript, row);
    else if (row.kind == EventKind::Received)
        m_bytesReceived += row.bytes.size() + hiddenBytes(transcript, row) + 2;
}

void StatusLine::refresh()
{
    const bool isLive = m_session && m_session->isLive();
    const bool hasEvents = m_session && !m_session->transcript().isEmpty();
    const QLocale locale;
    m_sent->setText(hasEvents ? u"↑ "_s + locale.formattedDataSize(m_bytesSent) : QString());
    m_sent->setAccessibleName(tr("Bytes sent: %1").arg(m_bytesSent));
    m_received->setText(hasEvents ? u"↓ "_s + locale.formattedDataSize(m_bytesReceived) : QString());
    m_received->setAccessibleName(tr("Bytes received: %1").arg(m_bytesReceived));

    double seconds = 0;
    if (hasEvents) {
        const transcript::Transcript &transcript = m_session->transcript();
        seconds = std::chrono::duration<double>(transcript.elapsedAt(transcript.size() - 1)).count();
    }
    m_elapsed->setText(hasEvents ? tr("%1 s").arg(locale.toString(seconds, 'f', 2)) : QString());
    m_secrets->setText(m_secretsRecorded ? tr("⚠ secrets are recorded") : tr("secrets hidden"));
    m_secrets->setToolTip(m_secretsRecorded ? tr("Passwords and tokens stand in this session and in every file of it.")
                                            : tr("Passwords and tokens are cut out before anything is kept."));
    m_journal->setText(isLive && m_session->isJournaled() ? tr("● journaled")
                           : isLive                       ? tr("not journaled")
                                                          : QString());
    // What has nothing to say takes no room.
    for (QLabel *label : {m_sent, m_received, m_elapsed, m_journal})
        label->setVisible(!label->text().isEmpty());
    if (!m_told.isActive())
        m_situation->setText(situation());
}

QString StatusLine::situation() const
{
    if (!m_session)
        return {};
    const bool isLmtp = m_session->facts().protocol == plan::Protocol::Lmtp;
    const QString protocol = isLmtp ? u"LMTP"_s : u"SMTP"_s;
    switch (m_session->state()) {
    case SessionController::State::Fresh:
        return tr("not connected");
    case SessionController::State::Opening:
    case SessionController::State::Busy:
        if (const std::optional<Phase> phase = m_session->runningPhase())
            return tr("%1 · waiting for %2 (Esc stops)").arg(protocol, QString(phaseName(*phase)));
        return tr("%1 · working (Esc stops)").arg(protocol);
    case SessionController::State::Idle:
        return tr("%1 · idle, waiting for you").arg(protocol);
    case SessionController::State::Ended:
        return m_session->report().finished ? tr("ended: %1").arg(QString(verdictName(m_session->report().verdict)))
                                            : tr("ended: the record was cut off");
    }
    return {};
}

} // namespace mailscope::ui
