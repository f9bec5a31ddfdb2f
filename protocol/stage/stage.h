// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/target.h"
#include "sasl/circumstances.h"
#include "sasl/work.h"
#include "stage/step.h"
#include "values/phase.h"
#include "values/tlsdetails.h"
#include "wire/capabilities.h"
#include "wire/exchange.h"

#include <memory>
#include <optional>
#include <vector>

namespace mailscope::stage {

/// What a stage may know of the session it is part of.
struct Context {
    plan::Protocol protocol = plan::Protocol::Smtp;
    QByteArray helloName; ///< how the client calls itself
    bool force = false;   ///< send what was not offered
    TlsPolicy tlsPolicy = TlsPolicy::Report;
    bool encrypted = false;
    qsizetype unreadBytes = 0;                      ///< bytes that have arrived behind the reply that is being judged
    std::optional<wire::Capabilities> capabilities; ///< nothing until a hello was accepted
    bool local = false;         ///< the connection does not leave this machine: nobody can listen in
    bool trusted = true;        ///< nothing was objected to the certificate, or the user said that it does not matter
    bool authenticated = false; ///< a login has succeeded
    QString host;               ///< that was asked for; empty for a socket or a program
    quint16 port = 0;
    std::shared_ptr<const TlsDetails> tls; ///< of the handshake that encrypts; null without one
    sasl::FreshSource fresh;               ///< random bytes and the time for a login
    std::optional<Phase> lastPhase;        ///< nothing of a phase behind it may be sent

    /// The server offered \p keyword in its last answer to a hello.
    [[nodiscard]] bool offers(QByteArrayView keyword) const { return capabilities && capabilities->has(keyword); }
};

/// One phase of the protocol: says what it sends, judges what comes back, and names its reasons.
///
/// A stage has no socket, timer, clock or random source. It is begun once, when every stage before it has ended and every
/// reply owed to them has come. Every answer of it is a Step; after one that does not continue it is not called again.
class Stage {
public:
    using Name = Phase;

    Stage() = default;
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;
    virtual ~Stage() = default;

    [[nodiscard]] virtual Name name() const = 0;

    [[nodiscard]] virtual Step begin(const Context &context) = 0;

    /// The reply to the oldest outstanding command of this stage.
    [[nodiscard]] virtual Step onReply(const Context &context, const wire::Exchange &exchange) = 0;

    /// The handshake that this stage asked for is done. \p context is that of before: nothing survives it.
    [[nodiscard]] virtual Step onSecured(const Context &context, const TlsDetails &details);

    /// All of the payload that this stage sent was handed over. More replies of it may be owed.
    [[nodiscard]] virtual Step onPayloadDone(const Context &context);

    /// A chunk that this stage sent was handed over; \p isLast: it was the last of its message.
    [[nodiscard]] virtual Step onChunkSent(const Context &context, bool isLast);

    /// The work that this stage asked for is done, or failed.
    [[nodiscard]] virtual Step onComputed(const Context &context, const sasl::WorkResult &result);

    /// What leaves the server as it was before this stage, which is being stopped. Their replies are judged by nobody.
    [[nodiscard]] virtual std::vector<wire::Command> undo() const { return {}; }

    /// The outcome of this stage counts for itself: a refusal stops nothing behind it, and where several such stages differ
    /// the session succeeded in part.
    [[nodiscard]] virtual bool countsForItself() const { return false; }

    /// This stage says goodbye: it is carried out even when an earlier one has failed, as long as the connection is there,
    /// and its failure does not change the verdict.
    [[nodiscard]] virtual bool isFarewell() const { return false; }
};

using Recipe = std::vector<std::unique_ptr<Stage>>;

} // namespace mailscope::stage
