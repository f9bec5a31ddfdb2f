// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace mailscope::wire {

/// Transparency (RFC 5321 section 4.5.2): doubles the dot at the beginning of a line, the first line too, however the message is
/// cut into pieces. A line begins behind CRLF and nowhere else.
class DotStuffer {
public:
    [[nodiscard]] QByteArray next(const QByteArray &piece);

    /// The line that ends the message. The message itself must have ended with CRLF, or be empty.
    [[nodiscard]] static QByteArray end() { return ".\r\n"; }

private:
    enum class Place { LineStart, Inside, BehindCarriageReturn };

    Place m_place = Place::LineStart;
};

} // namespace mailscope::wire
