// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/mechanism.h"

namespace mailscope::sasl {

std::expected<Answer, SaslFailure> Mechanism::resume(const WorkResult & /*result*/)
{
    return std::unexpected(SaslFailure::WorkFailed); // nobody asked for any
}

} // namespace mailscope::sasl
