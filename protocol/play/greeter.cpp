// SPDX-License-Identifier: GPL-3.0-or-later
#include "play/greeter.h"

namespace mailscope::play {

Greeter::Greeter(session::Session &session, MakeRecipe recipe, std::function<void()> behind, QObject *parent)
    : QObject(parent), m_session(session), m_recipe(std::move(recipe)), m_behind(std::move(behind))
{
    connect(&session, &session::Session::eventRecorded, this, [this](const transcript::Event &event) {
        if (const auto *connecting = std::get_if<transcript::Connecting>(&event.payload))
            m_target = connecting->target;
    });
    connect(&session, &session::Session::idle, this, &Greeter::begin);
}

void Greeter::begin()
{
    if (std::exchange(m_begun, true))
        return;
    const plan::Plan &plan = m_session.plan();
    m_session.perform(m_recipe(plan, plan.targets.value(m_target)));
    m_behind();
}

} // namespace mailscope::play
