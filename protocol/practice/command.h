// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace mailscope::practice {

/// A command line as the server reads it.
struct Command {
    QByteArray verb;     ///< In upper case.
    QByteArray argument; ///< Behind the blank, without blanks at its end.

    /// Nothing when the line has a control byte in it.
    [[nodiscard]] static std::optional<Command> parse(QByteArrayView line);
};

/// A path as in MAIL and RCPT (RFC 5321 4.1.2), a source route already dropped.
struct Path {
    QByteArray localPart;         ///< Without quotes and backslashes.
    QByteArray domain;            ///< In lower case; empty for a bare local part and for the null path.
    bool isNull = false;          ///< `<>`
    bool isInternational = false; ///< Holds bytes that are no ASCII.

    /// For people and messages: "alice@practice.example", "" for the null path.
    [[nodiscard]] QByteArray text() const;
};

/// Why a path is none: too long (RFC 5321 4.5.3.1) or not well formed.
enum class PathFault { Syntax, TooLong };

/// One `KEYWORD[=value]` behind a path; the keyword in upper case.
struct PathParameter {
    QByteArray keyword;
    QByteArray value;
    bool hasValue = false;
};

/// What stands behind `FROM:` or `TO:`.
struct PathArgument {
    std::optional<Path> path;
    PathFault fault = PathFault::Syntax;            ///< Why there is no path.
    std::optional<QList<PathParameter>> parameters; ///< Nothing when they are not well formed, or one comes twice.
};

/// Reads `<path> KEYWORD=value …`.
[[nodiscard]] PathArgument parsePathArgument(QByteArrayView text);

/// Reads an address without angle brackets, or in them: the argument of VRFY.
[[nodiscard]] std::optional<Path> parseAddress(QByteArrayView text);

/// Whether the text is a domain or an address literal, as a hello wants it (RFC 5321 4.1.1.1).
[[nodiscard]] bool isDomainOrLiteral(QByteArrayView text);

/// Resolves `+XX` (RFC 3461 section 4). Nothing when it is not well formed.
[[nodiscard]] std::optional<QByteArray> decodedXtext(QByteArrayView text);

} // namespace mailscope::practice
