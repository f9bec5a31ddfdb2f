// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a name or a password is made of: it is refused, or prepared, and then the same whether as a text or as a secret.
#include "fuzz/fuzzing.h"
#include "sasl/saslprep.h"

using namespace mailscope;
using namespace mailscope::sasl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzzing::bytesOf(data, size).toByteArray();
    const auto secret = prepared(Secret(bytes), Preparation::Query);
    if (QString::fromUtf8(bytes).toUtf8() != bytes)
        return 0;
    const auto text = prepared(QString::fromUtf8(bytes), Preparation::Query);
    fuzzing::require(text.has_value() == secret.has_value(), "a secret is refused where a text is");
    if (text)
        fuzzing::require(secret->view() == text->toUtf8(), "a secret is prepared as a text is");
    const auto stored = prepared(QString::fromUtf8(bytes), Preparation::Stored);
    fuzzing::require(!stored || (text && *stored == *text), "what may be stored may be asked for, and is the same");
    return 0;
}
