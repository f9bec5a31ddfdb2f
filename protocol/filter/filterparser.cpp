// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/filterparser.h"

#include "format/display.h"
#include "format/eventnames.h"

#include <algorithm>
#include <cmath>

namespace mailscope::filter {

using namespace Qt::StringLiterals;
using transcript::Direction;

namespace {
constexpr std::array Fields{"dir"_L1, "code"_L1, "stage"_L1, "enc"_L1, "kind"_L1, "slow"_L1};

bool isBlank(QChar c)
{
    return c.isSpace();
}

/// What a person typed, cut to what fits into a sentence.
QString shown(QStringView text)
{
    constexpr qsizetype enough = 30;
    const QString visible = format::visibleText(text.first(std::min(text.size(), enough)));
    return text.size() > enough ? visible + u'…' : visible;
}

/// A run of small letters: what the name of a term is made of.
bool isFieldName(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'a' && c <= u'z'; });
}

std::optional<Direction> directionOf(QStringView name)
{
    if (name == "in"_L1)
        return Direction::In;
    if (name == "out"_L1)
        return Direction::Out;
    if (name == "note"_L1)
        return Direction::None;
    return std::nullopt;
}

/// "250", "25x" or "5xx".
std::optional<FilterExpression::CodeRange> codesOf(QStringView pattern)
{
    if (pattern.size() != 3 || pattern.front() < u'1' || pattern.front() > u'9')
        return std::nullopt;
    int first = 0;
    int last = 0;
    bool sawX = false;
    for (const QChar c : pattern) {
        const bool isX = c == u'x' || c == u'X';
        if (!isX && (sawX || c < u'0' || c > u'9'))
            return std::nullopt;
        sawX = isX;
        first = first * 10 + (isX ? 0 : c.unicode() - '0');
        last = last * 10 + (isX ? 9 : c.unicode() - '0');
    }
    return FilterExpression::CodeRange{first, last};
}

/// "500ms", "2s" or "1.5s", a ">" ahead of it or not.
std::optional<std::chrono::nanoseconds> durationOf(QStringView text)
{
    constexpr double aDay = 86'400'000;
    if (text.startsWith(u'>'))
        text = text.sliced(1);
    double factor = 0;
    if (text.endsWith("ms"_L1)) {
        factor = 1;
        text.chop(2);
    } else if (text.endsWith(u's')) {
        factor = 1000;
        text.chop(1);
    }
    const bool isNumber =
        !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
    bool isUnderstood = false;
    const double number = text.toDouble(&isUnderstood);
    if (factor == 0 || !isNumber || !isUnderstood || number * factor > aDay)
        return std::nullopt;
    return std::chrono::nanoseconds(std::llround(number * factor * 1e6));
}

FilterExpression::Kinds kindsOf(QStringView prefix)
{
    FilterExpression::Kinds kinds;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        if (!prefix.isEmpty() && QStringView(QString(format::eventKindName(kind))).startsWith(prefix))
            kinds.set(kind);
    }
    return kinds;
}
} // namespace

QList<QLatin1StringView> FilterParser::fields()
{
    return {Fields.begin(), Fields.end()};
}

std::unexpected<FilterError> FilterParser::error(qsizetype at, const QString &sentence)
{
    return std::unexpected(FilterError{at, sentence});
}

FilterParser::Result FilterParser::parse()
{
    if (m_text.size() > maximumLength)
        return error(maximumLength, tr("A filter can have %1 characters at most.").arg(maximumLength));
    QList<Term> terms;
    for (;;) {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        if (m_at == m_text.size())
            return FilterExpression(std::move(terms));
        TermResult next = term();
        if (!next)
            return std::unexpected(next.error());
        terms.append(*std::move(next));
    }
}

