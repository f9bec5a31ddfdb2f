// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/meanings.h"

#include <algorithm>

namespace mailscope::knowledge {

bool EnhancedMeaning::agreesWith(int basicCode) const
{
    const int basicClass = basicCode / 100;
    if (statusClass != 0 && basicClass != statusClass)
        return false;
    if (basicClasses.contains(basicClass))
        return true;
    // The registry names 552 beside X.2.2 and nothing for 4.2.2, which is in daily use all the same.
    const auto sameClass = [basicClass](int code) { return code / 100 == basicClass; };
    if (std::ranges::none_of(basicCodes, sameClass))
        return true;
    return basicCodes.contains(basicCode);
}

} // namespace mailscope::knowledge
