// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sessionpage.h"

#include "ui/connection/connectionbar.h"
#include "ui/connection/settingspanel.h"
#include "ui/panels/answerpanel.h"
#include "ui/panels/authpanel.h"
#include "ui/panels/findingspanel.h"
#include "ui/panels/sendpanel.h"
#include "ui/panels/serverpanel.h"
#include "ui/panels/timingpanel.h"
#include "ui/panels/tlspanel.h"
#include "ui/services/services.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/window/actionstrip.h"
#include "ui/window/commandline.h"
#include "ui/window/rightside.h"
#include "ui/window/tourguide.h"

#include <QFileInfo>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QVBoxLayout *stacked(QWidget *parent)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

SessionPage::SessionPage(Services &services, QWidget *window)
    : QObject(window), m_services(services), m_session(services.journalFolder()), m_header(new QWidget(window)),
      m_body(new QWidget(window)), m_connection(new ConnectionBar(m_session, services, m_header)),
      m_actions(new ActionStrip(m_session, m_header)), m_transcript(new TranscriptPane(m_session, services, m_body)),
      m_commandLine(new CommandLine(m_session, m_body)), m_rightSide(new RightSide(m_body)),
      m_findings(new FindingsPanel(m_session, services)), m_answers(new AnswerPanel(m_session, services)),
      m_splitter(new QSplitter(Qt::Horizontal, m_body))
{
    m_rightSide->addPanel(new ServerPanel(m_session, services), tr("Server"));
    m_rightSide->addPanel(new TlsPanel(m_session, services), tr("TLS"));
    m_rightSide->addPanel(m_findings, tr("Findings"));
    m_rightSide->addPanel(m_answers, tr("Answers"));
    auto *timing = new TimingPanel(m_session, services);
    m_rightSide->addPanel(timing, tr("Timing"));
    connect(timing, &TimingPanel::evidenceActivated, m_transcript, &TranscriptPane::goTo);
    layOut();
    connectPanels();
}

SessionPage::~SessionPage()
{
    // The panes look at the session, which goes with this object.
    delete m_header.data();
    delete m_body.data();
}

void SessionPage::layOut()
{
    auto *bars = stacked(m_header);
    bars->addWidget(m_connection);
    bars->addWidget(m_actions);

    auto *centre = new QWidget(m_splitter);
    auto *column = stacked(centre);
    column->addWidget(m_transcript, 1);
    column->addWidget(m_commandLine);

    m_splitter->setObjectName("pageSplitter"_L1);
    m_splitter->addWidget(centre);
    m_splitter->addWidget(m_rightSide);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setCollapsible(0, false);
    const int em = m_body->fontMetrics().height();
    m_splitter->setSizes({em * 46, em * 25});
    stacked(m_body)->addWidget(m_splitter, 1); // the tour above it is no higher than its words
}

void SessionPage::connectPanels()
{
    connect(m_actions, &ActionStrip::authRequested, this, &SessionPage::showLogin);
    connect(m_actions, &ActionStrip::sendRequested, this, &SessionPage::showSending);
    connect(m_connection, &ConnectionBar::settingsRequested, this, &SessionPage::showSettings);
    connect(m_connection, &ConnectionBar::exchangersRequested, this, &SessionPage::exchangersWanted);
    connect(m_findings, &FindingsPanel::evidenceActivated, m_transcript, &TranscriptPane::goTo);
    connect(m_answers, &AnswerPanel::evidenceActivated, m_transcript, &TranscriptPane::goTo);
    connect(m_answers, &AnswerPanel::answered, this, [this] { m_rightSide->showPanel(m_answers); });
    connect(m_findings, &FindingsPanel::countChanged, this, &SessionPage::showFindingCount);
    m_session.setSecretSource([this](const QString &source, const QString &purpose, auto fetched) {
        m_services.secretFrom(m_body, source, purpose, std::move(fetched));
    });
    // What begins now is not what stands in the file.
    connect(&m_session, &SessionController::sessionReplaced, this, [this] { setFile({}); });
    connect(&m_session, &SessionController::planChanged, this, &SessionPage::titleChanged);
    connect(&m_session, &SessionController::stateChanged, this, &SessionPage::titleChanged);
}

void SessionPage::beginTask(QWidget *task, const QString &title)
{
    setRightSideVisible(true);
    m_rightSide->beginTask(task, title);
    task->setFocus(Qt::ShortcutFocusReason);
}

void SessionPage::showLogin()
{
    if (!m_auth)
        m_auth = new AuthPanel(m_session, m_services, m_body);
    beginTask(m_auth, tr("Sign in"));
    m_auth->begin();
}

void SessionPage::showSending()
{
    if (!m_send)
        m_send = new SendPanel(m_session, m_services, m_body);
    beginTask(m_send, tr("Send"));
    m_send->begin();
}

void SessionPage::showSettings()
{
    if (!m_settings) {
        m_settings = new SettingsPanel(m_session, m_services, m_body);
        connect(m_settings, &SettingsPanel::changedCountChanged, m_connection, &ConnectionBar::setChangedCount);
        connect(m_settings, &SettingsPanel::keepAliveChanged, &m_session, &SessionController::setKeepAlive);
    }
    beginTask(m_settings, tr("Settings"));
}

void SessionPage::showTour()
{
    if (!m_tour) {
        m_tour = new TourGuide(m_session, m_body);
        static_cast<QVBoxLayout *>(m_body->layout())->insertWidget(0, m_tour);
        QWidget::setTabOrder(m_tour, m_splitter);
        connect(m_tour, &TourGuide::closed, this, [this] { m_transcript->panel().focusTranscript(); });
    }
    m_tour->begin();
}

void SessionPage::showFindingCount(int count)
{
    m_rightSide->setPanelTitle(m_findings, count > 0 ? tr("Findings %1").arg(count) : tr("Findings"));
}

QString SessionPage::title() const
{
    if (!m_name.isEmpty())
        return m_name;
    if (!m_file.isEmpty())
        return QFileInfo(m_file).fileName();
    const auto &targets = m_session.plan().targets;
    if (targets.isEmpty())
        return tr("New session");
    const plan::Target &target = targets.constFirst();
    if (target.host.isEmpty())
        return target.path.isEmpty() ? tr("New session") : target.path;
    return target.port == 25 ? target.host : u"%1:%2"_s.arg(target.host).arg(target.port);
}

void SessionPage::setName(const QString &name)
{
    m_name = name.trimmed();
    Q_EMIT titleChanged();
}

void SessionPage::setFile(const QString &path)
{
    m_file = path;
    Q_EMIT titleChanged();
}

bool SessionPage::isRightSideVisible() const
{
    return !m_rightSide->isHidden();
}

void SessionPage::setRightSideVisible(bool isVisible)
{
    m_rightSide->setVisible(isVisible);
}

QByteArray SessionPage::saveLayout() const
{
    return m_splitter->saveState();
}

void SessionPage::restoreLayout(const QByteArray &layout)
{
    m_splitter->restoreState(layout);
}

} // namespace mailscope::ui
