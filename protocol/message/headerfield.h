// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace mailscope::message {

/// One line of a header (RFC 5322 section 2.2) before it is encoded and folded.
struct HeaderField {
    QByteArray name;
    QString value;

    /// Reads "Name: value"; nothing when the name is none, or a line end or NUL stands anywhere.
    [[nodiscard]] static std::optional<HeaderField> parse(const QString &line);

    [[nodiscard]] bool is(QByteArrayView other) const { return other.compare(name, Qt::CaseInsensitive) == 0; }

    /// As it stands in a message, with its line end: text beyond ASCII in encoded words (RFC 2047), addresses beyond ASCII as UTF-8
    /// (RFC 6532), folded to 78 bytes where it can be.
    [[nodiscard]] QByteArray toWire() const;

    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

/// Folds \p line, which has no line end, at blanks, so that lines have at most 78 bytes where that can be (section 2.2.3).
[[nodiscard]] QByteArray folded(const QByteArray &line);

/// Parameters of a MIME header, in the form of RFC 2231 where they are long or hold more than ASCII: "; name=value".
[[nodiscard]] QByteArray mimeParameter(const QByteArray &name, const QString &value);

/// `"Bob" <b@example.org>` with the name in encoded words where it must be; an address alone as it is.
[[nodiscard]] QByteArray mailboxText(const QString &mailbox);

} // namespace mailscope::message
