// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/plansettings.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

using plan::Plan;

constexpr std::array NoSettings{"targets"_L1, "security"_L1, "tasks"_L1, "login"_L1};
constexpr auto Bind = "bind"_L1;
constexpr auto BindPort = "bindPort"_L1;
constexpr auto Tls = "tls"_L1;
constexpr auto TlsPrefix = "tls."_L1;

bool isList(const QString &key)
{
    return key == "xclient"_L1 || key == "xforward"_L1 || key == "tls.pinnedSha256"_L1;
}

/// What a profile would say of \p plan beside where to connect to.
QJsonObject settingsOf(const Plan &plan)
{
    QJsonObject json = plan.toJson();
    for (const QLatin1StringView key : NoSettings)
        json.remove(key);
    return json;
}

QJsonValue asText(const QJsonArray &list)
{
    QStringList lines;
    for (const auto &entry : list)
        lines.append(entry.toString());
    return lines.join(u'\n');
}

QJsonArray asList(const QString &key, const QString &text)
{
    QJsonArray list;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        QString entry = line.trimmed();
        // Fingerprints are shown with colons by most tools.
        if (key.startsWith(TlsPrefix))
            entry.remove(u':');
        if (!entry.isEmpty())
            list.append(entry);
    }
    return list;
}

void put(QJsonObject &json, const QString &key, const QJsonValue &value)
{
    if (value.isUndefined())
        json.remove(key);
    else
        json.insert(key, value);
}

/// ":4711" and "4711" are a port of any address.
void putBind(QJsonObject &json, const QJsonValue &value)
{
    json.remove(Bind);
    json.remove(BindPort);
    const QString text = value.toString();
    const QString behindColon = text.startsWith(u':') ? text.sliced(1) : text;
    bool isPort = false;
    const int port = behindColon.toInt(&isPort);
    if (isPort)
        json.insert(BindPort, port);
    else
        put(json, Bind, value);
}

void putTls(QJsonObject &json, const QString &key, const QJsonValue &value)
{
    QJsonObject tls = json.value(Tls).toObject();
    put(tls, key.sliced(TlsPrefix.size()), value);
    put(json, Tls, tls.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(tls));
}

void putSetting(QJsonObject &json, const QString &key, const QJsonValue &value)
{
    const QJsonValue written = isList(key) && value.isString() ? QJsonValue(asList(key, value.toString())) : value;
    if (key == Bind)
        putBind(json, written);
    else if (key.startsWith(TlsPrefix))
        putTls(json, key, written);
    else
        put(json, key, written);
}

/// Where to connect to, and what no profile holds, come from \p before.
Plan together(Plan settings, const Plan &before)
{
    settings.targets = before.targets;
    settings.security = before.security;
    settings.tasks = before.tasks;
    settings.login = before.login;
    settings.tls.keyPassword = before.tls.keyPassword;
    settings.tls.policy = before.tls.policy;
    return settings;
}

bool isSecretSource(const QString &text)
{
    static constexpr std::array Kinds{"env:"_L1, "file:"_L1, "fd:"_L1, "keychain:"_L1, "command:"_L1};
    return text == "prompt"_L1 || std::ranges::any_of(Kinds, [&text](QLatin1StringView kind) {
               return text.startsWith(kind) && text.size() > kind.size();
           });
}

} // namespace

QStringList PlanSettings::changedKeys(const Plan &plan)
{
    QJsonObject json = settingsOf(plan);
    if (json.contains(BindPort))
        json.insert(Bind, json.take(BindPort));
    const QJsonObject tls = json.take(Tls).toObject();
    QStringList keys = json.keys();
    const QStringList tlsKeys = tls.keys();
    for (const QString &key : tlsKeys)
        keys.append(TlsPrefix + key);
    keys.sort();
    return keys;
}

QJsonValue PlanSettings::value(const Plan &plan, const QString &key)
{
    const QJsonObject json = settingsOf(plan);
    if (key == Bind && json.contains(BindPort))
        return QString(u':' + QString::number(json.value(BindPort).toInt()));
    const QJsonValue value =
        key.startsWith(TlsPrefix) ? json.value(Tls).toObject().value(key.sliced(TlsPrefix.size())) : json.value(key);
    return value.isArray() ? asText(value.toArray()) : value;
}

std::optional<QString> PlanSettings::objection(const QString &key, const QJsonValue &value)
{
    const bool isSource = key == "keyPasswordFrom"_L1 || key == "proxyPasswordFrom"_L1;
    if (isSource && !value.isUndefined() && !isSecretSource(value.toString()))
        // The text is not repeated: somebody may have written the password itself here.
        return tr("Write where the password comes from, not the password: prompt, env:NAME, file:PATH or command:CMD.");
    return std::nullopt;
}

std::expected<Plan, QString> PlanSettings::withValue(const Plan &plan, const QString &key, const QJsonValue &value)
{
    if (const auto objection = PlanSettings::objection(key, value))
        return std::unexpected(*objection);
    QJsonObject json = settingsOf(plan);
    putSetting(json, key, value);
    auto read = Plan::fromJson(json);
    if (!read)
        return std::unexpected(read.error().text);
    return together(*std::move(read), plan);
}

Plan PlanSettings::withDefaults(const Plan &plan)
{
    return together(Plan(), plan);
}

} // namespace mailscope::ui
