// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/plannames.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

constexpr std::array GreetNames{"auto"_L1, "ehlo"_L1, "helo"_L1, "lhlo"_L1, "none"_L1};
constexpr std::array FamilyNames{"any"_L1, "ipv4"_L1, "ipv6"_L1};
constexpr std::array TlsPolicyNames{"report"_L1, "require"_L1};
constexpr std::array TlsVersions{"1.0"_L1, "1.1"_L1, "1.2"_L1, "1.3"_L1};

template <typename Value>
std::optional<Value> fromName(const auto &names, QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](QLatin1StringView each) { return each == name; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

} // namespace

QLatin1StringView greetName(Greet greet)
{
    return GreetNames.at(static_cast<std::size_t>(greet));
}

std::optional<Greet> greetFromName(QStringView name)
{
    return fromName<Greet>(GreetNames, name);
}

QLatin1StringView familyName(Family family)
{
    return FamilyNames.at(static_cast<std::size_t>(family));
}

std::optional<Family> familyFromName(QStringView name)
{
    return fromName<Family>(FamilyNames, name);
}

QLatin1StringView tlsPolicyName(TlsPolicy policy)
{
    return TlsPolicyNames.at(static_cast<std::size_t>(policy));
}

std::optional<TlsPolicy> tlsPolicyFromName(QStringView name)
{
    return fromName<TlsPolicy>(TlsPolicyNames, name);
}

bool isTlsVersion(QStringView version)
{
    return std::ranges::any_of(TlsVersions, [version](QLatin1StringView each) { return each == version; });
}

std::optional<KeyValue> keyValueFrom(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals < 1)
        return std::nullopt;
    const QString name = text.first(equals);
    const bool isWord = std::ranges::none_of(
        name, [](QChar each) { return each.isSpace() || each.category() == QChar::Other_Control; });
    if (!isWord)
        return std::nullopt;
    return KeyValue{name.toUpper().toUtf8(), text.sliced(equals + 1).toUtf8()};
}

bool isTaskPhase(Phase phase)
{
    switch (phase) {
    case Phase::Vrfy:
    case Phase::Expn:
    case Phase::Etrn:
    case Phase::Help:
    case Phase::Noop:
    case Phase::Rset:
    case Phase::Raw:
        return true;
    default:
        return false;
    }
}

} // namespace mailscope::plan
