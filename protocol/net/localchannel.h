// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connector.h"
#include "net/socketchannel.h"

namespace mailscope::net {

/// A Unix stream socket, upgraded to TLS on demand. A path that begins with "@" is an abstract name (Linux).
///
/// Failures before opened(): ConnectRefused (nobody listens), ConnectFailed (no such socket, no permission).
class LocalChannel final : public SocketChannel {
    Q_OBJECT
public:
    using SocketChannel::SocketChannel;

    void open(const Endpoint &endpoint) override;
    [[nodiscard]] QString localEnd() const override { return {}; }
    /// The path.
    [[nodiscard]] QString remoteEnd() const override { return m_path; }

protected:
    void releaseAttempt() override;

private:
    std::unique_ptr<Connector> m_connector;
    QString m_path;
};

} // namespace mailscope::net
