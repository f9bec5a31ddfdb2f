// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/enhancedtable.h"
#include "knowledge/hints.h"
#include "knowledge/keywordtable.h"
#include "knowledge/meanings.h"
#include "knowledge/mechanismtable.h"
#include "knowledge/replytable.h"

#include <mutex>

namespace mailscope::knowledge {

/// What codes, keywords and mechanisms mean, offline. Immutable and safe to use from any thread.
///
/// Each table is read from the program's resources when it is asked for first. Nothing is ever guessed: what no table
/// holds is std::nullopt, and callers say "unknown".
class Knowledge {
public:
    [[nodiscard]] static const Knowledge &shared();

    Knowledge(const Knowledge &) = delete;
    Knowledge &operator=(const Knowledge &) = delete;

    /// A basic reply code. \p phase is a name of stages[].name in the report; the meaning of some codes depends on it,
    /// such as 252 in "vrfy" or 554 in "greeting". An unknown or empty phase gives the general meaning.
    [[nodiscard]] std::optional<ReplyMeaning> reply(int code, QStringView phase = {}) const;

    /// What the first digit of \p code tells, also of a code that reply() does not know; nothing outside 200 to 599.
    [[nodiscard]] std::optional<Topic> replyClass(int code) const;

    /// What the second digit of \p code tells; nothing outside 200 to 599 or for a second digit above 5.
    [[nodiscard]] std::optional<Topic> replyArea(int code) const;

    /// An enhanced status code such as 5.7.8; a class of 0 stands for the registry's X.
    [[nodiscard]] std::optional<EnhancedMeaning> enhanced(int statusClass, int subject, int detail) const;

    /// What a class (2, 4, 5) tells, also of a code that enhanced() does not know.
    [[nodiscard]] std::optional<Topic> enhancedClass(int statusClass) const;

    /// What a subject (0 to 7) tells, also of a code that enhanced() does not know.
    [[nodiscard]] std::optional<Topic> enhancedSubject(int subject) const;

    /// An EHLO keyword in any case; see KeywordTable::find for X..., AUTH=... and overwritten words.
    [[nodiscard]] std::optional<KeywordMeaning> keyword(QByteArrayView keyword) const;

    /// The meaning of a keyword with its parameters worked in, such as "messages up to 50 MiB"; it fits a table cell
    /// and is safe to print. A null string for an unknown keyword.
    [[nodiscard]] QString keywordMeaning(QByteArrayView keyword, const QList<QByteArray> &params) const;

    /// A SASL mechanism in any case; see MechanismTable::find for families.
    [[nodiscard]] std::optional<MechanismMeaning> mechanism(QByteArrayView name) const;

    /// Why a server refused, as far as a login has to do with it; see HintTable::find.
    [[nodiscard]] std::optional<Hint> hint(const Refusal &refusal) const;

    /// The whole tables, for listing and completion.
    [[nodiscard]] const ReplyTable &replies() const;
    [[nodiscard]] const EnhancedTable &enhancedCodes() const;
    [[nodiscard]] const KeywordTable &keywords() const;
    [[nodiscard]] const MechanismTable &mechanisms() const;
    [[nodiscard]] const HintTable &hints() const;

private:
    Knowledge() = default;

    /// A table and whether it has been read.
    template <typename Table>
    struct Lazy {
        std::once_flag once;
        Table table;
    };

    mutable Lazy<ReplyTable> m_replies;
    mutable Lazy<EnhancedTable> m_enhanced;
    mutable Lazy<KeywordTable> m_keywords;
    mutable Lazy<MechanismTable> m_mechanisms;
    mutable Lazy<HintTable> m_hints;
};

} // namespace mailscope::knowledge
