// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/scriptedchannel.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype PlaintextLimit = 1024; // as a channel over a socket keeps
}

/// Marks one of the calls in which nothing may be emitted; the script may delete the channel within it.
class ScriptedChannel::Call {
public:
    explicit Call(ScriptedChannel *channel) : m_channel(channel) { ++m_channel->m_calls; }
    ~Call()
    {
        if (m_channel)
            --m_channel->m_calls;
    }
    Q_DISABLE_COPY_MOVE(Call)

private:
    QPointer<ScriptedChannel> m_channel;
};

ScriptedChannel::ScriptedChannel(Delivery delivery, QObject *parent) : Channel(parent), m_delivery(delivery) { }

void ScriptedChannel::refuse(const Issue &issue)
{
    m_refusal = issue;
}

void ScriptedChannel::acceptConnection()
{
    m_holdsConnection = false;
    if (!m_steps.empty())
        schedule();
}

void ScriptedChannel::serverSends(const QByteArray &bytes)
{
    tell(Arrives{bytes});
}

void ScriptedChannel::serverSends(const QByteArray &bytes, qsizetype size)
{
    for (qsizetype at = 0; at < bytes.size(); at += size)
        m_steps.emplace_back(Arrives{bytes.mid(at, size)});
    pump();
}

void ScriptedChannel::serverCloses()
{
    tell(Closes{});
}

void ScriptedChannel::serverResets(const QString &detail)
{
    tell(Resets{detail});
}

void ScriptedChannel::completeHandshake(const TlsDetails &details)
{
    tell(Secures{details});
}

void ScriptedChannel::failHandshake(const Issue &issue)
{
    tell(FailsHandshake{issue});
}

void ScriptedChannel::readAgain()
{
    m_reads = true;
    m_flushed = m_flushed || m_unread > 0;
    m_unread = 0;
    schedule();
}

QByteArray ScriptedChannel::takeWritten()
{
    const QByteArray bytes = m_written.sliced(m_taken);
    m_taken = m_written.size();
    return bytes;
}

void ScriptedChannel::open(const Endpoint &endpoint)
{
    m_state = State::Connecting;
    m_endpoint = endpoint;
    m_clientClosed = false;
    m_incoming.clear();
    if (const auto refusal = std::exchange(m_refusal, std::nullopt))
        m_steps.emplace_front(Refuses{*refusal});
    else
        m_steps.emplace_front(Opens{});
    schedule();
}

QByteArray ScriptedChannel::take()
{
    return std::exchange(m_incoming, {});
}

void ScriptedChannel::write(const QByteArray &bytes)
{
    if (!isOpen() && m_state != State::Handshaking)
        return;
    const Call call(this);
    m_written += bytes;
    if (m_reads)
        m_flushed = true;
    else
        m_unread += bytes.size();
    schedule();
    Q_EMIT clientWrote(bytes);
}

std::expected<void, Issue> ScriptedChannel::startTls(const TlsSettings &settings)
{
    if (m_settingsIssue)
        return std::unexpected(*m_settingsIssue);
    if (m_state != State::Open)
        return {};
    const Call call(this);
    m_state = State::Handshaking;
    m_tlsSettings = settings;
    if (!m_incoming.isEmpty())
        m_steps.emplace_front(Arrives{take()});
    schedule();
    Q_EMIT handshakeStarted();
    return {};
}

void ScriptedChannel::close()
{
    if (m_state == State::Idle || m_state == State::Closing || m_state == State::Ended)
        return;
    const Call call(this);
    m_state = State::Closing;
    m_clientClosed = true;
    m_steps.clear();
    m_steps.emplace_back(Closes{});
    schedule();
    Q_EMIT clientHungUp();
}

void ScriptedChannel::abort()
{
    if (m_state == State::Idle || m_state == State::Ended)
        return;
    const Call call(this);
    m_state = State::Idle;
    m_clientClosed = true;
    m_steps.clear();
    m_flushed = false;
    Q_EMIT clientHungUp();
}

void ScriptedChannel::tell(Step step)
{
    m_steps.push_back(std::move(step));
    pump();
}

void ScriptedChannel::schedule()
{
    if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_scheduled = false;
                performNext();
            },
            Qt::QueuedConnection);
}

/// Takes effect of what was just told, now or later.
void ScriptedChannel::pump()
{
    if (m_delivery == Delivery::Queued || m_calls > 0) {
        schedule();
        return;
    }
    const QPointer<ScriptedChannel> alive(this);
    while (alive && !m_steps.empty() && isDue(m_steps.front()))
        performNext();
}

void ScriptedChannel::performNext()
{
    const QPointer<ScriptedChannel> alive(this); // each slot may delete the channel
    if (std::exchange(m_flushed, false))
        Q_EMIT bytesFlushed();
    if (!alive || m_steps.empty() || !isDue(m_steps.front()))
        return;
    const Step step = std::move(m_steps.front());
    m_steps.pop_front();
    std::visit([this](const auto &each) { perform(each); }, step);
    if (alive && !m_steps.empty() && isDue(m_steps.front()))
        schedule();
}

bool ScriptedChannel::isDue(const Step &step) const
{
    const bool secures = std::holds_alternative<Secures>(step) || std::holds_alternative<FailsHandshake>(step);
    switch (m_state) {
    case State::Idle:
    case State::Ended:
        return false;
    case State::Connecting:
        return !m_holdsConnection && (std::holds_alternative<Opens>(step) || std::holds_alternative<Refuses>(step));
    case State::Open:
    case State::Encrypted:
        return !secures;
    case State::Handshaking:
        return true;
    case State::Closing:
        return std::holds_alternative<Closes>(step) && m_unread == 0;
    }
    std::unreachable();
}

void ScriptedChannel::perform(const Opens &)
{
    m_state = State::Open;
    Q_EMIT opened();
}

void ScriptedChannel::perform(const Arrives &step)
{
    m_incoming += step.bytes;
    if (m_state == State::Handshaking) {
        m_incoming.truncate(PlaintextLimit);
        end(Issue{.id = Issue::PlaintextInHandshake, .stage = {}, .evidence = {}, .detail = {}});
        return;
    }
    Q_EMIT received();
}

void ScriptedChannel::perform(const Secures &step)
{
    m_state = State::Encrypted;
    Q_EMIT secured(step.details);
}

void ScriptedChannel::perform(const FailsHandshake &step)
{
    end(step.issue);
}

void ScriptedChannel::perform(const Closes &)
{
    if (m_state == State::Handshaking)
        end(Issue{.id = Issue::TlsLost, .stage = {}, .evidence = {}, .detail = {}});
    else
        end({});
}

void ScriptedChannel::perform(const Resets &step)
{
    const Issue::Id id = m_state == State::Handshaking ? Issue::TlsLost : Issue::ConnectionLost;
    end(Issue{.id = id, .stage = {}, .evidence = {}, .detail = step.detail});
}

void ScriptedChannel::perform(const Refuses &step)
{
    end(step.issue);
}

void ScriptedChannel::end(const std::optional<Issue> &issue)
{
    m_state = State::Ended;
    m_steps.clear();
    if (issue)
        Q_EMIT failed(*issue);
    else
        Q_EMIT closed();
}

} // namespace mailscope::net
