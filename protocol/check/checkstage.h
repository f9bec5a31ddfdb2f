// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/subject.h"
#include "stage/stage.h"

#include <QString>
#include <QStringList>

namespace mailscope::check {

/// What the stages of checks share.
///
/// Their commands are raw ones: what a report says of transactions and logins is about those of the user, and a recipient that a
/// check names is none of them. A verdict is a note; what a server leaves open ends the stage with the reply as its issue, so that
/// nobody takes an unanswered question for a good answer.
class CheckStage : public stage::Stage {
public:
    [[nodiscard]] Name name() const override { return Phase::Raw; }

protected:
    /// \p line, CRLF added, and its reply. An argument with a line end in it fails the stage.
    [[nodiscard]] static stage::Step ask(const QByteArray &line);
    /// A note behind what has been said so far.
    void judge(QByteArray id, const QString &text) { m_notes.append({std::move(id), text}); }
    /// The stage leaves a question open because of \p exchange: the first such reply is what its end tells.
    void leaveOpen(Issue::Id issue, const wire::Exchange &exchange);
    /// \p step with what was judged since the last one.
    [[nodiscard]] stage::Step told(stage::Step step);
    /// Done, or refused where something was left open.
    [[nodiscard]] stage::Step conclude();

private:
    QList<stage::Step::Note> m_notes;
    std::optional<Issue> m_open;
};

/// "550 5.7.1 words", one line of at most 200 characters.
[[nodiscard]] QString replyText(const wire::Reply &reply);

/// "<path>: 550 5.7.1 words".
[[nodiscard]] QString answerText(const QByteArray &path, const wire::Reply &reply);

/// Exactly \p bytes, line end and all, as a command of no phase of its own that one reply answers.
[[nodiscard]] wire::Command asItIs(QByteArray bytes);

/// MAIL or RCPT with \p path as it stands between the angle brackets, whatever it is.
[[nodiscard]] QByteArray mailLine(const QByteArray &path);
[[nodiscard]] QByteArray rcptLine(const QByteArray &path);

/// How the server calls itself: in its answer to the hello, else its address.
[[nodiscard]] QByteArray serverName(const stage::Context &context, const Subject &subject);

} // namespace mailscope::check
