// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/issue.h"
#include "values/tlssettings.h"

#include <QSslConfiguration>

#include <expected>

namespace mailscope::net {

/// \p settings as Qt wants them: certificates and keys read from their files, versions and ciphers handed to OpenSSL,
/// no resumption, no ALPN. Issue::TlsSettings says in its detail what cannot be used and why.
[[nodiscard]] std::expected<QSslConfiguration, Issue> tlsConfiguration(const TlsSettings &settings);

/// The name that \p settings put into the ClientHello (RFC 6066 section 3), as A-labels; empty for none.
/// An address is never sent.
[[nodiscard]] QString serverNameIndication(const TlsSettings &settings);

} // namespace mailscope::net
