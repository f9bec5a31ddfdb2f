// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/exchanges.h"
#include "report/finding.h"
#include "transcript/transcript.h"
#include "wire/capabilities.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace mailscope::report {

using Nanoseconds = std::chrono::nanoseconds;

/// One address that was tried.
struct AddressAttempt {
    QString address;
    QString family; ///< "ipv4", "ipv6", "unix" or "pipe"
    int port = 0;
    bool connected = false;
    std::optional<Nanoseconds> connectTime; ///< from the attempt to the connection
    std::optional<Issue::Id> failure;
    QString detail; ///< of the failure
    QList<qint64> evidence;
};

/// One stage that ended. A stage that is still under way is not listed.
struct StageOutcome {
    Phase phase = Phase::Raw;
    transcript::StageStatus status = transcript::StageStatus::Ok;
    Nanoseconds start{0};
    Nanoseconds duration{0};
    QByteArray reason; ///< id of an issue for a failed stage, why it was skipped for another; empty when it went well
    QList<qint64> evidence;
};

/// The greeting, as far as it came.
struct Greeting {
    std::optional<int> code;
    QByteArray text;
    std::optional<QByteArray> domain; ///< the first word, when it looks like a domain or an address literal
    Nanoseconds time{0};              ///< from the open connection to the whole greeting
    QList<qint64> evidence;
};

/// An accepted EHLO, LHLO or HELO.
struct Hello {
    wire::Capabilities capabilities;
    QByteArray name; ///< with which the client said hello
    QList<qint64> evidence;
};

/// One try at logging in.
struct AuthAttempt {
    QByteArray mechanism;
    QByteArray when; ///< "clear", "starttls" or "tls"
    bool ok = false;
    std::optional<int> code;
    std::optional<wire::EnhancedCode> enhanced;
    std::optional<QByteArray> text;
    QList<QJsonObject> steps;
    std::optional<QByteArray> reason;
    std::optional<QString> user{}; ///< as the steps name him; nothing when that would tell a secret
    QList<qint64> stepEvents{};    ///< sequence numbers of the steps
    QList<qint64> evidence{};      ///< the reply that ended it, or where it was given up
};

struct AuthOutcome {
    std::optional<QByteArray> mechanism; ///< the one that succeeded, or was tried last
    std::optional<QString> user;
    bool ok = false;
    QList<AuthAttempt> attempts; ///< empty when nothing that was offered could be used
    QJsonObject choice{};        ///< what was offered, what could be used and why; empty when nobody chose
};

/// The handshake: what was agreed on and every objection, also when the objections ended the session.
struct TlsOutcome {
    TlsDetails details;
    TlsPolicy policy = TlsPolicy::Report;
    bool secured = false;
    QList<qint64> evidence;
};

/// The answer to VRFY, EXPN, ETRN or HELP.
struct Answer {
    Phase phase = Phase::Vrfy;
    std::optional<QByteArray> argument;
    std::optional<int> code;
    std::optional<wire::EnhancedCode> enhanced;
    QByteArray text;
    QList<QByteArray> addresses; ///< mailboxes that the answer names
    QList<qint64> evidence;
};

struct RecipientOutcome {
    enum class Verdict { Accepted, Deferred, Rejected, Unknown };

    QByteArray address;
    std::optional<int> code;
    std::optional<wire::EnhancedCode> enhanced;
    std::optional<QByteArray> text;
    std::optional<int> finalCode;
    std::optional<wire::EnhancedCode> finalEnhanced;
    std::optional<QByteArray> finalText;
    Verdict verdict = Verdict::Unknown;
    std::optional<Nanoseconds> waited{}; ///< for the reply that decided
};

struct TransactionOutcome {
    QByteArray from;
    QList<QByteArray> parameters;
    QByteArray transfer; ///< "data" or "bdat"
    qint64 bytes = 0;
    QList<RecipientOutcome> recipients;
    std::optional<int> code;
    std::optional<QByteArray> text;
    std::optional<QByteArray> queueId;
    bool isHandedOver = false; ///< all of the message, its end included: who has no verdict may have got it
};

struct Totals {
    qint64 messages = 0;
    qint64 accepted = 0;
    qint64 refused = 0;
    qint64 unknown = 0; ///< handed over, and no reply says what became of them
    qint64 bytes = 0;
    Nanoseconds duration{0};
};

/// What a session showed, with the keys of the JSON report (docs/report-1.schema.json).
struct Report {
    qint64 events = 0;       ///< how many there are
    qint64 foldedEvents = 0; ///< how many of them this was made of: fewer where a limit was given and reached
    QString version;
    transcript::TargetDescription target; ///< the one that was tried last
    QDateTime startedAt;
    Nanoseconds duration{0};
    bool finished = false; ///< false: the session goes on or its record was cut off, and all of this is provisional
    Verdict verdict = Verdict::Network; ///< Network also stands for an outcome that is not known
    std::optional<Issue> issue;
    QList<AddressAttempt> addresses;
    QList<StageOutcome> stages;
    std::optional<Phase> runningStage;
    std::optional<Greeting> greeting;
    std::optional<Hello> clear;         ///< the last hello before encryption
    std::optional<Hello> encrypted;     ///< the last hello on the encrypted connection
    std::optional<Hello> authenticated; ///< the hello after a login
    std::optional<AuthOutcome> auth;
    std::optional<TlsOutcome> tls;
    QList<Answer> answers;
    std::optional<TransactionOutcome> transaction;
    std::optional<Totals> totals;
    QList<Exchange> exchanges;
    QList<Finding> findings; ///< the gravest first

    /// True when a limit was reached, and what this lists is only the beginning.
    [[nodiscard]] bool isPartial() const { return foldedEvents < events; }

    [[nodiscard]] int exitCode() const { return mailscope::exitCode(verdict); }

    /// The finding \p id, or null when there is none.
    [[nodiscard]] const Finding *finding(QByteArrayView id) const;

    /// The newest hello: what the server offers as things stand.
    [[nodiscard]] const Hello *newestHello() const;
};

/// What \p transcript shows. It may be any prefix of a session. Takes time in proportion to its length.
[[nodiscard]] Report fold(const transcript::Transcript &transcript);

/// How many events a window takes into the report that it shows: a huge session then costs bounded time and memory.
inline constexpr qsizetype FoldLimit = 100'000;

/// What the first \p most events of \p transcript and its last one show. Verdict and duration are those of the whole
/// session; exchanges, stages and findings are those of what was looked at, and Report::foldedEvents tells how much that is.
[[nodiscard]] Report fold(const transcript::Transcript &transcript, qsizetype most);

/// What \p transcript, which has no end yet, shows once \p end stands behind it.
[[nodiscard]] Report fold(const transcript::Transcript &transcript, const transcript::Finished &end);

/// True for a domain with at least two labels, a lone "localhost" and an address literal (RFC 5321 section 4.1.3).
[[nodiscard]] bool looksLikeDomain(QByteArrayView word);

/// The mailboxes that the text of a reply names: "Name <a@b>", "a@b".
[[nodiscard]] QList<QByteArray> mailboxesIn(const QList<QByteArray> &lines);

} // namespace mailscope::report
