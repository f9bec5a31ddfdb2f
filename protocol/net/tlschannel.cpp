// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlschannel.h"

#include <QCoreApplication>

namespace mailscope::net {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};
} // namespace

using namespace Qt::StringLiterals;

void TlsChannel::open(const Endpoint &endpoint)
{
    begin();
    m_remoteEnd.clear();
    if (endpoint.proxy)
        openThroughProxy(endpoint);
    else
        openDirectly(endpoint);
}

void TlsChannel::openDirectly(const Endpoint &endpoint)
{
    m_connector = std::make_unique<Connector>();
    m_connector->start(endpoint, [this](Connector::Result result) { settle(std::move(result)); });
}

void TlsChannel::settle(Connector::Result result)
{
    if (result)
        adopt(std::move(*result));
    else
        fail(result.error().id, result.error().detail);
}

void TlsChannel::openThroughProxy(const Endpoint &endpoint)
{
    if (!endpoint.bindAddress.isNull() || endpoint.bindPort != 0) {
        fail(Issue::BindFailed, Words::tr("A local address cannot be combined with a proxy."));
        return;
    }
    const QString host = endpoint.address.isNull() ? endpoint.host : endpoint.address.toString();
    m_remoteEnd = u"%1:%2"_s.arg(host.contains(u':') ? u'[' + host + u']' : host).arg(endpoint.port);
    m_proxyConnector = std::make_unique<ProxyConnector>();
    m_proxyConnector->start(
        endpoint, [this] { passProxy(); }, [this](Connector::Result result) { settle(std::move(result)); });
}

QString TlsChannel::remoteEnd() const
{
    return m_remoteEnd.isEmpty() ? SocketChannel::remoteEnd() : m_remoteEnd;
}

void TlsChannel::releaseAttempt()
{
    m_connector.reset();
    m_proxyConnector.reset();
}

} // namespace mailscope::net
