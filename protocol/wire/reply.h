// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/enhancedcode.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QList>

#include <optional>

namespace mailscope::wire {

/// How a received line ended. RFC 5321 section 2.3.8 allows CRLF alone.
enum class LineEnd {
    CrLf,
    Lf,   ///< a bare line feed, taken for a line end
    Cut,  ///< the line goes on: it was cut at the limit
    None, ///< the stream ended inside the line
};

/// One line, or a piece of an over-long one, exactly as it came.
struct Line {
    QByteArray bytes; ///< without its line end
    LineEnd end = LineEnd::CrLf;
    bool continuesPrevious = false; ///< a later piece of a line that was cut at the limit

    friend bool operator==(const Line &, const Line &) = default;
};

/// What is wrong with a reply that can still be understood.
enum class Anomaly {
    BareLineFeed,       ///< a line ended with LF alone
    BareCarriageReturn, ///< a CR inside a line
    Nul,                ///< a NUL octet inside a line
    EightBit,           ///< octets above 127 that are no UTF-8
    ControlCharacter,   ///< any other control character but TAB
    LineTooLong,        ///< more than 512 octets (RFC 5321 section 4.5.3.1.5)
    CodeChanges,        ///< the code is not the same on every line (RFC 5321 section 4.2.1)
    LineWithoutCode,    ///< a line inside a multi-line reply that does not begin with a code
    UnknownSeparator,   ///< neither SP nor "-" behind the code
    CodeOutOfRange,     ///< the first digit is not 2 to 5, or the second not 0 to 5 (RFC 5321 section 4.2)
};

/// The stable name of \p anomaly, e.g. "bare-line-feed".
[[nodiscard]] QLatin1StringView anomalyName(Anomaly anomaly);

/// One complete reply of the server (RFC 5321 section 4.2).
struct Reply {
    int code = 0;                         ///< 100 to 999; that of the last line
    QList<QByteArray> lines;              ///< the text of each line without code and separator
    std::optional<EnhancedCode> enhanced; ///< from the first line that bears one
    QList<Anomaly> anomalies;             ///< each kind once, in order of first appearance

    [[nodiscard]] bool isPositive() const { return code / 100 == 2; }
    [[nodiscard]] bool isIntermediate() const { return code / 100 == 3; }
    [[nodiscard]] bool isTransientFailure() const { return code / 100 == 4; }
    [[nodiscard]] bool isPermanentFailure() const { return code / 100 == 5; }
    [[nodiscard]] bool isRefusal() const { return code / 100 == 4 || code / 100 == 5; }

    /// All lines joined by "\n", an enhanced code in front of each left out.
    [[nodiscard]] QByteArray text() const;

    friend bool operator==(const Reply &, const Reply &) = default;
};

} // namespace mailscope::wire
