// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/opening.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace mailscope::session {

using net::LookupFailure;
using plan::Target;
using transcript::StageStatus;
using namespace Qt::StringLiterals;

namespace {
Issue::Id issueOf(LookupFailure::Kind kind)
{
    switch (kind) {
    case LookupFailure::NotFound:
    case LookupFailure::BadName:
        return Issue::NameNotFound;
    case LookupFailure::NoData:
        return Issue::NoAddress;
    case LookupFailure::Timeout:
        return Issue::LookupTimeout;
    case LookupFailure::Cancelled:
        return Issue::Cancelled;
    case LookupFailure::ServerFailure:
    case LookupFailure::Refused:
    case LookupFailure::BadAnswer:
    case LookupFailure::NoServer:
        break;
    }
    return Issue::LookupFailed;
}

net::AddressFamily wantedFamily(plan::Family family)
{
    switch (family) {
    case plan::Family::IPv4:
        return net::AddressFamily::IPv4;
    case plan::Family::IPv6:
        return net::AddressFamily::IPv6;
    case plan::Family::Any:
        break;
    }
    return net::AddressFamily::Any;
}

QString addressText(const net::Endpoint &endpoint)
{
    if (endpoint.kind != net::Endpoint::Kind::Tcp)
        return endpoint.path;
    return endpoint.address.isNull() ? endpoint.host : endpoint.address.toString();
}

QString familyText(const net::Endpoint &endpoint)
{
    switch (endpoint.kind) {
    case net::Endpoint::Kind::Local:
        return u"unix"_s;
    case net::Endpoint::Kind::Process:
        return u"pipe"_s;
    case net::Endpoint::Kind::Tcp:
        break;
    }
    return endpoint.address.protocol() == QHostAddress::IPv6Protocol ? u"ipv6"_s : u"ipv4"_s;
}

/// A channel may be inside one of its own signals, so it is never deleted at once.
void discard(std::unique_ptr<net::Channel> channel)
{
    if (!channel)
        return;
    channel->disconnect();
    channel->abort();
    channel.release()->deleteLater();
}
} // namespace

Opening::Opening(const plan::Plan &plan, Secret proxyPassword, transcript::Recorder &recorder, ChannelFactory factory,
                 QObject *parent)
    : QObject(parent), m_plan(plan), m_proxyPassword(std::move(proxyPassword)), m_recorder(recorder),
      m_factory(std::move(factory))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Opening::onLimitReached);
}

Opening::~Opening()
{
    discard(std::move(m_channel));
}

void Opening::start()
{
    QMetaObject::invokeMethod(this, &Opening::tryNext, Qt::QueuedConnection);
}

void Opening::cancel()
{
    if (std::exchange(m_over, true))
        return;
    m_timer.stop();
    discard(std::move(m_channel));
    if (m_resolver)
        m_resolver->disconnect(this);
    if (std::exchange(m_attempting, false))
        m_recorder.record(transcript::ConnectFailed{Issue::Cancelled, {}});
    if (const auto phase = std::exchange(m_running, std::nullopt))
        m_recorder.record(
            transcript::StageEnded{*phase, StageStatus::Failed, Issue{Issue::Cancelled, phase, {}, {}}, {}});
}

std::unique_ptr<net::Channel> Opening::takeChannel()
{
    return std::move(m_channel);
}

const Target &Opening::target() const
{
    return m_plan.targets.at(std::clamp<qsizetype>(m_target, 0, m_plan.targets.size() - 1));
}

void Opening::tryNext()
{
    if (m_over)
        return;
    if (!m_endpoints.empty()) {
        connectNext();
    } else if (!m_hosts.empty()) {
        lookUpHost();
    } else if (m_target + 1 < m_plan.targets.size()) {
        ++m_target;
        beginTarget();
    } else {
        Q_EMIT failed(m_lastIssue);
    }
}

