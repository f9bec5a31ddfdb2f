// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/connectionbar.h"

#include "ui/connection/plansettings.h"
#include "ui/connection/statepill.h"
#include "ui/connection/wrappinglayout.h"
#include "ui/services/services.h"
#include "ui/session/sessioncontroller.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// How many characters of \p now are not those of \p before.
qsizetype insertedCharacters(QStringView before, QStringView now)
{
    const auto front = std::ranges::mismatch(before, now);
    before = before.sliced(front.in1 - before.begin());
    now = now.sliced(front.in2 - now.begin());
    while (!before.isEmpty() && !now.isEmpty() && before.back() == now.back()) {
        before.chop(1);
        now.chop(1);
    }
    return now.size();
}

} // namespace

ConnectionBar::ConnectionBar(SessionController &controller, Services &services, QWidget *parent)
    : QFrame(parent), m_controller(controller), m_history(services.settings()), m_fields(this),
      m_settings(new QPushButton(this)), m_connect(new QPushButton(this)), m_pill(new StatePill(this)),
      m_notice(new QFrame(this)), m_noticeText(new QLabel(m_notice))
{
    setObjectName("connectionBar"_L1);
    setProperty("role", u"bar"_s);
    makeButtons();
    makeNotice();
    arrange();
    listen();
    showHistory();
    showPlan();
    showState();
}

/// A field that goes away while somebody writes in it has nothing more to say.
ConnectionBar::~ConnectionBar()
{
    m_fields.hostEdit()->disconnect(this);
    m_fields.port->disconnect(this);
}

void ConnectionBar::makeButtons()
{
    m_settings->setObjectName("settingsButton"_L1);
    m_settings->setIcon(themeIcon(u"settings"_s));
    m_settings->setToolTip(tr("Name in EHLO, addresses, time limits, certificates, proxies and more"));

    m_connect->setObjectName("connectButton"_L1);
    m_connect->setProperty("kind", u"primary"_s);
}

void ConnectionBar::makeNotice()
{
    m_notice->setObjectName("connectionNotice"_L1);
    m_notice->setProperty("role", u"chip"_s);
    m_notice->setProperty("tone", u"fail"_s);
    m_noticeText->setProperty("role", u"chip"_s);
    m_noticeText->setProperty("tone", u"fail"_s);
    m_noticeText->setObjectName("connectionNoticeText"_L1);
    m_noticeText->setTextFormat(Qt::PlainText);
    m_noticeText->setWordWrap(true);
    m_noticeText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->hide();
}

void ConnectionBar::arrange()
{
    auto *fields = new WrappingLayout(nullptr);
    const int gap = fontMetrics().height() / 2;
    fields->setSpacing(gap);
    fields->setContentsMargins(0, 0, 0, 0);
    for (QWidget *each : {static_cast<QWidget *>(m_fields.protocol), static_cast<QWidget *>(m_fields.kind),
                          static_cast<QWidget *>(m_fields.host), static_cast<QWidget *>(m_fields.port),
                          static_cast<QWidget *>(m_fields.security), static_cast<QWidget *>(m_settings),
                          static_cast<QWidget *>(m_connect), static_cast<QWidget *>(m_pill)})
        fields->addWidget(each);
    auto *notice = new QVBoxLayout(m_notice);
    notice->setContentsMargins(0, 0, 0, 0);
    notice->addWidget(m_noticeText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap + gap / 2, gap, gap + gap / 2, gap);
    column->setSpacing(gap);
    column->addLayout(fields);
    column->addWidget(m_notice);
    const std::initializer_list<QWidget *> order{m_fields.protocol, m_fields.kind, m_fields.host, m_fields.port,
                                                 m_fields.security, m_settings,    m_connect};
    for (auto each = order.begin(); each + 1 != order.end(); ++each)
        setTabOrder(*each, *(each + 1));
}

void ConnectionBar::listen()
{
    connect(m_fields.protocol, &QComboBox::activated, this, &ConnectionBar::protocolChosen);
    connect(m_fields.security, &QComboBox::activated, this, &ConnectionBar::securityChosen);
    connect(m_fields.oneHost, &QAction::triggered, this, [this] { kindChosen(false); });
    connect(m_fields.exchangers, &QAction::triggered, this, [this] { kindChosen(true); });
    connect(m_fields.everyExchanger, &QAction::triggered, this, &ConnectionBar::requestExchangers);
    connect(m_fields.hostEdit(), &QLineEdit::textEdited, this, &ConnectionBar::placeEdited);
    connect(m_fields.hostEdit(), &QLineEdit::editingFinished, this, &ConnectionBar::placeFinished);
    connect(m_fields.hostEdit(), &QLineEdit::returnPressed, this, [this] {
        if (!m_controller.isLive())
            toggleConnection();
    });
    // Afterwards: the completer writes its text into the field once more.
    connect(
        m_fields.host, &QComboBox::textActivated, this,
        [this](const QString &text) {
            if (m_fields.hostEdit()->text() == text)
                takeApart(text);
        },
        Qt::QueuedConnection);
    connect(m_fields.port, &QLineEdit::textEdited, this, &ConnectionBar::portEdited);
    connect(m_fields.port, &QLineEdit::editingFinished, this, [this] {
        if (m_fields.port->text().trimmed().isEmpty())
            followPort();
        apply();
    });
    connect(m_fields.port, &QLineEdit::returnPressed, this, [this] {
        if (!m_controller.isLive())
            toggleConnection();
    });
    connect(m_settings, &QPushButton::clicked, this, &ConnectionBar::settingsRequested);
    connect(m_connect, &QPushButton::clicked, this, &ConnectionBar::toggleConnection);
    connect(&m_controller, &SessionController::planChanged, this, &ConnectionBar::showPlan);
    connect(&m_controller, &SessionController::stateChanged, this, &ConnectionBar::showState);
    connect(&m_controller, &SessionController::reportChanged, this, &ConnectionBar::showState);
    connect(&m_controller, &SessionController::sessionReplaced, this, &ConnectionBar::showState);
}

