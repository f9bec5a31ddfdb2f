// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace mailscope::message {

/// How text beyond ASCII stands in a header.
enum class HeaderForm {
    EncodedWords, ///< as ASCII (RFC 2047)
    Utf8,         ///< as it is (RFC 6532): SMTPUTF8 must be offered
};

/// One line of a header (RFC 5322 section 2.2) before it is encoded and folded.
struct HeaderField {
    QByteArray name;
    QString value;

    /// Reads "Name: value"; nothing when the name is none, or a line end or NUL stands anywhere.
    [[nodiscard]] static std::optional<HeaderField> parse(const QString &line);

    [[nodiscard]] bool is(QByteArrayView other) const { return other.compare(name, Qt::CaseInsensitive) == 0; }

    /// The name is one: printable ASCII without a colon, at most 76 bytes (RFC 5322 section 3.6.8).
    [[nodiscard]] bool hasValidName() const;

    /// As it stands in a message, with its line end: text beyond ASCII in \p form, addresses beyond ASCII always as UTF-8
    /// (RFC 6532), folded to 78 bytes where it can be.
    [[nodiscard]] QByteArray toWire(HeaderForm form = HeaderForm::EncodedWords) const;

    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

/// Folds \p line, which has no line end, at blanks, so that lines have at most 78 bytes where that can be (section 2.2.3).
[[nodiscard]] QByteArray folded(const QByteArray &line);

/// No line of \p text, which has CRLF line ends, has more than 998 bytes (section 2.1.1).
[[nodiscard]] bool hasLegalLines(const QByteArray &text);

/// Parameters of a MIME header, in the form of RFC 2231 where they are long or hold more than ASCII: "; name=value".
[[nodiscard]] QByteArray mimeParameter(const QByteArray &name, const QString &value);

/// `Bob <b@example.org>` with the name in encoded words or quotation marks where it must be; an address alone as it is.
[[nodiscard]] QByteArray mailboxText(const QString &mailbox, HeaderForm form = HeaderForm::EncodedWords);

} // namespace mailscope::message
