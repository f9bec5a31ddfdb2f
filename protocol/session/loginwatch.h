// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QByteArray>

namespace mailscope::session {

/// Follows a session at the prompt to know what may be part of a login, and so must not enter a history: every line from
/// an AUTH on, until the server has answered for good, and the pieces of an AUTH line that is sent bit by bit.
class LoginWatch {
public:
    /// True when \p bytes hold a line that begins with AUTH. A CR or NUL that ends no line begins one here, too:
    /// servers differ in what they make of it.
    [[nodiscard]] static bool holdsAuth(const QByteArray &bytes);

    void onEvent(const transcript::Event &event);

    /// Whether a login may be under way; \p isIdle: no reply is awaited any more.
    [[nodiscard]] bool isOpen(bool isIdle) const { return m_open && !(isIdle && m_answered); }

    /// True when \p bytes, which are about to be sent, make a line with AUTH of what was sent without a line end before.
    [[nodiscard]] bool completesAuth(const QByteArray &bytes) const { return holdsAuth(m_unfinished + bytes); }

private:
    void onSent(const transcript::Sent &sent);

    bool m_open = false;
    bool m_answered = false; ///< since the login began, by something else than a 334
    QByteArray m_unfinished; ///< what was sent behind the last line end
};

} // namespace mailscope::session
