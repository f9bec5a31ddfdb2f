// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/mechanism.h"
#include "sasl/pbkdf2.h"

#include <chrono>

namespace mailscope::sasl {

/// The stable name of why \p result is no answer, or "none".
[[nodiscard]] inline QByteArray failureOf(const auto &result)
{
    return result ? QByteArray("none") : QByteArray(saslFailureName(result.error()).data());
}

/// Does what \p mechanism asks for until it says something, as whoever drives it would.
[[nodiscard]] inline std::expected<Response, SaslFailure> finished(Mechanism &mechanism,
                                                                   std::expected<Answer, SaslFailure> answer)
{
    while (answer && std::holds_alternative<Work>(*answer)) {
        Pbkdf2 pbkdf2(std::get<Derivation>(std::get<Work>(*answer)));
        while (!pbkdf2.advance(std::chrono::milliseconds(100))) { }
        answer = mechanism.resume(pbkdf2.key());
    }
    if (!answer)
        return std::unexpected(answer.error());
    return std::get<Response>(*std::move(answer));
}

/// What \p mechanism answers to \p challenge, its work done.
[[nodiscard]] inline std::expected<Response, SaslFailure> answered(Mechanism &mechanism, QByteArrayView challenge)
{
    return finished(mechanism, mechanism.respond(challenge));
}

/// The initial response of \p mechanism, its work done; an empty response when it has none.
[[nodiscard]] inline std::expected<Response, SaslFailure> begun(Mechanism &mechanism)
{
    auto first = mechanism.initialResponse();
    if (!first)
        return std::unexpected(first.error());
    return *first ? finished(mechanism, **std::move(first)) : Response{};
}

} // namespace mailscope::sasl
