// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/ntlmchallenge.h"

#include <QJsonArray>
#include <QTimeZone>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView Signature("NTLMSSP\0\2\0\0\0", 12);
constexpr qsizetype ShortestHead = 32; ///< of servers that know no target information
constexpr qsizetype WholeHead = 48;
constexpr qsizetype HeadWithVersion = 56;
constexpr qint64 Epoch = 116'444'736'000'000'000; ///< 1970, in tenths of a microsecond since 1601

constexpr std::array FlagNames{
    std::pair{0x1U, "NEGOTIATE_UNICODE"_L1},
    std::pair{0x2U, "NEGOTIATE_OEM"_L1},
    std::pair{0x4U, "REQUEST_TARGET"_L1},
    std::pair{0x10U, "NEGOTIATE_SIGN"_L1},
    std::pair{0x20U, "NEGOTIATE_SEAL"_L1},
    std::pair{0x40U, "NEGOTIATE_DATAGRAM"_L1},
    std::pair{0x80U, "NEGOTIATE_LM_KEY"_L1},
    std::pair{0x200U, "NEGOTIATE_NTLM"_L1},
    std::pair{0x800U, "ANONYMOUS"_L1},
    std::pair{0x1000U, "NEGOTIATE_OEM_DOMAIN_SUPPLIED"_L1},
    std::pair{0x2000U, "NEGOTIATE_OEM_WORKSTATION_SUPPLIED"_L1},
    std::pair{0x8000U, "NEGOTIATE_ALWAYS_SIGN"_L1},
    std::pair{0x10000U, "TARGET_TYPE_DOMAIN"_L1},
    std::pair{0x20000U, "TARGET_TYPE_SERVER"_L1},
    std::pair{0x80000U, "NEGOTIATE_EXTENDED_SESSIONSECURITY"_L1},
    std::pair{0x100000U, "NEGOTIATE_IDENTIFY"_L1},
    std::pair{0x400000U, "REQUEST_NON_NT_SESSION_KEY"_L1},
    std::pair{0x800000U, "NEGOTIATE_TARGET_INFO"_L1},
    std::pair{0x2000000U, "NEGOTIATE_VERSION"_L1},
    std::pair{0x20000000U, "NEGOTIATE_128"_L1},
    std::pair{0x40000000U, "NEGOTIATE_KEY_EXCH"_L1},
    std::pair{0x80000000U, "NEGOTIATE_56"_L1},
};

/// What the values of a pair are.
enum class Kind { Text, Flags, Time, Bytes };

struct PairName {
    QLatin1StringView name;
    Kind kind;
};

/// By the pair's id (MS-NLMP section 2.2.2.1).
constexpr std::array<PairName, 11> PairNames{{
    {"end"_L1, Kind::Bytes},
    {"computerName"_L1, Kind::Text},
    {"domainName"_L1, Kind::Text},
    {"dnsComputerName"_L1, Kind::Text},
    {"dnsDomainName"_L1, Kind::Text},
    {"dnsForestName"_L1, Kind::Text},
    {"flags"_L1, Kind::Flags},
    {"timestamp"_L1, Kind::Time},
    {"singleHost"_L1, Kind::Bytes},
    {"targetName"_L1, Kind::Text},
    {"channelBindings"_L1, Kind::Bytes},
}};

template <typename Number>
Number number(QByteArrayView bytes, qsizetype at = 0)
{
    return qFromLittleEndian<Number>(bytes.sliced(at, sizeof(Number)).data());
}

QString hex(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

Kind kindOf(quint16 id)
{
    return id < PairNames.size() ? PairNames.at(id).kind : Kind::Bytes;
}

bool isWellFormed(const NtlmPair &pair)
{
    switch (kindOf(pair.id)) {
    case Kind::Text:
        return pair.value.size() % 2 == 0;
    case Kind::Flags:
        return pair.value.size() == sizeof(quint32);
    case Kind::Time:
        return pair.value.size() == sizeof(quint64);
    case Kind::Bytes:
        break;
    }
    return true;
}

QString textOf(QByteArrayView utf16)
{
    if (utf16.isEmpty())
        return {};
    QString text(utf16.size() / 2, Qt::Uninitialized);
    qFromLittleEndian<char16_t>(utf16.data(), text.size(), text.data());
    return text;
}

/// The bytes that the length and the offset at \p field point to (MS-NLMP section 2.2.1.2); nothing when they are not there.
std::optional<QByteArrayView> payloadOf(QByteArrayView message, qsizetype field)
{
    const auto length = number<quint16>(message, field);
    const auto offset = number<quint32>(message, field + 4);
    if (length == 0)
        return QByteArrayView();
    if (offset < ShortestHead || offset > message.size() || length > message.size() - offset)
        return std::nullopt;
    return message.sliced(offset, length);
}

std::optional<QList<NtlmPair>> readPairs(QByteArrayView bytes)
{
    QList<NtlmPair> pairs;
    if (bytes.isEmpty())
        return pairs;
    while (bytes.size() >= 4) {
        const auto id = number<quint16>(bytes);
        const auto length = number<quint16>(bytes, 2);
        if (id == NtlmPair::End && length == 0)
            return pairs;
        bytes = bytes.sliced(4);
        if (length > bytes.size())
            return std::nullopt;
        pairs.append({id, bytes.first(length).toByteArray()});
        if (id == NtlmPair::End || !isWellFormed(pairs.constLast()))
            return std::nullopt;
        bytes = bytes.sliced(length);
    }
    return std::nullopt; // without its end
}

const NtlmPair *find(const QList<NtlmPair> &pairs, quint16 id)
{
    const auto found = std::ranges::find(pairs, id, &NtlmPair::id);
    return found == pairs.end() ? nullptr : &*found;
}

QJsonValue shown(const NtlmPair &pair)
{
    switch (kindOf(pair.id)) {
    case Kind::Text:
        return textOf(pair.value);
    case Kind::Time:
        return timeOfNtlm(number<quint64>(pair.value)).toString(Qt::ISODateWithMs);
    case Kind::Flags:
        return QString::number(number<quint32>(pair.value), 16).prepend("0x"_L1);
    case Kind::Bytes:
        break;
    }
    return hex(pair.value);
}

QString shownVersion(QByteArrayView version)
{
    return u"%1.%2.%3, revision %4"_s.arg(number<quint8>(version))
        .arg(number<quint8>(version, 1))
        .arg(number<quint16>(version, 2))
        .arg(number<quint8>(version, 7));
}
} // namespace

