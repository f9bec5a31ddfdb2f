// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"
#include "wire/command.h"

#include <QByteArray>
#include <QList>

namespace mailscope::transcript {

/// Cuts secrets out of bytes before they are recorded.
///
/// What goes out is cut where the command says so. What comes in is searched for every secret that was remembered:
/// as it is, in base64 (also inside a longer base64 text), in hex and URL-encoded. Needles shorter than
/// MinimumNeedle bytes are not searched: they would match by chance and tell more than they hide.
class Redaction {
public:
    static constexpr qsizetype MinimumNeedle = 6;

    /// Adds \p secret to what is searched for from now on. When it is base64, also what it decodes to, each of the
    /// parts of that between NUL or %x01 octets, and a bearer token in them.
    void remember(QByteArrayView secret);

    /// The same for \p secret alone, by whoever knows its parts already: a user's name beside a password stays visible.
    void rememberAsItIs(QByteArrayView secret) { addNeedles(secret.toByteArray()); }

    [[nodiscard]] bool remembersNothing() const { return m_secrets.isEmpty(); }

    /// \p bytes without the parts in \p ranges.
    [[nodiscard]] static Redacted cut(QByteArrayView bytes, QList<wire::ByteRange> ranges);

    /// \p bytes without any remembered secret. Ends hidden as a whole when cutting would put one together.
    [[nodiscard]] Redacted search(QByteArrayView bytes) const;

private:
    void addNeedles(const QByteArray &secret);
    [[nodiscard]] QList<wire::ByteRange> find(QByteArrayView bytes) const;
    [[nodiscard]] QList<wire::ByteRange> findUnescaped(QByteArrayView bytes) const;

    QList<QByteArray> m_secrets; ///< as they are
    QList<QByteArray> m_needles; ///< what to look for, in lower case
};

} // namespace mailscope::transcript