void Opening::beginTarget()
{
    const Target &target = m_plan.targets.at(m_target);
    m_host.clear();
    if (m_exchanges) {
        lookUpExchanges(target.host);
        return;
    }
    net::Endpoint endpoint;
    switch (target.kind) {
    case Target::Kind::Mx:
        lookUpExchanges(target.host);
        return;
    case Target::Kind::Host:
        m_hosts.push_back(target.host);
        break;
    case Target::Kind::Socket:
    case Target::Kind::Program:
        endpoint.kind = target.kind == Target::Kind::Socket ? net::Endpoint::Kind::Local : net::Endpoint::Kind::Process;
        endpoint.path = target.path;
        m_endpoints.push_back(endpoint);
        break;
    }
    tryNext();
}

net::ResolverOptions Opening::resolverOptions() const
{
    net::ResolverOptions options;
    if (!m_plan.dnsServer.isNull())
        options.server = net::DnsServer{m_plan.dnsServer, m_plan.dnsPort};
    options.limit = m_plan.patience.limit(Phase::Resolve).value_or(std::chrono::milliseconds(0));
    return options;
}

void Opening::lookUpExchanges(const QString &domain)
{
    m_running = Phase::Resolve;
    if (!tell(transcript::StageBegan{Phase::Resolve}))
        return;
    if (m_exchanges) {
        onExchanges(*std::exchange(m_exchanges, std::nullopt));
        return;
    }
    if (!m_resolver)
        m_resolver = new net::Resolver(this);
    connect(m_resolver, &net::Resolver::mxResolved, this, &Opening::onExchanges, Qt::SingleShotConnection);
    m_resolver->lookUpMx(domain.toUtf8(), resolverOptions());
}

void Opening::onExchanges(const net::MxResult &result)
{
    if (!result) {
        lookupFailed(u"mx"_s, result.error());
        return;
    }
    if (result->nullMx) {
        m_lastIssue = Issue{Issue::NullMx, Phase::Resolve, {}, QString::fromUtf8(result->domain)};
        endLookup(transcript::Resolved{QString::fromUtf8(result->domain), u"mx"_s, {u"0 ."_s}, result->servers, {}},
                  m_lastIssue);
        return;
    }
    const bool isForOne = target().kind == Target::Kind::Host; // the others are not for this session
    if (isForOne)
        m_hosts.push_back(target().host);
    QStringList answers;
    for (const net::MxRecord &record : result->records) {
        if (!isForOne)
            m_hosts.push_back(QString::fromUtf8(record.exchange));
        answers.append(QString::number(record.preference) + u' ' + QString::fromUtf8(record.exchange));
    }
    endLookup(transcript::Resolved{QString::fromUtf8(result->domain), u"mx"_s, answers, result->servers, {}}, {});
}

void Opening::lookUpHost()
{
    m_host = m_hosts.front();
    m_hosts.pop_front();
    if (m_plan.proxy && m_proxyAddress.isNull()) {
        findProxy();
        return;
    }
    if (m_plan.proxy) { // the proxy looks the name up: it may see another world
        m_endpoints.push_back(tcpEndpoint());
        skipLookup("by-proxy");
        return;
    }
    if (const QHostAddress literal(m_host); !literal.isNull()) {
        addAddress(literal);
        skipLookup("address-given");
        return;
    }
    m_running = Phase::Resolve;
    if (!tell(transcript::StageBegan{Phase::Resolve}))
        return;
    if (!m_resolver)
        m_resolver = new net::Resolver(this);
    connect(m_resolver, &net::Resolver::hostResolved, this, &Opening::onHost, Qt::SingleShotConnection);
    m_resolver->lookUpHost(m_host.toUtf8(), wantedFamily(m_plan.family), resolverOptions());
}

void Opening::skipLookup(const QByteArray &reason)
{
    if (tell(transcript::StageEnded{Phase::Resolve, StageStatus::Skipped, {}, reason}))
        connectUnlessEnough();
}

