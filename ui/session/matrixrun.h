// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/loginmatrix.h"
#include "ui/session/loginwish.h"

#include <QObject>

#include <memory>

namespace mailscope::ui {

/// Logins with every mechanism that a server offers, at each place, as one tab makes them: first what could be tried is asked, and
/// only go() tries it. Secrets are held as long as it takes; what came of it stays until the next time.
class MatrixRun final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Nothing, ///< nothing was asked yet
        Asking,  ///< what is offered is being asked
        Planned, ///< attempts() is known, and nothing was tried
        Trying,  ///< one attempt follows the other
        Over,    ///< finished or cancelled
    };
    Q_ENUM(State)

    explicit MatrixRun(QObject *parent = nullptr);
    ~MatrixRun() override;
    Q_DISABLE_COPY_MOVE(MatrixRun)

    /// Asks at each place of \p plan what could be tried with \p wish. What runs is cancelled, and what is kept is dropped.
    /// \p secrets are those that connecting needs.
    void ask(plan::Plan plan, const LoginWish &wish, session::Secrets secrets = {});
    /// Tries it.
    void go();
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state == State::Asking || m_state == State::Trying; }
    /// So many logins will be tried, or were to be.
    [[nodiscard]] int attempts() const { return m_attempts; }
    /// So many refused logins end it.
    [[nodiscard]] int maxFailures() const { return m_plan.login.maxFailures; }
    [[nodiscard]] Verdict verdict() const { return m_verdict; }
    [[nodiscard]] const QList<session::LoginMatrix::Cell> &cells() const { return m_cells; }
    [[nodiscard]] const QList<session::LoginMatrix::Place> &places() const { return m_places; }
    /// The plan, with the port that was added.
    [[nodiscard]] const plan::Plan &plan() const { return m_plan; }

Q_SIGNALS:
    /// Anything above is different.
    void changed();

private:
    void take();
    void end(Verdict verdict);

    State m_state = State::Nothing;
    int m_attempts = 0;
    Verdict m_verdict = Verdict::Network;
    plan::Plan m_plan;
    QList<session::LoginMatrix::Cell> m_cells;
    QList<session::LoginMatrix::Place> m_places;
    std::unique_ptr<session::LoginMatrix> m_matrix; ///< as long as it runs
};

} // namespace mailscope::ui
