// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxyconnector.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace mailscope::net {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};
} // namespace

using namespace Qt::StringLiterals;

void ProxyConnector::start(const Endpoint &endpoint, Reached reached, Connector::Done done)
{
    Q_ASSERT(endpoint.proxy.has_value()); // whoever has none connects without us
    m_reached = std::move(reached);
    m_done = std::move(done);
    const QString host = endpoint.address.isNull() ? endpoint.host : endpoint.address.toString();
    m_handshake.emplace(*endpoint.proxy, host, endpoint.port);
    Endpoint proxy;
    proxy.address = endpoint.proxy->address;
    proxy.port = endpoint.proxy->port;
    m_connector.start(proxy, [this](Connector::Result result) { onConnected(std::move(result)); });
}

void ProxyConnector::onConnected(Connector::Result result)
{
    if (!result) {
        fail(Words::tr("The proxy cannot be reached: %1").arg(result.error().detail));
        return;
    }
    m_descriptor = std::move(*result);
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &ProxyConnector::onReadable);
    std::exchange(m_reached, {})();
    if (m_handshake)
        take(m_handshake->opening());
}

void ProxyConnector::onReadable()
{
    std::array<char, 256> bytes;
    while (m_done && m_handshake) {
        ProxyHandshake &handshake = *m_handshake;
        const auto wanted = static_cast<std::size_t>(std::max<qsizetype>(handshake.wanted(), 1));
        const ssize_t size = ::recv(m_descriptor.get(), bytes.data(), std::min(wanted, bytes.size()), MSG_DONTWAIT);
        if (size < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (size < 0)
            fail(Words::tr("The proxy broke the connection: %1").arg(qt_error_string(errno)));
        else if (size == 0)
            fail(Words::tr("The proxy closed the connection without an answer."));
        else
            take(handshake.receive(QByteArrayView(bytes.data(), size)));
    }
}

void ProxyConnector::take(const ProxyHandshake::Turn &turn)
{
    if (const auto *failed = std::get_if<ProxyHandshake::Failed>(&turn))
        fail(failed->why);
    else if (const auto *waits = std::get_if<ProxyHandshake::Waits>(&turn); waits && !send(waits->send))
        fail(Words::tr("The proxy broke the connection: %1").arg(qt_error_string(errno)));
    else if (std::holds_alternative<ProxyHandshake::Opened>(turn))
        finish(std::move(m_descriptor));
}

/// A new connection takes these few bytes at once.
bool ProxyConnector::send(const QByteArray &bytes)
{
    return bytes.isEmpty()
        || ::send(m_descriptor.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL)
        == bytes.size();
}

void ProxyConnector::fail(const QString &why)
{
    finish(std::unexpected(Issue{.id = Issue::ProxyFailed, .stage = {}, .evidence = {}, .detail = why}));
}

void ProxyConnector::finish(Connector::Result result)
{
    if (m_notifier) {
        m_notifier->setEnabled(false);
        m_notifier.release()->deleteLater(); // it is just being activated
    }
    if (Connector::Done done = std::exchange(m_done, {}))
        done(std::move(result));
}

} // namespace mailscope::net
