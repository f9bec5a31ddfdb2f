// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/saslfailure.h"

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

QLatin1StringView saslFailureName(SaslFailure failure)
{
    switch (failure) {
    case SaslFailure::MissingCredentials:
        return "missing-credentials"_L1;
    case SaslFailure::UnsendableCredentials:
        return "unsendable-credentials"_L1;
    case SaslFailure::MalformedChallenge:
        return "malformed-challenge"_L1;
    case SaslFailure::UnexpectedChallenge:
        break;
    }
    return "unexpected-challenge"_L1;
}

bool isServersFault(SaslFailure failure)
{
    return failure == SaslFailure::MalformedChallenge || failure == SaslFailure::UnexpectedChallenge;
}

} // namespace mailscope::sasl
