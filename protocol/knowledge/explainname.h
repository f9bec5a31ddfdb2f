// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/explain.h"

namespace mailscope::knowledge {

/// explain() for a name: keyword, command, parameter, limit or mechanism, possibly with a server's parameters behind
/// it. Empty when \p term is none of them.
[[nodiscard]] QList<Explanation> explainName(const QString &term);

/// Says that \p term is unknown, and which names resemble it.
[[nodiscard]] Explanation unknownName(const QString &term);

} // namespace mailscope::knowledge
