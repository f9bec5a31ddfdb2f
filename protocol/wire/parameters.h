// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <chrono>
#include <expected>
#include <optional>

namespace mailscope::wire {

/// Why a parameter cannot be written.
enum class ParameterFault {
    InvalidKeyword, ///< a letter or digit, then letters, digits and hyphens (RFC 5321 section 4.1.2)
    InvalidValue,   ///< empty, a control byte, a blank or "=" in it, or not what this parameter takes
    ValueTooLong,
    OutOfRange,
};

/// One parameter of MAIL or RCPT (RFC 5321 section 4.1.2): a keyword, or a keyword and a value.
///
/// The functions that make one write what its RFC asks for, encodings included; parse() takes any that keeps to the grammar.
struct Parameter {
    QByteArray keyword; ///< as it is sent; compared in any case
    std::optional<QByteArray> value;

    using Made = std::expected<Parameter, ParameterFault>;

    /// Reads "KEYWORD" or "KEYWORD=value".
    [[nodiscard]] static Made parse(QByteArrayView text);

    // Of MAIL.
    [[nodiscard]] static Parameter size(quint64 bytes);       ///< RFC 1870 section 5
    [[nodiscard]] static Parameter body(QByteArrayView type); ///< 7BIT, 8BITMIME (RFC 6152), BINARYMIME (RFC 3030)
    [[nodiscard]] static Parameter smtpUtf8();                ///< RFC 6531 section 3.4
    [[nodiscard]] static Parameter requireTls();              ///< RFC 8689 section 2
    [[nodiscard]] static Made ret(QByteArrayView what);       ///< FULL or HDRS (RFC 3461 section 4.3)
    [[nodiscard]] static Made envid(QByteArrayView id);     ///< at most 100 printable bytes, encoded here (section 4.4)
    [[nodiscard]] static Made auth(QByteArrayView mailbox); ///< empty for "<>" (RFC 4954 section 5)
    [[nodiscard]] static Made by(std::chrono::seconds time,
                                 QByteArrayView mode);            ///< R, N, RT or NT (RFC 2852 section 4)
    [[nodiscard]] static Made holdFor(std::chrono::seconds time); ///< up to 999999999 seconds (RFC 4865 section 4)
    [[nodiscard]] static Made holdUntil(QByteArrayView when);     ///< a date and time as in RFC 3339, in UTC
    [[nodiscard]] static Made mtPriority(int priority);           ///< -9 to 9 (RFC 6710 section 4)
    [[nodiscard]] static Made transid(QByteArrayView id); ///< at most 80 bytes, in angle brackets (RFC 1845 section 4)
    [[nodiscard]] static Parameter xverp();               ///< Postfix
    [[nodiscard]] static Parameter prdr();                ///< Exim: a reply for each recipient

    // Of RCPT.
    [[nodiscard]] static Made
    notify(const QList<QByteArray> &when); ///< NEVER, or of SUCCESS, FAILURE, DELAY (RFC 3461 section 4.1)
    /// "type;address", or an address of type rfc822, or of utf-8 with bytes beyond ASCII (section 4.2; RFC 6533 section 3).
    /// \p isUtf8Sendable says whether SMTPUTF8 is in force: only then those bytes are sent as they are.
    [[nodiscard]] static Made orcpt(QByteArrayView recipient, bool isUtf8Sendable);

    [[nodiscard]] QByteArray toWire() const;

    /// The keyword of EHLO behind which a server knows this parameter; empty for one that we do not know.
    [[nodiscard]] QByteArray extension() const;

    friend bool operator==(const Parameter &, const Parameter &) = default;
};

/// xtext (RFC 3461 section 4): what is not printable, "+" and "=" become "+HH".
[[nodiscard]] QByteArray toXtext(QByteArrayView text);
/// The text that \p xtext stands for; nothing when it is no xtext.
[[nodiscard]] std::optional<QByteArray> fromXtext(QByteArrayView xtext);
/// utf-8-addr-xtext (RFC 6533 section 3): ASCII only, with "\x{HEX}" for all that cannot stand for itself.
[[nodiscard]] QByteArray toUtf8AddressXtext(QByteArrayView address);
/// utf-8-addr-unitext: the same, where bytes beyond ASCII may be sent as they are.
[[nodiscard]] QByteArray toUtf8AddressUnitext(QByteArrayView address);

/// Whether two parameters, as they are sent, have one keyword.
[[nodiscard]] bool isSameKeyword(QByteArrayView one, QByteArrayView other);

} // namespace mailscope::wire
