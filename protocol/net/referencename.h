// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/tlsdetails.h"

#include <QString>

namespace mailscope::net {

/// Whether \p certificate may speak for \p name (RFC 9525).
///
/// A DNS name is compared with the DNS names of the certificate's subjectAltName, an IP address with its IP addresses.
/// Labels are compared without regard to ASCII case, U-labels as A-labels. "*" stands for exactly one label and counts
/// only as the whole left-most label (RFC 9525 section 6.3). How wide a name may be is left to the authorities (RFC 9525
/// section 7.1): "*.lan" speaks for "mx.lan". The common name is never looked at (RFC 9525 section 2), so a certificate
/// without a subjectAltName speaks for no name.
[[nodiscard]] bool speaksFor(const CertificateDetails &certificate, const QString &name);

/// Whether \p name is an IPv4 or IPv6 address, with or without brackets.
[[nodiscard]] bool isAddress(const QString &name);

/// \p name as it stands in DNS and in certificates: A-labels, lower case, without the final dot.
/// Empty when it is no host name.
[[nodiscard]] QString asciiName(const QString &name);

} // namespace mailscope::net
