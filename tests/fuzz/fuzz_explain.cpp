// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever somebody asks to be explained: there is an answer, and every text of it is safe to print.
#include "format/display.h"
#include "fuzz/fuzzing.h"
#include "knowledge/explain.h"
#include "wire/enhancedcode.h"

#include <algorithm>

using namespace mailscope;

namespace {
void checkText(const QString &text)
{
    for (const char32_t codePoint : text.toUcs4())
        fuzzing::require(codePoint == '\n' || format::isSafeToShow(codePoint), "an explanation is safe to print");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzzing::bytesOf(data, std::min<std::size_t>(size, 512));
    const auto found = knowledge::explain(QString::fromUtf8(bytes));
    fuzzing::require(!found.isEmpty(), "there is always an answer");
    for (const knowledge::Explanation &each : found) {
        fuzzing::require(!each.meaning.isEmpty(), "an answer has a meaning");
        for (const QString &text : {each.title, each.meaning, each.detail, each.nextStep, each.reference})
            checkText(text);
    }
    if (const auto code = wire::EnhancedCode::parse(bytes))
        fuzzing::require(wire::EnhancedCode::parse(code->toByteArray()) == code, "a code reads back as the same");
    return 0;
}
