// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/masking.h"
#include "format/textstyle.h"
#include "report/report.h"

#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>
#include <span>

namespace mailscope::compare {

/// What two sessions can differ in.
enum class Area { Verdict, Capabilities, Encryption, Certificate, Exchanges, Codes, Texts };

/// "verdict", "capabilities", "encryption", "certificate", "exchanges", "codes" or "texts".
[[nodiscard]] QLatin1StringView areaName(Area area);
[[nodiscard]] std::optional<Area> areaFromName(QStringView name);
[[nodiscard]] std::span<const QLatin1StringView> areaNames();

/// One thing that differs, for people.
struct Difference {
    Area area = Area::Verdict;
    QString what;
    QString left; ///< empty where there is nothing on that side
    QString right;

    friend bool operator==(const Difference &, const Difference &) = default;
};

/// What both sessions said at one place, volatile parts masked.
struct Row {
    enum class Status {
        Same,
        Texts,    ///< the codes are the same
        Codes,    ///< the codes differ
        LeftOnly, ///< the right one has nothing there
        RightOnly,
    };
    Status status = Status::Same;
    qsizetype left = -1; ///< index of the exchange in its report
    qsizetype right = -1;
    QStringList leftLines; ///< the command, if there is one, and the lines of the reply
    QStringList rightLines;
};

/// Two sessions side by side.
struct Comparison {
    QList<Row> rows;
    QList<Difference> differences; ///< summed up
    QSet<Volatile> masked;         ///< kinds that were found and not compared
    report::Nanoseconds leftDuration{0};
    report::Nanoseconds rightDuration{0};
    QString leftName; ///< where the session was: a URL
    QString rightName;

    /// Nothing differs, times aside.
    [[nodiscard]] bool isEqual() const { return differences.isEmpty(); }
};

/// Compares two sessions by their exchanges; what differs only in \p ignored is not told of. Times are told and never differ.
[[nodiscard]] Comparison compare(const report::Report &left, const report::Report &right,
                                 const QSet<Area> &ignored = {});

/// For people: what differs, then both sessions, beside each other where the width of \p style has room for it.
[[nodiscard]] QString comparisonText(const Comparison &comparison, const format::TextStyle &style);

/// A document of schema "mailscope.comparison/1" (docs/compare.md).
[[nodiscard]] QJsonObject comparisonJson(const Comparison &comparison);

/// What differs between two reports apart from their exchanges.
[[nodiscard]] QList<Difference> reportDifferences(const report::Report &left, const report::Report &right);

} // namespace mailscope::compare
