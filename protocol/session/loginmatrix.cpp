// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/loginmatrix.h"

#include "sasl/scrammessage.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace mailscope::session {

using namespace Qt::StringLiterals;
using plan::Security;
using plan::Target;

namespace {
constexpr quint16 ImplicitTlsPort = 465; // RFC 8314 section 3.3

/// The other port of a server that was named by one of the usual ones.
std::optional<Target> implicitTlsOf(const plan::Plan &plan)
{
    if (plan.targets.size() != 1 || plan.security)
        return std::nullopt;
    Target target = plan.targets.constFirst();
    const bool isUsual = target.port == 25 || target.port == 587;
    if (target.kind != Target::Kind::Host || target.protocol != plan::Protocol::Smtp || !isUsual
        || plan.securityOf(target) == Security::Tls)
        return std::nullopt;
    target.port = ImplicitTlsPort;
    target.security = Security::Tls;
    return target;
}

Security securityOf(LoginMatrix::When when)
{
    switch (when) {
    case LoginMatrix::When::Clear:
        return Security::None;
    case LoginMatrix::When::StartTls:
        return Security::StartTls;
    case LoginMatrix::When::Tls:
        break;
    }
    return Security::Tls;
}

std::optional<Issue> issueOf(const transcript::Transcript &transcript)
{
    if (transcript.isEmpty())
        return std::nullopt;
    const transcript::Event last = transcript.at(transcript.size() - 1);
    const auto *const finished = std::get_if<transcript::Finished>(&last.payload);
    return finished != nullptr ? finished->issue : std::nullopt;
}

/// The server saw a channel binding that is not ours: somebody stands between (RFC 5802 section 7).
bool isWatched(const LoginMatrix::Cell &cell)
{
    return std::ranges::any_of(cell.steps, [](const QJsonObject &step) {
        return sasl::scram::meansAnotherChannel(step.value("fields"_L1)["server-error"_L1].toString());
    });
}
} // namespace

LoginMatrix::LoginMatrix(plan::Plan plan, Secrets secrets, ChannelFactory factory, QObject *parent)
    : QObject(parent), m_plan(std::move(plan)), m_secrets(std::move(secrets)), m_factory(std::move(factory))
{
    addPlaces();
}

LoginMatrix::~LoginMatrix() = default;

void LoginMatrix::addPlaces()
{
    const std::optional<Target> added = implicitTlsOf(m_plan);
    for (int index = 0; const Target &target : std::as_const(m_plan.targets)) {
        if (m_plan.securityOf(target) == Security::Tls) {
            m_places.append(Place{.target = index, .when = When::Tls});
        } else {
            m_places.append(Place{.target = index, .when = When::Clear});
            if (m_plan.securityOf(target) != Security::None)
                m_places.append(Place{.target = index, .when = When::StartTls});
        }
        ++index;
    }
    if (added) {
        m_places.append(Place{.target = static_cast<int>(m_plan.targets.size()), .when = When::Tls, .isGuess = true});
        m_plan.targets.append(*added);
    }
}

void LoginMatrix::start()
{
    m_goesOn = true;
    if (m_state != State::Planned)
        return explore();
    m_state = State::Trying;
    tryNext();
}

void LoginMatrix::explore()
{
    if (m_state != State::Idle)
        return;
    m_state = State::Exploring;
    exploreNext();
}

void LoginMatrix::cancel()
{
    if (m_state == State::Finished)
        return;
    m_isCancelled = true;
    const QPointer self(this);
    if (m_session) {
        m_session->disconnect(this);
        m_session->cancel();
    }
    if (self && m_session && m_state == State::Exploring)
        m_places[m_place].transcript = m_session->transcript(); // what was seen so far, as a session tells it
    if (self)
        end();
}

/// One session for one place, with this list of mechanisms or, to see what is offered, without a login.
void LoginMatrix::run(const Place &place, const QList<QByteArray> &mechanisms)
{
    plan::Plan plan = m_plan;
    plan.targets = {m_plan.targets.at(place.target)};
    plan.security = securityOf(place.when);
    plan.tasks.clear();
    plan.stopAfter.reset();
    plan.dropAfter.reset();
    plan.login.maxFailures = 1;
    plan.login.optional = false;
    plan.login.checkChannelBinding = false;
    if (mechanisms.isEmpty()) {
        plan.stopAfter = place.when == When::StartTls ? Phase::HelloTls : Phase::Hello;
    } else {
        plan.login.mechanisms = mechanisms;
        plan.targets.first().mechanism.clear();
    }
    const QPointer self(this);
    m_session = std::make_unique<Session>(plan, m_secrets, m_factory);
    // Queued: a session is not destroyed inside its own signal, and cells change one turn of the event loop after another.
    connect(m_session.get(), &Session::finished, this,
            mechanisms.isEmpty() ? &LoginMatrix::onExplored : &LoginMatrix::onTried, Qt::QueuedConnection);
    Q_EMIT sessionBegins(m_session.get());
    if (self && m_session && m_state != State::Finished)
        m_session->run();
}

