// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/stepfacts.h"

#include <QJsonArray>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
/// Deep enough for every message of a mechanism; what lies deeper was made by a server to be odd.
constexpr int Deepest = 3;

QString textOf(const QJsonValue &value, int depth = 0)
{
    QStringList parts;
    if (depth > Deepest)
        return u"…"_s;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &each : array)
            parts.append(textOf(each, depth + 1));
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.size() == 2 && object.contains("name"_L1) && object.contains("value"_L1))
            return textOf(object.value("name"_L1), depth + 1) + u'=' + textOf(object.value("value"_L1), depth + 1);
        for (auto each = object.begin(); each != object.end(); ++each)
            parts.append(each.key() + u'=' + textOf(each.value(), depth + 1));
    } else {
        return value.toVariant().toString();
    }
    return parts.join(u' ');
}

void append(QList<std::pair<QString, QString>> &facts, const QJsonObject &parts)
{
    for (auto each = parts.begin(); each != parts.end(); ++each)
        facts.emplaceBack(each.key(), textOf(each.value()));
}
} // namespace

QList<std::pair<QString, QString>> stepFacts(const QJsonObject &step)
{
    QList<std::pair<QString, QString>> facts;
    append(facts, step.value("fields"_L1).toObject());
    append(facts, step.value("derived"_L1).toObject());
    return facts;
}

QStringList stepTexts(const QJsonObject &step, QLatin1StringView key)
{
    QStringList texts;
    const QJsonArray array = step.value(key).toArray();
    for (const QJsonValue &each : array)
        texts.append(each.toString());
    return texts;
}

} // namespace mailscope::report
