// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever an OAuth server says of its error: what is kept of it is short, and text.
#include "fuzz/fuzzing.h"
#include "sasl/oautherror.h"

using namespace mailscope::sasl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::optional<QJsonObject> error = oauthError(fuzzing::bytesOf(data, size));
    if (!error)
        return 0;
    fuzzing::require(!error->isEmpty() && error->size() <= 4, "an error has some of four parts");
    for (const QJsonValueConstRef part : *error) {
        fuzzing::require(part.isString() && !part.toString().isEmpty(), "a part is a text");
        fuzzing::require(part.toString().size() <= LongestOAuthPart, "a part is short");
    }
    return 0;
}