/// Our look-up has a limit and a choice of server; Qt's own would block the end of the program.
void Opening::findProxy()
{
    m_hosts.push_front(m_host); // it is its turn once the proxy is found
    if (m_proxyAddress = QHostAddress(m_plan.proxy->host); !m_proxyAddress.isNull()) {
        tryNext();
        return;
    }
    m_running = Phase::Resolve;
    if (!tell(transcript::StageBegan{Phase::Resolve}))
        return;
    if (!m_resolver)
        m_resolver = new net::Resolver(this);
    connect(m_resolver, &net::Resolver::hostResolved, this, &Opening::onProxy, Qt::SingleShotConnection);
    m_resolver->lookUpHost(m_plan.proxy->host.toUtf8(), net::AddressFamily::Any, resolverOptions());
}

void Opening::onProxy(const net::HostResult &result)
{
    if (!result) {
        m_hosts.clear();
        lookupFailed(u"host"_s, result.error());
        return;
    }
    m_proxyAddress = result->addresses.constFirst();
    endLookup(
        transcript::Resolved{
            QString::fromUtf8(result->name), u"host"_s, {m_proxyAddress.toString()}, result->servers, {}},
        {});
}

void Opening::onHost(const net::HostResult &result)
{
    if (!result) {
        lookupFailed(u"host"_s, result.error());
        return;
    }
    QStringList answers;
    for (const QHostAddress &address : result->addresses) {
        answers.append(address.toString());
        addAddress(address);
    }
    endLookup(transcript::Resolved{QString::fromUtf8(result->name), u"host"_s, answers, result->servers, {}}, {});
}

void Opening::lookupFailed(const QString &kind, const LookupFailure &failure)
{
    const QString error = QString::fromLatin1(net::toByteArray(failure.kind));
    m_lastIssue = Issue{issueOf(failure.kind), Phase::Resolve, {}, QString::fromUtf8(failure.detail)};
    endLookup(transcript::Resolved{QString::fromUtf8(failure.name), kind, {}, failure.servers, error}, m_lastIssue);
}

void Opening::endLookup(const transcript::Resolved &resolved, std::optional<Issue> issue)
{
    if (!tell(resolved))
        return;
    const StageStatus status = issue ? StageStatus::Failed : StageStatus::Ok;
    m_running.reset();
    if (!tell(transcript::StageEnded{Phase::Resolve, status, std::move(issue), {}}))
        return;
    connectUnlessEnough();
}

void Opening::connectUnlessEnough()
{
    const bool enough = m_plan.stopAfter == Phase::Resolve || m_plan.dropAfter == Phase::Resolve;
    if (enough && !m_endpoints.empty())
        Q_EMIT stopped();
    else
        tryNext();
}

bool Opening::tell(transcript::Payload payload)
{
    if (!m_over)
        m_recorder.record(std::move(payload));
    return !m_over; // whoever was told may have cancelled
}

void Opening::addAddress(const QHostAddress &address)
{
    const bool isIPv6 = address.protocol() == QHostAddress::IPv6Protocol;
    const bool unwanted =
        (m_plan.family == plan::Family::IPv4 && isIPv6) || (m_plan.family == plan::Family::IPv6 && !isIPv6);
    if (unwanted) {
        m_lastIssue = Issue{Issue::NoAddress, Phase::Resolve, {}, address.toString()};
        return;
    }
    net::Endpoint endpoint = tcpEndpoint();
    endpoint.address = address;
    m_endpoints.push_back(endpoint);
}

net::Endpoint Opening::tcpEndpoint() const
{
    net::Endpoint endpoint;
    endpoint.host = m_host;
    endpoint.port = target().port;
    endpoint.bindAddress = m_plan.bindAddress;
    endpoint.bindPort = m_plan.bindPort;
    endpoint.proxy = proxyAccess();
    return endpoint;
}

