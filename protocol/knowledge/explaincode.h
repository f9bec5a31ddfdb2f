// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/explain.h"

namespace mailscope::knowledge {

/// explain() for what begins with a code; empty for \p term that does not look like one.
/// A code of the right form that no table holds is answered with its class and near matches.
[[nodiscard]] QList<Explanation> explainCode(const QString &term);

} // namespace mailscope::knowledge
