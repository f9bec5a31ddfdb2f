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
[[nodiscard]] std::unique_ptr<Mechanism> makeMechanism(QByteArrayView name, Credentials credentials,
                                                       const Circumstances &circumstances = {});

} // namespace mailscope::sasl
