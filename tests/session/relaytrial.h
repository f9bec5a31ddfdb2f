// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "session/session.h"
#include "support/faultyrelay.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace mailscope::test {

/// Where in the undisturbed conversation what happens, in bytes that the server had said by then.
struct Course {
    qint64 clear = 0;    ///< said in clear: all of it without TLS
    qint64 secured = 0;  ///< said when the handshake was done; 0 without TLS
    qint64 farewell = 0; ///< said when QUIT was sent
    qint64 total = 0;
};

/// One session with a real server, by way of a faulty relay of its own: real sockets, real TLS.
class RelayTrial final : public QObject {
    Q_OBJECT
public:
    /// What is done to the session, in the slot of one of its events.
    using Act = std::function<void(RelayTrial &)>;

    /// \p plan names no target: its first one gets the relay's port.
    RelayTrial(plan::Plan plan, quint16 serverPort, const RelayFaults &faults = {});
    ~RelayTrial() override;
    Q_DISABLE_COPY_MOVE(RelayTrial)

    void actAt(qint64 sequence, Act act);
    void start() { m_session->run(); }

    [[nodiscard]] session::Session *session() const { return m_session; }
    [[nodiscard]] FaultyRelay &relay() { return m_relay; }

    /// Finished, or destroyed.
    [[nodiscard]] bool isOver() const { return m_timesFinished > 0 || m_session.isNull(); }
    [[nodiscard]] int timesFinished() const { return m_timesFinished; }
    /// Events that came, after the session was destroyed too.
    [[nodiscard]] qint64 eventsSeen() const { return m_eventsSeen; }
    /// The relay came to the place where its faults end the stream.
    [[nodiscard]] bool reachedTheEnd() const { return m_reachedTheEnd; }
    /// As it stood when the session finished.
    [[nodiscard]] const transcript::Transcript &transcript() const { return m_transcript; }
    [[nodiscard]] Course course() const;

Q_SIGNALS:
    void over();

private:
    void onEvent(const transcript::Event &event);

    FaultyRelay m_relay;
    QPointer<session::Session> m_session;
    qint64 m_actAt = 0;
    Act m_act;
    int m_timesFinished = 0;
    qint64 m_eventsSeen = 0;
    bool m_reachedTheEnd = false;
    transcript::Transcript m_transcript;
    Course m_course;
};

using Trials = std::vector<std::unique_ptr<RelayTrial>>;

/// Runs \p trials at the same time. False when one of them hangs.
[[nodiscard]] bool runTogether(const Trials &trials);

/// What the server said, as far as it stands in \p transcript, byte for byte.
[[nodiscard]] QByteArray receivedBytes(const transcript::Transcript &transcript);
/// What was sent.
[[nodiscard]] QByteArray sentBytes(const transcript::Transcript &transcript);

/// Why \p part is not what \p whole would be if it had ended early, in words; empty when it is: the same up to some event, then
/// nothing but the end.
[[nodiscard]] QString noBeginningOf(const transcript::Transcript &part, const transcript::Transcript &whole);

} // namespace mailscope::test