void ConnectionBar::focusHost()
{
    m_fields.host->setFocus(Qt::OtherFocusReason);
    m_fields.hostEdit()->selectAll();
}

/// Shows the plan in the place of what was written.
void ConnectionBar::reload()
{
    m_shown.reset();
    showPlan();
}

void ConnectionBar::showPlan()
{
    showChangedCount();
    const plan::Plan &plan = m_controller.plan();
    const TargetFields shown = TargetReader::fieldsOf(plan);
    // What somebody is writing stays as long as nothing else is known.
    if (m_isAdopting || shown == m_shown)
        return;
    m_shown = shown;
    m_whole = plan;
    m_fields.chooseSecurity(shown.security);
    if (!plan.targets.isEmpty())
        m_fields.chooseProtocol(shown.protocol);
    (shown.exchangers ? m_fields.exchangers : m_fields.oneHost)->setChecked(true);
    if (m_fields.hostEdit()->text().trimmed() != shown.place)
        m_fields.host->setEditText(shown.place);
    m_typed = shown.place;
    const bool hasOwnPort = plan.targets.isEmpty() || !shown.port.isEmpty();
    const quint16 usual = TargetReader::usualPort(m_fields.chosenProtocol(), shown.security);
    m_fields.port->setText(!hasOwnPort || !shown.port.isEmpty() ? shown.port : QString::number(usual));
    m_fields.port->setEnabled(hasOwnPort);
    m_portIsTyped = !TargetReader::isUsualPort(shown.port.toUShort(), m_fields.chosenProtocol(), shown.security)
        && !shown.port.isEmpty();
    clearObjection();
    m_fields.showNames();
}

void ConnectionBar::showState()
{
    m_pill->setWords(StateSentences::wordsFor(StateView{.state = m_controller.state(),
                                                        .facts = m_controller.facts(),
                                                        .report = m_controller.report(),
                                                        .runningPhase = m_controller.runningPhase()}));
    m_connect->setText(m_controller.isLive() ? tr("Disconnect") : tr("Connect"));
    m_connect->setToolTip(m_controller.isLive() ? tr("Says QUIT where that can be said, and closes the connection")
                                                : tr("Connects and says hello"));
}

void ConnectionBar::showChangedCount()
{
    const int count =
        m_changed >= 0 ? m_changed : static_cast<int>(PlanSettings::changedKeys(m_controller.plan()).size());
    m_settings->setText(count == 0 ? tr("Settings") : tr("Settings · %n changed", nullptr, count));
}

void ConnectionBar::setChangedCount(int count)
{
    m_changed = count;
    showChangedCount();
}

void ConnectionBar::showHistory()
{
    const QSignalBlocker quiet(m_fields.host);
    const QString text = m_fields.hostEdit()->text();
    m_fields.host->clear();
    m_fields.host->addItems(m_history.places());
    m_fields.host->setEditText(text);
}

void ConnectionBar::placeEdited(const QString &text)
{
    clearObjection();
    if (TargetReader::holdsPassword(text)) {
        refusePassword();
        return;
    }
    // Several characters at once were pasted; what is typed one by one is not taken apart under the fingers.
    const bool pasted = insertedCharacters(m_typed, text) > 1;
    m_typed = text;
    if (pasted && TargetReader::saysMore(text))
        takeApart(text);
    else
        followTyping();
}

/// The plan follows each key, so that what needs a host can be pressed at once; the fields stay as they are under the fingers.
void ConnectionBar::followTyping()
{
    const QString text = m_fields.hostEdit()->text();
    const auto plan = TargetReader::saysMore(text) ? TargetReader::withText(basis(), text)
                                                   : TargetReader::withFields(basis(), m_fields.values());
    adopt(plan ? *plan : withoutTargets());
}

plan::Plan ConnectionBar::basis() const
{
    plan::Plan plan = m_controller.plan();
    if (plan.targets.isEmpty())
        plan.targets = m_whole.targets;
    return plan;
}

plan::Plan ConnectionBar::withoutTargets() const
{
    plan::Plan plan = m_controller.plan();
    plan.targets.clear();
    return plan;
}

