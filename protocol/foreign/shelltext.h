// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace mailscope::foreign {

enum class Shell { Posix, PowerShell };

/// \p word as one word of \p shell, with quotation marks where it needs them; nothing for one that cannot be written: NUL, and for
/// PowerShell bytes that are no UTF-8.
[[nodiscard]] std::optional<QByteArray> quoted(const QByteArray &word, Shell shell);

/// The value of the environment variable \p name, as one word.
[[nodiscard]] QByteArray variable(const QByteArray &name, Shell shell);

/// A line that writes \p bytes into the file \p path: as text where they are ASCII, else in base64.
[[nodiscard]] QByteArray fileWriting(const QByteArray &bytes, const QByteArray &path, Shell shell);

/// A command in the making: words are added one by one, a long command goes over several lines.
class CommandText {
public:
    CommandText(QByteArray program, Shell shell) : m_shell(shell), m_text(std::move(program)) { }

    /// An option without a value.
    void flag(const char *name);
    /// An option and its value, or a word alone where \p name is empty. False when the value cannot be written; then nothing is added.
    bool word(const char *name, const QByteArray &value);
    /// An option whose value is an environment variable.
    void secret(const char *name, const QByteArray &variableName);

    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] Shell shell() const { return m_shell; }

private:
    void append(const QByteArray &words);

    Shell m_shell;
    QByteArray m_text;
};

} // namespace mailscope::foreign
