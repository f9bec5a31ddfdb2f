// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/conversation.h"
#include "practice/fault.h"
#include "practice/scramkeys.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

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
/// The client spoke first, and in this mechanism the server does (RFC 4954 section 4).
struct OutOfTurn { };
/// There is more to compute than is done at once: Login::resume() goes on.
struct Busy { };
using LoginStep = std::variant<Challenge, Accepted, Denied, Malformed, OutOfTurn, Busy>;

/// What a mechanism knows of the connection that it is spoken on. All of it outlives the login.
struct LoginContext {
    const Conversation &conversation;
    ScramKeys &keys;
    const std::vector<Fault> &faults; ///< Those of the step "login".

    [[nodiscard]] const Options &options() const { return conversation.options; }

    /// Null when there is no such fault.
    [[nodiscard]] const Fault *fault(Fault::Kind kind) const;

    /// What is new in each login: \p bytes random bytes as base64, or what FixedLogin says.
    [[nodiscard]] QByteArray nonce(qsizetype bytes) const;
};

/// The server's side of one SASL mechanism, for one attempt. Written on its own: it shares nothing with the client's mechanisms, so
/// that one mistake cannot sit on both sides and cancel itself out.
class Login {
public:
    virtual ~Login() = default;
    /// \p initialResponse is empty but present when the client sent `=`.
    [[nodiscard]] virtual LoginStep begin(const std::optional<QByteArray> &initialResponse) = 0;
    [[nodiscard]] virtual LoginStep next(const QByteArray &response) = 0;
    /// After Busy only.
    [[nodiscard]] virtual LoginStep resume() { return Denied{}; }
};

/// A mechanism in which the client speaks first: without an initial response it is asked for with an empty challenge.
class ClientFirstLogin : public Login {
public:
    [[nodiscard]] LoginStep begin(const std::optional<QByteArray> &initialResponse) final
    {
        return initialResponse ? next(*initialResponse) : LoginStep(Challenge{});
    }
};

/// The mechanisms this server knows, strongest first.
[[nodiscard]] QList<QByteArray> loginMechanisms();

/// Those of Options::mechanisms that are offered now: none in clear unless that is allowed, what binds to TLS only where there is
/// something to bind to, and EXTERNAL only to who showed a certificate.
[[nodiscard]] QList<QByteArray> offeredMechanisms(const Conversation &conversation);

/// Whether \p mechanism has no meaning without TLS.
[[nodiscard]] bool needsTls(QByteArrayView mechanism);

/// A fresh attempt with \p mechanism (upper case); null when it is not known.
[[nodiscard]] std::unique_ptr<Login> makeLogin(const QByteArray &mechanism, const LoginContext &context);

} // namespace mailscope::practice
