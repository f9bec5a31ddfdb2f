// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/openssl.h"

#include <openssl/err.h>
#include <openssl/provider.h>

namespace mailscope::net {

bool ensureDefaultProvider()
{
    // Never unloaded on purpose: others may still use it while statics are destroyed.
    static const OSSL_PROVIDER *const provider = OSSL_PROVIDER_load(nullptr, "default");
    return provider != nullptr;
}

QuietErrors::QuietErrors()
{
    ERR_set_mark();
}

QuietErrors::~QuietErrors()
{
    ERR_pop_to_mark();
}

} // namespace mailscope::net
