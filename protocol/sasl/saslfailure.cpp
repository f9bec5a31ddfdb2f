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
    case SaslFailure::UnsupportedChallenge:
        return "unsupported-challenge"_L1;
    case SaslFailure::NonceMismatch:
        return "nonce-mismatch"_L1;
    case SaslFailure::WrongProof:
        return "wrong-proof"_L1;
    case SaslFailure::TooMuchWork:
        return "too-much-work"_L1;
    case SaslFailure::WorkFailed:
        return "work-failed"_L1;
    case SaslFailure::BindingUnavailable:
        return "binding-unavailable"_L1;
    case SaslFailure::UnexpectedChallenge:
        break;
    }
    return "unexpected-challenge"_L1;
}

bool isServersFault(SaslFailure failure)
{
    switch (failure) {
    case SaslFailure::MissingCredentials:
    case SaslFailure::UnsendableCredentials:
    case SaslFailure::TooMuchWork:
    case SaslFailure::WorkFailed:
    case SaslFailure::BindingUnavailable:
        return false;
    case SaslFailure::MalformedChallenge:
    case SaslFailure::UnexpectedChallenge:
    case SaslFailure::UnsupportedChallenge:
    case SaslFailure::NonceMismatch:
    case SaslFailure::WrongProof:
        break;
    }
    return true;
}

} // namespace mailscope::sasl