FilterParser::TermResult FilterParser::term()
{
    const qsizetype begin = m_at;
    Term term;
    if (m_text[m_at] == u'-') {
        term.negated = true;
        ++m_at;
    }
    if (m_at == m_text.size() || isBlank(m_text[m_at]))
        return error(begin, tr("A term must stand behind the minus sign."));
    if (m_text[m_at] == u'"') {
        const auto text = quoted();
        if (!text)
            return std::unexpected(text.error());
        term.condition = TextNeedle(*text);
        return term;
    }
    const qsizetype wordBegin = m_at;
    const QStringView whole = word();
    const qsizetype colon = whole.indexOf(u':');
    if (colon < 0 || !isFieldName(whole.first(colon))) {
        term.condition = TextNeedle(whole.toString());
        return term;
    }
    const QStringView field = whole.first(colon);
    if (std::ranges::none_of(Fields, [field](QLatin1StringView each) { return field == each; }))
        return error(wordBegin,
                     tr("There is no term \"%1\". A text with a colon must stand in quotes.").arg(shown(field)));
    auto condition = this->condition(field, whole.sliced(colon + 1), wordBegin + colon + 1);
    if (!condition)
        return std::unexpected(condition.error());
    term.condition = *std::move(condition);
    return term;
}

std::expected<QString, FilterError> FilterParser::quoted()
{
    const qsizetype begin = m_at++;
    QString text;
    for (; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
        const bool isEscape = m_text[m_at] == u'\\' && m_at + 1 < m_text.size()
            && (m_text[m_at + 1] == u'"' || m_text[m_at + 1] == u'\\');
        if (isEscape)
            ++m_at;
        text += m_text[m_at];
    }
    if (m_at == m_text.size())
        return error(begin, tr("The closing quote is missing."));
    ++m_at;
    if (text.isEmpty())
        return error(begin, tr("Nothing stands between the quotes."));
    if (m_at < m_text.size() && !isBlank(m_text[m_at]))
        return error(m_at, tr("A blank must stand behind the closing quote."));
    return text;
}

QStringView FilterParser::word()
{
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && !isBlank(m_text[m_at]))
        ++m_at;
    return m_text.sliced(begin, m_at - begin);
}

FilterParser::ConditionResult FilterParser::condition(QStringView field, QStringView values, qsizetype at) const
{
    if (values.isEmpty())
        return error(at, tr("A value must stand behind \"%1:\".").arg(field));
    if (field == "enc"_L1) {
        if (values != "yes"_L1 && values != "no"_L1)
            return error(at, tr("\"%1\" is neither yes nor no.").arg(shown(values)));
        return FilterExpression::Encryption{values == "yes"_L1};
    }
    if (field == "slow"_L1) {
        const auto limit = durationOf(values);
        if (!limit)
            return error(at, tr("\"%1\" is no time, such as >500ms or >2s.").arg(shown(values)));
        return FilterExpression::Wait{*limit};
    }
    return listCondition(field, values, at);
}

FilterParser::ConditionResult FilterParser::listCondition(QStringView field, QStringView values, qsizetype at) const
{
    FilterExpression::Directions directions;
    FilterExpression::Phases phases;
    FilterExpression::Kind kinds;
    QList<FilterExpression::CodeRange> codes;
    for (const QStringView value : values.split(u',')) {
        const qsizetype place = at + (value.data() - values.data());
        if (field == "dir"_L1) {
            const auto direction = directionOf(value);
            if (!direction)
                return error(place, tr("\"%1\" is no direction: in, out or note.").arg(shown(value)));
            directions.set(static_cast<std::size_t>(*direction));
        } else if (field == "code"_L1) {
            const auto range = codesOf(value);
            if (!range)
                return error(place, tr("\"%1\" is no reply code, such as 250, 25x or 5xx.").arg(shown(value)));
            codes.append(*range);
        } else if (field == "stage"_L1) {
            const auto phase = phaseFromName(value.toUtf8());
            if (!phase)
                return error(place, tr("There is no stage \"%1\".").arg(shown(value)));
            phases.set(static_cast<std::size_t>(*phase));
        } else {
            const auto some = kindsOf(value);
            if (some.none())
                return error(place, tr("There is no kind of event \"%1\".").arg(shown(value)));
            kinds.kinds |= some;
        }
    }
    if (field == "dir"_L1)
        return directions;
    if (field == "code"_L1)
        return codes;
    if (field == "stage"_L1)
        return phases;
    return kinds;
}

} // namespace mailscope::filter
