// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/faultyrelay.h"

#include <QTimer>

class QTcpSocket;

namespace mailscope::test {

/// One direction of a relayed connection: takes from one socket and gives to the other, with faults.
class RelayPump final : public QObject {
    Q_OBJECT
public:
    /// Both sockets are connected and outlive the pump.
    RelayPump(QTcpSocket *source, QTcpSocket *target, RelayFaults faults, QObject *parent);

    /// Begins; may emit ended() at once.
    void start();
    /// Takes nothing any more.
    void halt();

Q_SIGNALS:
    void passed(qint64 bytes);
    /// RelayFaults::end was reached; the pump has halted.
    void ended(mailscope::test::RelayFaults::End::Kind kind);
    /// The source has ended, and everything of it was given to the target.
    void drained();

private:
    void pump();
    void onTimer();
    [[nodiscard]] bool mayPass();
    void pass();
    [[nodiscard]] qint64 nextPiece() const;
    [[nodiscard]] bool isEndReached() const;
    void finish();

    QTcpSocket *m_source;
    QTcpSocket *m_target;
    RelayFaults m_faults;
    QTimer m_timer;
    qint64 m_passed = 0;
    bool m_silent = true; ///< nothing waits: the next byte begins a burst
    bool m_halted = false;
};

} // namespace mailscope::test
