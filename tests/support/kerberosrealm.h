// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/portreservation.h"

#include <QByteArray>

#include <utility>

namespace mailscope::support {

/// A Kerberos realm of its own (MIT's KDC): lives in a server's root, and answers on a loopback port.
///
/// The service's name is smtp/HOST. Nothing is looked up in DNS.
class KerberosRealm {
public:
    /// Everything is kept below \p folder; \p hostName is the name of the service's host.
    KerberosRealm(QByteArray folder, QByteArray hostName) : m_folder(std::move(folder)), m_hostName(std::move(hostName))
    { }

    /// Makes this process, and those that it starts, part of the realm; \p withTicket as the user whom start() was told.
    void enter(bool withTicket) const;

    /// krb5.conf(5), for both sides.
    [[nodiscard]] QByteArray clientConfiguration() const;
    /// kdc.conf(5), which belongs into the file kdc.conf of the folder.
    [[nodiscard]] QByteArray serverConfiguration() const;
    /// Shell lines that make the realm with a user, and the service's key in the file keytab of the folder.
    [[nodiscard]] QByteArray preparation(const QByteArray &user, const QByteArray &password) const;
    /// Shell lines that start the KDC and fetch a ticket for \p user.
    [[nodiscard]] QByteArray start(const QByteArray &user, const QByteArray &password) const;

private:
    [[nodiscard]] QByteArray environment() const;
    [[nodiscard]] QByteArray ticketCache() const { return "FILE:" + m_folder + "/tickets"; }

    QByteArray m_folder;
    QByteArray m_hostName;
    PortReservation m_port;
};

} // namespace mailscope::support
