// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/options.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <variant>

namespace mailscope::practice {

/// The server's next word in a login, before base64.
struct Challenge {
    QByteArray bytes;
};
/// Logged in.
struct Accepted {
    QByteArray user;
};
/// Wrong user or password: which of them is never said.
struct Denied { };
/// The client broke the mechanism's own rules.
struct Malformed { };
using LoginStep = std::variant<Challenge, Accepted, Denied, Malformed>;

/// The server's side of one SASL mechanism, for one attempt. Written on its own: it shares nothing with the client's mechanisms, so
/// that one mistake cannot sit on both sides and cancel itself out.
class Login {
public:
    virtual ~Login() = default;
    /// \p initialResponse is empty but present when the client sent `=`.
    [[nodiscard]] virtual LoginStep begin(const std::optional<QByteArray> &initialResponse) = 0;
    [[nodiscard]] virtual LoginStep next(const QByteArray &response) = 0;
};

/// The mechanisms this server knows, in the order it offers them.
[[nodiscard]] QList<QByteArray> loginMechanisms();

/// A fresh attempt with \p mechanism (upper case); null when it is not known. \p users must outlive it.
[[nodiscard]] std::unique_ptr<Login> makeLogin(const QByteArray &mechanism, const QList<User> &users);

} // namespace mailscope::practice
