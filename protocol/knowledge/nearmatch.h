// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mailscope::knowledge {

/// The number of insertions, removals, replacements and swaps of neighbours that lead from \p a to \p b.
[[nodiscard]] int editDistance(QStringView a, QStringView b);

/// At most five of \p candidates that resemble \p term, the nearest first: few edits apart for the length of \p term,
/// or one beginning with the other. Case does not matter.
[[nodiscard]] QStringList nearMatches(QStringView term, const QStringList &candidates);

} // namespace mailscope::knowledge
