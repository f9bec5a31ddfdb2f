// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <csignal>

class QSocketNotifier;

namespace mailscope::cli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP becomes interrupted(); the second ends the program at once.
/// It leaves the terminal as it was when this was made. There can be one at a time. A signal that was ignored when it was made (nohup) stays ignored.
class Interrupts final : public QObject {
    Q_OBJECT
public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;
    Q_DISABLE_COPY_MOVE(Interrupts)

    /// The signal that came first, or 0.
    [[nodiscard]] int signal() const { return m_signal; }

Q_SIGNALS:
    void interrupted();

private:
    void onReadable();

    int m_pipe[2] = {-1, -1};
    int m_signal = 0;
    QSocketNotifier *m_notifier = nullptr;
    struct sigaction m_before[3] = {};
};

} // namespace mailscope::cli
