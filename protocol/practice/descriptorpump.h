// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace mailscope::practice {

/// Carries bytes from one descriptor to another until the first one ends, at the speed of the second one.
///
/// So that a server on standard input and output, which are pipes, is served like any other: over a socket.
class DescriptorPump final : public QObject {
    Q_OBJECT

public:
    enum class Direction {
        IntoSocket,  ///< The end of the source becomes the end of what the socket receives.
        OutOfSocket, ///< The end of the source ends the pump only.
    };

    /// The pump closes the one of the two that is the socket; the other one is the caller's.
    DescriptorPump(int source, int target, Direction direction, QObject *parent);
    ~DescriptorPump() override;

    [[nodiscard]] Direction direction() const { return m_direction; }

Q_SIGNALS:
    /// The source has ended, and everything that came of it was written or cannot be written any more.
    void finished();

private:
    void carry();
    void writePending();
    void finish();

    int m_source;
    int m_target;
    Direction m_direction;
    QByteArray m_pending;
    bool m_sourceEnded = false;
    bool m_isFinished = false;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
};

} // namespace mailscope::practice
