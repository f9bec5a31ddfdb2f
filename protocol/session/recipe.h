// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "session/secrets.h"
#include "stage/loginstage.h"

namespace mailscope::session {

/// The stages of an unattended run of \p plan against \p target, from the first byte to QUIT; the login among them when one is
/// wanted, and \p errand behind it. \p own are mechanisms that the login may use beside those of this program.
[[nodiscard]] stage::Recipe recipe(const plan::Plan &plan, const plan::Target &target, const Secrets &secrets = {},
                                   stage::Recipe errand = {}, const stage::MechanismMakers &own = {});

/// The beginning of it, up to the login: what a session goes on from by hand.
[[nodiscard]] stage::Recipe loggedInRecipe(const plan::Plan &plan, const plan::Target &target, const Secrets &secrets,
                                           const stage::MechanismMakers &own = {});

/// The login of \p plan alone, and with the hello behind it; with \p mechanisms in place of its own unless they are empty.
[[nodiscard]] std::unique_ptr<stage::LoginStage> loginStage(const plan::Plan &plan, const plan::Target &target,
                                                            const Secrets &secrets,
                                                            const QList<QByteArray> &mechanisms = {},
                                                            const stage::MechanismMakers &own = {});
[[nodiscard]] stage::Recipe loginRecipe(const plan::Plan &plan, const plan::Target &target, const Secrets &secrets,
                                        const QList<QByteArray> &mechanisms = {},
                                        const stage::MechanismMakers &own = {});

/// The same without the tasks and without QUIT: what leads to a session that is ready to be used by hand.
[[nodiscard]] stage::Recipe openingRecipe(const plan::Plan &plan, const plan::Target &target);

/// The head of both, for files of steps that say hello themselves: the PROXY header, TLS from the first byte, and the greeting.
[[nodiscard]] stage::Recipe greetingRecipe(const plan::Plan &plan, const plan::Target &target);

} // namespace mailscope::session
