// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/saslfailure.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <expected>
#include <optional>

namespace mailscope::sasl::scram {

/// One `a=value` of a SCRAM message (RFC 5802 section 7).
struct Attribute {
    char name;
    QByteArray value;

    friend bool operator==(const Attribute &, const Attribute &) = default;
};

/// The attributes of \p message in order; nothing when it has another form.
[[nodiscard]] std::optional<QList<Attribute>> attributesIn(QByteArrayView message);

/// The server's first message, whose salt and count the proof needs.
struct ServerFirst {
    QByteArray nonce; ///< both parts of it
    QByteArray salt;
    qint64 iterations = 0;       ///< of more than 18 digits: the largest number there is
    QList<Attribute> extensions; ///< unknown, and of no importance

    /// MalformedChallenge for what breaks the grammar, UnsupportedChallenge for a mandatory extension (`m=`).
    [[nodiscard]] static std::expected<ServerFirst, SaslFailure> parse(QByteArrayView message);
};

/// The server's last message: its proof, or why it refuses.
struct ServerFinal {
    std::optional<QByteArray> signature;
    QByteArray error; ///< a server-error-value, e.g. "invalid-proof"; only without a signature

    [[nodiscard]] static std::expected<ServerFinal, SaslFailure> parse(QByteArrayView message);
};

/// \p name with `=2C` for a comma and `=3D` for an equals sign (RFC 5802 section 5.1).
[[nodiscard]] QByteArray escaped(const QString &name);

/// What server-error-value \p error says (RFC 5802 section 7), as a sentence; empty for one that the RFC does not have.
[[nodiscard]] QString errorMeaning(QByteArrayView error);

/// True for the server-error-value by which a server says that it sees another channel than the client: somebody stands between.
[[nodiscard]] bool meansAnotherChannel(QStringView error);

} // namespace mailscope::sasl::scram
