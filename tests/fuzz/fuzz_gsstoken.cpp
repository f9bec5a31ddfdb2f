// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends as a token of GSS-API: its size is told, and nothing is made up.
#include "fuzz/fuzzing.h"
#include "sasl/gsstoken.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView token = fuzzing::bytesOf(data, size);
    const QJsonObject fields = mailscope::sasl::gssTokenFields(token);
    fuzzing::require(fields.value(QLatin1StringView("size")).toInteger() == token.size(), "the size is told");
    fuzzing::require(fields.size() <= 4, "nothing else is told");
    return 0;
}
