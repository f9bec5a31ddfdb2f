// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace mailscope::interop {

/// What `openssl s_client` says of a server's certificate after STARTTLS.
struct OpenSslVerdict {
    int verifyCode =
        -1; ///< X509_V_ERR_…: 0 is valid, 9 not yet valid, 10 expired, 18 self-signed, 21 unknown issuer, 62 other name
    QByteArray output; ///< all that it printed
};

/// Asks for STARTTLS with \p protocol ("smtp" or "lmtp") at 127.0.0.1 and verifies against \p authority (PEM file)
/// and the name \p hostName. A second opinion on the certificates that the tests hand to the servers.
[[nodiscard]] OpenSslVerdict askOpenSsl(quint16 port, const QByteArray &protocol, const QByteArray &authority,
                                        const QByteArray &hostName);

} // namespace mailscope::interop
