// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scrammessage.h"

#include "practice/base64.h"

#include <algorithm>
#include <optional>

namespace mailscope::practice {
namespace {

std::unexpected<QByteArray> invalid()
{
    return std::unexpected(QByteArray("invalid-encoding"));
}

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// `cb-name`
bool isBindingName(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char byte) {
        return isLetter(byte) || (byte >= '0' && byte <= '9') || byte == '.' || byte == '-';
    });
}

/// `printable`: no comma, no blank, nothing but ASCII.
bool isNonce(QByteArrayView text)
{
    return !text.isEmpty()
        && std::ranges::all_of(text, [](char byte) { return byte > 0x20 && byte < 0x7f && byte != ','; });
}

/// `saslname`: a comma is `=2C`, an equals sign `=3D`, and no other `=` may stand in it.
std::optional<QByteArray> decodedName(QByteArrayView text)
{
    QByteArray name;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            name += text[at];
            continue;
        }
        const QByteArrayView code = text.sliced(at + 1, std::min<qsizetype>(2, text.size() - at - 1));
        if (code != "2C" && code != "3D")
            return std::nullopt;
        name += code == "2C" ? ',' : '=';
        at += 2;
    }
    const bool isGood = !name.isEmpty() && name.isValidUtf8() && !name.contains('\0');
    return isGood ? std::optional(name) : std::nullopt;
}

/// Whether each is `letter=value`, as extensions must be; the mandatory ones (`m=`) are none that this server knows.
std::expected<void, QByteArray> checkExtensions(const QList<QByteArray> &attributes)
{
    for (const QByteArray &attribute : attributes) {
        if (attribute.size() < 3 || !isLetter(attribute[0]) || attribute[1] != '=')
            return invalid();
        if (attribute.startsWith("m="))
            return std::unexpected(QByteArray("extensions-not-supported"));
    }
    return {};
}

} // namespace

std::expected<ScramFirst, QByteArray> ScramFirst::parse(const QByteArray &message)
{
    QList<QByteArray> parts = message.split(',');
    if (parts.size() < 4)
        return invalid();
    const QByteArray flag = parts.takeFirst();
    const QByteArray authorization = parts.takeFirst();
    ScramFirst first;
    first.header = flag + ',' + authorization + ',';
    first.bare = message.sliced(first.header.size());
    first.flag = flag.isEmpty() ? '\0' : flag[0];
    first.bindingType = flag.mid(2);
    const bool isFlag = flag == "n" || flag == "y" || (flag.startsWith("p=") && isBindingName(first.bindingType));
    if (!isFlag || (!authorization.isEmpty() && !authorization.startsWith("a=")))
        return invalid();
    if (const auto checked = checkExtensions(parts); !checked)
        return std::unexpected(checked.error());
    if (!parts[0].startsWith("n=") || !parts[1].startsWith("r=") || !isNonce(parts[1].sliced(2)))
        return invalid();

    const auto user = decodedName(parts[0].sliced(2));
    const auto actsFor = authorization.isEmpty() ? QByteArray() : decodedName(authorization.sliced(2));
    if (!user || !actsFor)
        return std::unexpected(QByteArray("invalid-username-encoding"));
    first.user = *user;
    first.authorization = *actsFor;
    first.nonce = parts[1].sliced(2);
    return first;
}

std::expected<ScramFinal, QByteArray> ScramFinal::parse(const QByteArray &message)
{
    const QList<QByteArray> parts = message.split(',');
    if (parts.size() < 3)
        return invalid();
    if (const auto checked = checkExtensions(parts); !checked)
        return std::unexpected(checked.error());
    if (!parts[0].startsWith("c=") || !parts[1].startsWith("r=") || !parts.last().startsWith("p="))
        return invalid();
    const auto binding = fromBase64(parts[0].sliced(2));
    const auto proof = fromBase64(parts.last().sliced(2));
    if (!binding || !proof)
        return invalid();
    return ScramFinal{*binding, parts[1].sliced(2), *proof, message.chopped(parts.last().size() + 1)};
}

} // namespace mailscope::practice
