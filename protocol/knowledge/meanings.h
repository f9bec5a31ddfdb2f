// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// What the knowledge tables say, as plain values. Every text is for a person; every one but
/// KeywordMeaning::parameters and its note is never empty.
namespace mailscope::knowledge {

/// A short meaning and what belongs to it; of a class of codes, or of a digit.
struct Topic {
    int digit = 0;
    QString meaning;     ///< a few words, without a full stop
    QString explanation; ///< one or more sentences
    QString nextStep;    ///< what to do; empty for a digit that is not the first
    QString reference;   ///< where it is defined
};

enum class ReplyStatus {
    Standard,  ///< in a standards-track RFC that everybody implements
    Extension, ///< belongs to an extension
    Vendor,    ///< seen in the field, not defined for SMTP
};

/// A basic reply code (RFC 5321 section 4.2.3), in the phase that was asked for.
struct ReplyMeaning {
    int code = 0;
    ReplyStatus status = ReplyStatus::Standard;
    QString phase; ///< set when the meaning is that of one phase; empty for the general one
    QString meaning;
    QString explanation;
    QString nextStep;
    QString reference;
};

/// An enhanced status code (RFC 3463 and its registry).
struct EnhancedMeaning {
    int statusClass = 0; ///< 2, 4 or 5; 0 for the registry's own X
    int subject = 0;
    int detail = 0;
    bool obsolete = false;
    QString classMeaning;   ///< "failed for now"; empty for X
    QString subjectMeaning; ///< "security or policy"
    QString meaning;
    QString explanation;
    QString nextStep;
    QString reference;
    QList<int> basicCodes;   ///< the basic codes that the registry names beside it; empty where it names none
    QList<int> basicClasses; ///< whole classes that the registry admits as well

    /// Whether \p basicCode fits: the same class, and one that the registry names if it names any for this class.
    [[nodiscard]] bool agreesWith(int basicCode) const;
};

enum class KeywordStatus {
    Registered, ///< in the IANA registry and current
    Base,       ///< a command of RFC 5321 or LMTP that need not be listed
    Common,     ///< seen with several servers, not registered
    Vendor,     ///< private to one maker or site
    Obsolete,   ///< registered or common once, not to be used any more
};

/// An EHLO keyword.
struct KeywordMeaning {
    QByteArray keyword; ///< in upper case
    KeywordStatus status = KeywordStatus::Registered;
    bool family = false; ///< only the family is known (X...), not this name
    QString vendor;      ///< the maker; empty when nobody in particular
    QString meaning;     ///< fits a table cell
    QString explanation;
    QString parameters;               ///< the grammar; empty when it takes none
    QString parameterNote;            ///< what the parameters mean; empty when it takes none
    QList<QByteArray> verbs;          ///< the commands that it adds
    QList<QByteArray> mailParameters; ///< what it adds to MAIL
    QList<QByteArray> rcptParameters; ///< what it adds to RCPT
    QStringList validOn;              ///< ports, and "lmtp"
    QString reference;
};

/// A parameter of MAIL or RCPT.
struct ParameterMeaning {
    QByteArray name;    ///< in upper case
    QByteArray command; ///< MAIL or RCPT
    QByteArray keyword; ///< the extension that adds it
    QString grammar;
    QString meaning;
    QString reference;
};

/// One of the names in LIMITS (RFC 9422).
struct LimitMeaning {
    QByteArray name;
    QString one;  ///< the phrase for the value 1
    QString many; ///< the phrase for another value, which takes the place of %1
    QString reference;
};

/// The registry's "usage", and one of ours for names that are not registered.
enum class Usage { Common, Limited, Obsolete, Unregistered };

/// What a mechanism rests on.
enum class Strength {
    None,        ///< nothing is proved
    Plaintext,   ///< the password itself is sent
    DigestWeak,  ///< a digest that is outdated or stored as good as the password
    Challenge,   ///< an answer that is good once
    Mutual,      ///< both sides prove themselves
    Certificate, ///< a key or certificate
    Token,       ///< a bearer token
    Kerberos,    ///< a ticket
};

enum class TlsNeed {
    Required,    ///< without TLS a secret is readable
    Recommended, ///< without TLS something useful to an attacker is readable
    Inherent,    ///< does not work without TLS
    Optional,    ///< TLS adds nothing to the login itself
};

/// A SASL mechanism.
struct MechanismMeaning {
    QByteArray name;   ///< in upper case, as asked for
    QByteArray family; ///< the pattern such as SCRAM-* when only the family is known; else empty
    Usage usage = Usage::Common;
    Strength strength = Strength::None;
    TlsNeed tls = TlsNeed::Optional;
    QString meaning;
    QString explanation;
    QString onlooker; ///< what somebody on the way learns
    QString server;   ///< what the server learns
    QString reference;
};

} // namespace mailscope::knowledge
