// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/recordedsecrets.h"

#include "transcript/redaction.h"
#include "wire/command.h"

namespace mailscope::ui {

namespace {
qsizetype lineEndLength(QByteArrayView bytes)
{
    if (bytes.endsWith("\r\n"))
        return 2;
    return bytes.endsWith('\n') ? 1 : 0;
}
} // namespace

transcript::Redacted RecordedSecrets::hidden(const transcript::Sent &sent)
{
    if (!sent.data.masks.isEmpty())
        return sent.data;
    const QByteArrayView bytes = sent.data.bytes;
    const QByteArrayView text = bytes.chopped(lineEndLength(bytes));
    QList<wire::ByteRange> ranges = wire::Command::raw(sent.data.bytes).secretRanges;
    const bool isCommand = text.size() >= 4 && qstrnicmp(text.data(), 4, "AUTH", 4) == 0;
    // Whatever else goes out in this phase answers a challenge; a star gives the login up.
    if (ranges.isEmpty() && sent.phase == Phase::Auth && !isCommand && text != "*" && !text.isEmpty())
        ranges.append({0, text.size()});
    return transcript::Redaction::cut(bytes, ranges);
}

} // namespace mailscope::ui
