// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sendpanel.h"

#include "format/display.h"
#include "ui/send/attachmentspage.h"
#include "ui/send/bodypage.h"
#include "ui/send/envelopepage.h"
#include "ui/send/headerspage.h"
#include "ui/send/rawpage.h"
#include "ui/send/sendcontrols.h"
#include "ui/send/sendledger.h"
#include "ui/send/sendpreview.h"
#include "ui/session/sessioncontroller.h"

#include <QLocale>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto TypingPause = 150ms; ///< a message is made anew once typing has paused so long
constexpr qsizetype MostNamed = 3;  ///< recipients that the sentence names

QTabWidget *tabs(const QString &objectName, const QString &spoken)
{
    auto *widget = new QTabWidget;
    widget->setObjectName(objectName);
    widget->setAccessibleName(spoken);
    widget->setDocumentMode(true);
    widget->tabBar()->setAccessibleName(spoken);
    widget->tabBar()->setProperty("kind", u"dense"_s);
    widget->tabBar()->setExpanding(false);
    widget->tabBar()->setDrawBase(false);
    return widget;
}

} // namespace

SendPanel::SendPanel(SessionController &controller, Services &services, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_tabs(tabs(u"sendPages"_s, tr("What the message is made of"))),
      m_envelope(new EnvelopePage), m_controls(new SendControls),
      m_results(tabs(u"sendResults"_s, tr("What goes out and what became of it"))), m_preview(new SendPreview),
      m_ledger(new SendLedger(services)), m_splitter(new QSplitter(Qt::Vertical))
{
    setObjectName(u"sendPanel"_s);
    setAccessibleName(tr("Send"));
    build(services);
    connectSession();
    for (SendPage *page : std::as_const(m_pages))
        page->show(m_controller.plan()
                       .mail); // even if they say the same: what was put together has no order of the keyboard yet
    showPlan();
    if (m_controller.report().transaction)
        m_results->setCurrentWidget(m_ledger);
}

SendPanel::~SendPanel() = default;

void SendPanel::build(Services &services)
{
    const std::pair<SendPage *, QString> pages[] = {{m_envelope, tr("Envelope")},
                                                    {new HeadersPage, tr("Headers")},
                                                    {new BodyPage, tr("Body")},
                                                    {new AttachmentsPage(services), tr("Attachments")},
                                                    {new RawPage(services), tr("Raw")}};
    for (const auto &[page, title] : pages) {
        m_tabs->addTab(page, title);
        m_pages.append(page);
        connect(page, &SendPage::edited, this, &SendPanel::keepInPlan);
    }
    m_results->addTab(m_preview, tr("Preview"));
    m_results->addTab(m_ledger, tr("Recipients"));

    m_tabs->setMinimumHeight(fontMetrics().height() * 7); // a few rows, however long the list of recipients is
    auto *upper = new QWidget;
    auto *column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs, 1);
    column->addWidget(m_controls);
    m_splitter->setObjectName(u"sendSplitter"_s);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(m_results);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    connect(m_results, &QTabWidget::currentChanged, this, &SendPanel::share);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_isShared = true; });
}

/// What became of a message needs more room than what it will be. A person who has moved the border knows better.
void SendPanel::share()
{
    if (m_isShared)
        return;
    const int lower = m_results->currentWidget() == m_ledger ? 10 : 7;
    m_splitter->setSizes({height() * (20 - lower) / 20, height() * lower / 20});
}

void SendPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    share();
}

void SendPanel::connectSession()
{
    m_prepareTimer.setSingleShot(true);
    connect(&m_prepareTimer, &QTimer::timeout, this, &SendPanel::prepare);
    connect(&m_controller, &SessionController::reportChanged, this, &SendPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &SendPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &SendPanel::refresh);
    connect(&m_controller, &SessionController::planChanged, this, &SendPanel::showPlan);
    connect(&m_controller, &SessionController::payloadProgressed, this,
            [this](qint64 bytes) { m_controls->showBytes(bytes, m_sentSize); });
    connect(&m_survey, &FileSurvey::advanced, this, &SendPanel::prepare);
    connect(m_controls, &SendControls::armed, this, &SendPanel::prepare); // with the date of this moment
    connect(m_controls, &SendControls::sendWanted, this, &SendPanel::send);
    connect(m_controls, &SendControls::resumeWanted, this, &SendPanel::resume);
    connect(m_controls, &SendControls::stopWanted, &m_controller, &SessionController::stop);
}

void SendPanel::begin()
{
    m_tabs->setCurrentWidget(m_envelope);
    m_envelope->begin();
}

void SendPanel::showPlan()
{
    if (!m_isKeeping && mail() != m_controller.plan().mail) {
        for (SendPage *page : std::as_const(m_pages))
            page->show(m_controller.plan().mail);
        m_controls->disarm();
    }
    prepareSoon();
    refresh();
}

/// What the pages say, as far as it is of use: a message that is there already has no other parts, and one that is ready-made no
/// other text. `mailscope-cli send` would refuse a profile that has both.
plan::Mail SendPanel::mail() const
{
    plan::Mail mail = m_controller.plan().mail;
    for (const SendPage *page : m_pages)
        page->fill(mail);
    plan::Mail::Content &content = mail.content;
    if (!content.file.isEmpty() || content.raw) {
        plan::Mail::Content whole;
        whole.file = content.file;
        whole.raw = content.raw;
        content = whole;
    } else if (!content.readyMade.isEmpty()) {
        content.attachments.clear();
        content.inlineImages.clear();
    }
    return mail;
}

