// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/login.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

constexpr qsizetype LongestMechanism = 20; // RFC 4422 section 3.1
constexpr std::array InitialResponseNames{"auto"_L1, "always"_L1, "never"_L1};
constexpr std::array NtlmNames{"v2"_L1, "session"_L1, "v1"_L1};

template <typename Value>
std::optional<Value> fromName(const auto &names, QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](QLatin1StringView each) { return each == name; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

void putText(QJsonObject &json, QLatin1StringView key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

template <typename Value>
void putUnlessUsual(QJsonObject &json, QLatin1StringView key, Value value, Value usual)
{
    if (value != usual)
        json.insert(key, value);
}

bool mayStandInMechanism(QChar each)
{
    return (each >= u'A' && each <= u'Z') || (each >= u'0' && each <= u'9') || each == u'-' || each == u'_';
}
} // namespace

QLatin1StringView initialResponseName(Login::InitialResponse value)
{
    return InitialResponseNames.at(static_cast<std::size_t>(value));
}

std::optional<Login::InitialResponse> initialResponseFromName(QStringView name)
{
    return fromName<Login::InitialResponse>(InitialResponseNames, name);
}

QLatin1StringView ntlmName(Login::Ntlm value)
{
    return NtlmNames.at(static_cast<std::size_t>(value));
}

std::optional<Login::Ntlm> ntlmFromName(QStringView name)
{
    return fromName<Login::Ntlm>(NtlmNames, name);
}

std::optional<QByteArray> mechanismFromName(QStringView name)
{
    const QString upper = name.toString().toUpper();
    if (upper.isEmpty() || upper.size() > LongestMechanism || !std::ranges::all_of(upper, mayStandInMechanism))
        return std::nullopt;
    return upper.toLatin1();
}

bool isSecretReference(QStringView text)
{
    if (text == "prompt"_L1 || text == "netrc"_L1)
        return true;
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0 || colon + 1 == text.size())
        return false;
    const QStringView kind = text.first(colon);
    if (kind != "fd"_L1)
        return kind == "env"_L1 || kind == "file"_L1 || kind == "keychain"_L1 || kind == "command"_L1;
    return std::ranges::all_of(text.sliced(colon + 1), [](QChar each) { return each >= u'0' && each <= u'9'; });
}

QJsonObject Login::toJson() const
{
    const Login usual;
    QJsonObject json;
    putText(json, "user"_L1, user);
    putText(json, "authorizationId"_L1, authorizationId);
    putText(json, "realm"_L1, realm);
    QJsonArray names;
    for (const QByteArray &mechanism : mechanisms)
        names.append(QString::fromLatin1(mechanism));
    if (!names.isEmpty())
        json.insert("mechanisms"_L1, names);
    putText(json, "passwordFrom"_L1, passwordFrom);
    putText(json, "tokenFrom"_L1, tokenFrom);
    putUnlessUsual(json, "optional"_L1, optional, usual.optional);
    if (initialResponse != usual.initialResponse)
        json.insert("initialResponse"_L1, initialResponseName(initialResponse));
    putUnlessUsual(json, "prepare"_L1, prepare, usual.prepare);
    if (ntlm != usual.ntlm)
        json.insert("ntlm"_L1, ntlmName(ntlm));
    putText(json, "serviceName"_L1, serviceName);
    putText(json, "serviceHost"_L1, serviceHost);
    putUnlessUsual(json, "maxFailures"_L1, maxFailures, usual.maxFailures);
    putUnlessUsual(json, "allowPlaintext"_L1, allowPlaintext, usual.allowPlaintext);
    putUnlessUsual(json, "checkChannelBinding"_L1, checkChannelBinding, usual.checkChannelBinding);
    putUnlessUsual(json, "mostIterations"_L1, mostIterations, usual.mostIterations);
    return json;
}

} // namespace mailscope::plan