void LoginMatrix::exploreNext()
{
    if (++m_place == m_places.size())
        announce();
    else
        run(m_places.at(m_place), {});
}

void LoginMatrix::onExplored()
{
    if (m_state != State::Exploring || !m_session)
        return;
    Place &place = m_places[m_place];
    place.transcript = m_session->transcript();
    place.issue = issueOf(place.transcript);
    if (!place.issue && m_session->capabilities())
        addCells(m_session->loginChoice());
    exploreNext();
}

void LoginMatrix::addCells(const sasl::Choice &choice)
{
    const Place &place = m_places.at(m_place);
    for (const sasl::Choice::Row &row : choice.rows) {
        if (row.usability == sasl::Usability::NotWanted || row.usability == sasl::Usability::NotOffered)
            continue;
        Cell cell{.mechanism = row.mechanism, .when = place.when, .target = place.target};
        if (row.usability != sasl::Usability::Usable) {
            const QLatin1StringView name = usabilityName(row.usability);
            cell.state = Cell::State::Untried;
            cell.reason = QByteArray(name.data(), name.size());
        }
        m_cells.append(cell);
    }
}

void LoginMatrix::announce()
{
    m_session.reset();
    const bool goesOn = m_goesOn;
    m_state = goesOn ? State::Trying : State::Planned;
    const QPointer self(this);
    const auto attempts = std::ranges::count(m_cells, Cell::State::Waiting, &Cell::state);
    Q_EMIT planned(static_cast<int>(attempts));
    if (self && goesOn && m_state == State::Trying)
        tryNext();
}

void LoginMatrix::tryNext()
{
    const QPointer self(this);
    if (m_failures >= m_plan.login.maxFailures)
        skipWaiting("too-many-failures");
    if (!self || m_state != State::Trying)
        return;
    const auto next = std::ranges::find(m_cells, Cell::State::Waiting, &Cell::state);
    if (next == m_cells.end())
        return end();
    m_cell = std::distance(m_cells.begin(), next);
    next->state = Cell::State::Running;
    Q_EMIT cellChanged(m_cell);
    if (!self || m_state != State::Trying)
        return;
    const Cell &cell = m_cells.at(m_cell);
    run(Place{.target = cell.target, .when = cell.when}, {cell.mechanism});
}

void LoginMatrix::onTried()
{
    if (m_state != State::Trying || !m_session)
        return;
    const QPointer self(this);
    Cell &cell = m_cells[m_cell];
    cell.transcript = m_session->transcript();
    if (decide(cell, cell.transcript))
        ++m_failures;
    const QByteArray unproven(issueName(Issue::AuthServerUnproven).data());
    // Whoever cannot prove to be the server must not be told the password by the next mechanism.
    const bool isImpostor = cell.reason == unproven || isWatched(cell);
    Q_EMIT cellChanged(m_cell);
    if (self && m_state == State::Trying && isImpostor)
        skipWaiting(unproven);
    if (self && m_state == State::Trying)
        tryNext();
}

void LoginMatrix::skipWaiting(const QByteArray &reason)
{
    const QPointer self(this);
    for (qsizetype index = 0; self && index < m_cells.size(); ++index) {
        Cell &cell = m_cells[index];
        if (cell.isDecided())
            continue;
        cell.state = Cell::State::Untried;
        cell.reason = reason;
        Q_EMIT cellChanged(index);
    }
}

void LoginMatrix::end()
{
    const QPointer self(this);
    m_state = State::Finished;
    skipWaiting("cancelled");
    if (!self)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session.release()->deleteLater(); // it may be inside one of its own signals
    }
    Q_EMIT finished(verdict());
}

Verdict LoginMatrix::verdict() const
{
    return m_isCancelled ? Verdict::Cancelled : conclude(m_places, m_cells);
}

} // namespace mailscope::session
