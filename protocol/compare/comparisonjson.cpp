// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/comparison.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace mailscope::compare {

using namespace Qt::StringLiterals;

namespace {
double milliseconds(report::Nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject rowObject(const Row &row)
{
    static constexpr std::array Statuses{"same"_L1, "texts"_L1, "codes"_L1, "left"_L1, "right"_L1};
    const auto side = [](qsizetype index, const QStringList &lines) {
        return index < 0
            ? QJsonValue()
            : QJsonValue(QJsonObject{{u"exchange"_s, index}, {u"lines"_s, QJsonArray::fromStringList(lines)}});
    };
    return {{u"status"_s, Statuses.at(static_cast<std::size_t>(row.status))},
            {u"left"_s, side(row.left, row.leftLines)},
            {u"right"_s, side(row.right, row.rightLines)}};
}
} // namespace

QJsonObject comparisonJson(const Comparison &comparison)
{
    QJsonArray differences;
    for (const Difference &each : comparison.differences)
        differences.append(QJsonObject{{u"area"_s, areaName(each.area)},
                                       {u"what"_s, each.what},
                                       {u"left"_s, textOrNull(each.left)},
                                       {u"right"_s, textOrNull(each.right)}});
    QJsonArray rows;
    for (const Row &row : comparison.rows)
        rows.append(rowObject(row));
    QStringList masked;
    for (const Volatile kind : comparison.masked)
        masked.append(volatileId(kind));
    std::ranges::sort(masked);
    const auto side = [](const QString &name, report::Nanoseconds duration) {
        return QJsonObject{{u"target"_s, name}, {u"durationMs"_s, milliseconds(duration)}};
    };
    return {{u"schema"_s, u"mailscope.comparison/1"_s},
            {u"equal"_s, comparison.isEqual()},
            {u"left"_s, side(comparison.leftName, comparison.leftDuration)},
            {u"right"_s, side(comparison.rightName, comparison.rightDuration)},
            {u"differences"_s, differences},
            {u"masked"_s, QJsonArray::fromStringList(masked)},
            {u"exchanges"_s, rows}};
}

} // namespace mailscope::compare
