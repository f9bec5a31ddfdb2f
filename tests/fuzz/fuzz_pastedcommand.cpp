// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is pasted as a command of another tool: it is refused with a place in it, or it becomes a profile that reads back as the same
// and holds no secret.
#include "foreign/commandreader.h"
#include "fuzz/fuzzing.h"

using namespace mailscope;

namespace {
void checkWords(QByteArrayView line)
{
    const auto words = foreign::commandWords(line);
    if (!words)
        return;
    qsizetype before = -1;
    for (const foreign::CommandWord &word : *words) {
        fuzzing::require(word.position > before && word.position < line.size(), "words stand one behind the other");
        before = word.position;
    }
}

void checkSource(const QString &source)
{
    const bool namesNoValue =
        source.isEmpty() || source == QLatin1StringView("prompt") || source.startsWith(QLatin1StringView("env:"));
    fuzzing::require(namesNoValue, "a secret is asked for, or comes from a variable");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView line = fuzzing::bytesOf(data, size);
    checkWords(line);
    const auto read = foreign::readCommand(line);
    if (!read) {
        fuzzing::require(!read.error().text.isEmpty(), "a refusal says why");
        fuzzing::require(read.error().position >= 0 && read.error().position <= line.size(), "and where");
        return 0;
    }
    for (const QString &remark : read->remarks)
        fuzzing::require(!remark.isEmpty(), "a remark is a sentence");
    checkSource(read->plan.login.passwordFrom);
    checkSource(read->plan.login.tokenFrom);
    const auto again = plan::Plan::fromJson(read->plan.toJson());
    fuzzing::require(again && *again == read->plan, "what was read is a profile that reads back as the same");
    return 0;
}
