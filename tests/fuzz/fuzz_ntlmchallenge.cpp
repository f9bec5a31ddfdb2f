// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends as its challenge of NTLM: it is refused or read, and its pairs are written as they were read.
#include "fuzz/fuzzing.h"
#include "sasl/ntlmchallenge.h"

using namespace mailscope::sasl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView message = fuzzing::bytesOf(data, size);
    const std::optional<NtlmChallenge> challenge = NtlmChallenge::read(message);
    if (!challenge)
        return 0;
    fuzzing::require(challenge->serverChallenge.size() == 8, "the challenge has eight bytes");
    fuzzing::require(challenge->fields().contains(QLatin1StringView("flags")), "flags are told");
    fuzzing::require(!challenge->timestamp() || challenge->asksForMic(), "who tells the time gets a MIC");
    const QByteArray pairs = ntlmTargetInfo(challenge->targetInfo);
    fuzzing::require(challenge->targetInfo.isEmpty() || message.contains(pairs), "pairs are written as they were read");
    return 0;
}
