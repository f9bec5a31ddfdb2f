// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QList>

namespace mailscope::compare {

/// A place of both sequences, or of one: then the other is -1.
struct Pair {
    qsizetype left = -1;
    qsizetype right = -1;

    friend bool operator==(const Pair &, const Pair &) = default;
};

/// Lays two sequences side by side so that as many equal keys as can be stand beside each other, in order (a longest common
/// subsequence). Sequences whose middles differ in more than some millions of pairs are laid by their places there.
[[nodiscard]] QList<Pair> aligned(const QByteArrayList &left, const QByteArrayList &right);

} // namespace mailscope::compare
