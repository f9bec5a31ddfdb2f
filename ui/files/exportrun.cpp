// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/exportrun.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <utility>

using namespace std::chrono_literals;

namespace mailscope::ui {

/// What the thread works on. The last to let it go is the thread of the window, to which the session belongs.
struct ExportRun::State {
    ExportJob job;
    QString path;
    std::atomic<qint64> bytes = 0;
    std::atomic<bool> isCancelled = false;
    Result result{};

    void write()
    {
        const auto goesOn = [this](qint64 size) {
            bytes = size;
            return !isCancelled;
        };
        if (path.isEmpty())
            result = job.bytes(goesOn);
        else
            result = job.save(path, goesOn).transform([] { return QByteArray(); });
    }
};

ExportRun::ExportRun(QObject *parent) : QObject(parent)
{
    m_pulse.setInterval(150ms);
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        if (m_state)
            Q_EMIT progressed(m_state->bytes);
    });
}

ExportRun::~ExportRun()
{
    cancel();
}

void ExportRun::start(const ExportJob &job, const QString &path)
{
    cancel();
    m_state = std::make_shared<State>(job, path);
    m_pulse.start();
    QThreadPool::globalInstance()->start([run = QPointer(this), state = m_state]() mutable {
        state->write();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [run, state = std::exchange(state, {})] {
                if (!run || run->m_state != state)
                    return;
                run->m_state.reset();
                run->m_pulse.stop();
                Q_EMIT run->finished(state->result);
            },
            Qt::QueuedConnection);
    });
}

void ExportRun::cancel()
{
    m_pulse.stop();
    if (const auto state = std::exchange(m_state, nullptr))
        state->isCancelled = true;
}

} // namespace mailscope::ui
