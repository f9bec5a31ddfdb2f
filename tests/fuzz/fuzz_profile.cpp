// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a profile: it is refused with a key and a sentence, or what is written of it reads back as the same.
#include "fuzz/fuzzing.h"
#include "plan/plan.h"

#include <QJsonDocument>

using namespace mailscope::plan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QJsonDocument document = QJsonDocument::fromJson(fuzzing::bytesOf(data, size).toByteArray());
    if (!document.isObject())
        return 0;
    const auto plan = Plan::fromJson(document.object());
    if (!plan) {
        fuzzing::require(!plan.error().text.isEmpty(), "a refusal says why");
        return 0;
    }
    const auto again = Plan::fromJson(plan->toJson());
    fuzzing::require(again.has_value(), "what was written can be read");
    fuzzing::require(*again == *plan, "what was written reads back as the same");
    return 0;
}
