// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "foreign/commandreader.h"

#include <optional>
#include <span>

namespace mailscope::foreign {

/// What is gathered while the words of a command are read.
struct OptionReading {
    ReadCommand made;
    QString host;
    QString port;
    QString socket;
    QString program;
    QString scheme = QStringLiteral("smtp");
    plan::Security security = plan::Security::None;
    bool isSecret = false; ///< a password or token stood there
    std::optional<QString> fault{};

    void remark(const QString &sentence)
    {
        if (!made.remarks.contains(sentence))
            made.remarks.append(sentence);
    }
    void cannot(const QByteArray &option);
    /// A secret from the line: only the name of a variable is kept.
    void secret(QString plan::Login::*source, const CommandWord &value);
};

/// \p word as text.
[[nodiscard]] inline QString textOf(const CommandWord &word)
{
    return QString::fromUtf8(word.bytes);
}

/// One option of another tool.
struct ForeignOption {
    enum class Value {
        None,
        Wanted,
        Optional, ///< unless the next word looks like an option
    };
    const char *names; ///< separated by blanks, without dashes
    Value value;
    void (*apply)(OptionReading &reading,
                  const CommandWord &value); ///< null: understood, and of no matter to a session
};

/// What an option does, as one expression over `reading` and `word`.
#define APPLYING(EXPRESSION) [](OptionReading &reading, [[maybe_unused]] const CommandWord &word) { EXPRESSION; }

/// How the words of a tool are put together.
struct ForeignSyntax {
    std::span<const ForeignOption> options;
    bool hasShortOptions; ///< "-ku NAME" and "-uNAME"; otherwise one dash is as good as two
    void (*operand)(OptionReading &reading, const CommandWord &word); ///< a word that belongs to no option
};

/// Applies \p words behind the name of the tool.
void readOptions(OptionReading &reading, std::span<const CommandWord> words, const ForeignSyntax &syntax);

[[nodiscard]] OptionReading readSwaks(std::span<const CommandWord> words);
[[nodiscard]] OptionReading readCurl(std::span<const CommandWord> words);
[[nodiscard]] OptionReading readMsmtp(std::span<const CommandWord> words);

/// "30", "30s", "2m", "1h" as a limit of all waits; false when it is none.
[[nodiscard]] bool setTimeLimit(plan::Plan &plan, const QByteArray &text);

void addRecipient(OptionReading &reading, QByteArray address, plan::Mail::Role role);
void setMechanisms(OptionReading &reading, const QByteArray &names);
void setBinding(OptionReading &reading, const QByteArray &address);

} // namespace mailscope::foreign
