// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is pasted as a command of another tool: it is refused with a sentence and its place, or is a plan that a profile can hold.
#include "foreign/commandreader.h"
#include "fuzz/fuzzing.h"

using namespace mailscope;

namespace {
void check(QByteArrayView line)
{
    const auto read = foreign::readCommand(line);
    if (!read) {
        fuzzing::require(!read.error().text.isEmpty(), "a refusal says why");
        fuzzing::require(read.error().position >= 0 && read.error().position <= line.size(), "and where");
        return;
    }
    const auto again = plan::Plan::fromJson(read->plan.toJson());
    fuzzing::require(again.has_value(), "a plan can be written and read");
    fuzzing::require(*again == read->plan, "it reads back as the same plan");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzzing::bytesOf(data, size);
    check(bytes);
    for (const char *const tool : {"swaks -s mx.example ", "curl smtp://mx.example ", "msmtp --host=mx.example "})
        check(QByteArray(tool) + bytes.toByteArray());
    return 0;
}
