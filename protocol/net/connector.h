// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/channel.h"
#include "net/descriptor.h"

#include <QObject>
#include <QSocketNotifier>

#include <sys/socket.h>

#include <expected>
#include <functional>
#include <memory>

namespace mailscope::net {

/// Connects one stream socket, TCP or Unix, without blocking and without a time limit of its own.
///
/// Qt would do it as well, but gives up after 30 seconds and does not tell a bind error from another.
class Connector final : public QObject {
    Q_OBJECT
public:
    /// The connected descriptor, or ConnectRefused, ConnectFailed or BindFailed with the system's text.
    using Result = std::expected<Descriptor, Issue>;
    using Done = std::move_only_function<void(Result)>;

    using QObject::QObject;

    /// Calls \p done exactly once, from the event loop; never, when the connector is destroyed first.
    void start(const Endpoint &endpoint, Done done);

private:
    struct Address {
        sockaddr_storage storage{};
        socklen_t size = 0;
    };

    [[nodiscard]] static std::expected<Address, Issue> tcpAddress(const QHostAddress &address, quint16 port,
                                                                  Issue::Id id);
    [[nodiscard]] static std::expected<Address, Issue> localAddress(const QString &path);
    [[nodiscard]] static std::expected<Address, Issue> target(const Endpoint &endpoint);
    [[nodiscard]] std::expected<void, Issue> prepare(const Endpoint &endpoint);
    [[nodiscard]] std::expected<void, Issue> bindTo(const Endpoint &endpoint);
    void connectNow();
    void waitForAnswer();
    void onAnswer();
    void finish(std::expected<void, Issue> outcome);

    Address m_target;
    Descriptor m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    Done m_done;
};

} // namespace mailscope::net
