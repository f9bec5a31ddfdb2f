// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/filterexpression.h"

#include <QCoreApplication>

namespace mailscope::filter {

/// Reads a filter as a person types it. See FilterExpression for how it is written.
class FilterParser {
    Q_DECLARE_TR_FUNCTIONS(mailscope::filter::FilterParser)
public:
    using Result = std::expected<FilterExpression, FilterError>;

    /// Longer filters are refused.
    static constexpr qsizetype maximumLength = 2000;

    /// What stands ahead of the colon of a term, in the order in which they are offered.
    [[nodiscard]] static QList<QLatin1StringView> fields();

    explicit FilterParser(QStringView text) : m_text(text) { }

    [[nodiscard]] Result parse();

private:
    using Term = FilterExpression::Term;
    using Condition = decltype(Term::condition);
    using TermResult = std::expected<Term, FilterError>;
    using ConditionResult = std::expected<Condition, FilterError>;

    [[nodiscard]] TermResult term();
    [[nodiscard]] std::expected<QString, FilterError> quoted();
    [[nodiscard]] QStringView word();
    [[nodiscard]] ConditionResult condition(QStringView field, QStringView values, qsizetype at) const;
    [[nodiscard]] ConditionResult listCondition(QStringView field, QStringView values, qsizetype at) const;
    [[nodiscard]] static std::unexpected<FilterError> error(qsizetype at, const QString &sentence);

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace mailscope::filter
