// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actionstrip.h"

#include "ui/session/sessioncontroller.h"
#include "ui/theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr int RememberedArguments = 20;

bool takesArgument(Action action)
{
    return action == Action::Vrfy || action == Action::Expn || action == Action::Etrn || action == Action::Help;
}

/// A line stands in front of these: another part of the protocol begins.
bool beginsGroup(Action action)
{
    return action == Action::Ehlo || action == Action::Vrfy || action == Action::Send;
}

QFrame *divider()
{
    auto *line = new QFrame;
    line->setProperty("role", u"divider"_s);
    line->setFixedWidth(1);
    return line;
}

} // namespace

ActionStrip::ActionStrip(SessionController &session, QWidget *parent)
    : QFrame(parent), m_session(session), m_breakRules(new QCheckBox(tr("&Break the rules"), this)),
      m_argumentLine(new QFrame(this)), m_argumentLabel(new QLabel(m_argumentLine)),
      m_argument(new QComboBox(m_argumentLine)), m_perform(new QPushButton(m_argumentLine))
{
    setObjectName("actionStrip"_L1);
    setProperty("role", u"bar"_s);
    auto *layout = new QVBoxLayout(this);
    const int em = fontMetrics().height();
    layout->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em / 2);
    layout->setSpacing(em / 3);
    addButtons();
    addArgumentLine();

    connect(&m_session, &SessionController::stateChanged, this, &ActionStrip::refresh);
    connect(&m_session, &SessionController::planChanged, this, &ActionStrip::refresh);
    connect(&m_session, &SessionController::reportChanged, this, &ActionStrip::refresh);
    connect(&m_session, &SessionController::sessionReplaced, this, &ActionStrip::closeArgument);
    refresh();
}

QString ActionStrip::title(Action action, plan::Protocol protocol)
{
    switch (action) {
    case Action::Diagnose:
        return tr("Diagnose");
    case Action::Ehlo:
        return protocol == plan::Protocol::Lmtp ? u"LHLO"_s : u"EHLO"_s;
    case Action::StartTls:
        return u"STARTTLS"_s;
    case Action::Auth:
        return u"AUTH…"_s;
    case Action::Vrfy:
        return u"VRFY…"_s;
    case Action::Expn:
        return u"EXPN…"_s;
    case Action::Etrn:
        return u"ETRN…"_s;
    case Action::Help:
        return u"HELP…"_s;
    case Action::Noop:
        return u"NOOP"_s;
    case Action::Rset:
        return u"RSET"_s;
    case Action::Send:
        return tr("Send…");
    case Action::Quit:
        return u"QUIT"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

QString ActionStrip::explanation(Action action)
{
    switch (action) {
    case Action::Diagnose:
        return tr("Goes through everything on a connection of its own and says what is wrong.");
    case Action::Ehlo:
        return tr("Says hello again; the server tells what it offers.");
    case Action::StartTls:
        return tr("Encrypts the connection from here on.");
    case Action::Auth:
        return tr("Signs in with a user name and a password.");
    case Action::Vrfy:
        return tr("Asks whether a mailbox exists.");
    case Action::Expn:
        return tr("Asks who is on a mailing list.");
    case Action::Etrn:
        return tr("Asks the server to send the mail that waits for a host.");
    case Action::Help:
        return tr("Asks for help, on a topic or in general.");
    case Action::Noop:
        return tr("Does nothing, which shows that the server is there.");
    case Action::Rset:
        return tr("Takes back a message that was begun.");
    case Action::Send:
        return tr("Sends a message.");
    case Action::Quit:
        return tr("Says goodbye.");
    }
    Q_UNREACHABLE_RETURN({});
}

void ActionStrip::addButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(fontMetrics().height() / 3);
    for (const Action action : AllActions) {
        if (beginsGroup(action))
            row->addWidget(divider());
        auto *button = new QPushButton(title(action), this);
        button->setObjectName(QLatin1StringView("action-" + verbOf(action)));
        button->setAccessibleDescription(explanation(action));
        // Twelve buttons fit a small screen only when none is wider than its words.
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(button->text()));
        if (action == Action::Diagnose)
            button->setProperty("kind", u"primary"_s);
        connect(button, &QPushButton::clicked, this, [this, action] { trigger(action); });
        row->addWidget(button);
        m_buttons[action] = button;
    }
    row->addStretch();
    m_breakRules->setObjectName("breakRules"_L1);
    m_breakRules->setToolTip(
        tr("Sends what the server did not offer, and out of order. Good to see how it takes that."));
    connect(m_breakRules, &QCheckBox::toggled, &m_session, &SessionController::breakRules);
    row->addWidget(m_breakRules);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void ActionStrip::addArgumentLine()
{
    m_argumentLine->setObjectName("argumentLine"_L1);
    m_argument->setObjectName("argument"_L1);
    m_argument->setEditable(true);
    m_argument->setInsertPolicy(QComboBox::NoInsert);
    m_argument->setMinimumContentsLength(28);
    m_argumentLabel->setBuddy(m_argument);
    m_perform->setObjectName("performArgument"_L1);
    m_perform->setProperty("kind", u"primary"_s);
    auto *cancel = new QPushButton(tr("Cancel"), m_argumentLine);
    cancel->setObjectName("cancelArgument"_L1);
    cancel->setProperty("kind", u"flat"_s);

    auto *row = new QHBoxLayout(m_argumentLine);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_argumentLabel);
    row->addWidget(m_argument, 1);
    row->addWidget(m_perform);
    row->addWidget(cancel);
    row->addStretch(1);
    layout()->addWidget(m_argumentLine);
    m_argumentLine->hide();

    connect(m_argument->lineEdit(), &QLineEdit::returnPressed, this, &ActionStrip::performAsked);
    connect(m_argument->lineEdit(), &QLineEdit::textChanged, this, &ActionStrip::refresh);
    connect(m_perform, &QPushButton::clicked, this, &ActionStrip::performAsked);
    connect(cancel, &QPushButton::clicked, this, &ActionStrip::closeArgument);
}

