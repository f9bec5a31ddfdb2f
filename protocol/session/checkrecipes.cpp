// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/checkrecipes.h"

#include "check/endofdatastage.h"
#include "check/enforcementstage.h"
#include "check/envelopelimitsstage.h"
#include "check/injectionstage.h"
#include "check/linelimitstage.h"
#include "check/postmasterstage.h"
#include "check/relaystage.h"
#include "session/recipe.h"
#include "stage/hellostage.h"
#include "stage/quitstage.h"

#include <algorithm>
#include <iterator>

namespace mailscope::session {

using check::Check;

namespace {
/// How far the session is before a check begins.
enum class Readiness {
    Hello,     ///< the connection as the target has it, without STARTTLS
    Encrypted, ///< as the plan has it, without a login: what a stranger may do
    LoggedIn,  ///< the login of the plan too, when it has one
};

stage::Recipe opening(const CheckSurroundings &around, Readiness readiness)
{
    if (readiness == Readiness::Hello) {
        stage::Recipe stages = greetingRecipe(around.plan, around.target);
        stages.push_back(std::make_unique<stage::HelloStage>(around.plan.greet));
        return stages;
    }
    stage::Recipe stages = openingRecipe(around.plan, around.target);
    if (readiness == Readiness::LoggedIn && around.plan.loginOf(around.target).isWanted())
        std::ranges::move(loginRecipe(around.plan, around.target, around.secrets), std::back_inserter(stages));
    return stages;
}

/// A connection for one stage, and QUIT unless the stage itself ends it.
template <typename CheckStage, typename... Arguments>
CheckRecipe with(Readiness readiness, Arguments... arguments)
{
    return [=](const CheckSurroundings &around) {
        stage::Recipe stages = opening(around, readiness);
        if constexpr (std::is_constructible_v<CheckStage, check::Subject, Arguments...>)
            stages.push_back(std::make_unique<CheckStage>(around.subject, arguments...));
        else
            stages.push_back(std::make_unique<CheckStage>(arguments...));
        stages.push_back(std::make_unique<stage::QuitStage>());
        return stages;
    };
}

std::vector<CheckRecipe> smugglingRecipes()
{
    std::vector<CheckRecipe> recipes{
        with<check::EndOfDataStage, const check::ForeignEnd *>(Readiness::LoggedIn, nullptr)};
    for (const check::ForeignEnd &end : check::foreignEnds())
        recipes.push_back(with<check::EndOfDataStage, const check::ForeignEnd *>(Readiness::LoggedIn, &end));
    return recipes;
}

std::vector<CheckRecipe> relayRecipes()
{
    constexpr qsizetype MostPatterns = 18;
    std::vector<CheckRecipe> recipes;
    for (qsizetype first = 0; first < MostPatterns; first += check::RelayStage::MostAtOnce)
        recipes.push_back(with<check::RelayStage>(Readiness::Encrypted, first, check::RelayStage::MostAtOnce));
    return recipes;
}
} // namespace

std::vector<CheckRecipe> checkRecipes(Check check)
{
    switch (check) {
    case Check::TlsEnforced:
        return {with<check::EnforcementStage>(Readiness::Hello)};
    case Check::Relay:
        return relayRecipes();
    case Check::Postmaster:
        return {with<check::PostmasterStage>(Readiness::Encrypted)};
    case Check::Smuggling:
        return smugglingRecipes();
    case Check::Injection:
        return {with<check::InjectionStage>(Readiness::Hello)};
    case Check::Limits:
        break;
    }
    return {with<check::EnvelopeLimitsStage>(Readiness::LoggedIn), with<check::LineLimitStage>(Readiness::LoggedIn)};
}

} // namespace mailscope::session
