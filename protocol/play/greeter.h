// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session.h"

#include <functional>

namespace mailscope::play {

/// Carries out the first stages of a session as soon as it is known which of its targets was reached.
class Greeter final : public QObject {
    Q_OBJECT
public:
    using MakeRecipe = std::function<stage::Recipe(const plan::Plan &plan, const plan::Target &target)>;

    /// \p behind is called once these stages are queued.
    Greeter(session::Session &session, MakeRecipe recipe, std::function<void()> behind, QObject *parent = nullptr);

private:
    void begin();

    session::Session &m_session;
    MakeRecipe m_recipe;
    std::function<void()> m_behind;
    int m_target = 0;
    bool m_begun = false;
};

} // namespace mailscope::play
