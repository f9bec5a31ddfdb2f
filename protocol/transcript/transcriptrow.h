// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QByteArrayView>

namespace mailscope::transcript {

/// The kinds of event, in the order of their types in Payload.
enum class EventKind : quint8 {
    Began,
    Resolved,
    Connecting,
    ConnectFailed,
    Connected,
    ProxyOpened,
    Sent,
    Received,
    PayloadSent,
    TlsStarted,
    TlsSecured,
    TlsObjected,
    StageBegan,
    StageEnded,
    AuthStep,
    PermissionGranted,
    Expired,
    Cancelled,
    Closed,
    Noted,
    SecretsRecorded,
    Finished,
};

/// Which way the bytes of an event went.
enum class Direction : quint8 { None, Out, In };

[[nodiscard]] inline EventKind kindOf(const Payload &payload)
{
    return static_cast<EventKind>(payload.index());
}

/// What a list or a filter needs to know of an event: made without copying a byte.
///
/// \c bytes and \c event point into the transcript: they are good until something is appended to it, or it ends.
struct TranscriptRow {
    qint64 sequence = 0;
    std::chrono::nanoseconds elapsed{0};
    EventKind kind = EventKind::Began;
    Direction direction = Direction::None;
    std::optional<Phase> phase;
    bool encrypted = false; ///< the connection was, when this happened
    bool masked = false;    ///< secrets were cut out of the bytes: Transcript::at() tells where
    QByteArrayView bytes;   ///< of the wire, for Sent, Received (without the line end) and PayloadSent (its head)

    int code = 0;                            ///< Received: the three digits it begins with; 0 without
    bool replyGoesOn = false;                ///< Received: "-" stands behind the code
    bool continuesPrevious = false;          ///< Received: a later piece of an over-long line
    bool unused = false;                     ///< Received: never looked at as a reply
    wire::LineEnd end = wire::LineEnd::CrLf; ///< Received
    std::optional<qint64> answers;           ///< Received: sequence of what it belongs to
    bool awaitsReply = false;                ///< Sent
    StageStatus status = StageStatus::Ok;    ///< StageEnded

    /// The event itself where it is one of the rare kinds, which are kept as they are; null for the frequent ones:
    /// Sent, Received, PayloadSent, StageBegan, and a StageEnded without an issue.
    const Event *event = nullptr;
};

} // namespace mailscope::transcript