QJsonArray ntlmFlagNames(quint32 flags)
{
    QJsonArray names;
    for (const auto &[bit, name] : FlagNames) {
        if (flags & bit)
            names.append(name);
        flags &= ~bit;
    }
    if (flags != 0)
        names.append(QString::number(flags, 16).prepend("0x"_L1));
    return names;
}

std::optional<NtlmChallenge> NtlmChallenge::read(QByteArrayView message)
{
    if (message.size() < ShortestHead || !message.startsWith(Signature))
        return std::nullopt;
    NtlmChallenge challenge;
    challenge.flags = number<quint32>(message, 20);
    challenge.serverChallenge = message.sliced(24, 8).toByteArray();
    const bool isUnicode = challenge.flags & NtlmUnicode;
    const auto target = payloadOf(message, 12);
    if (!target || (isUnicode && target->size() % 2 != 0))
        return std::nullopt;
    challenge.targetName = isUnicode ? textOf(*target) : QString::fromLatin1(*target);
    if (challenge.flags & NtlmTargetInfo) {
        const auto info = message.size() < WholeHead ? std::nullopt : payloadOf(message, 40);
        auto pairs = info ? readPairs(*info) : std::nullopt;
        if (!pairs)
            return std::nullopt;
        challenge.targetInfo = *std::move(pairs);
    }
    if (challenge.flags & NtlmVersion) {
        if (message.size() < HeadWithVersion)
            return std::nullopt;
        challenge.version = message.sliced(WholeHead, 8).toByteArray();
    }
    return challenge;
}

std::optional<quint64> NtlmChallenge::timestamp() const
{
    const NtlmPair *const pair = find(targetInfo, NtlmPair::Timestamp);
    return pair ? std::optional(number<quint64>(pair->value)) : std::nullopt;
}

quint32 NtlmChallenge::pairFlags() const
{
    const NtlmPair *const pair = find(targetInfo, NtlmPair::Flags);
    return pair ? number<quint32>(pair->value) : 0;
}

bool NtlmChallenge::asksForMic() const
{
    return timestamp() || (pairFlags() & NtlmHasMic);
}

QJsonObject NtlmChallenge::fields() const
{
    QJsonObject object{
        {u"flags"_s, ntlmFlagNames(flags)}, {u"serverChallenge"_s, hex(serverChallenge)}, {u"target"_s, targetName}};
    if (!version.isEmpty())
        object.insert(u"version"_s, shownVersion(version));
    QJsonArray pairs;
    for (const NtlmPair &pair : targetInfo) {
        const bool isKnown = pair.id < PairNames.size();
        const QString name = isKnown ? QString(PairNames.at(pair.id).name) : QString::number(pair.id);
        pairs.append(QJsonObject{{u"name"_s, name}, {u"value"_s, shown(pair)}});
    }
    if (flags & NtlmTargetInfo)
        object.insert(u"targetInfo"_s, pairs);
    return object;
}

QByteArray ntlmTargetInfo(const QList<NtlmPair> &pairs)
{
    QByteArray bytes;
    const auto append = [&bytes](quint16 number) {
        const quint16 low = qToLittleEndian(number);
        bytes.append(reinterpret_cast<const char *>(&low), sizeof(low));
    };
    for (const NtlmPair &pair : pairs) {
        append(pair.id);
        append(static_cast<quint16>(pair.value.size()));
        bytes.append(pair.value);
    }
    append(NtlmPair::End);
    append(0);
    return bytes;
}

quint64 ntlmTime(const QDateTime &time)
{
    return static_cast<quint64>(time.toMSecsSinceEpoch() * 10'000 + Epoch);
}

QDateTime timeOfNtlm(quint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time / 10'000) - Epoch / 10'000, QTimeZone::UTC);
}

QByteArray utf16Of(QStringView text)
{
    if (text.isEmpty())
        return {};
    QByteArray bytes(text.size() * 2, Qt::Uninitialized);
    qToLittleEndian<char16_t>(text.utf16(), text.size(), bytes.data());
    return bytes;
}

} // namespace mailscope::sasl
