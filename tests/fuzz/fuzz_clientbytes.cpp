// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a client sends to the practice server: a PROXY header is found at one length only, and paths, parameters and
// xtext are read or refused.
#include "fuzz/fuzzing.h"
#include "practice/command.h"
#include "practice/proxyheader.h"

#include <algorithm>

using namespace mailscope::practice;

namespace {
void checkHeader(QByteArrayView bytes)
{
    const auto header = ProxyHeader::parse(bytes);
    if (!header)
        fuzzing::require(!header.error().isEmpty(), "a refusal says why");
    if (!header || !*header)
        return;
    const qsizetype length = (*header)->length;
    fuzzing::require(length > 0 && length <= bytes.size(), "a header ends inside of what came");
    fuzzing::require(!(*header)->text().isEmpty(), "a header can be told");
    const auto alone = ProxyHeader::parse(bytes.first(length));
    fuzzing::require(alone && *alone && (*alone)->length == length, "what follows does not change a header");
    const auto partial = ProxyHeader::parse(bytes.first(length - 1));
    fuzzing::require(partial && !*partial, "a header is not whole before its last byte");
}

void checkLine(QByteArrayView line)
{
    const auto command = Command::parse(line);
    if (!command)
        return;
    fuzzing::require(command->verb == command->verb.toUpper(), "a verb is in upper case");
    const PathArgument argument = parsePathArgument(command->argument);
    if (argument.path)
        fuzzing::require(argument.path->isNull || !argument.path->text().isEmpty(), "a path can be told");
    if (argument.parameters) {
        for (const PathParameter &each : *argument.parameters)
            fuzzing::require(!each.keyword.isEmpty(), "a parameter has a name");
    }
    static_cast<void>(parseAddress(command->argument));
    static_cast<void>(isDomainOrLiteral(command->argument));
    if (const auto decoded = decodedXtext(command->argument))
        fuzzing::require(decoded->size() <= command->argument.size(), "decoding makes nothing longer");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzzing::bytesOf(data, size);
    checkHeader(bytes);
    for (const QByteArray &line : bytes.first(std::min<qsizetype>(bytes.size(), 4096)).toByteArray().split('\n'))
        checkLine(line);
    return 0;
}
