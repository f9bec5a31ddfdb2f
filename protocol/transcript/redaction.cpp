// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/redaction.h"

#include <algorithm>
#include <iterator>

namespace mailscope::transcript {

namespace {
bool isBase64Character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'
        || c == '-' || c == '_';
}

/// Every run of base64 characters in \p bytes that is long enough to hold a needle, its padding included.
QList<wire::ByteRange> base64Runs(QByteArrayView bytes)
{
    QList<wire::ByteRange> runs;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto *const begin = std::find_if(bytes.begin() + at, bytes.end(), isBase64Character);
        const auto *const padding = std::find_if_not(begin, bytes.end(), isBase64Character);
        const auto *const end = std::find_if_not(padding, bytes.end(), [](char c) { return c == '='; });
        if (end - begin >= Redaction::MinimumNeedle)
            runs.append({begin - bytes.begin(), end - begin});
        at = end - bytes.begin();
    }
    return runs;
}

QByteArray decodeBase64(QByteArrayView text)
{
    QByteArray standard = text.toByteArray();
    standard.replace('-', '+').replace('_', '/');
    return QByteArray::fromBase64(standard);
}

/// The encoded secret may stand anywhere inside a longer run, so each of the four alignments is tried.
bool decodesToAny(QByteArrayView run, const QList<QByteArray> &secrets)
{
    for (qsizetype offset = 0; offset < std::min<qsizetype>(4, run.size()); ++offset) {
        const QByteArray decoded = decodeBase64(run.sliced(offset));
        if (std::ranges::any_of(secrets, [&](const QByteArray &secret) { return decoded.contains(secret); }))
            return true;
    }
    return false;
}

/// Overlapping and touching ranges become one.
QList<wire::ByteRange> merged(QList<wire::ByteRange> ranges)
{
    std::ranges::sort(ranges, {}, &wire::ByteRange::at);
    QList<wire::ByteRange> result;
    for (const wire::ByteRange &range : ranges) {
        if (!result.isEmpty() && range.at <= result.constLast().at + result.constLast().length)
            result.last().length = std::max(result.constLast().length, range.at + range.length - result.constLast().at);
        else if (range.length > 0)
            result.append(range);
    }
    return result;
}

/// Bytes with their percent encoding undone, and where each of them came from.
struct Unescaped {
    QByteArray bytes;
    QList<qsizetype> origins; ///< one more than bytes: the last is where the text ends
};

Unescaped percentDecoded(QByteArrayView text)
{
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    Unescaped decoded;
    for (qsizetype at = 0; at < text.size();) {
        const bool escape = text[at] == '%' && at + 2 < text.size() && isHex(text[at + 1]) && isHex(text[at + 2]);
        decoded.bytes += escape ? QByteArray::fromHex(text.sliced(at + 1, 2).toByteArray()) : QByteArray(1, text[at]);
        decoded.origins += at;
        at += escape ? 3 : 1;
    }
    decoded.origins += text.size();
    return decoded;
}

/// What may stand for itself in the decoded \p response: the parts of PLAIN, and the token of OAUTHBEARER and XOAUTH2.
QList<QByteArray> secretParts(QByteArray response)
{
    QList<QByteArray> parts = response.replace('\1', '\0').split('\0');
    const QByteArray bearer = "auth=Bearer ";
    for (const QByteArray &part : QList<QByteArray>(parts)) {
        if (part.startsWith(bearer))
            parts.append(part.mid(bearer.size()));
    }
    return parts;
}
} // namespace

void Redaction::remember(QByteArrayView secret)
{
    const QByteArray whole = secret.toByteArray();
    addNeedles(whole);
    // Blanks around it, as they are left by a line typed by hand, are no part of the base64.
    const auto decoded = QByteArray::fromBase64Encoding(whole.trimmed(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return;
    addNeedles(whole.trimmed());
    addNeedles(*decoded);
    for (const QByteArray &part : secretParts(*decoded))
        addNeedles(part);
}

void Redaction::addNeedles(const QByteArray &secret)
{
    if (secret.size() < MinimumNeedle || m_secrets.contains(secret))
        return;
    m_secrets.append(secret);
    const QByteArray asInForms = QByteArray(secret).replace(' ', '+');
    const QByteArray asText = QString::fromUtf8(secret).toUtf8(); // what is no UTF-8 stands so in a sentence
    for (const QByteArray &needle : {secret, secret.toHex(), asInForms, asText}) {
        if (const QByteArray lower = needle.toLower(); !m_needles.contains(lower))
            m_needles.append(lower);
    }
}

Redacted Redaction::cut(QByteArrayView bytes, QList<wire::ByteRange> ranges)
{
    Redacted result;
    qsizetype copied = 0;
    for (const wire::ByteRange &range : merged(std::move(ranges))) {
        result.bytes += bytes.sliced(copied, range.at - copied);
        result.masks.append({result.bytes.size(), range.length});
        copied = range.at + range.length;
    }
    result.bytes += bytes.sliced(copied);
    return result;
}

Redacted Redaction::search(QByteArrayView bytes) const
{
    if (m_secrets.isEmpty())
        return {bytes.toByteArray(), {}};
    const Redacted result = cut(bytes, find(bytes));
    // What stood on both sides of a secret may be one itself, once it is joined: then nothing is shown.
    return find(result.bytes).isEmpty() ? result : cut(bytes, {{0, bytes.size()}});
}

QList<wire::ByteRange> Redaction::find(QByteArrayView bytes) const
{
    QList<wire::ByteRange> ranges = findUnescaped(bytes);
    if (!bytes.contains('%'))
        return ranges;
    const Unescaped decoded = percentDecoded(bytes);
    for (const wire::ByteRange &range : findUnescaped(decoded.bytes)) {
        const qsizetype begin = decoded.origins.at(range.at);
        ranges.append({begin, decoded.origins.at(range.at + range.length) - begin});
    }
    return ranges;
}

QList<wire::ByteRange> Redaction::findUnescaped(QByteArrayView bytes) const
{
    QList<wire::ByteRange> ranges;
    const QByteArray lower = bytes.toByteArray().toLower();
    for (const QByteArray &needle : m_needles) {
        for (qsizetype at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + 1))
            ranges.append({at, needle.size()});
    }
    std::ranges::copy_if(base64Runs(bytes), std::back_inserter(ranges), [&](const wire::ByteRange &run) {
        return decodesToAny(bytes.sliced(run.at, run.length), m_secrets);
    });
    return ranges;
}

} // namespace mailscope::transcript
