// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventnames.h"

#include <algorithm>
#include <array>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;

namespace {
constexpr std::array LineEndNames{"crlf"_L1, "lf"_L1, "cut"_L1, "none"_L1};
constexpr std::array StatusNames{"ok"_L1, "failed"_L1, "skipped"_L1};
constexpr std::array PolicyNames{"report"_L1, "require"_L1};

constexpr std::array<QLatin1StringView, std::variant_size_v<Payload>> KindNames{
    "began"_L1,
    "resolved"_L1,
    "connecting"_L1,
    "connect-failed"_L1,
    "connected"_L1,
    "proxy-opened"_L1,
    "sent"_L1,
    "received"_L1,
    "payload-sent"_L1,
    "tls-started"_L1,
    "tls-secured"_L1,
    "tls-objected"_L1,
    "stage-began"_L1,
    "stage-ended"_L1,
    "auth-step"_L1,
    "permission-granted"_L1,
    "expired"_L1,
    "cancelled"_L1,
    "closed"_L1,
    "noted"_L1,
    "secrets-recorded"_L1,
    "finished"_L1,
};

template <typename Names>
std::optional<std::size_t> indexOf(const Names &names, QByteArrayView name)
{
    const auto found =
        std::ranges::find_if(names, [name](QLatin1StringView each) { return QByteArrayView(each) == name; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

template <typename Value, typename Names>
std::optional<Value> valueOf(const Names &names, QByteArrayView name)
{
    const auto index = indexOf(names, name);
    return index ? std::optional(static_cast<Value>(*index)) : std::nullopt;
}
} // namespace

QLatin1StringView nameOf(Phase phase)
{
    return phaseName(phase);
}

QLatin1StringView nameOf(Verdict verdict)
{
    return verdictName(verdict);
}

QLatin1StringView nameOf(Issue::Id id)
{
    return issueName(id);
}

QLatin1StringView nameOf(wire::LineEnd end)
{
    return LineEndNames.at(static_cast<std::size_t>(end));
}

QLatin1StringView nameOf(StageStatus status)
{
    return StatusNames.at(static_cast<std::size_t>(status));
}

QLatin1StringView nameOf(TlsPolicy policy)
{
    return PolicyNames.at(static_cast<std::size_t>(policy));
}

template <>
std::optional<Phase> fromName<Phase>(QByteArrayView name)
{
    return phaseFromName(name);
}

template <>
std::optional<Verdict> fromName<Verdict>(QByteArrayView name)
{
    return verdictFromName(name);
}

template <>
std::optional<Issue::Id> fromName<Issue::Id>(QByteArrayView name)
{
    return issueFromName(name);
}

template <>
std::optional<wire::LineEnd> fromName<wire::LineEnd>(QByteArrayView name)
{
    return valueOf<wire::LineEnd>(LineEndNames, name);
}

template <>
std::optional<StageStatus> fromName<StageStatus>(QByteArrayView name)
{
    return valueOf<StageStatus>(StatusNames, name);
}

template <>
std::optional<TlsPolicy> fromName<TlsPolicy>(QByteArrayView name)
{
    return valueOf<TlsPolicy>(PolicyNames, name);
}

QLatin1StringView eventKindName(std::size_t index)
{
    return KindNames.at(index);
}

std::optional<std::size_t> eventKindFromName(QByteArrayView name)
{
    return indexOf(KindNames, name);
}

} // namespace mailscope::format
