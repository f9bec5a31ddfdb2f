// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is given as an address: it is refused at a place inside it, or means the same after it was written and read again.
#include "fuzz/fuzzing.h"
#include "wire/command.h"
#include "wire/mailbox.h"

using namespace mailscope;
using namespace mailscope::wire;

namespace {
bool holdsLineEnd(QByteArrayView bytes)
{
    return bytes.contains('\r') || bytes.contains('\n');
}

void checkPath(QByteArrayView text)
{
    const auto path = Path::parse(text);
    if (!path) {
        fuzzing::require(path.error().at >= 0 && path.error().at <= text.size(), "a fault is inside the address");
        return;
    }
    const QByteArray wire = path->toWire();
    fuzzing::require(!holdsLineEnd(wire), "an address has no line end in it");
    const auto again = Path::parse(wire);
    fuzzing::require(again.has_value() && *again == *path, "a path reads back as the same path");
}

void checkMailbox(QByteArrayView text)
{
    const auto mailbox = Mailbox::parse(text);
    if (!mailbox) {
        fuzzing::require(mailbox.error().at >= 0 && mailbox.error().at <= text.size(), "a fault is inside the mailbox");
        return;
    }
    const auto again = Mailbox::parse(mailbox->toWire());
    fuzzing::require(again.has_value() && *again == *mailbox, "a mailbox reads back as the same mailbox");
}

/// Also one that is none may be sent, but never as two lines.
void checkCommands(const QByteArray &text)
{
    for (const auto &command : {Command::mail(text, {}), Command::rcpt(text, {})}) {
        if (!command)
            continue;
        fuzzing::require(command->wire.endsWith("\r\n") && !holdsLineEnd(QByteArrayView(command->wire).chopped(2)),
                         "one command is one line");
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = fuzzing::bytesOf(data, size);
    qsizetype begin = 0;
    while (begin <= bytes.size()) { // a line each, so that a seed holds many
        qsizetype end = bytes.indexOf('\n', begin);
        if (end < 0)
            end = bytes.size();
        const QByteArrayView line = bytes.sliced(begin, end - begin);
        checkPath(line);
        checkMailbox(line);
        begin = end + 1;
    }
    checkPath(bytes);
    checkCommands(bytes.toByteArray());
    const QByteArrayView meant = addressWithin(bytes);
    fuzzing::require(meant.isEmpty() || (meant.begin() >= bytes.begin() && meant.end() <= bytes.end()),
                     "the address that was meant is part of what was typed");
    return 0;
}
