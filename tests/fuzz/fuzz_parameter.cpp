// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is given as a parameter of MAIL or RCPT: it is refused, or is one word that reads back as the same; encodings are undone by
// their inverse.
#include "fuzz/fuzzing.h"
#include "wire/parameters.h"

#include <algorithm>

using namespace mailscope;
using namespace mailscope::wire;

namespace {
bool isOneWord(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::none_of(text, [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value <= 0x20 || value == 0x7f;
    });
}

void checkMade(const Parameter::Made &made)
{
    if (!made)
        return;
    const QByteArray wire = made->toWire();
    fuzzing::require(isOneWord(wire), "a parameter is one word");
    const auto again = Parameter::parse(wire);
    fuzzing::require(again.has_value() && *again == *made, "it reads back as the same parameter");
}

void checkEncodings(QByteArrayView bytes)
{
    const QByteArray xtext = toXtext(bytes);
    fuzzing::require(fromXtext(xtext) == bytes.toByteArray(), "xtext is undone by its inverse");
    if (const auto decoded = fromXtext(bytes))
        fuzzing::require(fromXtext(toXtext(*decoded)) == decoded, "what was decoded is encoded again");
    const QByteArray address = toUtf8AddressXtext(bytes);
    fuzzing::require(std::ranges::all_of(address, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; }),
                     "utf-8-addr-xtext is ASCII");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzzing::bytesOf(data, size);
    checkMade(Parameter::parse(bytes));
    checkMade(Parameter::ret(bytes));
    checkMade(Parameter::envid(bytes));
    checkMade(Parameter::auth(bytes));
    checkMade(Parameter::by(std::chrono::seconds(static_cast<qint64>(size)), bytes));
    checkMade(Parameter::holdUntil(bytes));
    checkMade(Parameter::transid(bytes));
    checkMade(Parameter::notify(bytes.toByteArray().split(',')));
    checkMade(Parameter::orcpt(bytes, false));
    checkMade(Parameter::orcpt(bytes, true));
    checkEncodings(bytes);
    return 0;
}
