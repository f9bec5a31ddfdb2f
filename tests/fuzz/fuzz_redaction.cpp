// SPDX-License-Identifier: GPL-3.0-or-later
// The first line is a secret, the rest is what a server says: the secret is not in what is recorded.
#include "fuzz/fuzzing.h"
#include "transcript/redaction.h"

using namespace mailscope::transcript;

namespace {
/// \p shown is base64, from one of its first bytes on, of something that holds \p secret.
bool hasBase64(const QByteArray &shown, const QByteArray &secret)
{
    for (qsizetype offset = 0; offset < 4 && offset < shown.size(); ++offset) {
        const auto decoded =
            QByteArray::fromBase64Encoding(shown.sliced(offset), QByteArray::AbortOnBase64DecodingErrors);
        if (decoded && (*decoded).contains(secret))
            return true;
    }
    return false;
}

QByteArray percentDecoded(const QByteArray &text)
{
    QByteArray decoded;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QByteArray digits = text.mid(at + 1, 2).toLower();
        const QByteArray byte = QByteArray::fromHex(digits);
        const bool escape = text.at(at) == '%' && byte.toHex() == digits && byte.size() == 1;
        decoded += escape ? byte : text.mid(at, 1);
        at += escape ? 2 : 0;
    }
    return decoded;
}

void checkMasks(const Redacted &redacted, qsizetype size)
{
    qsizetype length = redacted.bytes.size();
    qsizetype last = 0;
    for (const Mask &mask : redacted.masks) {
        fuzzing::require(mask.at >= last && mask.at <= redacted.bytes.size(), "masks are in order and in the text");
        fuzzing::require(mask.length > 0, "a mask hides something");
        length += mask.length;
        last = mask.at;
    }
    fuzzing::require(length == size, "what is shown and what is hidden add up");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = fuzzing::bytesOf(data, size).toByteArray();
    const qsizetype lineFeed = input.indexOf('\n');
    if (lineFeed < 0 || lineFeed > 200 || input.size() > 4096)
        return 0;
    const QByteArray secret = input.first(lineFeed);
    const QByteArray line = input.sliced(lineFeed + 1);
    Redaction redaction;
    redaction.remember(secret);
    const Redacted redacted = redaction.search(line);
    checkMasks(redacted, line.size());
    if (secret.size() < Redaction::MinimumNeedle)
        return 0;
    const QByteArray lower = redacted.bytes.toLower();
    fuzzing::require(!lower.contains(secret.toLower()), "the secret is not shown");
    fuzzing::require(!lower.contains(secret.toHex()), "its hex is not shown");
    fuzzing::require(!percentDecoded(redacted.bytes).contains(secret), "its URL encoding is not shown");
    fuzzing::require(!hasBase64(redacted.bytes, secret), "its base64 is not shown");
    return 0;
}
