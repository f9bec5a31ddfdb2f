// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/recipe.h"

#include "session/systemhelper.h"
#include "stage/commandstage.h"
#include "stage/greetingstage.h"
#include "stage/hellostage.h"
#include "stage/proxyheaderstage.h"
#include "stage/quitstage.h"
#include "stage/starttlsstage.h"
#include "stage/tlsstage.h"
#include "stage/xclientstage.h"

#include <algorithm>
#include <iterator>

namespace mailscope::session {

using plan::Security;
using stage::XclientStage;

namespace {
wire::Command::Made commandOf(const plan::Task &task)
{
    switch (task.phase) {
    case Phase::Vrfy:
        return wire::Command::vrfy(task.argument);
    case Phase::Expn:
        return wire::Command::expn(task.argument);
    case Phase::Etrn:
        return wire::Command::etrn(task.argument);
    case Phase::Help:
        return wire::Command::help(task.argument);
    case Phase::Noop:
        return wire::Command::noop(task.argument);
    case Phase::Rset:
        return wire::Command::rset();
    default:
        return wire::Command::line(task.argument);
    }
}

void appendXclient(stage::Recipe &stages, const plan::Plan &plan, Phase hello)
{
    if (plan.xclient.isEmpty())
        return;
    stages.push_back(std::make_unique<XclientStage>(XclientStage::Verb::Xclient, plan.xclient));
    stages.push_back(std::make_unique<stage::HelloStage>(plan.greet, hello));
}

void appendStartTls(stage::Recipe &stages, const plan::Plan &plan, Security security)
{
    using Demand = stage::StartTlsStage::Demand;
    const Demand demand = security == Security::StartTls ? Demand::Required : Demand::IfOffered;
    stages.push_back(std::make_unique<stage::StartTlsStage>(demand));
    stages.push_back(std::make_unique<stage::HelloStage>(plan.greet, Phase::HelloTls));
}
} // namespace

stage::Recipe greetingRecipe(const plan::Plan &plan, const plan::Target &target)
{
    stage::Recipe stages;
    if (plan.proxyHeader)
        stages.push_back(std::make_unique<stage::ProxyHeaderStage>(*plan.proxyHeader));
    if (plan.securityOf(target) == Security::Tls)
        stages.push_back(std::make_unique<stage::TlsStage>());
    stages.push_back(std::make_unique<stage::GreetingStage>());
    return stages;
}

stage::Recipe openingRecipe(const plan::Plan &plan, const plan::Target &target)
{
    const Security security = plan.securityOf(target);
    const bool startTls = security == Security::Opportunistic || security == Security::StartTls;
    stage::Recipe stages = greetingRecipe(plan, target);
    stages.push_back(std::make_unique<stage::HelloStage>(plan.greet));
    if (plan.xclientBeforeStartTls)
        appendXclient(stages, plan, Phase::Hello);
    if (startTls)
        appendStartTls(stages, plan, security);
    if (!plan.xclientBeforeStartTls)
        appendXclient(stages, plan, Phase::Hello);
    if (!plan.xforward.isEmpty())
        stages.push_back(std::make_unique<XclientStage>(XclientStage::Verb::Xforward, plan.xforward));
    return stages;
}

std::unique_ptr<stage::LoginStage> loginStage(const plan::Plan &plan, const plan::Target &target,
                                              const Secrets &secrets, const QList<QByteArray> &mechanisms,
                                              const stage::MechanismMakers &own)
{
    plan::Login login = plan.loginOf(target);
    if (!mechanisms.isEmpty())
        login.mechanisms = mechanisms;
    stage::LoginSettings settings = stage::loginSettings(login, !plan.tls.certificateFile.isEmpty());
    settings.known = SystemHelper::mechanisms();
    for (const auto &[name, make] : own)
        settings.known.append(name);
    const sasl::Credentials credentials{login.user, login.authorizationId, secrets.password, secrets.token};
    auto attempt = [credentials, auth = settings.auth, own](const QByteArray &name,
                                                            const sasl::Preferences &preferences) {
        const auto brought = own.find(name);
        return brought == own.end() ? stage::makeAuthStage(name, credentials, auth, preferences)
                                    : stage::makeAuthStage(name, brought->second, credentials, auth, preferences);
    };
    return std::make_unique<stage::LoginStage>(credentials, settings, std::move(attempt));
}

stage::Recipe loginRecipe(const plan::Plan &plan, const plan::Target &target, const Secrets &secrets,
                          const QList<QByteArray> &mechanisms, const stage::MechanismMakers &own)
{
    stage::Recipe stages;
    stages.push_back(loginStage(plan, target, secrets, mechanisms, own));
    stages.push_back(std::make_unique<stage::HelloStage>(plan.greet, Phase::HelloAuth));
    return stages;
}

stage::Recipe loggedInRecipe(const plan::Plan &plan, const plan::Target &target, const Secrets &secrets,
                             const stage::MechanismMakers &own)
{
    stage::Recipe stages = openingRecipe(plan, target);
    if (plan.loginOf(target).isWanted())
        std::ranges::move(loginRecipe(plan, target, secrets, {}, own), std::back_inserter(stages));
    return stages;
}

stage::Recipe recipe(const plan::Plan &plan, const plan::Target &target, const Secrets &secrets, stage::Recipe errand,
                     const stage::MechanismMakers &own)
{
    stage::Recipe stages = loggedInRecipe(plan, target, secrets, own);
    std::ranges::move(errand, std::back_inserter(stages));
    for (const plan::Task &task : plan.tasks)
        stages.push_back(std::make_unique<stage::CommandStage>(commandOf(task)));
    stages.push_back(std::make_unique<stage::QuitStage>());
    return stages;
}

} // namespace mailscope::session
