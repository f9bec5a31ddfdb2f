// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/connector.h"

#include <QCoreApplication>
#include <QFile>
#include <QTimer>

#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/un.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <utility>

namespace mailscope::net {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};
Issue::Id issueOf(int error)
{
    if (error == ECONNREFUSED)
        return Issue::ConnectRefused;
    return error == ECONNRESET ? Issue::ConnectionLost
                               : Issue::ConnectFailed; // reset: it was open, if only for a moment
}

std::unexpected<Issue> issue(Issue::Id id, const QString &detail)
{
    return std::unexpected(Issue{.id = id, .stage = {}, .evidence = {}, .detail = detail});
}

std::unexpected<Issue> systemIssue(Issue::Id id, int error)
{
    return issue(id, qt_error_string(error));
}

std::uint32_t scopeIndex(const QHostAddress &address)
{
    bool isNumber = false;
    const std::uint32_t number = address.scopeId().toUInt(&isNumber);
    return isNumber ? number : if_nametoindex(address.scopeId().toLocal8Bit().constData());
}

} // namespace

std::expected<Connector::Address, Issue> Connector::tcpAddress(const QHostAddress &address, quint16 port, Issue::Id id)
{
    Address result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in four{};
        four.sin_family = AF_INET;
        four.sin_port = htons(port);
        four.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&result.storage, &four, sizeof(four));
        result.size = sizeof(four);
        return result;
    }
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return issue(id, Words::tr("There is no address."));
    sockaddr_in6 six{};
    six.sin6_family = AF_INET6;
    six.sin6_port = htons(port);
    six.sin6_scope_id = address.scopeId().isEmpty() ? 0 : scopeIndex(address);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    std::memcpy(&six.sin6_addr, &bytes, sizeof(bytes));
    std::memcpy(&result.storage, &six, sizeof(six));
    result.size = sizeof(six);
    return result;
}

std::expected<Connector::Address, Issue> Connector::localAddress(const QString &path)
{
    QByteArray name = QFile::encodeName(path);
    sockaddr_un local{};
    local.sun_family = AF_UNIX;
    const bool abstract = name.startsWith('@'); // Linux: a name without a file
    if (abstract)
        name[0] = '\0';
    if (name.isEmpty() || static_cast<std::size_t>(name.size()) >= sizeof(local.sun_path))
        return systemIssue(Issue::ConnectFailed, name.isEmpty() ? ENOENT : ENAMETOOLONG);
    if (!abstract && name.contains('\0'))
        return systemIssue(Issue::ConnectFailed, EINVAL);
    std::memcpy(local.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    Address result;
    std::memcpy(&result.storage, &local, sizeof(local));
    const std::size_t length =
        offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(name.size()) + (abstract ? 0 : 1);
    result.size = static_cast<socklen_t>(length);
    return result;
}

std::expected<Connector::Address, Issue> Connector::target(const Endpoint &endpoint)
{
    if (endpoint.kind == Endpoint::Kind::Local)
        return localAddress(endpoint.path);
    return tcpAddress(endpoint.address, endpoint.port, Issue::ConnectFailed);
}

std::expected<void, Issue> Connector::bindTo(const Endpoint &endpoint)
{
    if (endpoint.kind != Endpoint::Kind::Tcp || (endpoint.bindAddress.isNull() && endpoint.bindPort == 0))
        return {};
    const bool six = m_target.storage.ss_family == AF_INET6;
    const QHostAddress any(six ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4);
    const auto local =
        tcpAddress(endpoint.bindAddress.isNull() ? any : endpoint.bindAddress, endpoint.bindPort, Issue::BindFailed);
    if (!local)
        return std::unexpected(local.error());
    if (local->storage.ss_family != m_target.storage.ss_family)
        return issue(Issue::BindFailed,
                     Words::tr("%1 and %2 are of different address families.")
                         .arg(endpoint.bindAddress.toString(), endpoint.address.toString()));
    const int yes = 1; // a port of an earlier connection may be taken again at once
    ::setsockopt(m_descriptor.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    if (::bind(m_descriptor.get(), reinterpret_cast<const sockaddr *>(&local->storage), local->size) != 0)
        return systemIssue(Issue::BindFailed, errno);
    return {};
}

std::expected<void, Issue> Connector::prepare(const Endpoint &endpoint)
{
    const auto address = target(endpoint);
    if (!address)
        return std::unexpected(address.error());
    m_target = *address;
    m_descriptor.reset(::socket(m_target.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!m_descriptor.isValid())
        return systemIssue(Issue::ConnectFailed, errno);
    if (endpoint.kind == Endpoint::Kind::Tcp) {
        const int yes = 1;
        ::setsockopt(m_descriptor.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
    }
    return bindTo(endpoint);
}

void Connector::start(const Endpoint &endpoint, Done done)
{
    m_done = std::move(done);
    if (const std::expected<void, Issue> prepared = prepare(endpoint); !prepared)
        QMetaObject::invokeMethod(this, [this, prepared] { finish(prepared); }, Qt::QueuedConnection);
    else
        connectNow();
}

void Connector::connectNow()
{
    int error = 0;
    if (::connect(m_descriptor.get(), reinterpret_cast<const sockaddr *>(&m_target.storage), m_target.size) != 0)
        error = errno;
    if (error == EINPROGRESS || error == EINTR) {
        waitForAnswer();
    } else if (error == EAGAIN) {
        // A Unix socket whose queue is full: nothing tells when there is room again.
        QTimer::singleShot(20ms, this, &Connector::connectNow);
    } else {
        std::expected<void, Issue> outcome;
        if (error != 0)
            outcome = systemIssue(issueOf(error), error);
        QMetaObject::invokeMethod(this, [this, outcome] { finish(outcome); }, Qt::QueuedConnection);
    }
}

void Connector::waitForAnswer()
{
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor.get(), QSocketNotifier::Write);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Connector::onAnswer);
}

void Connector::onAnswer()
{
    m_notifier->setEnabled(false);
    m_notifier.release()->deleteLater(); // it is just being activated
    int error = 0;
    socklen_t size = sizeof(error);
    if (::getsockopt(m_descriptor.get(), SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        error = errno;
    if (error != 0)
        finish(systemIssue(issueOf(error), error));
    else
        finish({});
}

void Connector::finish(std::expected<void, Issue> outcome)
{
    Done done = std::exchange(m_done, {});
    if (!done)
        return;
    if (outcome)
        done(std::move(m_descriptor));
    else
        done(std::unexpected(std::move(outcome).error()));
}

} // namespace mailscope::net
