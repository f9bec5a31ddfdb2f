// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/primitives.h"
#include "sasl/saslfailure.h"
#include "values/secret.h"

#include <QByteArray>
#include <QString>

#include <expected>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

namespace mailscope::sasl {

/// PBKDF2 over HMAC (RFC 8018 section 5.2; Hi() of RFC 5802 section 2.2), one block of it: as many bytes as the digest has.
struct Derivation {
    Digest digest = Digest::Sha256;
    Secret password;
    QByteArray salt;
    int iterations = 1;
};

/// What lives from one step of the system's mechanism to the next: whoever carries the steps out keeps it in here, and letting go
/// of the last copy ends it.
struct SystemExchange {
    std::shared_ptr<void> kept;
    bool isComplete = false; ///< the client has said everything
};

/// One step of a mechanism that the system has (Kerberos). It may ask servers for tickets, and wait for them as long as it likes.
struct SystemStep {
    QByteArray mechanism; ///< in upper case
    QByteArray service;   ///< with the host, the name that the ticket is for
    QString host;
    QString authorizationId;                  ///< whom to act for; empty: whom the ticket names
    std::optional<QByteArray> challenge;      ///< nothing in the first step
    std::shared_ptr<SystemExchange> exchange; ///< never null; of this attempt alone
};

/// What takes so long that a mechanism asks for it instead of doing it.
using Work = std::variant<Derivation, SystemStep>;

/// Why nothing came of it.
struct WorkFailure {
    // NOLINTNEXTLINE(google-explicit-constructor): a reason alone says that the work failed
    WorkFailure(QString why, SaslFailure what = SaslFailure::WorkFailed) : reason(std::move(why)), failure(what) { }

    QString reason;      ///< a sentence without a secret
    SaslFailure failure; ///< what it means for the login

    friend bool operator==(const WorkFailure &, const WorkFailure &) = default;
};

/// What came of it, or why nothing did.
using WorkResult = std::expected<Secret, WorkFailure>;

} // namespace mailscope::sasl
