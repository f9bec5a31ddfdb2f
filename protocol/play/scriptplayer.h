// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "play/expectedend.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace mailscope::play {

/// Plays the client's side of a script on a session, step by step.
///
/// A step of the client begins when everything before it has been answered; several `C:` in a row go out at once. `S:` takes
/// the next line that came behind the last step of the client, or waits for it. What does not hold ends the script; with
/// AtEnd::Quit it is recorded, too, and the session says goodbye; then the script has the last word on how the session ended,
/// and what did not hold makes its verdict Expectation.
class ScriptPlayer final : public QObject {
    Q_OBJECT
public:
    /// What happens when no step is left.
    enum class AtEnd { Quit, Nothing };

    ScriptPlayer(session::Session &session, AtEnd atEnd, QObject *parent = nullptr);

    /// Adds a step behind the last one. Steps may come at any time before endOfSteps().
    void add(plan::ScriptLine line);

    /// No step will follow.
    void endOfSteps();

    /// What did not hold, as sentences with their lines; empty when all did.
    [[nodiscard]] const QStringList &failures() const { return m_failures; }

    /// The script itself says how the session is to end, so ending so is no failure.
    [[nodiscard]] bool foresawTheEnd() const { return m_end.isForeseen(); }

Q_SIGNALS:
    /// Every step was taken, or one has failed.
    void done();
    /// Every step so far was taken and answered: more may be added.
    void wantsSteps();

private:
    enum class Progress { Taken, Waits, Failed };

    /// | state | what may come | leads to |
    /// | --- | --- | --- |
    /// | Growing | steps are taken, and more may be added | Complete by endOfSteps(), Over |
    /// | Complete | the steps that are left are taken | Over |
    /// | Over | nothing: all were taken, one failed, or the session ended | |
    enum class State { Growing, Complete, Over };

    void onEvent(const transcript::Event &event);
    void wake();
    void advance();
    Progress take(const plan::ScriptLine &line);
    Progress takeClient(const plan::Step &step);
    Progress takeServerLine(const plan::ServerLine &line);
    Progress takeExpectation(const plan::Expectation &expectation);
    [[nodiscard]] transcript::Finished judgeEnd(const transcript::Finished &end);
    bool takeAfterwards(const plan::ScriptLine &line, const transcript::Finished &end);
    void fail(const QString &sentence);
    void finish();

    session::Session &m_session;
    AtEnd m_atEnd;
    std::deque<plan::ScriptLine> m_steps;
    std::deque<QByteArray> m_unread; ///< lines that came and no S: has taken
    ExpectedEnd m_end;
    QStringList m_failures;
    QTimer m_pause;    ///< W:
    QTimer m_patience; ///< of an S: that nothing in the engine waits for
    QTimer m_wake;     ///< runs when there may be something to do
    State m_state = State::Growing;
    bool m_clientJustActed = false; ///< the step that was taken last is a `C:`
    int m_line = 0;
};

} // namespace mailscope::play
