// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/ntlmmessage.h"

#include <QStringConverter>
#include <QtEndian>

namespace mailscope::practice {
namespace {

constexpr QByteArrayView signature("NTLMSSP\0", 8);

/// AvId of [MS-NLMP] 2.2.2.1.
enum class Pair : quint16 {
    End = 0,
    NetBiosComputer = 1,
    NetBiosDomain = 2,
    DnsComputer = 3,
    DnsDomain = 4,
    Flags = 6,
    Timestamp = 7,
    ChannelBindings = 10,
};

template <typename Number>
Number numberAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.sliced(at).data());
}

template <typename Number>
QByteArray littleEndian(Number value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

bool isMessage(QByteArrayView message, quint32 type, qsizetype headerLength)
{
    return message.size() >= headerLength && message.startsWith(signature) && numberAt<quint32>(message, 8) == type;
}

QByteArray utf16(const QString &text)
{
    return QStringEncoder(QStringEncoder::Utf16LE)(text);
}

/// What the eight bytes at \p at point to: length, room, offset.
std::optional<QByteArray> field(QByteArrayView message, qsizetype at)
{
    const qsizetype length = numberAt<quint16>(message, at);
    const qsizetype offset = numberAt<quint32>(message, at + 4);
    if (length == 0)
        return QByteArray();
    if (offset > message.size() || length > message.size() - offset)
        return std::nullopt;
    return message.sliced(offset, length).toByteArray();
}

QByteArray fieldHeader(const QByteArray &content, qsizetype offset)
{
    const auto length = static_cast<quint16>(content.size());
    return littleEndian(length) + littleEndian(length) + littleEndian(static_cast<quint32>(offset));
}

QByteArray pair(Pair identifier, const QByteArray &value)
{
    return littleEndian(static_cast<quint16>(identifier)) + littleEndian(static_cast<quint16>(value.size())) + value;
}

QByteArray targetInformation(const NtlmTarget &target)
{
    return pair(Pair::NetBiosDomain, utf16(target.netBiosName)) + pair(Pair::NetBiosComputer, utf16(target.netBiosName))
        + pair(Pair::DnsDomain, utf16(target.dnsName)) + pair(Pair::DnsComputer, utf16(target.dnsName))
        + pair(Pair::Timestamp, littleEndian(target.time)) + pair(Pair::End, {});
}

std::optional<QString> textFrom(const QByteArray &bytes, quint32 flags)
{
    if ((flags & ntlmflag::Unicode) == 0)
        return QString::fromLatin1(bytes);
    QStringDecoder decoder(QStringDecoder::Utf16LE, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    return bytes.size() % 2 == 0 && !decoder.hasError() ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace

std::optional<quint32> parseNtlmNegotiate(QByteArrayView message)
{
    constexpr qsizetype headerLength = 16;
    if (!isMessage(message, 1, headerLength))
        return std::nullopt;
    const auto flags = numberAt<quint32>(message, 12);
    const bool hasText = (flags & (ntlmflag::Unicode | ntlmflag::Oem)) != 0;
    return hasText && (flags & ntlmflag::Ntlm) != 0 ? std::optional(flags) : std::nullopt;
}

QByteArray ntlmChallenge(quint32 clientFlags, const QByteArray &challenge, const NtlmTarget &target)
{
    constexpr quint32 granted = ntlmflag::RequestTarget | ntlmflag::Sign | ntlmflag::Seal | ntlmflag::AlwaysSign
        | ntlmflag::ExtendedSessionSecurity | ntlmflag::Bits128 | ntlmflag::KeyExchange | ntlmflag::Bits56;
    const bool isUnicode = (clientFlags & ntlmflag::Unicode) != 0;
    const quint32 flags = (clientFlags & granted) | (isUnicode ? ntlmflag::Unicode : ntlmflag::Oem) | ntlmflag::Ntlm
        | ntlmflag::TargetIsServer | ntlmflag::TargetInformation | ntlmflag::Version;
    constexpr qsizetype headerLength = 56;
    const QByteArray name = isUnicode ? utf16(target.netBiosName) : target.netBiosName.toLatin1();
    const QByteArray information = targetInformation(target);
    // Windows 10, revision 15 of the protocol ([MS-NLMP] 2.2.2.10).
    const QByteArray version("\x0a\x00\x63\x45\x00\x00\x00\x0f", 8);
    return signature.toByteArray() + littleEndian(quint32(2)) + fieldHeader(name, headerLength) + littleEndian(flags)
        + challenge + QByteArray(8, '\0') + fieldHeader(information, headerLength + name.size()) + version + name
        + information;
}

std::optional<NtlmAuthenticate> NtlmAuthenticate::parse(QByteArrayView message)
{
    constexpr qsizetype headerLength = 64;
    if (!isMessage(message, 3, headerLength))
        return std::nullopt;
    NtlmAuthenticate result;
    result.flags = numberAt<quint32>(message, 60);
    const auto lmResponse = field(message, 12);
    const auto ntResponse = field(message, 20);
    const auto domain = field(message, 28);
    const auto user = field(message, 36);
    const auto workstation = field(message, 44);
    const auto sessionKey = field(message, 52);
    if (!lmResponse || !ntResponse || !domain || !user || !workstation || !sessionKey)
        return std::nullopt;
    const auto domainText = textFrom(*domain, result.flags);
    const auto userText = textFrom(*user, result.flags);
    if (!domainText || !userText)
        return std::nullopt;
    result.lmResponse = *lmResponse;
    result.ntResponse = *ntResponse;
    result.domain = *domainText;
    result.user = *userText;
    result.sessionKey = *sessionKey;
    return result;
}

std::optional<NtlmClientChallenge> NtlmClientChallenge::parse(QByteArrayView bytes)
{
    constexpr qsizetype headerLength = 28;
    if (bytes.size() < headerLength || bytes[0] != 1 || bytes[1] != 1)
        return std::nullopt;
    NtlmClientChallenge result;
    QByteArrayView rest = bytes.sliced(headerLength);
    while (rest.size() >= 4) {
        const auto identifier = static_cast<Pair>(numberAt<quint16>(rest, 0));
        const qsizetype length = numberAt<quint16>(rest, 2);
        if (identifier == Pair::End)
            return result;
        if (length > rest.size() - 4)
            return std::nullopt;
        const QByteArrayView value = rest.sliced(4, length);
        rest = rest.sliced(4 + length);
        if (identifier == Pair::Flags && length == 4)
            result.hasIntegrity = (numberAt<quint32>(value, 0) & 2U) != 0;
        // Sixteen zeros say that there is nothing to bind to ([MS-NLMP] 2.2.2.1).
        if (identifier == Pair::ChannelBindings && value != QByteArray(16, '\0'))
            result.channelBinding = value.toByteArray();
    }
    return std::nullopt;
}

} // namespace mailscope::practice
