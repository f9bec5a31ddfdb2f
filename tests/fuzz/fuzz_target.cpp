// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands where a target belongs: it is refused with a sentence, or its URL reads back as the same target.
#include "fuzz/fuzzing.h"
#include "plan/target.h"

#include <QList>

using namespace mailscope::plan;

namespace {
void checkTarget(Target target)
{
    target.user.clear(); // neither is part of the canonical URL
    target.mechanism.clear();
    const auto again = Target::parse(target.url());
    fuzzing::require(again.has_value(), "a URL that was written can be read");
    fuzzing::require(*again == target, "it reads back as the same target");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(fuzzing::bytesOf(data, size));
    if (const auto target = Target::parse(text))
        checkTarget(*target);
    else
        fuzzing::require(!target.error().text.isEmpty(), "a refusal says why");
    const auto targets = parseTargets(text);
    if (!targets) {
        fuzzing::require(!targets.error().text.isEmpty(), "a refusal says why");
        return 0;
    }
    for (const Target &target : *targets)
        checkTarget(target);
    return 0;
}
