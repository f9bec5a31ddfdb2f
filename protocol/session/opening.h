// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/channel.h"
#include "net/resolver.h"
#include "plan/plan.h"
#include "transcript/recorder.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace mailscope::session {

/// Makes the channel for an endpoint; tests put scripted ones in place of real ones.
using ChannelFactory = std::function<std::unique_ptr<net::Channel>(net::Endpoint::Kind)>;

/// Finds the way to the server: the targets in turn, the hosts of each, the addresses of each host.
/// Everything it tries is an event, with its time and its error.
///
/// Ends with exactly one signal, never from inside start(). Destroying it at any moment ends what it does.
class Opening final : public QObject {
    Q_OBJECT
public:
    Opening(const plan::Plan &plan, Secret proxyPassword, transcript::Recorder &recorder, ChannelFactory factory,
            QObject *parent = nullptr);
    ~Opening() override;
    Q_DISABLE_COPY_MOVE(Opening)

    /// Takes \p result as what DNS says of the exchangers of the first target, so that nobody is asked again. It is an
    /// event like a look-up of ours; a host among its exchangers then is the only one that is tried. Before start().
    void useExchanges(const net::MxResult &result) { m_exchanges = result; }

    void start();

    /// Records the end of what is under way. No signal follows.
    void cancel();

    /// After opened(): the channel, which belongs to the caller from then on.
    [[nodiscard]] std::unique_ptr<net::Channel> takeChannel();
    /// The target that was reached, or tried last.
    [[nodiscard]] const plan::Target &target() const;
    /// The name of the host that was reached; empty for a socket or a program.
    [[nodiscard]] const QString &host() const { return m_host; }
    /// The stage that runs.
    [[nodiscard]] std::optional<Phase> runningPhase() const { return m_running; }

Q_SIGNALS:
    void opened();
    /// Nothing could be reached; the reason is that of the last try.
    void failed(const mailscope::Issue &issue);
    /// The plan wants no more than the look-up.
    void stopped();

private:
    void tryNext();
    void beginTarget();
    void lookUpExchanges(const QString &domain);
    void onExchanges(const net::MxResult &result);
    void lookUpHost();
    void onHost(const net::HostResult &result);
    void endLookup(const transcript::Resolved &resolved, std::optional<Issue> issue);
    void lookupFailed(const QString &kind, const net::LookupFailure &failure);
    void skipLookup(const QByteArray &reason);
    void findProxy();
    void onProxy(const net::HostResult &result);
    void connectUnlessEnough();
    void connectNext();
    void onOpened();
    void onProxyReached();
    void onConnectFailed(const Issue &issue);
    void onLimitReached();
    void addAddress(const QHostAddress &address);
    [[nodiscard]] bool endConnecting(std::optional<Issue> issue);
    [[nodiscard]] bool tell(transcript::Payload payload);
    [[nodiscard]] net::Endpoint tcpEndpoint() const;
    [[nodiscard]] net::ResolverOptions resolverOptions() const;
    [[nodiscard]] std::optional<net::ProxyAccess> proxyAccess() const;

    const plan::Plan &m_plan;
    Secret m_proxyPassword;
    transcript::Recorder &m_recorder;
    ChannelFactory m_factory;
    net::Resolver *m_resolver = nullptr; ///< made when it is needed first
    QTimer m_timer;

    std::optional<net::MxResult> m_exchanges; ///< known before, and not told yet
    int m_target = -1;
    QHostAddress m_proxyAddress; ///< null until it is found
    std::deque<QString> m_hosts; ///< of the target, still to be looked up
    QString m_host;
    std::deque<net::Endpoint> m_endpoints; ///< of the host, still to be tried
    std::unique_ptr<net::Channel> m_channel;
    std::optional<Phase> m_running; ///< the stage that has begun and not ended
    bool m_viaProxy = false;        ///< the attempt that was begun last
    bool m_attempting = false;      ///< an attempt to connect has begun and not ended
    bool m_over = false;            ///< cancelled: nothing more is recorded
    Issue m_lastIssue;
};

} // namespace mailscope::session
