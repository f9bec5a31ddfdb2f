// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in the lines of an EHLO reply: keywords are found again, and a difference has two sides.
#include "fuzz/fuzzing.h"
#include "wire/capabilities.h"

using namespace mailscope::wire;

namespace {
Capabilities capabilitiesOf(const QByteArray &text)
{
    return {Capabilities::Verb::Ehlo, Reply{250, text.split('\n'), {}, {}}};
}

void checkKeywords(const Capabilities &capabilities)
{
    for (const Capability &each : capabilities.all()) {
        fuzzing::require(each.keyword == each.keyword.toUpper(), "a keyword is in upper case");
        fuzzing::require(capabilities.has(each.keyword.toLower()), "a keyword is found in any case");
        fuzzing::require(capabilities.params(each.keyword)->size() >= each.params.size(), "no parameter is lost");
        fuzzing::require(!each.wellFormed || !each.keyword.isEmpty(), "an empty keyword is not well formed");
    }
    const QList<QByteArray> types = capabilities.authTypes();
    for (const QByteArray &type : types)
        fuzzing::require(types.count(type) == 1 && type == type.toUpper(), "each mechanism is named once");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = fuzzing::bytesOf(data, size).toByteArray();
    const Capabilities before = capabilitiesOf(text.first(text.size() / 2));
    const Capabilities after = capabilitiesOf(text.sliced(text.size() / 2));
    checkKeywords(before);
    checkKeywords(after);
    fuzzing::require(difference(before, before).isEmpty(), "nothing differs from itself");
    const CapabilityDifference there = difference(before, after);
    const CapabilityDifference back = difference(after, before);
    fuzzing::require(there.added == back.removed && there.removed == back.added,
                     "what is added one way is removed the other");
    fuzzing::require(there.changed.size() == back.changed.size(), "what changed one way changed the other");
    return 0;
}
