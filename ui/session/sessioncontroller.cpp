// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/sessioncontroller.h"

#include "play/greeter.h"
#include "play/scriptplayer.h"
#include "session/recipe.h"
#include "session/verbs.h"
#include "stage/hellostage.h"
#include "stage/starttlsstage.h"
#include "ui/session/journal.h"
#include "ui/session/matrixrun.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>

using namespace std::chrono_literals;

namespace mailscope::ui {
namespace {

constexpr std::chrono::milliseconds ShortestReportPause = 50ms;

/// A report takes time in proportion to the session: at most a tenth of all time goes into it.
std::chrono::milliseconds pauseAfter(std::chrono::milliseconds cost)
{
    return std::max(ShortestReportPause, 10 * cost);
}

} // namespace

SessionController::SessionController(QString journalFolder, QObject *parent)
    : QObject(parent), m_journalFolder(std::move(journalFolder)), m_matrix(new MatrixRun(this))
{
    m_appendedTimer.setSingleShot(true);
    m_reportTimer.setSingleShot(true);
    connect(&m_keepAliveTimer, &QTimer::timeout, this, [this] {
        if (m_state == State::Idle)
            perform(Action::Noop);
    });
    connect(&m_appendedTimer, &QTimer::timeout, this, &SessionController::eventsAppended);
    connect(&m_reportTimer, &QTimer::timeout, this, &SessionController::refreshReport);
}

SessionController::~SessionController() = default;

void SessionController::setPlan(plan::Plan plan)
{
    if (plan == m_plan)
        return;
    m_plan = std::move(plan);
    Q_EMIT planChanged();
}

void SessionController::connectToServer()
{
    withSecrets([this](session::Secrets secrets) {
        begin(withoutSecretLogin(m_plan), std::move(secrets));
        if (!m_plan.targets.isEmpty())
            m_session->perform(session::openingRecipe(m_plan, m_plan.targets.constFirst()));
        m_session->open();
        updateState();
    });
}

void SessionController::diagnose()
{
    withSecrets([this](session::Secrets secrets) {
        begin(withoutSecretLogin(m_plan), std::move(secrets));
        m_session->run();
        updateState();
    });
}

void SessionController::withSecrets(std::function<void(session::Secrets)> then)
{
    const int fetch = ++m_fetches;
    const auto told = [this, self = QPointer(this), fetch,
                       then = std::move(then)](std::expected<session::Secrets, QString> secrets) {
        if (!self || fetch != m_fetches)
            return;
        if (secrets)
            then(*std::move(secrets));
        else
            Q_EMIT secretsMissing(secrets.error());
    };
    fetchPlanSecrets(m_plan, m_secretSource, told);
}

void SessionController::exploreLogins(LoginWish wish)
{
    withSecrets(
        [this, wish = std::move(wish)](session::Secrets secrets) { m_matrix->ask(m_plan, wish, std::move(secrets)); });
}

void SessionController::play(const plan::Script &script, const session::Secrets &login)
{
    withSecrets([this, script, login](session::Secrets secrets) {
        secrets.password = login.password;
        secrets.token = login.token;
        begin(m_plan, std::move(secrets));
        auto *player = new play::ScriptPlayer(*m_session, play::ScriptPlayer::AtEnd::Quit, m_session.get());
        const auto addSteps = [player, script] {
            for (const plan::ScriptLine &line : script.lines)
                player->add(line);
            player->endOfSteps();
        };
        new play::Greeter(*m_session, session::greetingRecipe, addSteps, m_session.get());
        m_session->open();
        updateState();
    });
}

void SessionController::begin(const plan::Plan &plan, session::Secrets secrets)
{
    end();
    m_session = std::make_unique<session::Session>(plan, std::move(secrets));
    // What does not fit into memory goes where the journals are: nobody else can read there.
    m_session->setStorage({.folder = m_journalFolder});
    m_shown = {};
    forgetEvents();
    m_isOpening = true;
    connect(m_session.get(), &session::Session::eventRecorded, this, &SessionController::onEvent);
    connect(m_session.get(), &session::Session::finished, this, &SessionController::onFinished);
    connect(m_session.get(), &session::Session::idle, this, [this] {
        m_isOpening = false;
        updateState();
    });
    connect(m_session.get(), &session::Session::payloadProgressed, this, &SessionController::payloadProgressed);
    setState(State::Opening);
    Q_EMIT sessionReplaced();
    beginJournal();
    if (m_recordsSecrets)
        m_session->recordSecrets();
}

void SessionController::end()
{
    m_reportTimer.stop();
    m_appendedTimer.stop();
    m_journal.reset();
    // It may be that a slot of the old session led here.
    if (m_session) {
        m_session->disconnect(this);
        m_session->cancel();
        m_session.release()->deleteLater();
    }
}

void SessionController::beginJournal()
{
    if (m_journalFolder.isEmpty())
        return;
    const QString host = m_plan.targets.isEmpty() ? QString() : m_plan.targets.constFirst().host;
    auto journal = Journal::begin(m_journalFolder, QDateTime::currentDateTimeUtc(), host);
    if (!journal) {
        Q_EMIT journalFailed(journal.error());
        return;
    }
    m_journal = std::move(*journal);
}

void SessionController::disconnectFromServer()
{
    if (!isLive())
        return;
    if (m_isOpening || !m_session->isIdle()) {
        cancel();
        return;
    }
    perform(Action::Quit);
}

bool SessionController::perform(Action action, const QByteArray &argument)
{
    if (!isLive())
        return false;
    if (action != Action::Ehlo && action != Action::StartTls)
        return perform(plan::VerbStep{verbOf(action), argument}).has_value();
    stage::Recipe recipe;
    if (action == Action::StartTls)
        recipe.push_back(std::make_unique<stage::StartTlsStage>(stage::StartTlsStage::Demand::Required));
    // What was offered in clear counts no more once the connection is encrypted: hello is said again (RFC 3207 section 4.2).
    const bool isEncrypted = m_session->isEncrypted() || action == Action::StartTls;
    recipe.push_back(std::make_unique<stage::HelloStage>(m_plan.greet, isEncrypted ? Phase::HelloTls : Phase::Hello));
    m_session->perform(std::move(recipe));
    updateState();
    return true;
}

bool SessionController::perform(std::unique_ptr<stage::Stage> stage)
{
    if (!isLive() || !stage)
        return false;
    m_session->perform(std::move(stage));
    updateState();
    return true;
}

std::expected<void, QString> SessionController::perform(const plan::Step &step)
{
    if (!isLive())
        return std::unexpected(tr("There is no open connection."));
    auto performed = session::perform(*m_session, step);
    updateState();
    return performed;
}

bool SessionController::sendNow(const QByteArray &bytes)
{
    return isLive() && m_session->sendNow(bytes);
}

void SessionController::stop()
{
    ++m_fetches;
    if (!isLive())
        return;
    if (m_isOpening)
        m_session->cancel();
    else
        m_session->stop();
    updateState();
}

void SessionController::cancel()
{
    ++m_fetches;
    if (isLive())
        m_session->cancel();
}

void SessionController::recordSecrets()
{
    m_recordsSecrets = true;
    if (isLive())
        m_session->recordSecrets();
}

void SessionController::breakRules(bool wanted)
{
    if (wanted == m_plan.force)
        return;
    m_plan.force = wanted;
    if (isLive())
        m_session->setForce(wanted);
    Q_EMIT planChanged();
    Q_EMIT stateChanged();
}

void SessionController::setKeepAlive(std::chrono::seconds interval)
{
    m_keepAliveTimer.setInterval(interval);
    interval > 0s ? m_keepAliveTimer.start() : m_keepAliveTimer.stop();
}

void SessionController::show(transcript::Transcript transcript, plan::Plan plan)
{
    ++m_fetches;
    end();
    m_shown = std::move(transcript);
    m_isOpening = false;
    m_plan = std::move(plan);
    forgetEvents();
    m_report = report::fold(withoutSecrets(), report::FoldLimit);
    m_state = State::Ended;
    Q_EMIT planChanged();
    Q_EMIT sessionReplaced();
    Q_EMIT stateChanged();
    Q_EMIT reportChanged();
}

const transcript::Transcript &SessionController::transcript() const
{
    return m_session ? m_session->transcript() : m_shown;
}

std::optional<Phase> SessionController::runningPhase() const
{
    return isLive() ? m_session->runningPhase() : std::nullopt;
}

bool SessionController::isJournaled() const
{
    return m_journal && !m_recordsSecrets;
}

SessionFacts SessionController::facts() const
{
    SessionFacts facts;
    facts.hasTarget = !m_plan.targets.isEmpty();
    facts.isLive = isLive();
    facts.isOpening = m_state == State::Opening;
    if (facts.hasTarget)
        facts.protocol = m_plan.targets.constFirst().protocol;
    if (m_session) {
        facts.isEncrypted = m_session->isEncrypted();
        facts.capabilities = m_session->capabilities();
        facts.isLoggedIn = m_report.auth && m_report.auth->ok;
    }
    return facts;
}

void SessionController::onEvent(const transcript::Event &event)
{
    if (m_journal) {
        if (const auto written = m_journal->append(event); !written) {
            m_journal.reset();
            Q_EMIT journalFailed(written.error());
        }
    }
    if (!m_appendedTimer.isActive())
        m_appendedTimer.start(0);
    if (!m_reportTimer.isActive())
        m_reportTimer.start(m_reportPause);
    updateState();
}

void SessionController::onFinished()
{
    m_journal.reset();
    m_isOpening = false;
    m_appendedTimer.stop();
    m_reportTimer.stop();
    Q_EMIT eventsAppended();
    refreshReport();
    updateState();
}

void SessionController::refreshReport()
{
    QElapsedTimer clock;
    clock.start();
    m_report = report::fold(withoutSecrets(), report::FoldLimit);
    m_reportPause = pauseAfter(std::chrono::milliseconds(clock.elapsed()));
    Q_EMIT reportChanged();
}

void SessionController::forgetEvents()
{
    m_secrets = {};
    m_searched = 0;
    m_hidden = {};
    m_report = {};
}

/// A report is shown without anybody asking for secrets.
const transcript::Transcript &SessionController::withoutSecrets()
{
    const transcript::Transcript &all = transcript();
    for (; m_searched < all.size(); ++m_searched)
        m_secrets.take(all.row(m_searched));
    if (!m_secrets.areRecorded())
        return all;
    while (m_hidden.size() < all.size())
        m_hidden.append(m_secrets.hidden(all.at(m_hidden.size())));
    return m_hidden;
}

void SessionController::updateState()
{
    if (!m_session)
        return;
    if (m_session->isFinished())
        setState(State::Ended);
    else if (m_isOpening)
        setState(State::Opening);
    else
        setState(m_session->isIdle() ? State::Idle : State::Busy);
}

void SessionController::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace mailscope::ui
