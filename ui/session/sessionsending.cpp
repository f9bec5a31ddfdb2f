// SPDX-License-Identifier: GPL-3.0-or-later
// SessionController: sending messages.
#include "session/mailing.h"
#include "stage/transactionstage.h"
#include "ui/session/sessioncontroller.h"

namespace mailscope::ui {

bool SessionController::send(session::Mailing mailing, std::optional<session::Halt> halt)
{
    if (!isLive())
        return false;
    m_session->setHalt(halt);
    const auto messages = std::make_shared<session::Mailing>(std::move(mailing));
    m_session->perform(std::make_unique<stage::TransactionStage>([messages] { return messages->next(); }));
    updateState();
    return true;
}

std::optional<stage::Step> SessionController::sendPreview(const stage::Delivery &delivery) const
{
    if (!isLive())
        return std::nullopt;
    stage::TransactionStage stage(delivery);
    return m_session->preview(stage);
}

bool SessionController::isPaused() const
{
    return isLive() && m_session->isPaused();
}

void SessionController::resume(std::optional<session::Halt> halt)
{
    if (!isLive())
        return;
    m_session->setHalt(halt);
    m_session->resume();
    updateState();
}

} // namespace mailscope::ui
