// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a script: it is refused with a place in it, or it reads back as the same script.
#include "fuzz/fuzzing.h"
#include "plan/script.h"

using namespace mailscope::plan;

namespace {
void checkStep(const Step &step)
{
    if (const auto *server = std::get_if<ServerLine>(&step)) {
        const LinePattern pattern = server->pattern();
        const ServerLine exact = ServerLine::sending(server->bytes());
        fuzzing::require(exact.bytes() == server->bytes(), "what is sent is written as it is");
        static_cast<void>(pattern);
    }
    if (const auto *verb = std::get_if<VerbStep>(&step); verb && verb->verb == "raw")
        static_cast<void>(verb->rawBytes());
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text = fuzzing::bytesOf(data, size);
    const auto script = Script::parse(text);
    if (!script) {
        fuzzing::require(script.error().line >= 1 && script.error().column >= 1, "an error has a place");
        fuzzing::require(!script.error().what.isEmpty(), "an error says what");
        return 0;
    }
    for (const ScriptLine &line : script->lines)
        checkStep(line.step);
    const auto again = Script::parse(script->toText());
    fuzzing::require(again.has_value(), "what was written can be read");
    fuzzing::require(*again == *script, "what was written reads back as the same");
    return 0;
}
