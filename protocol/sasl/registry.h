// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/circumstances.h"
#include "sasl/credentials.h"
#include "sasl/mechanism.h"

#include <memory>

namespace mailscope::sasl {

/// The mechanisms that there are, in upper case: those that need a password first, of these the better ones first; then those that
/// need a token, a ticket, a certificate, or nothing. A machine may lack what those with tickets take: session::SystemHelper tells.
[[nodiscard]] QList<QByteArray> mechanismNames();

/// A fresh attempt with the mechanism \p name, in any case; null when there is none of that name.
///
/// Where it says whom the client acts for, that name is prepared (SASLprep) unless the preferences say otherwise, for SMTP wants it so
/// (RFC 4954 section 4); one that cannot be prepared is not sent.
[[nodiscard]] std::unique_ptr<Mechanism> makeMechanism(QByteArrayView name, Credentials credentials,
                                                       const Circumstances &circumstances = {});

} // namespace mailscope::sasl
