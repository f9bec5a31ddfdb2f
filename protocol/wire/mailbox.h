// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <expected>
#include <optional>

namespace mailscope::wire {

/// What is wrong with an address, and where. It can be sent all the same: whether to is the caller's choice.
struct AddressFault {
    enum class Id {
        NoLocalPart,      ///< nothing, or "@domain"
        NoDomain,         ///< "local@"
        UnendedQuote,     ///< a quoted string without its closing quotation mark
        UnendedLiteral,   ///< a literal without its closing bracket
        InvalidCharacter, ///< one that needs quoting, a control byte, or no UTF-8
        MisplacedDot,     ///< at the beginning, at the end, or beside another
        InvalidLabel,     ///< of a domain: empty, over 63 bytes, or with a hyphen at its edge
        InvalidLiteral,   ///< neither IPv4 nor "IPv6:…"
        InvalidRoute,     ///< "@a,@b:" with something else than domains in it
        TrailingText,     ///< bytes behind the address
        LocalPartTooLong, ///< over 64 bytes (RFC 5321 section 4.5.3.1.1)
        DomainTooLong,    ///< over 255 bytes (section 4.5.3.1.2)
        PathTooLong,      ///< over 256 bytes with its angle brackets (section 4.5.3.1.3)
    };

    Id id = Id::NoLocalPart;
    qsizetype at = 0; ///< offset in what was read

    friend bool operator==(const AddressFault &, const AddressFault &) = default;
};

/// A mailbox (RFC 5321 section 4.1.2; with UTF-8, RFC 6531 section 3.3): "local@domain", or a name that the server completes.
struct Mailbox {
    QByteArray localPart; ///< what it means, without quotation marks and backslashes
    QByteArray
        domain; ///< as it is written: a name, or a literal with its brackets; empty for "postmaster" and local users

    /// Reads \p text whole.
    [[nodiscard]] static std::expected<Mailbox, AddressFault> parse(QByteArrayView text);

    /// As it is sent; the local part is quoted only where it must be.
    [[nodiscard]] QByteArray toWire() const;

    /// Whether the server must have offered SMTPUTF8: a byte beyond ASCII in either part.
    [[nodiscard]] bool needsSmtpUtf8() const;

    friend bool operator==(const Mailbox &, const Mailbox &) = default;
};

/// What stands between the angle brackets of MAIL and RCPT (RFC 5321 section 4.1.2).
struct Path {
    QList<QByteArray> route;        ///< the domains of a source route, which nobody should send (appendix C)
    std::optional<Mailbox> mailbox; ///< none for the null reverse-path

    /// Reads \p text whole, with or without its angle brackets.
    [[nodiscard]] static std::expected<Path, AddressFault> parse(QByteArrayView text);

    /// As it is sent, without angle brackets.
    [[nodiscard]] QByteArray toWire() const;

    friend bool operator==(const Path &, const Path &) = default;
};

/// The address that a person meant: what stands in the first angle brackets that no quotation mark hides ("Bob <b@x>"),
/// otherwise all of it without blanks around.
[[nodiscard]] QByteArrayView addressWithin(QByteArrayView typed);

/// \p address with its domain in A-labels (RFC 5890); nothing where that would not make it ASCII, since only a domain can be written so.
[[nodiscard]] std::optional<QByteArray> withDomainInAscii(QByteArrayView address);

} // namespace mailscope::wire
