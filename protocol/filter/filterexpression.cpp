// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/filterexpression.h"

#include "filter/filterparser.h"

#include <algorithm>

namespace mailscope::filter {

namespace {
struct Judge {
    const FilterFacts &facts;
    const SearchableLine &line;

    bool operator()(const TextNeedle &needle) const { return line.contains(needle); }
    bool operator()(const FilterExpression::Directions &directions) const
    {
        return directions.test(static_cast<std::size_t>(facts.direction));
    }
    bool operator()(const QList<FilterExpression::CodeRange> &ranges) const
    {
        return std::ranges::any_of(
            ranges, [this](const auto &range) { return facts.code >= range.first && facts.code <= range.last; });
    }
    bool operator()(const FilterExpression::Phases &phases) const
    {
        return facts.phase >= 0 && phases.test(static_cast<std::size_t>(facts.phase));
    }
    bool operator()(const FilterExpression::Encryption &encryption) const
    {
        return facts.encrypted == encryption.wanted;
    }
    bool operator()(const FilterExpression::Kind &kind) const
    {
        return kind.kinds.test(static_cast<std::size_t>(facts.kind));
    }
    bool operator()(const FilterExpression::Wait &wait) const { return facts.waited > wait.moreThan; }
};
} // namespace

std::expected<FilterExpression, FilterError> FilterExpression::parse(QStringView text)
{
    return FilterParser(text).parse();
}

bool FilterExpression::looksAtText() const
{
    return std::ranges::any_of(m_terms,
                               [](const Term &term) { return std::holds_alternative<TextNeedle>(term.condition); });
}

bool FilterExpression::matches(const FilterFacts &facts, const SearchableLine &line) const
{
    return std::ranges::all_of(m_terms, [judge = Judge{facts, line}](const Term &term) {
        return std::visit(judge, term.condition) != term.negated;
    });
}

} // namespace mailscope::filter
