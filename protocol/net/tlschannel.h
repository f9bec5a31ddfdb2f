// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connector.h"
#include "net/proxyconnector.h"
#include "net/socketchannel.h"

namespace mailscope::net {

/// TCP, upgraded to TLS on demand: to an address, or through a SOCKS5 or HTTP CONNECT proxy.
///
/// Failures before opened(): ConnectRefused, ConnectFailed, BindFailed, ProxyFailed. A proxy resolves Endpoint::host
/// when Endpoint::address is null. A local address cannot be combined with a proxy (BindFailed).
class TlsChannel final : public SocketChannel {
    Q_OBJECT
public:
    using SocketChannel::SocketChannel;

    void open(const Endpoint &endpoint) override;
    [[nodiscard]] QString remoteEnd() const override;

protected:
    void releaseAttempt() override;

private:
    void openDirectly(const Endpoint &endpoint);
    void openThroughProxy(const Endpoint &endpoint);
    void settle(Connector::Result result);

    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<ProxyConnector> m_proxyConnector;
    QString m_remoteEnd; ///< through a proxy only, where the system knows the proxy's address
};

} // namespace mailscope::net
