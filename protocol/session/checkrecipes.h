// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/check.h"
#include "check/subject.h"
#include "plan/plan.h"
#include "session/secrets.h"
#include "stage/stage.h"

#include <functional>
#include <vector>

namespace mailscope::session {

/// What a check needs to make its stages, once there is a connection.
struct CheckSurroundings {
    const plan::Plan &plan;
    const plan::Target &target;
    const Secrets &secrets;
    check::Subject subject;
};

/// Makes all the stages of one connection, QUIT included.
using CheckRecipe = std::function<stage::Recipe(const CheckSurroundings &)>;

/// The connections of \p check, one after another. Each asks for itself; where one shows that the server cannot be asked, those
/// behind it would show the same.
[[nodiscard]] std::vector<CheckRecipe> checkRecipes(check::Check check);

} // namespace mailscope::session
