// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/primitives.h"
#include "values/secret.h"

#include <QByteArray>
#include <QString>

#include <expected>
#include <variant>

namespace mailscope::sasl {

/// PBKDF2 over HMAC (RFC 8018 section 5.2; Hi() of RFC 5802 section 2.2), one block of it: as many bytes as the digest has.
struct Derivation {
    Digest digest = Digest::Sha256;
    Secret password;
    QByteArray salt;
    int iterations = 1;
};

/// What takes so long that a mechanism asks for it instead of doing it.
using Work = std::variant<Derivation>;

/// What came of it, or why nothing did, in a sentence without a secret.
using WorkResult = std::expected<Secret, QString>;

} // namespace mailscope::sasl
