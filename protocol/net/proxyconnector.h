// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connector.h"
#include "net/proxyhandshake.h"

#include <optional>

namespace mailscope::net {

/// Connects through a proxy, without a time limit of its own: to the proxy first, then the proxy's handshake.
///
/// Qt would do both as well, but gives up after 30 seconds, and tells neither where it stands nor why a proxy refused.
class ProxyConnector final : public QObject {
    Q_OBJECT
public:
    /// The proxy has accepted the connection, and is asked for the server now.
    using Reached = std::move_only_function<void()>;

    using QObject::QObject;

    /// Calls \p reached at most once, then \p done exactly once, both from the event loop; neither, when this is destroyed first. Every
    /// failure is Issue::ProxyFailed and says why. The proxy of \p endpoint is given by its address.
    void start(const Endpoint &endpoint, Reached reached, Connector::Done done);

private:
    void onConnected(Connector::Result result);
    void onReadable();
    void take(const ProxyHandshake::Turn &turn);
    [[nodiscard]] bool send(const QByteArray &bytes);
    void fail(const QString &why);
    void finish(Connector::Result result);

    Connector m_connector;
    std::optional<ProxyHandshake> m_handshake;
    Descriptor m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    Reached m_reached;
    Connector::Done m_done;
};

} // namespace mailscope::net
