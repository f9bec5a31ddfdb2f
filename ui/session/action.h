// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/target.h"
#include "wire/capabilities.h"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <optional>

namespace mailscope::ui {

/// What the buttons of the strip do, in the order of the protocol.
enum class Action { Diagnose, Ehlo, StartTls, Auth, Vrfy, Expn, Etrn, Help, Noop, Rset, Send, Quit };

inline constexpr std::array AllActions = {Action::Diagnose, Action::Ehlo, Action::StartTls, Action::Auth,
                                          Action::Vrfy,     Action::Expn, Action::Etrn,     Action::Help,
                                          Action::Noop,     Action::Rset, Action::Send,     Action::Quit};

/// The name of \p action in the step grammar ("vrfy"), the same in every language; "diagnose" and "send" for those that are no step.
[[nodiscard]] QByteArray verbOf(Action action);

/// What is true of a session, as far as it decides what can be done.
struct SessionFacts {
    bool hasTarget = false; ///< there is somewhere to connect to
    bool isLive = false;    ///< the connection is open or being opened
    bool isOpening = false; ///< the greeting has not come yet
    bool isEncrypted = false;
    bool isLoggedIn = false;
    plan::Protocol protocol = plan::Protocol::Smtp;
    std::optional<wire::Capabilities> capabilities; ///< what was offered last
};

/// Why an action cannot work now, in words for a tooltip.
class Availability {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::Availability)
public:
    /// An empty string when \p action can work.
    [[nodiscard]] static QString objection(Action action, const SessionFacts &facts);

    /// Without a connection it cannot be done by breaking rules either.
    [[nodiscard]] static bool canBeForced(Action action, const SessionFacts &facts);
};

} // namespace mailscope::ui
