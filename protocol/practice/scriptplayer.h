// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"

#include <QByteArray>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <optional>

namespace mailscope::practice {

/// Where a client did not do what the script says.
struct ScriptMismatch {
    int line = 0;        ///< Of the script; 0 when the script was at its end already.
    QByteArray expected; ///< The bytes of that line; empty when nothing was expected any more.
    QByteArray got;      ///< What came instead, from the beginning of that line; empty when the client closed.

    /// "line 7: expected “EHLO client.example\r\n”, got “HELO …”"
    [[nodiscard]] QString text() const;
};

/// Plays the server's part of a script on one connection: sends its `S:` lines, holds the `C:` lines against what comes (byte for
/// byte), does the TLS handshake at `T`, closes at `X`, waits at `W:`. Comments, settings and expectations are passed over.
///
/// `S:` lines with nothing between them leave in one write. At the end of the script the connection stays open until the client closes
/// it; bytes that still come are a mismatch. Closing early is a mismatch only while a `C:` line is still awaited.
class ScriptPlayer final : public QObject {
    Q_OBJECT

public:
    /// Takes over \p descriptor, a connected stream socket. \p script must have passed check().
    ScriptPlayer(qintptr descriptor, plan::Script script, const QSslConfiguration &tls, QObject *parent);
    ~ScriptPlayer() override;

    /// Whether a server can play it: nothing when it can, else the first line that a server has no part in.
    [[nodiscard]] static std::optional<plan::ScriptError> check(const plan::Script &script);

    void start();

    /// Closes the connection; finished() follows.
    void stop();

    /// What the client sent, decrypted.
    [[nodiscard]] const QByteArray &received() const { return m_received; }

Q_SIGNALS:
    /// Exactly once, when the connection is over.
    void finished(const std::optional<mailscope::practice::ScriptMismatch> &mismatch);

private:
    enum class State { Running, Reading, Waiting, Handshake, Over };

    void play();
    void doStep(const plan::Step &step);
    void sendLines();
    void close(plan::CloseStep::Manner manner);
    void readInput();
    void compare();
    void fail(ScriptMismatch mismatch);
    void onGone();
    [[nodiscard]] std::optional<ScriptMismatch> missingLine() const;

    qintptr m_descriptor;
    plan::Script m_script;
    std::size_t m_next = 0; ///< The step that comes next.
    State m_state = State::Running;
    QSslSocket m_socket;
    QTimer m_timer;
    QByteArray m_input; ///< What came and was not compared yet.
    QByteArray m_received;
    std::optional<ScriptMismatch> m_mismatch;
    bool m_isFinished = false;
};

} // namespace mailscope::practice
