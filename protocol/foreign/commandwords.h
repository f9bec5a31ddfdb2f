// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <expected>

/// A command line as a person pastes it, cut into words as a POSIX shell does (XCU 2.2), and never carried out.
namespace mailscope::foreign {

struct CommandWord {
    QByteArray bytes;
    qsizetype position = 0; ///< of its first byte in the line; 0 is the first
    QByteArray variable{};  ///< the word is nothing but the value of this variable
    bool mayExpand = false; ///< it ends in the value of a variable, written as "$NAME" here
    bool isInput = false;   ///< stands behind "<"

    friend bool operator==(const CommandWord &, const CommandWord &) = default;
};

/// Why a line is no command that can be read, and where.
struct CommandFault {
    qsizetype position = 0;
    QString text; ///< a sentence; it quotes nothing of the line, which may hold a password
};

inline constexpr qsizetype LongestCommand = 64 * 1024;
inline constexpr qsizetype MostCommandWords = 1000;

/// The words of the one command in \p line. Comments, line ends behind a backslash and a prompt ("$ ") ahead are left out; a second command,
/// a pipe, output into a file and the substitution of a command are faults.
[[nodiscard]] std::expected<QList<CommandWord>, CommandFault> commandWords(QByteArrayView line);

} // namespace mailscope::foreign
