// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/issue.h"
#include "values/tlsdetails.h"
#include "values/verdict.h"
#include "wire/reply.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <variant>

/// The transcript is the source of truth: what a view, an export or a report states must be an event.
/// Every event is redacted before it exists.
namespace mailscope::transcript {

/// \p length secret bytes were removed in front of offset \p at of the bytes that remain.
struct Mask {
    qsizetype at = 0;
    qsizetype length = 0;

    friend bool operator==(const Mask &, const Mask &) = default;
};

/// Bytes of the wire from which secrets were cut out.
struct Redacted {
    QByteArray bytes;
    QList<Mask> masks; ///< in order of position

    friend bool operator==(const Redacted &, const Redacted &) = default;
};

/// One of the places that a session may go to, tried in turn.
struct TargetDescription {
    QString url;      ///< canonical, without user or password
    QString host;     ///< empty for a socket or a program
    int port = 0;     ///< 0 for a socket or a program
    QString protocol; ///< "smtp" or "lmtp"
    QString security; ///< "none", "opportunistic", "starttls" or "tls"

    friend bool operator==(const TargetDescription &, const TargetDescription &) = default;
};

/// The session began. Always the first event.
struct Began {
    QString version;     ///< of Mailscope
    QDateTime startedAt; ///< wall clock, UTC, milliseconds
    QList<TargetDescription> targets;
    QJsonObject plan; ///< without secrets

    friend bool operator==(const Began &, const Began &) = default;
};

/// A look-up ended: with addresses, or with an error.
struct Resolved {
    QString name;
    QString kind;        ///< "host" or "mx"
    QStringList answers; ///< addresses, or "10 mx.example"
    QStringList servers; ///< the DNS servers asked; empty for /etc/hosts and literals
    QString error;       ///< empty on success

    friend bool operator==(const Resolved &, const Resolved &) = default;
};

/// An attempt to connect begins.
struct Connecting {
    int target = 0;  ///< index into Began::targets
    QString address; ///< numeric address, path of a socket, command of a pipe, or the name that a proxy resolves
    QString family;  ///< "ipv4", "ipv6", "unix" or "pipe"
    int port = 0;

    friend bool operator==(const Connecting &, const Connecting &) = default;
};

/// The attempt that began last has failed.
struct ConnectFailed {
    Issue::Id reason = Issue::ConnectFailed;
    QString detail;

    friend bool operator==(const ConnectFailed &, const ConnectFailed &) = default;
};

/// The attempt that began last has succeeded.
struct Connected {
    QString localEnd;
    QString remoteEnd;

    friend bool operator==(const Connected &, const Connected &) = default;
};

/// The connection goes through a proxy, which agreed.
struct ProxyOpened {
    QString kind;  ///< "socks5" or "http"
    QString proxy; ///< host:port

    friend bool operator==(const ProxyOpened &, const ProxyOpened &) = default;
};

/// Bytes were handed to the system.
struct Sent {
    Redacted data;
    Phase phase = Phase::Raw;
    bool awaitsReply = true;

    friend bool operator==(const Sent &, const Sent &) = default;
};

/// One line, or a flagged piece of an over-long one, was received.
struct Received {
    Redacted data; ///< without the line end
    wire::LineEnd end = wire::LineEnd::CrLf;
    bool continuesPrevious = false;
    std::optional<qint64> answers; ///< sequence of the Sent or PayloadSent that this belongs to
    std::optional<Phase> phase;    ///< nothing when nothing was awaited
    bool unused = false; ///< kept for the record, but never looked at as a reply (bytes behind a STARTTLS 220 …)

    friend bool operator==(const Received &, const Received &) = default;
};

/// A message was handed over, or a part of it. What is said of it is as the server has it: a dot that was doubled on the way
/// counts once, and the lone dot at its end not at all.
struct PayloadSent {
    qint64 bytes = 0;
    QByteArray sha256;    ///< hex
    Redacted head;        ///< the first kilobytes
    bool complete = true; ///< false: the rest was not sent, and the connection ended without completing the message
    bool isChunk = false; ///< the BDAT line before it says how long it is; otherwise it went by DATA

    friend bool operator==(const PayloadSent &, const PayloadSent &) = default;
};

struct TlsStarted {
    QString expectedName;
    QString sni;
    TlsPolicy policy = TlsPolicy::Report;

    friend bool operator==(const TlsStarted &, const TlsStarted &) = default;
};

/// The handshake is done: from here on the connection is encrypted.
struct TlsSecured {
    TlsDetails details;

    friend bool operator==(const TlsSecured &, const TlsSecured &) = default;
};

struct TlsObjected {
    TlsObjection objection;

    friend bool operator==(const TlsObjected &, const TlsObjected &) = default;
};

struct StageBegan {
    Phase phase = Phase::Raw;

    friend bool operator==(const StageBegan &, const StageBegan &) = default;
};

enum class StageStatus { Ok, Failed, Skipped };

/// A stage ended. A skipped stage may have no StageBegan before it.
struct StageEnded {
    Phase phase = Phase::Raw;
    StageStatus status = StageStatus::Ok;
    std::optional<Issue> issue; ///< why it failed
    QByteArray reason;          ///< why it was skipped: a stable id, "not-offered", "not-wanted", "earlier-failure" …

    friend bool operator==(const StageEnded &, const StageEnded &) = default;
};

/// One step of an AUTH exchange, decoded.
struct AuthStep {
    QByteArray mechanism;
    QJsonObject step;

    friend bool operator==(const AuthStep &, const AuthStep &) = default;
};

/// The user allowed something that is refused otherwise.
struct PermissionGranted {
    QByteArray permission; ///< a stable id

    friend bool operator==(const PermissionGranted &, const PermissionGranted &) = default;
};

/// A time limit was reached.
struct Expired {
    Phase phase = Phase::Raw;
    std::chrono::milliseconds limit{0};

    friend bool operator==(const Expired &, const Expired &) = default;
};

struct Cancelled {
    friend bool operator==(const Cancelled &, const Cancelled &) = default;
};

/// The connection ended.
struct Closed {
    bool byServer = false;
    QString detail; ///< how, when it was not in order

    friend bool operator==(const Closed &, const Closed &) = default;
};

/// Something worth knowing that is none of the others.
struct Noted {
    QByteArray id; ///< stable, e.g. "helo-fallback"
    QString text;

    friend bool operator==(const Noted &, const Noted &) = default;
};

/// From here on secrets are recorded: the file that this is saved to holds some.
struct SecretsRecorded {
    friend bool operator==(const SecretsRecorded &, const SecretsRecorded &) = default;
};

/// The session is over. Always the last event, and there is exactly one.
struct Finished {
    Verdict verdict = Verdict::Ok;
    std::optional<Issue> issue;

    friend bool operator==(const Finished &, const Finished &) = default;
};

using Payload = std::variant<Began, Resolved, Connecting, ConnectFailed, Connected, ProxyOpened, Sent, Received,
                             PayloadSent, TlsStarted, TlsSecured, TlsObjected, StageBegan, StageEnded, AuthStep,
                             PermissionGranted, Expired, Cancelled, Closed, Noted, SecretsRecorded, Finished>;

struct Event {
    qint64 sequence = 0;                 ///< 1, 2, 3 … without gaps
    std::chrono::nanoseconds elapsed{0}; ///< since the session began; never decreases
    Payload payload;

    friend bool operator==(const Event &, const Event &) = default;
};

} // namespace mailscope::transcript
