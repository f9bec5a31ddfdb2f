// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/lineeditor.h"
#include "cli/prompt.h"
#include "cli/request.h"
#include "format/textstyle.h"
#include "play/scriptplayer.h"
#include "session/loginwatch.h"

namespace mailscope::cli {

/// `session` on a terminal. Returns the exit code.
[[nodiscard]] int runInteractive(const Request &request, const Console &console, const session::Secrets &secrets);

/// The prompt: takes what is typed to the session, and answers the commands that begin with a dot.
class InteractiveShell final : public QObject {
    Q_OBJECT
public:
    /// \p output prints above the line being typed.
    InteractiveShell(session::Session &session, LineEditor &editor, Output &output, format::TextStyle style,
                     QObject *parent = nullptr);

    /// The prompt is shown from now on.
    void begin();

private:
    void onEvent(const transcript::Event &event);
    void onLine(const QByteArray &line);
    void onEnded();
    void take(const TypedLine &typed);
    void takeStep(const plan::Step &step);
    void perform(const TypedLine &command);
    void showPrompt();
    void quit();
    void tell(const QString &sentence);

    void showHelp();
    void showOffers();
    void showTiming();
    void load(const QString &path);
    void save(const QString &path);
    void explain(const QByteArray &term);

    session::Session &m_session;
    LineEditor &m_editor;
    Output &m_output;
    format::TextStyle m_style;
    play::ScriptPlayer *m_player = nullptr; ///< of the last .load, or of a step that waits
    session::LoginWatch m_login;
    int m_lastCode = 0;
    bool m_begun = false;
    bool m_quitting = false;
};

} // namespace mailscope::cli
