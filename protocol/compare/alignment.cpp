// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/alignment.h"

#include <algorithm>
#include <vector>

namespace mailscope::compare {

namespace {
constexpr qsizetype MostPairs = 4'000'000;

/// Those of [0, left) and [0, right), from \p at on.
QList<Pair> byPlace(qsizetype at, qsizetype left, qsizetype right)
{
    QList<Pair> pairs;
    for (qsizetype each = 0; each < std::max(left, right); ++each)
        pairs.append({each < left ? at + each : -1, each < right ? at + each : -1});
    return pairs;
}

QList<Pair> bySubsequence(const QByteArrayList &left, const QByteArrayList &right, qsizetype at)
{
    const qsizetype width = right.size() + 1;
    // How many keys can be paired from these places on.
    std::vector<quint16> longest(static_cast<std::size_t>((left.size() + 1) * width), 0);
    const auto cell = [&](qsizetype l, qsizetype r) -> quint16 & {
        return longest[static_cast<std::size_t>(l * width + r)];
    };
    for (qsizetype l = left.size() - 1; l >= 0; --l) {
        for (qsizetype r = right.size() - 1; r >= 0; --r)
            cell(l, r) = left.at(l) == right.at(r) ? static_cast<quint16>(cell(l + 1, r + 1) + 1)
                                                   : std::max(cell(l + 1, r), cell(l, r + 1));
    }
    QList<Pair> pairs;
    qsizetype l = 0;
    qsizetype r = 0;
    while (l < left.size() || r < right.size()) {
        const bool areLeft = l < left.size() && r < right.size();
        if (areLeft && left.at(l) == right.at(r))
            pairs.append({at + l++, at + r++});
        else if (r >= right.size() || (areLeft && cell(l + 1, r) >= cell(l, r + 1)))
            pairs.append({at + l++, -1});
        else
            pairs.append({-1, at + r++});
    }
    return pairs;
}
} // namespace

QList<Pair> aligned(const QByteArrayList &left, const QByteArrayList &right)
{
    const qsizetype most = std::min(left.size(), right.size());
    qsizetype head = 0;
    while (head < most && left.at(head) == right.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < most - head && left.at(left.size() - 1 - tail) == right.at(right.size() - 1 - tail))
        ++tail;
    QList<Pair> pairs = byPlace(0, head, head);
    const QByteArrayList leftMiddle = left.sliced(head, left.size() - head - tail);
    const QByteArrayList rightMiddle = right.sliced(head, right.size() - head - tail);
    pairs += leftMiddle.size() * rightMiddle.size() > MostPairs ? byPlace(head, leftMiddle.size(), rightMiddle.size())
                                                                : bySubsequence(leftMiddle, rightMiddle, head);
    for (qsizetype each = tail; each > 0; --each)
        pairs.append({left.size() - each, right.size() - each});
    return pairs;
}

} // namespace mailscope::compare
