// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/command.h"

#include <vector>

namespace mailscope::session {

/// Follows what a person types: which lines are commands, which are the text of a message, and which answer a challenge of
/// AUTH and so must never be seen.
class ByHand {
public:
    /// Each line of \p bytes as a command of its own. In DATA only the lone dot awaits a reply, and of a chunk
    /// (BDAT) its last byte.
    [[nodiscard]] std::vector<wire::Command> commandsOf(const QByteArray &bytes);

    /// The server answered DATA with 354.
    void enterData();
    /// What was sent ahead of the 354 held the end of the message already.
    void leaveData() { m_inData = false; }
    /// The server takes whatever comes next for a part of a message: of its text, or of a chunk that is not whole yet.
    [[nodiscard]] bool isInMessage() const { return m_inData || m_chunkLeft > 0; }

    /// To be called for each command before it is sent: hides it when it answers a challenge. Between AUTH and its end that
    /// is every line that is no command, and right behind a 334 every line; of those of a stage only the former.
    void hideAnswer(wire::Command &command, bool ofStage);
    /// To be called once all commands of a write went through hideAnswer().
    void sent() { m_lastCode = 0; }
    /// A reply came; \p loginOwed: an AUTH, or a line that is no command, still awaits one.
    void replied(int code, bool loginOwed);

private:
    [[nodiscard]] wire::Command commandOf(const QByteArray &line);
    [[nodiscard]] wire::Command rawBehindUnfinished(const QByteArray &piece);
    void beginChunk(wire::Command &command);
    [[nodiscard]] wire::Command pieceOfChunk(const QByteArray &piece);
    [[nodiscard]] bool endsData(const QByteArray &line);

    QByteArray m_unfinished; ///< the beginning of a line whose end was not sent yet
    bool m_inData = false;
    QByteArray m_dataTail;     ///< the last bytes of the message, to find its end
    qsizetype m_chunkLeft = 0; ///< bytes of a chunk that are still to come
    bool m_loginOpen = false;
    int m_lastCode = 0; ///< of the reply that nothing was sent behind yet
};

} // namespace mailscope::session
