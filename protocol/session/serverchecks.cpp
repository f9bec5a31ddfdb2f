// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/serverchecks.h"

#include <QHostAddress>

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::session {

using namespace transcript;

namespace {
/// What went wrong, the gravest last.
int gravity(Verdict verdict)
{
    static constexpr std::array Order{Verdict::Ok,   Verdict::Partial, Verdict::Refused,  Verdict::Expectation,
                                      Verdict::Auth, Verdict::Network, Verdict::Protocol, Verdict::Cancelled};
    // TLS is as grave as what a broken network does.
    const auto *const found = std::ranges::find(Order, verdict == Verdict::Tls ? Verdict::Network : verdict);
    return static_cast<int>(std::distance(Order.begin(), found));
}

/// Another connection would fare no better.
bool isOfTheWay(const Issue &issue)
{
    return issue.stage && *issue.stage <= Phase::Greeting;
}

/// "[192.0.2.1]" of "192.0.2.1:25"; empty where that is no address.
QByteArray literalOf(const QString &end)
{
    const QHostAddress address(end.left(end.lastIndexOf(u':')).remove(u'[').remove(u']'));
    if (address.isNull())
        return {};
    const bool isIPv6 = address.protocol() == QHostAddress::IPv6Protocol;
    return (isIPv6 ? "[IPv6:" : "[") + address.toString().section(u'%', 0, 0).toLatin1() + ']';
}
} // namespace

ServerChecks::ServerChecks(plan::Plan plan, QList<check::Check> checks, Secrets secrets, ChannelFactory factory,
                           QObject *parent)
    : QObject(parent), m_plan(std::move(plan)), m_checks(std::move(checks)), m_secrets(std::move(secrets)),
      m_factory(std::move(factory)), m_joined([this](const Event &event) { Q_EMIT eventRecorded(event); })
{
    m_plan.tasks.clear();
}

ServerChecks::~ServerChecks() = default;

void ServerChecks::start()
{
    if (m_state != State::Waiting)
        return;
    m_state = State::Running;
    addErrands();
    next();
}

void ServerChecks::addErrands()
{
    for (const check::Check check : std::as_const(m_checks)) {
        for (CheckRecipe &recipe : checkRecipes(check))
            m_errands.push_back({check, std::move(recipe)});
    }
}

void ServerChecks::next()
{
    if (m_at >= m_errands.size() || m_state == State::Cancelled) {
        end();
        return;
    }
    m_session = std::make_unique<Session>(m_plan, m_secrets, m_factory);
    connect(m_session.get(), &Session::eventRecorded, this, &ServerChecks::onEvent);
    connect(m_session.get(), &Session::finished, this, &ServerChecks::onEnded,
            Qt::QueuedConnection); // inside its signal
    if (m_recording == Recording::Secrets)
        m_session->recordSecrets();
    m_session->open();
}

void ServerChecks::cancel()
{
    if (m_state != State::Running)
        return;
    m_state = State::Cancelled;
    if (m_session)
        m_session->cancel();
}

void ServerChecks::onEvent(const Event &event)
{
    m_joined.take(event);
    if (std::holds_alternative<Began>(event.payload)) {
        const check::Check check = m_errands.at(m_at).check;
        if (std::exchange(m_announced, check) == check)
            return;
        const QString sentence = check::announcement(check);
        m_joined.record(Noted{check::beginsNote(check), sentence});
        Q_EMIT announced(check, sentence);
    } else if (const auto *const connecting = std::get_if<Connecting>(&event.payload)) {
        m_target = connecting->target;
    } else if (const auto *const connected = std::get_if<Connected>(&event.payload)) {
        onConnected(*connected);
    } else if (const auto *const finished = std::get_if<Finished>(&event.payload)) {
        take(*finished);
    }
}

/// Only now it is known which target this is, and which address it has.
void ServerChecks::onConnected(const Connected &connected)
{
    const plan::Target target = m_plan.targets.value(m_target);
    const plan::Mail &mail = m_plan.mail;
    const check::Subject subject{mail.from.value_or(QByteArray()),
                                 mail.recipients.isEmpty() ? QByteArray() : mail.recipients.constFirst().address,
                                 literalOf(connected.remoteEnd)};
    m_session->perform(m_errands.at(m_at).recipe({m_plan, target, m_secrets, subject}));
}

void ServerChecks::take(const Finished &end)
{
    m_last = end;
    if (m_last.issue)
        m_last.issue = m_joined.renumbered(*m_last.issue);
    if (gravity(end.verdict) > gravity(m_worst.verdict))
        m_worst = m_last;
}

void ServerChecks::onEnded()
{
    const check::Check check = m_errands.at(m_at).check;
    const auto goesOn = [this, check] { return m_at < m_errands.size() && m_errands.at(m_at).check == check; };
    ++m_at;
    const bool isWhole = m_last.verdict == Verdict::Ok && !goesOn();
    while (m_last.verdict != Verdict::Ok && goesOn())
        ++m_at;
    if (isWhole) {
        ++m_whole;
        m_joined.record(Noted{check::doneNote(check), check::doneText(check)});
    }
    if (m_last.issue && isOfTheWay(*m_last.issue))
        m_at = m_errands.size();
    next();
}

void ServerChecks::end()
{
    m_state = State::Finished;
    m_session.reset();
    const Verdict how = verdict();
    m_joined.record(Finished{how, m_worst.issue});
    Q_EMIT finished(how);
}

Verdict ServerChecks::verdict() const
{
    const bool isPartial = m_worst.verdict == Verdict::Refused && m_whole > 0;
    return isPartial ? Verdict::Partial : m_worst.verdict;
}

} // namespace mailscope::session
