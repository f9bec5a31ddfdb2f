// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/command.h"

#include <QHostAddress>
#include <QString>
#include <QStringDecoder>

#include <algorithm>

namespace mailscope::practice {
namespace {

constexpr qsizetype longestLocalPart = 64;
constexpr qsizetype longestDomain = 255;
constexpr qsizetype longestPath = 256;

bool isLetterOrDigit(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

bool isControl(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 || value == 0x7f;
}

bool isInternational(QByteArrayView text)
{
    return std::ranges::any_of(text, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
}

bool isUtf8(QByteArrayView text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(text);
    return !decoder.hasError() && !decoded.isNull();
}

bool isAtomByte(char byte)
{
    return isLetterOrDigit(byte) || static_cast<unsigned char>(byte) >= 0x80
        || QByteArrayView("!#$%&'*+-/=?^_`{|}~").contains(byte);
}

bool isDomain(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > longestDomain)
        return false;
    for (const QByteArray &label : text.toByteArray().split('.')) {
        const auto isLabelByte = [](char byte) {
            return isLetterOrDigit(byte) || byte == '-' || byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
        };
        if (label.isEmpty() || label.size() > 63 || label.startsWith('-') || label.endsWith('-')
            || !std::ranges::all_of(label, isLabelByte))
            return false;
    }
    return true;
}

bool isLiteral(QByteArrayView text)
{
    if (!text.startsWith('[') || !text.endsWith(']') || text.size() < 3)
        return false;
    const QByteArray inside = text.sliced(1, text.size() - 2).toByteArray();
    const bool isVersion6 = inside.toLower().startsWith("ipv6:");
    const QHostAddress address(QString::fromLatin1(isVersion6 ? inside.sliced(5) : inside));
    return isVersion6 ? address.protocol() == QAbstractSocket::IPv6Protocol
                      : address.protocol() == QAbstractSocket::IPv4Protocol && inside.count('.') == 3;
}

/// Reads the local part at the front of \p text and takes it off. Nothing when there is none.
std::optional<QByteArray> takeLocalPart(QByteArrayView &text)
{
    QByteArray local;
    if (!text.startsWith('"')) {
        qsizetype at = 0;
        while (at < text.size() && (isAtomByte(text[at]) || text[at] == '.'))
            ++at;
        local = text.first(at).toByteArray();
        text = text.sliced(at);
        const bool isDotted =
            !local.isEmpty() && !local.startsWith('.') && !local.endsWith('.') && !local.contains("..");
        return isDotted ? std::optional(local) : std::nullopt;
    }
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (text[at] == '"') {
            text = text.sliced(at + 1);
            return local;
        }
        if (text[at] == '\\') {
            ++at;
            if (at == text.size())
                return std::nullopt;
        }
        local += text[at];
    }
    return std::nullopt;
}

/// Reads what stands between the angle brackets.
std::optional<Path> readPath(QByteArrayView text, PathFault &fault)
{
    fault = PathFault::Syntax;
    if (text.size() + 2 > longestPath) {
        fault = PathFault::TooLong;
        return std::nullopt;
    }
    if (text.isEmpty())
        return Path{{}, {}, true, false};
    if (text.startsWith('@')) {
        // A source route is accepted and ignored (RFC 5321 4.1.1.3, appendix C).
        const qsizetype colon = text.indexOf(':');
        if (colon < 0)
            return std::nullopt;
        for (const QByteArray &hop : text.first(colon).toByteArray().split(',')) {
            if (!hop.startsWith('@') || !isDomainOrLiteral(QByteArrayView(hop).sliced(1)))
                return std::nullopt;
        }
        text = text.sliced(colon + 1);
    }
    Path path;
    path.isInternational = isInternational(text);
    if (path.isInternational && !isUtf8(text))
        return std::nullopt;
    const auto local = takeLocalPart(text);
    if (!local)
        return std::nullopt;
    path.localPart = *local;
    if (local->size() > longestLocalPart || text.size() > longestDomain + 1) {
        fault = PathFault::TooLong;
        return std::nullopt;
    }
    if (text.isEmpty() && !local->isEmpty())
        return path;
    if (!text.startsWith('@') || !isDomainOrLiteral(text.sliced(1)))
        return std::nullopt;
    path.domain = text.sliced(1).toByteArray().toLower();
    return path;
}

/// Where the path that begins with `<` ends: behind its `>`, one inside quotes does not count. -1 when it has no end.
qsizetype endOfPath(QByteArrayView text)
{
    bool quoted = false;
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (quoted && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            quoted = !quoted;
        else if (text[at] == '>' && !quoted)
            return at + 1;
    }
    return -1;
}

std::optional<QList<PathParameter>> readParameters(QByteArrayView text)
{
    QList<PathParameter> parameters;
    if (text.isEmpty())
        return parameters;
    if (!text.startsWith(' '))
        return std::nullopt;
    for (const QByteArray &word : text.sliced(1).toByteArray().split(' ')) {
        if (word.isEmpty())
            continue;
        const qsizetype equals = word.indexOf('=');
        PathParameter parameter{(equals < 0 ? word : word.first(equals)).toUpper(),
                                equals < 0 ? QByteArray() : word.sliced(equals + 1), equals >= 0};
        const bool isKeyword = !parameter.keyword.isEmpty() && isLetterOrDigit(parameter.keyword.front())
            && std::ranges::all_of(parameter.keyword, [](char byte) { return isLetterOrDigit(byte) || byte == '-'; });
        const bool isTwice =
            std::ranges::find(parameters, parameter.keyword, &PathParameter::keyword) != parameters.end();
        if (!isKeyword || isTwice
            || (parameter.hasValue && (parameter.value.isEmpty() || parameter.value.contains('='))))
            return std::nullopt;
        parameters.append(parameter);
    }
    return parameters;
}

} // namespace

std::optional<Command> Command::parse(QByteArrayView line)
{
    if (std::ranges::any_of(line, [](char byte) { return isControl(byte) && byte != '\t'; }))
        return std::nullopt;
    while (line.endsWith(' ') || line.endsWith('\t'))
        line.chop(1);
    const qsizetype blank = line.indexOf(' ');
    if (blank < 0)
        return Command{line.toByteArray().toUpper(), {}};
    return Command{line.first(blank).toByteArray().toUpper(), line.sliced(blank + 1).toByteArray()};
}

QByteArray Path::text() const
{
    return domain.isEmpty() ? localPart : localPart + '@' + domain;
}

PathArgument parsePathArgument(QByteArrayView text)
{
    PathArgument result;
    const qsizetype end = text.startsWith('<') ? endOfPath(text) : -1;
    if (end < 0)
        return result;
    result.path = readPath(text.sliced(1, end - 2), result.fault);
    result.parameters = readParameters(text.sliced(end));
    return result;
}

std::optional<Path> parseAddress(QByteArrayView text)
{
    if (text.startsWith('<') && text.endsWith('>') && text.size() >= 2)
        text = text.sliced(1, text.size() - 2);
    PathFault fault{};
    auto path = readPath(text, fault);
    return path && !path->isNull ? path : std::nullopt;
}

bool isDomainOrLiteral(QByteArrayView text)
{
    return isDomain(text) || isLiteral(text);
}

std::optional<QByteArray> decodedXtext(QByteArrayView text)
{
    QByteArray result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] == '=' || static_cast<unsigned char>(text[at]) < 33 || static_cast<unsigned char>(text[at]) > 126)
            return std::nullopt;
        if (text[at] != '+') {
            result += text[at];
            continue;
        }
        // Upper-case hexadecimal digits only: that is what the grammar says.
        const QByteArray digits = text.sliced(at + 1, std::min<qsizetype>(2, text.size() - at - 1)).toByteArray();
        const QByteArray decoded = QByteArray::fromHex(digits);
        if (digits.size() != 2 || digits != digits.toUpper() || decoded.toHex().toUpper() != digits)
            return std::nullopt;
        result += decoded;
        at += 2;
    }
    return result;
}

} // namespace mailscope::practice
