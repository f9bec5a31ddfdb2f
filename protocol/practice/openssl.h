// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/provider.h>

namespace mailscope::practice {

/// Loads OpenSSL's default provider for good. QCA's plugin loads the legacy one only, which would hide the algorithms of the default
/// one from all of the process.
inline void loadDefaultProvider()
{
    [[maybe_unused]] static const OSSL_PROVIDER *const provider = OSSL_PROVIDER_load(nullptr, "default");
}

} // namespace mailscope::practice