void ConnectionBar::placeFinished()
{
    const QString text = m_fields.hostEdit()->text().trimmed();
    if (TargetReader::saysMore(text) && text != TargetReader::fieldsOf(m_controller.plan()).place)
        takeApart(text);
    else
        apply();
}

bool ConnectionBar::takeApart(const QString &text)
{
    if (TargetReader::holdsPassword(text)) {
        refusePassword();
        return false;
    }
    if (!TargetReader::saysMore(text)) {
        m_fields.hostEdit()->setText(text.trimmed());
        m_typed = text.trimmed();
        return apply();
    }
    const auto plan = TargetReader::withText(basis(), text);
    if (!plan) {
        object(plan.error());
        adopt(withoutTargets());
        return false;
    }
    m_controller.setPlan(*plan);
    reload();
    return true;
}

bool ConnectionBar::apply()
{
    const auto plan = TargetReader::withFields(basis(), m_fields.values());
    if (!plan) {
        object(plan.error());
        adopt(withoutTargets());
        return false;
    }
    adopt(*plan);
    m_whole = *plan;
    return true;
}

/// The fields show it already, and somebody may be typing in them.
void ConnectionBar::adopt(const plan::Plan &plan)
{
    if (plan == m_controller.plan())
        return;
    m_shown = TargetReader::fieldsOf(plan);
    m_isAdopting = true;
    m_controller.setPlan(plan);
    m_isAdopting = false;
}

void ConnectionBar::portEdited(const QString &text)
{
    m_portIsTyped = !text.trimmed().isEmpty();
    clearObjection();
    followTyping();
}

void ConnectionBar::followPort()
{
    if (!m_fields.port->isEnabled())
        return;
    const TargetFields now = m_fields.values();
    const bool fits = TargetReader::isUsualPort(now.port.toUShort(), now.protocol, now.security);
    if (!m_portIsTyped && !fits)
        m_fields.port->setText(QString::number(TargetReader::usualPort(now.protocol, now.security)));
}

void ConnectionBar::protocolChosen()
{
    clearObjection();
    followPort();
    if (apply() && !m_fields.port->isEnabled())
        reload();
}

void ConnectionBar::securityChosen()
{
    clearObjection();
    followPort();
    if (apply() && !m_fields.port->isEnabled())
        reload();
}

void ConnectionBar::kindChosen(bool exchangers)
{
    (exchangers ? m_fields.exchangers : m_fields.oneHost)->setChecked(true);
    m_fields.showNames();
    clearObjection();
    apply();
    focusHost();
}

void ConnectionBar::requestExchangers()
{
    clearObjection();
    if (!apply())
        return;
    const plan::Plan &plan = m_controller.plan();
    const bool isDomain = plan.targets.size() == 1 && !plan.targets.first().host.isEmpty()
        && QHostAddress(plan.targets.first().host).isNull();
    if (isDomain)
        Q_EMIT exchangersRequested(plan.targets.first().host);
    else
        object({FieldObjection::Field::Place, tr("Type a mail domain first, such as example.org.")});
}

void ConnectionBar::toggleConnection()
{
    if (m_controller.isLive()) {
        m_controller.disconnectFromServer();
        return;
    }
    clearObjection();
    const QString text = m_fields.hostEdit()->text().trimmed();
    const bool saysMore = TargetReader::saysMore(text) && m_fields.port->isEnabled();
    if (!(saysMore ? takeApart(text) : apply()))
        return;
    if (m_controller.plan().targets.isEmpty()) {
        object({FieldObjection::Field::Place, tr("Say where to connect to: a host name, an address or a URL.")});
        return;
    }
    if (m_controller.plan().targets.size() == 1)
        m_history.add(TargetReader::shortText(m_controller.plan().targets.first()));
    showHistory();
    m_controller.connectToServer();
}

void ConnectionBar::refusePassword()
{
    // Setting the text also empties what could be undone. What stood there before is what still holds.
    plan::Plan plan = m_controller.plan();
    plan.targets = m_whole.targets;
    plan.security = m_whole.security;
    m_fields.hostEdit()->clear();
    m_controller.setPlan(plan);
    reload();
    object({FieldObjection::Field::Place, TargetReader::passwordObjection()});
}

void ConnectionBar::object(const FieldObjection &objection)
{
    const bool isPort = objection.field == FieldObjection::Field::Port;
    ConnectionFields::mark(*m_fields.host, isPort ? QString() : objection.text);
    ConnectionFields::mark(*m_fields.port, isPort ? objection.text : QString());
    m_fields.hostEdit()->setAccessibleDescription(isPort ? QString() : objection.text);
    m_noticeText->setText(objection.text);
    m_noticeText->setAccessibleName(objection.text);
    m_notice->show();
}

void ConnectionBar::clearObjection()
{
    if (m_notice->isHidden())
        return;
    ConnectionFields::mark(*m_fields.host, {});
    ConnectionFields::mark(*m_fields.port, {});
    m_fields.hostEdit()->setAccessibleDescription({});
    m_notice->hide();
}

} // namespace mailscope::ui
