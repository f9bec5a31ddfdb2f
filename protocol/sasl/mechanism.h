// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/saslfailure.h"
#include "sasl/work.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <expected>
#include <optional>
#include <variant>

namespace mailscope::sasl {

/// What one side said in a login, decoded for people. It holds nothing secret.
struct Explanation {
    QByteArray name;             ///< what this message is in its mechanism, e.g. "password"
    QJsonObject fields;          ///< its parts; a secret one stands in hidden instead
    QList<QByteArray> hidden;    ///< names of the parts that are secret
    QLatin1StringView reference; ///< the paragraph that says how it is made
    QJsonObject derived{};       ///< what follows from it and may be known, e.g. the channel binding that was used
    QList<QByteArray> remarks{}; ///< ids of what is worth knowing about it, as docs/login.md lists them
};

/// What the client answers, before base64.
struct Response {
    QByteArray bytes;
    QList<QByteArray> secrets; ///< the values in bytes that nobody may see; empty: all of it may be shown
    Explanation explanation;

    [[nodiscard]] bool isSecret() const { return !secrets.isEmpty(); }
};

/// What a mechanism comes to: what it says, or the work without which it cannot say it. Its result is given to resume().
using Answer = std::variant<Response, Work>;

/// The client's side of one SASL mechanism (RFC 4422) for one attempt: a pure function of what the server said before.
///
/// It knows no socket, no base64, no clock and no random source. Each call goes one step further; after a failure it is not
/// called again. Whatever takes more than a moment is Work, done by whoever drives the mechanism.
class Mechanism {
public:
    Mechanism() = default;
    Mechanism(const Mechanism &) = delete;
    Mechanism &operator=(const Mechanism &) = delete;
    virtual ~Mechanism() = default;

    /// In upper case, as it stands in AUTH.
    [[nodiscard]] virtual QByteArray name() const = 0;

    /// The client speaks first (RFC 4422 section 3): its first response belongs into the AUTH command.
    [[nodiscard]] virtual bool clientBegins() const = 0;

    /// Whoever reads the bytes of the connection can log in afterwards.
    [[nodiscard]] virtual bool exposesSecret() const = 0;

    /// What can go with the AUTH command; nothing when the mechanism must wait for a challenge. A mechanism whose client need not
    /// begin may have one too, and then is free to send it or not.
    [[nodiscard]] virtual std::expected<std::optional<Answer>, SaslFailure> initialResponse() = 0;

    /// Answers \p challenge. The answer to the first one is the initial response, when that was not asked for before.
    [[nodiscard]] virtual std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) = 0;

    /// Goes on behind the work that the call before this one asked for. Of work that failed it says what that means here. A mechanism
    /// that never asks needs none of it.
    [[nodiscard]] virtual std::expected<Answer, SaslFailure> resume(const WorkResult &result);

    /// \p text, which is no base64, stands where an empty challenge asks for the initial response; some servers have words for that.
    [[nodiscard]] virtual bool isInvitation(QByteArrayView /*text*/) const { return false; }

    /// Everything that must be said was said: a success that comes sooner proves nothing.
    [[nodiscard]] virtual bool isComplete() const = 0;

    /// \p challenge as people may read it. To be asked before respond().
    [[nodiscard]] virtual Explanation explain(QByteArrayView challenge) const = 0;
};

} // namespace mailscope::sasl