std::optional<net::ProxyAccess> Opening::proxyAccess() const
{
    if (!m_plan.proxy)
        return std::nullopt;
    return net::ProxyAccess{m_plan.proxy->kind, m_proxyAddress, m_plan.proxy->port, m_plan.proxy->user,
                            m_proxyPassword};
}

void Opening::connectNext()
{
    if (m_running != Phase::Connect) {
        m_running = Phase::Connect;
        if (!tell(transcript::StageBegan{Phase::Connect}))
            return;
    }
    const net::Endpoint endpoint = m_endpoints.front();
    m_endpoints.pop_front();
    m_attempting = true;
    m_viaProxy = endpoint.proxy.has_value();
    if (!tell(transcript::Connecting{m_target, addressText(endpoint), familyText(endpoint), endpoint.port}))
        return;
    m_channel = m_factory(endpoint.kind);
    connect(m_channel.get(), &net::Channel::proxyReached, this, &Opening::onProxyReached);
    connect(m_channel.get(), &net::Channel::opened, this, &Opening::onOpened);
    connect(m_channel.get(), &net::Channel::failed, this, &Opening::onConnectFailed);
    if (const auto limit = m_plan.patience.limit(Phase::Connect))
        m_timer.start(*limit);
    m_channel->open(endpoint);
}

/// The way to the proxy is one phase, the way from there another.
void Opening::onProxyReached()
{
    m_timer.stop();
    const bool enough = m_plan.stopAfter == Phase::Connect || m_plan.dropAfter == Phase::Connect;
    if (enough)
        m_attempting = false;
    if (!endConnecting({}))
        return;
    if (enough) {
        discard(std::move(m_channel));
        Q_EMIT stopped();
        return;
    }
    m_running = Phase::Proxy;
    if (!tell(transcript::StageBegan{Phase::Proxy}))
        return;
    if (const auto limit = m_plan.patience.limit(Phase::Proxy))
        m_timer.start(*limit);
}

void Opening::onLimitReached()
{
    if (!m_viaProxy)
        onConnectFailed({Issue::ConnectTimeout, {}, {}, {}});
    else if (m_running == Phase::Proxy)
        onConnectFailed({Issue::ProxyFailed, {}, {}, u"The proxy did not answer within the time limit."_s});
    else
        onConnectFailed({Issue::ProxyFailed, {}, {}, u"The proxy cannot be reached within the time limit."_s});
}

void Opening::onOpened()
{
    m_timer.stop();
    m_attempting = false;
    m_channel->disconnect(this);
    if (m_viaProxy) {
        const QString kind = m_plan.proxy->kind == plan::Proxy::Kind::Socks5 ? u"socks5"_s : u"http"_s;
        if (!tell(transcript::ProxyOpened{kind, m_plan.proxy->host + u':' + QString::number(m_plan.proxy->port)}))
            return;
    }
    if (tell(transcript::Connected{m_channel->localEnd(), m_channel->remoteEnd()}) && endConnecting({}))
        Q_EMIT opened();
}

void Opening::onConnectFailed(const Issue &issue)
{
    m_timer.stop();
    m_attempting = false;
    discard(std::move(m_channel));
    m_lastIssue = issue;
    m_lastIssue.stage = m_running.value_or(Phase::Connect);
    if (!tell(transcript::ConnectFailed{issue.id, issue.detail}))
        return;
    if ((m_endpoints.empty() || m_running == Phase::Proxy) && !endConnecting(m_lastIssue))
        return;
    tryNext();
}

bool Opening::endConnecting(std::optional<Issue> issue)
{
    const Phase phase = std::exchange(m_running, std::nullopt).value_or(Phase::Connect);
    const StageStatus status = issue ? StageStatus::Failed : StageStatus::Ok;
    return tell(transcript::StageEnded{phase, status, std::move(issue), {}});
}

} // namespace mailscope::session