void SendPanel::keepInPlan()
{
    plan::Plan plan = m_controller.plan();
    plan.mail = mail();
    m_isKeeping = true;
    m_controller.setPlan(std::move(plan));
    m_isKeeping = false;
    m_controls->disarm();
    prepareSoon();
    refresh();
}

void SendPanel::prepareSoon()
{
    m_prepareTimer.start(TypingPause);
}

void SendPanel::prepare()
{
    m_prepareTimer.stop();
    plan::Mail one = mail();
    one.count = 1; // a person sends each message
    m_mailing.reset();
    m_failure.clear();
    const bool isFile = !one.content.file.isEmpty();
    if (isFile && !m_survey.isDone(one.content.file)) {
        const QLocale locale;
        m_failure =
            tr("The file is being read: %1 of %2.")
                .arg(locale.formattedDataSize(m_survey.bytesRead()), locale.formattedDataSize(m_survey.bytes()));
        refresh();
        return;
    }
    auto made = session::Mailing::prepare(one, session::Mailing::Surroundings::here(),
                                          isFile ? m_survey.survey() : std::nullopt);
    if (made)
        m_mailing = *std::move(made);
    else
        m_failure = tr("The message cannot be made: %1.").arg(format::visibleText(made.error()));
    refresh();
}

void SendPanel::refresh()
{
    m_isSending = m_isSending && m_controller.state() == SessionController::State::Busy;
    Offer offer;
    const SessionFacts facts = m_controller.facts();
    if (facts.isLive)
        offer.capabilities = facts.capabilities;
    offer.isForced = m_controller.breaksRules();
    m_envelope->setOffer(offer);
    m_ledger->show(m_controller.report().transaction, m_isSending);
    showPreview();
    showControls();
}

void SendPanel::showPreview()
{
    if (m_isSending)
        return;
    m_beginning.reset();
    const auto upcoming = m_mailing ? m_mailing->upcoming() : std::nullopt;
    if (!upcoming) {
        m_preview->showReason(m_failure);
        return;
    }
    if (!upcoming->envelope.recipients.isEmpty())
        m_beginning = m_controller.sendPreview(*upcoming);
    m_preview->show(*upcoming, m_mailing->firstSize(), m_beginning);
}

QString SendPanel::objection() const
{
    const SessionFacts facts = m_controller.facts();
    if (!facts.isLive)
        return tr("Connect first.");
    if (facts.isOpening)
        return tr("The session is being opened.");
    if (m_controller.state() == SessionController::State::Busy)
        return tr("Something else is under way.");
    for (const SendPage *page : m_pages) {
        if (QString why = page->objection(); !why.isEmpty())
            return why;
    }
    if (!m_failure.isEmpty())
        return m_failure;
    if (m_beginning && m_beginning->issue())
        return format::visibleText(issueText(*m_beginning->issue()));
    return {};
}

QString SendPanel::serverName() const
{
    const transcript::TargetDescription &target = m_controller.report().target;
    if (!target.host.isEmpty())
        return format::visibleText(u"%1:%2"_s.arg(target.host).arg(target.port));
    return format::visibleText(target.url);
}

QString SendPanel::consequence() const
{
    const QList<plan::Mail::Recipient> &recipients = m_controller.plan().mail.recipients;
    if (!m_controller.isLive() || recipients.isEmpty() || !m_mailing)
        return {};
    QStringList names;
    for (const plan::Mail::Recipient &each : recipients.first(std::min(MostNamed, recipients.size())))
        names.append(format::visibleText(each.address));
    if (const auto more = static_cast<int>(recipients.size() - names.size()); more > 0)
        names.append(tr("%n more", nullptr, more));
    return tr("%1 will be delivered to %2 by %3.")
        .arg(QLocale().formattedDataSize(m_mailing->firstSize()), names.join(u", "_s), serverName());
}

void SendPanel::showControls()
{
    SendControls::Situation situation;
    situation.objection = objection();
    situation.consequence = consequence();
    situation.recipients = static_cast<int>(m_controller.plan().mail.recipients.size());
    situation.isAgain = m_sent == m_controller.plan().mail;
    if (m_isSending)
        situation.progress = m_controller.isPaused() ? SendControls::Situation::Progress::Paused
                                                     : SendControls::Situation::Progress::Running;
    m_controls->show(situation);
}

void SendPanel::send()
{
    if (m_prepareTimer.isActive() || !m_mailing)
        prepare();
    if (!m_mailing || !objection().isEmpty())
        return;
    session::Mailing mailing = *std::exchange(m_mailing, std::nullopt);
    m_sent = m_controller.plan().mail;
    m_sentSize = mailing.firstSize();
    m_isSending = m_controller.send(std::move(mailing), m_controls->halt());
    m_results->setCurrentWidget(m_ledger);
    m_controls->disarm();
    prepareSoon();
    refresh();
}

void SendPanel::resume()
{
    m_controls->disarm();
    m_controller.resume(m_controls->halt());
    refresh();
}

} // namespace mailscope::ui
