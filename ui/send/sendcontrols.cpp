// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/sendcontrols.h"

#include "ui/panels/flowlayout.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/send/sendpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

using Halt = session::Halt;

constexpr qint64 Big = 1024 * 1024; ///< bytes from which on progress is told
constexpr qint64 Pace = 100;        ///< milliseconds from one word about it to the next

/// In the order of the entries, behind "in one go".
constexpr Halt Halts[] = {{Halt::Kind::Pause, Phase::Rcpt}, {Halt::Kind::Pause, Phase::Data},
                          {Halt::Kind::Drop, Phase::Mail},  {Halt::Kind::Drop, Phase::Rcpt},
                          {Halt::Kind::Drop, Phase::Data},  {Halt::Kind::Drop, Phase::Payload}};

} // namespace

SendControls::SendControls(QWidget *parent)
    : QWidget(parent), m_consequence(new WrappedLabel), m_arm(new QCheckBox(tr("Arm &DATA"))), m_halt(new QComboBox),
      m_send(new QPushButton), m_resume(new QPushButton(tr("&Continue"))), m_stop(new QPushButton(tr("Sto&p"))),
      m_objection(new WrappedLabel(u"dim"_s)), m_progress(new QProgressBar), m_progressWords(new WrappedLabel(u"dim"_s))
{
    build();
    connect(m_arm, &QCheckBox::toggled, this, [this](bool isArmed) {
        if (isArmed)
            Q_EMIT armed();
        update();
    });
    connect(m_halt, &QComboBox::currentIndexChanged, this, &SendControls::update);
    connect(m_send, &QPushButton::clicked, this, &SendControls::sendWanted);
    connect(m_resume, &QPushButton::clicked, this, &SendControls::resumeWanted);
    connect(m_stop, &QPushButton::clicked, this, &SendControls::stopWanted);
    update();
}

void SendControls::build()
{
    const int em = fontMetrics().height();
    m_consequence->setObjectName(u"sendConsequence"_s);
    m_arm->setObjectName(u"sendArm"_s);
    m_arm->setToolTip(tr("Needed for each message that may be delivered"));
    m_halt->setObjectName(u"sendHalt"_s);
    m_halt->setAccessibleName(tr("Where the message is held up"));
    m_halt->setToolTip(m_halt->accessibleName());
    m_halt->addItems({tr("In one go"), tr("Pause before DATA"), tr("Pause after the 354 of DATA"),
                      tr("Drop the connection after MAIL"), tr("Drop the connection after RCPT"),
                      tr("Drop the connection after the 354"), tr("Drop the connection after the message")});
    makeNarrow(m_halt);
    m_send->setObjectName(u"sendMessage"_s);
    m_send->setProperty("kind", u"primary"_s);
    m_resume->setObjectName(u"sendResume"_s);
    m_resume->setProperty("kind", u"primary"_s);
    m_stop->setObjectName(u"sendStop"_s);
    m_objection->setObjectName(u"sendObjection"_s);
    m_progress->setObjectName(u"sendProgress"_s);
    m_progress->setAccessibleName(tr("Progress of the message"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(em / 2);
    m_progressWords->setObjectName(u"sendProgressWords"_s);
    auto *first = new QHBoxLayout;
    first->addWidget(m_arm);
    first->addWidget(m_halt, 1);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(em / 3, buttons);
    for (QPushButton *button : {m_send, m_resume, m_stop}) {
        button->setAutoDefault(false);
        flow->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em * 3 / 4, em / 3, em * 3 / 4, em / 2);
    layout->setSpacing(em / 3);
    layout->addWidget(m_consequence);
    layout->addLayout(first);
    layout->addWidget(buttons);
    layout->addWidget(m_objection);
    layout->addWidget(m_progress);
    layout->addWidget(m_progressWords);
}

/// A splitter asks for the minimum, and does not ask what sentences need in the width that there is.
bool SendControls::event(QEvent *event)
{
    const bool isHandled = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        setMinimumHeight(layout()->totalHeightForWidth(width()));
    return isHandled;
}

std::optional<session::Halt> SendControls::halt() const
{
    const int index = m_halt->currentIndex();
    return index > 0 ? std::optional(Halts[index - 1]) : std::nullopt;
}

/// What ends before DATA delivers nothing.
bool SendControls::mayDeliver() const
{
    const auto where = halt();
    return m_situation.progress == Situation::Progress::Paused || !where || where->behind >= Phase::Data;
}

bool SendControls::isArmed() const
{
    return m_arm->isChecked();
}

void SendControls::disarm()
{
    m_arm->setChecked(false);
}

QString SendControls::objection() const
{
    if (m_situation.progress == Situation::Progress::Running)
        return {};
    const bool isPaused = m_situation.progress == Situation::Progress::Paused;
    if (!isPaused && !m_situation.objection.isEmpty())
        return m_situation.objection;
    if (mayDeliver() && !isArmed())
        return isPaused ? tr("It is held up. Arm DATA to go on.") : tr("Arm DATA to send.");
    return isPaused ? tr("It is held up.") : QString();
}

void SendControls::show(const Situation &situation)
{
    m_situation = situation;
    if (situation.progress == Situation::Progress::None) {
        m_clock.invalidate();
        m_lastShown = -1;
    }
    update();
}

void SendControls::update()
{
    using Progress = Situation::Progress;
    const bool isIdle = m_situation.progress == Progress::None;
    const QString why = objection();
    m_consequence->setWords(m_situation.consequence);
    m_objection->setWords(why);
    m_send->setVisible(isIdle);
    m_send->setText(m_situation.recipients == 0 ? tr("Send")
                        : m_situation.isAgain   ? tr("Send again to %n recipient(s)", nullptr, m_situation.recipients)
                                                : tr("Send to %n recipient(s)", nullptr, m_situation.recipients));
    m_send->setEnabled(isIdle && why.isEmpty());
    m_send->setToolTip(why);
    m_resume->setVisible(m_situation.progress == Progress::Paused);
    m_resume->setEnabled(isArmed());
    m_stop->setVisible(!isIdle);
    m_arm->setEnabled(m_situation.progress != Progress::Running);
    const bool tellsBytes = !isIdle && m_lastShown >= 0;
    m_progress->setVisible(tellsBytes);
    if (!tellsBytes)
        m_progressWords->setWords({});
}

void SendControls::showBytes(qint64 sent, qint64 total)
{
    if (total < Big || m_situation.progress != Situation::Progress::Running)
        return;
    if (!m_clock.isValid())
        m_clock.start();
    const qint64 now = m_clock.elapsed();
    if (m_lastShown >= 0 && now - m_lastShown < Pace && sent < total)
        return;
    m_lastShown = now;
    const QLocale locale;
    m_progress->setRange(0, 1000);
    m_progress->setValue(static_cast<int>(std::min<qint64>(sent, total) * 1000 / total));
    m_progress->setVisible(true);
    const qint64 rate = sent * 1000 / std::max<qint64>(now, 1);
    m_progressWords->setWords(now < Pace
                                  ? tr("%1 of %2").arg(locale.formattedDataSize(sent), locale.formattedDataSize(total))
                                  : tr("%1 of %2, %3 a second")
                                        .arg(locale.formattedDataSize(sent), locale.formattedDataSize(total),
                                             locale.formattedDataSize(rate)));
}

} // namespace mailscope::ui
