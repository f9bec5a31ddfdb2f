// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace mailscope::sasl {

/// Why a mechanism goes no further. The AUTH stage cancels the exchange and makes an issue of it.
enum class SaslFailure {
    MissingCredentials,    ///< no user name or no password, and the mechanism needs one
    UnsendableCredentials, ///< a NUL in a field that ends at a NUL
    MalformedChallenge,    ///< the challenge breaks the grammar of the mechanism
    UnexpectedChallenge,   ///< the mechanism has nothing more to say, or the challenge must be empty and is not
    UnsupportedChallenge, ///< the challenge demands what the mechanism has not, e.g. an extension or a quality of protection
    NonceMismatch,        ///< the server's nonce does not extend ours: it is not the one we talk with
    WrongProof,           ///< the server does not know the password, or is not the one that we talk with
    TooMuchWork,          ///< more iterations than the user allows
    WorkFailed,           ///< what the system had to do for the mechanism failed
    BindingUnavailable, ///< this connection has no channel binding that could be used
};

/// The stable name, e.g. "unexpected-challenge".
[[nodiscard]] QLatin1StringView saslFailureName(SaslFailure failure);

/// The server is to blame, and not what the user gave or this machine lacks.
[[nodiscard]] bool isServersFault(SaslFailure failure);

} // namespace mailscope::sasl
