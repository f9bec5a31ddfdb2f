// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/oautherror.h"

#include <QJsonDocument>

#include <array>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr std::array Parts{"status"_L1, "schemes"_L1, "scope"_L1, "openid-configuration"_L1};

QString textOf(const QJsonValue &value)
{
    const QString text = value.isDouble() ? value.toVariant().toString() : value.toString();
    return text.left(LongestOAuthPart);
}
} // namespace

std::optional<QJsonObject> oauthError(QByteArrayView json)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size()));
    QJsonObject error;
    for (const QLatin1StringView part : Parts) {
        if (const QString text = textOf(document.object().value(part)); !text.isEmpty())
            error.insert(part, text);
    }
    return error.isEmpty() ? std::nullopt : std::optional(error);
}

} // namespace mailscope::sasl
