// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/nearmatch.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace mailscope::knowledge {
namespace {

constexpr qsizetype MostMatches = 5;
constexpr qsizetype LongestTerm = 64;
constexpr qsizetype ShortestPrefix = 3;

/// Short words resemble each other by chance, so that they may differ less.
int tolerance(QStringView term)
{
    if (term.size() <= 3)
        return 0;
    return term.size() <= 5 ? 1 : 2;
}

bool oneBeginsWithOther(QStringView a, QStringView b)
{
    return std::min(a.size(), b.size()) >= ShortestPrefix && (a.startsWith(b) || b.startsWith(a));
}

} // namespace

int editDistance(QStringView a, QStringView b)
{
    // Three rows of the table of distances between all beginnings of both words.
    QList<int> beforeLast(b.size() + 1);
    QList<int> last(b.size() + 1);
    QList<int> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        std::swap(beforeLast, last);
        std::swap(last, row);
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int replaced = last.at(j - 1) + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            row[j] = std::min({replaced, last.at(j) + 1, row.at(j - 1) + 1});
            if (i > 1 && j > 1 && a.at(i - 1) == b.at(j - 2) && a.at(i - 2) == b.at(j - 1))
                row[j] = std::min(row.at(j), beforeLast.at(j - 2) + 1);
        }
    }
    return row.at(b.size());
}

QStringList nearMatches(QStringView term, const QStringList &candidates)
{
    if (term.size() > LongestTerm)
        return {};
    const QString wanted = term.toString().toUpper();
    QList<std::pair<int, QString>> ranked;
    for (const QString &candidate : candidates) {
        const QString name = candidate.toUpper();
        const int distance = editDistance(wanted, name);
        if (distance <= tolerance(wanted))
            ranked.emplaceBack(distance, candidate);
        else if (oneBeginsWithOther(wanted, name))
            ranked.emplaceBack(distance + tolerance(wanted), candidate);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, QString>::first);
    QStringList matches;
    for (const auto &[distance, candidate] : std::as_const(ranked)) {
        if (matches.size() < MostMatches && !matches.contains(candidate))
            matches.append(candidate);
    }
    return matches;
}

} // namespace mailscope::knowledge
