// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/matrixrun.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using session::LoginMatrix;

MatrixRun::MatrixRun(QObject *parent) : QObject(parent) { }

MatrixRun::~MatrixRun() = default;

void MatrixRun::ask(plan::Plan plan, const LoginWish &wish, session::Secrets secrets)
{
    m_matrix.reset();
    plan.login = wish.login;
    plan.login.mechanisms.clear();
    for (plan::Target &target : plan.targets) {
        target.user.clear();
        target.mechanism.clear();
    }
    secrets.password = wish.password;
    secrets.token = wish.token;
    if (wish.allowUntrusted || plan.staysHere())
        plan.tlsPolicy = TlsPolicy::Report;
    m_matrix = std::make_unique<LoginMatrix>(std::move(plan), std::move(secrets));
    connect(m_matrix.get(), &LoginMatrix::planned, this, [this](int attempts) {
        m_attempts = attempts;
        m_state = State::Planned;
        take();
    });
    connect(m_matrix.get(), &LoginMatrix::cellChanged, this, &MatrixRun::take);
    connect(m_matrix.get(), &LoginMatrix::finished, this, &MatrixRun::end);
    m_attempts = 0;
    m_state = State::Asking;
    take();
    m_matrix->explore();
}

void MatrixRun::go()
{
    if (m_state != State::Planned || !m_matrix)
        return;
    m_state = State::Trying;
    Q_EMIT changed();
    m_matrix->start();
}

void MatrixRun::cancel()
{
    if (m_matrix)
        m_matrix->cancel();
}

void MatrixRun::take()
{
    m_plan = m_matrix->plan();
    m_cells = m_matrix->cells();
    m_places = m_matrix->places();
    for (LoginMatrix::Place &place : m_places)
        place.transcript = {};
    Q_EMIT changed();
}

void MatrixRun::end(Verdict verdict)
{
    m_verdict = verdict;
    m_state = State::Over;
    // It is inside its own signal. Its secrets go with it.
    LoginMatrix *const over = m_matrix.release();
    m_plan = over->plan();
    m_cells = over->cells();
    m_places = over->places();
    for (LoginMatrix::Place &place : m_places)
        place.transcript = {};
    over->disconnect(this);
    over->deleteLater();
    Q_EMIT changed();
}

} // namespace mailscope::ui