void ActionStrip::refresh()
{
    const SessionFacts facts = m_session.facts();
    const bool breaks = m_session.breaksRules();
    for (const auto &[action, button] : m_buttons) {
        const QString objection = Availability::objection(action, facts);
        const bool isPossible = objection.isEmpty() || (breaks && Availability::canBeForced(action, facts));
        button->setEnabled(isPossible);
        button->setText(title(action, facts.protocol));
        button->setToolTip(objection.isEmpty() ? explanation(action) : objection);
    }
    m_breakRules->setChecked(breaks);
    const bool needsArgument = m_asked != Action::Help;
    m_perform->setEnabled(facts.isLive && (!needsArgument || !m_argument->currentText().trimmed().isEmpty()));
    if (!facts.isLive)
        m_argumentLine->hide();
    Q_EMIT refreshed();
}

void ActionStrip::trigger(Action action)
{
    if (!m_buttons.at(action)->isEnabled())
        return;
    if (takesArgument(action))
        askForArgument(action);
    else if (action == Action::Diagnose)
        m_session.diagnose();
    else if (action == Action::Auth)
        Q_EMIT authRequested();
    else if (action == Action::Send)
        Q_EMIT sendRequested();
    else
        m_session.perform(action);
}

void ActionStrip::askForArgument(Action action)
{
    static const QHash<Action, QString> questions{
        {Action::Vrfy, tr("Mail&box to verify:")},
        {Action::Expn, tr("Mailing &list to expand:")},
        {Action::Etrn, tr("&Host whose mail is to be sent:")},
        {Action::Help, tr("&Topic, or nothing:")},
    };
    m_asked = action;
    m_argumentLabel->setText(questions.value(action));
    m_perform->setText(tr("Send %1").arg(title(action).remove(u'…')));
    m_argument->clear();
    m_argument->addItems(m_history.value(static_cast<int>(action)));
    m_argument->clearEditText();
    const QString name = questions.value(action).remove(u'&');
    m_argument->setAccessibleName(name);
    m_argument->lineEdit()->setAccessibleName(name);
    m_argumentLine->show();
    m_argument->setFocus(Qt::ShortcutFocusReason);
    refresh();
}

void ActionStrip::performAsked()
{
    // A box hands Return back to its field, which tells of it twice.
    if (!m_perform->isEnabled() || m_argumentLine->isHidden())
        return;
    const QString argument = m_argument->currentText().trimmed();
    m_session.perform(m_asked, argument.toUtf8());
    QStringList &asked = m_history[static_cast<int>(m_asked)];
    if (!argument.isEmpty()) {
        asked.removeAll(argument);
        asked.prepend(argument);
        asked.resize(std::min<qsizetype>(asked.size(), RememberedArguments));
    }
    closeArgument();
}

void ActionStrip::closeArgument()
{
    const bool hadFocus = m_argument->hasFocus() || m_argument->lineEdit()->hasFocus();
    m_argumentLine->hide();
    if (hadFocus)
        m_buttons.at(m_asked)->setFocus();
}

void ActionStrip::keyPressEvent(QKeyEvent *event)
{
    // Only where no step is running: what stops that has the key first.
    if (event->key() == Qt::Key_Escape && m_argumentLine->isVisible())
        closeArgument();
    else
        QFrame::keyPressEvent(event);
}

} // namespace mailscope::ui
