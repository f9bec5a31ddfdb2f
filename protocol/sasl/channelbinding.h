// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace mailscope::sasl {

/// tls-server-end-point (RFC 5929 section 4.1) of the server's own certificate \p pem: its digest with the hash of its
/// signature, SHA-256 in place of MD5 and SHA-1. Nothing where that is undefined (Ed25519, Ed448), or for what is no certificate.
[[nodiscard]] std::optional<QByteArray> serverEndPoint(const QByteArray &pem);

} // namespace mailscope::sasl
