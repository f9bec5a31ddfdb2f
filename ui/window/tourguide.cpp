// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tourguide.h"

#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// What a step waits for.
enum class Wait { Nothing, Connection, Answer, Message };

struct Step {
    Wait wait;
    const char *title;
    const char *text;
};

constexpr std::array Steps{
    Step{Wait::Connection, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "Connect"),
         QT_TRANSLATE_NOOP("mailscope::ui::TourGuide",
                           "Press Connect, or Ctrl+Return. The practice server is a part of this program: nothing "
                           "leaves this machine.")},
    Step{Wait::Nothing, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "Read along"),
         QT_TRANSLATE_NOOP("mailscope::ui::TourGuide",
                           "→ was sent, ← was received, a lock means encrypted. Select a line to read below it what it "
                           "means; the right arrow key unfolds a reply.")},
    Step{
        Wait::Nothing, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "See what is offered"),
        QT_TRANSLATE_NOOP("mailscope::ui::TourGuide",
                          "On the right, Server lists the AUTH types and every keyword, in clear beside encrypted. TLS "
                          "shows the certificate.")},
    Step{Wait::Answer, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "Ask something"),
         QT_TRANSLATE_NOOP("mailscope::ui::TourGuide",
                           "Press VRFY, or Ctrl+Y, type alice and press Return. The answer is put into plain words "
                           "under Answers.")},
    Step{Wait::Message, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "Send a message"),
         QT_TRANSLATE_NOOP("mailscope::ui::TourGuide",
                           "Press Send, or Ctrl+M. Name alice@practice.example as the recipient, arm DATA and send. "
                           "Recipients tells what became of each.")},
    Step{Wait::Nothing, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "See what arrived"),
         QT_TRANSLATE_NOOP(
             "mailscope::ui::TourGuide",
             "Messages arrived, on the left and in the menu Help, shows what the server got: the envelope, "
             "what became of each recipient, and every byte.")},
    Step{
        Wait::Nothing, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "Find what is wrong"),
        QT_TRANSLATE_NOOP("mailscope::ui::TourGuide",
                          "Findings tells what this server should do better, and why. A line number in it leads to the "
                          "evidence. Diagnose, or F5, goes through everything at once.")},
    Step{
        Wait::Nothing, QT_TRANSLATE_NOOP("mailscope::ui::TourGuide", "Now your own server"),
        QT_TRANSLATE_NOOP("mailscope::ui::TourGuide",
                          "Ctrl+L types any line to the server, Ctrl+S saves the session. Ctrl+N opens a new tab: type "
                          "the name of your server there. F1 lists all keys.")},
};

constexpr int LastStep = static_cast<int>(Steps.size()) - 1;

QLabel *label(QWidget *parent, const QString &name, const QString &role)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", role);
    return label;
}

} // namespace

TourGuide::TourGuide(SessionController &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_count(label(this, u"tourCount"_s, u"dim"_s)),
      m_title(label(this, u"tourTitle"_s, u"strong"_s)), m_text(label(this, u"tourText"_s, {})),
      m_back(new QPushButton(tr("Bac&k"), this)), m_next(new QPushButton(this))
{
    setObjectName("tourGuide"_L1);
    setProperty("role", u"guide"_s);
    layOut();
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, &TourGuide::goOn);
    connect(&m_session, &SessionController::stateChanged, this, &TourGuide::look);
    connect(&m_session, &SessionController::reportChanged, this, &TourGuide::look);
    goTo(0);
}

void TourGuide::layOut()
{
    m_text->setWordWrap(true);
    m_back->setObjectName("tourBack"_L1);
    m_next->setObjectName("tourNext"_L1);
    auto *close = new QToolButton(this);
    close->setObjectName("tourClose"_L1);
    close->setProperty("kind", u"flat"_s);
    close->setIcon(themeIcon(u"close"_s));
    close->setToolTip(tr("End the tour (Esc)"));
    close->setAccessibleName(tr("End the tour"));
    close->setFocusPolicy(Qt::StrongFocus);
    connect(close, &QToolButton::clicked, this, &TourGuide::putAway);

    const int em = fontMetrics().height();
    auto *head = new QHBoxLayout;
    head->setSpacing(em / 2);
    head->addWidget(m_title);
    head->addWidget(m_count, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(em / 6);
    words->addLayout(head);
    words->addWidget(m_text);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(em, em / 2, em / 2, em / 2);
    row->setSpacing(em / 2);
    row->addLayout(words, 1);
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addWidget(close);
}

void TourGuide::begin()
{
    show();
    goTo(0);
    look();
}

void TourGuide::goTo(int step)
{
    m_step = std::clamp(step, 0, LastStep);
    const Step &shown = Steps.at(static_cast<std::size_t>(m_step));
    m_count->setText(tr("step %1 of %2").arg(m_step + 1).arg(Steps.size()));
    m_title->setText(QCoreApplication::translate("mailscope::ui::TourGuide", shown.title));
    m_text->setText(QCoreApplication::translate("mailscope::ui::TourGuide", shown.text));
    setAccessibleName(tr("Tour: %1").arg(m_title->text()));
    setAccessibleDescription(m_text->text());
    m_back->setEnabled(m_step > 0);
    m_next->setText(m_step == LastStep ? tr("Done") : shown.wait == Wait::Nothing ? tr("Go on") : tr("Skip"));
}

void TourGuide::goOn()
{
    if (m_step == LastStep)
        putAway();
    else
        goTo(m_step + 1);
}

void TourGuide::look()
{
    const Wait wait = Steps.at(static_cast<std::size_t>(m_step)).wait;
    const bool isConnected =
        m_session.state() == SessionController::State::Idle || m_session.state() == SessionController::State::Ended;
    const bool hasSent = m_session.report().transaction && m_session.report().transaction->code;
    if ((wait == Wait::Connection && isConnected) || (wait == Wait::Answer && !m_session.report().answers.isEmpty())
        || (wait == Wait::Message && hasSent && m_session.state() == SessionController::State::Idle))
        goTo(m_step + 1);
}

void TourGuide::putAway()
{
    hide();
    Q_EMIT closed();
}

bool TourGuide::event(QEvent *event)
{
    // Escape belongs to what has the keyboard before it belongs to the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QFrame::event(event);
}

void TourGuide::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        putAway();
    else
        QFrame::keyPressEvent(event);
}

} // namespace mailscope::ui
