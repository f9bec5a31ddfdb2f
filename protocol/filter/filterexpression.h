// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/textneedle.h"
#include "transcript/transcript.h"

#include <QList>
#include <QString>

#include <bitset>
#include <chrono>
#include <expected>
#include <optional>
#include <variant>

namespace mailscope::filter {

/// Where a filter cannot be understood (0 is the first character), and why: a sentence.
struct FilterError {
    qsizetype position = 0;
    QString sentence;
};

/// What a filter asks of a line, apart from its text.
struct FilterFacts {
    transcript::Direction direction = transcript::Direction::None;
    transcript::EventKind kind = transcript::EventKind::Noted;
    int code = 0;
    int phase = -1; ///< of the enumeration Phase; -1 for none
    bool encrypted = false;
    std::chrono::nanoseconds waited{0};
};

/// Which lines of a transcript are wanted: terms that must all hold, with blanks between them.
///
/// | written                | holds for                                                             |
/// | ---------------------- | --------------------------------------------------------------------- |
/// | `dir:in`               | lines received; `out`: sent; `note`: neither                          |
/// | `code:5xx`             | replies of that class; also `250`, `25x`                              |
/// | `stage:auth`           | what belongs to a phase of that name                                  |
/// | `enc:yes`, `enc:no`    | what happened on an encrypted connection, or not                      |
/// | `kind:tls`             | events whose kind begins so                                           |
/// | `slow:>500ms`          | what was waited for longer: also `2s`, `1.5s`                         |
/// | `word`, `"some words"` | lines that have the text, in any case                                 |
/// | `-term`                | lines for which the term does not hold                                |
///
/// Several values of a term stand with commas between them: `code:4xx,5xx`. Inside quotes `\"` and `\\` stand for the
/// sign. A word with a colon is a term only where small letters stand ahead of it: `FROM:<a@b>` is text.
class FilterExpression {
public:
    struct CodeRange {
        int first = 0;
        int last = 0;

        friend bool operator==(const CodeRange &, const CodeRange &) = default;
    };
    using Directions = std::bitset<3>;
    using Phases = std::bitset<PhaseCount>;
    using Kinds = std::bitset<std::variant_size_v<transcript::Payload>>;
    struct Encryption {
        bool wanted = true;

        friend bool operator==(const Encryption &, const Encryption &) = default;
    };
    struct Wait {
        std::chrono::nanoseconds moreThan{0};

        friend bool operator==(const Wait &, const Wait &) = default;
    };
    struct Kind {
        Kinds kinds;

        friend bool operator==(const Kind &, const Kind &) = default;
    };

    struct Term {
        bool negated = false;
        std::variant<TextNeedle, Directions, QList<CodeRange>, Phases, Encryption, Kind, Wait> condition;

        friend bool operator==(const Term &, const Term &) = default;
    };

    /// An expression without terms: everything is wanted.
    FilterExpression() = default;
    explicit FilterExpression(QList<Term> terms) : m_terms(std::move(terms)) { }

    [[nodiscard]] static std::expected<FilterExpression, FilterError> parse(QStringView text);

    [[nodiscard]] bool isEmpty() const { return m_terms.isEmpty(); }
    /// True when some line is wanted, or not, for its text.
    [[nodiscard]] bool looksAtText() const;
    [[nodiscard]] bool matches(const FilterFacts &facts, const SearchableLine &line) const;

    friend bool operator==(const FilterExpression &, const FilterExpression &) = default;

private:
    QList<Term> m_terms;
};

} // namespace mailscope::filter
