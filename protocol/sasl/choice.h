// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>
#include <span>

namespace mailscope::sasl {

/// What is known of a mechanism before it is used.
struct Traits {
    enum class Need { Nothing, Password, Token, Certificate, Ticket };
    /// What somebody who reads the conversation gets.
    enum class Exposes {
        Nothing,         ///< nothing that helps to log in
        GuessableDigest, ///< what lets passwords be tried off-line
        Password,        ///< the password itself
        Token,           ///< the token itself
    };

    QByteArrayView name;
    int strength; ///< the higher the better, on a connection that is encrypted and trusted
    Need need;
    Exposes exposes;
    bool needsUser; ///< it says nothing without a name
    bool binds;     ///< it ties the login to the connection (RFC 5056)

    [[nodiscard]] bool sendsSecret() const { return exposes == Exposes::Password || exposes == Exposes::Token; }
    /// The name without -PLUS, or nothing when it has none.
    [[nodiscard]] std::optional<QByteArray> withoutBinding() const;
};

/// Every mechanism that servers are known to offer, the strongest first, whether this program has it or not.
[[nodiscard]] std::span<const Traits> mechanismTraits();

/// Those of the mechanism \p name, in any case; null when nothing is known of it.
[[nodiscard]] const Traits *traitsOf(QByteArrayView name);

/// What there is to log in with, and the connection that it would go over.
struct Situation {
    bool hasUser = false;
    bool hasPassword = false;
    bool hasToken = false;
    bool hasCertificate = false; ///< the client showed one, or would
    bool encrypted = false;
    bool trusted = true;  ///< nothing was objected to the server's certificate, or it does not matter
    bool local = false;   ///< the connection does not leave this machine
    bool canBind = false; ///< there is a channel binding: tls-server-end-point
    bool allowUnencrypted = false;
    bool allowUntrusted = false;
    bool force = false;          ///< what was asked for is sent though it is not offered
    QList<QByteArray> wanted;    ///< the user's list, in upper case and in order; empty: whatever is best
    QList<QByteArray> known;     ///< the mechanisms of this program that this machine can carry out
    QList<QByteArray> lacking{}; ///< those that it has, and that this machine lacks something for
};

/// Why a mechanism can be used, or cannot.
enum class Usability {
    Usable,
    NotOffered,       ///< asked for, and the server does not offer it
    NotWanted,        ///< the user's list leaves it out
    NotKnown,         ///< this program has no such mechanism
    NotHere,          ///< this machine lacks what the mechanism takes (Kerberos)
    NeedsUser,        ///< a user's name is missing
    NeedsPassword,    ///< a password is missing
    NeedsToken,       ///< a token is missing
    NeedsCertificate, ///< a client certificate is missing
    NeedsTicket,      ///< Kerberos: used when it is asked for by name
    OtherIdentity,    ///< it would log in as somebody else than the user that was given: used when asked for by name
    NeedsEncryption,  ///< password or token would cross the network readable
    NeedsTrust,       ///< password or token would go to a server whose certificate is not acceptable
    CannotBind,       ///< there is no channel binding on this connection
};

/// The stable name, e.g. "needs-password".
[[nodiscard]] QLatin1StringView usabilityName(Usability usability);

/// Why the one that was chosen was chosen.
enum class Because {
    Nothing,     ///< none was
    Wanted,      ///< it was asked for
    OnlyOne,     ///< nothing else can be used
    Binds,       ///< it proves the password without sending it, and ties the login to this connection
    Proves,      ///< it proves the password without sending it, to both sides
    Certificate, ///< the client's certificate says who it is
    Ticket,      ///< a ticket says who it is
    Token,       ///< there is a token for it
    Encrypted,   ///< the password is protected by the encryption of the connection
    Guessable,   ///< the password is not sent, though it can be guessed from what is
    Local,       ///< the password does not leave this machine
    Allowed,     ///< the user allows the password to be sent like this
    Anonymous,   ///< nobody has to prove anything
};

[[nodiscard]] QLatin1StringView becauseName(Because because);

/// What can be used of what is offered, and what is used first.
struct Choice {
    struct Row {
        QByteArray mechanism;
        Usability usability = Usability::Usable;

        friend bool operator==(const Row &, const Row &) = default;
    };

    QList<Row> rows;              ///< each offered mechanism in the order of the offer, then what was asked for in vain
    QList<QByteArray> candidates; ///< those that can be used, in the order in which they are to be tried
    Because because = Because::Nothing; ///< of the first candidate
    int offered = 0;

    [[nodiscard]] std::optional<QByteArray> chosen() const;

    /// Evidence for the transcript and the report: `offered`, `usable`, `chosen`, `because` and `unusable`, an object from
    /// mechanism to the name of its usability. docs/login.md lists the keys.
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const Choice &, const Choice &) = default;
};

/// Picks the strongest mechanism that can be used, or follows the user's list. Never a -PLUS without a channel binding, even when
/// it was asked for. What cannot be known before it was tried (a ticket) is used only by choice.
[[nodiscard]] Choice choose(const QList<QByteArray> &offered, const Situation &situation);

} // namespace mailscope::sasl
