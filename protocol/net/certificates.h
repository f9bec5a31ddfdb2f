// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/tlsdetails.h"
#include "values/tlssettings.h"

#include <QSslCertificate>
#include <QSslError>
#include <QSslKey>

#include <optional>

namespace mailscope::net {

/// \p certificate as values. A certificate that OpenSSL cannot read back gives only its PEM, dates and fingerprint.
[[nodiscard]] CertificateDetails certificateDetails(const QSslCertificate &certificate);

/// What a careful client objects to in \p chain (as sent, the server's own first).
///
/// \p errors are what Qt found when it verified the chain; its own opinion about names is dropped, because the name is
/// judged here, by \p settings.expectedName. Keys and signatures too weak to rely on are added. At most one objection
/// of an id for each certificate, the server's own first.
///
/// Where the server's certificate is pinned, only what is wrong with this certificate itself is left: expired, not yet valid,
/// revoked, a weak key. A pin takes the place of the authority and of the name: it says whose certificate this is, not that it is
/// still good. Whoever wants to go on all the same has TlsPolicy::Report for that, and sees it said.
[[nodiscard]] QList<TlsObjection> tlsObjections(const QList<QSslError> &errors, const QList<CertificateDetails> &chain,
                                                const TlsSettings &settings);

/// The name of the key exchange group of \p key, the server's ephemeral key; nothing where Qt does not tell.
[[nodiscard]] std::optional<QString> groupName(const QSslKey &key);

} // namespace mailscope::net
