// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/ntlmchallenge.h"
#include "sasl/registry.h"
#include "unit/mechanismtalk.h"

namespace mailscope::sasl {

[[nodiscard]] inline Credentials credentials(const QString &user = QStringLiteral("Domain\\User"),
                                             QByteArrayView password = "Password")
{
    return {user, {}, Secret(password)};
}

/// What MS-NLMP section 4.2.1 sets out from: time 0 and a client challenge of aa. No host, so that nothing is added.
[[nodiscard]] inline Circumstances circumstances(Preferences::Ntlm form = Preferences::Ntlm::V2)
{
    Circumstances circumstances;
    circumstances.preferences.ntlm = form;
    circumstances.fresh = {QByteArray(32, '\xaa'), timeOfNtlm(0)};
    return circumstances;
}

/// An attempt whose first message is out.
[[nodiscard]] inline std::unique_ptr<Mechanism> negotiated(const Circumstances &told = circumstances(),
                                                           const Credentials &who = credentials())
{
    auto mechanism = makeMechanism("NTLM", who, told);
    return begun(*mechanism) ? std::move(mechanism) : nullptr;
}

} // namespace mailscope::sasl
