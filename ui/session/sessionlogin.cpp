// SPDX-License-Identifier: GPL-3.0-or-later
// SessionController: logging in.
#include "sasl/choice.h"
#include "session/systemhelper.h"
#include "stage/hellostage.h"
#include "stage/loginstage.h"
#include "ui/session/sessioncontroller.h"

#include <algorithm>

namespace mailscope::ui {
namespace {

using Need = sasl::Traits::Need;

bool needsNoSecret(const QByteArray &mechanism)
{
    const sasl::Traits *const traits = sasl::traitsOf(mechanism);
    return traits != nullptr && traits->need != Need::Password && traits->need != Need::Token;
}

} // namespace

plan::Plan withoutSecretLogin(plan::Plan plan)
{
    const QList<QByteArray> &mechanisms = plan.login.mechanisms;
    if (mechanisms.isEmpty() || !std::ranges::all_of(mechanisms, needsNoSecret)) {
        plan.login = {};
        for (plan::Target &target : plan.targets) {
            target.user.clear();
            target.mechanism.clear();
        }
    }
    plan.login.passwordFrom.clear();
    plan.login.tokenFrom.clear();
    return plan;
}

std::unique_ptr<stage::LoginStage> SessionController::loginStage(const LoginWish &wish) const
{
    stage::LoginSettings settings = stage::loginSettings(wish.login, !m_plan.tls.certificateFile.isEmpty());
    settings.known = session::SystemHelper::mechanisms();
    settings.auth.allowUntrusted = wish.allowUntrusted;
    sasl::Credentials credentials{wish.login.user, wish.login.authorizationId, wish.password, wish.token};
    return std::make_unique<stage::LoginStage>(std::move(credentials), std::move(settings));
}

bool SessionController::logIn(const LoginWish &wish)
{
    if (!isLive())
        return false;
    stage::Recipe recipe;
    recipe.push_back(loginStage(wish));
    recipe.push_back(std::make_unique<stage::HelloStage>(m_plan.greet, Phase::HelloAuth));
    m_session->perform(std::move(recipe));
    updateState();
    return true;
}

sasl::Choice SessionController::loginChoice(const LoginWish &wish) const
{
    return isLive() ? m_session->loginChoice(*loginStage(wish)) : sasl::Choice();
}

std::optional<stage::Step> SessionController::loginPreview(const LoginWish &wish) const
{
    if (!isLive())
        return std::nullopt;
    return m_session->preview(*loginStage(wish));
}

} // namespace mailscope::ui
