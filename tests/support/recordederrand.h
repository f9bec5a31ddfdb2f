// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scenario.h"

namespace mailscope::test {

/// Has the client of \p scenario do what the client of its script did: the script was made from a session (`show --format script`), and says nothing
/// else of what is to be done. Secrets that nobody knows any more are made up: the script takes any.
void takeErrandFromScript(Scenario &scenario);

} // namespace mailscope::test
