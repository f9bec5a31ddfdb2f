// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/linepattern.h"

#include "plan/escapes.h"

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool looksLikeCode(QByteArrayView text)
{
    return text.size() == 3 && isDigit(text[0]) && isDigit(text[1]) && isDigit(text[2]);
}

bool looksLikeClass(QByteArrayView text)
{
    return text.size() == 3 && isDigit(text[0]) && (isDigit(text[1]) || text[1] == 'x') && text[2] == 'x';
}

bool looksLikeExpression(QByteArrayView text)
{
    return text.size() >= 2 && text.front() == '/' && text.back() == '/';
}

/// The texts between the stars, still with their escapes: a star written as `\x2a` does not divide.
QList<QByteArray> dividedAtStars(QByteArrayView written)
{
    QList<QByteArray> pieces;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= written.size(); ++at) {
        if (at < written.size() && written[at] != '*')
            continue;
        pieces.append(written.sliced(begin, at - begin).toByteArray());
        begin = at + 1;
    }
    return pieces;
}

} // namespace

std::expected<LinePattern, QString> LinePattern::parse(QByteArrayView written)
{
    if (written.size() > maximumLength)
        return std::unexpected(u"the pattern is longer than %1 bytes"_s.arg(maximumLength));

    LinePattern pattern;
    if (looksLikeExpression(written)) {
        pattern.m_kind = Kind::Regex;
        // Bytes are looked at as Latin-1, so that a line that is not UTF-8 can be matched as well.
        pattern.m_expression.setPattern(
            QRegularExpression::anchoredPattern(QString::fromLatin1(written.sliced(1, written.size() - 2))));
        pattern.m_expression.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
        if (!pattern.m_expression.isValid())
            return std::unexpected(u"the regular expression is not valid: "_s + pattern.m_expression.errorString());
        return pattern;
    }
    if (looksLikeCode(written) || looksLikeClass(written)) {
        pattern.m_kind = looksLikeCode(written) ? Kind::Code : Kind::Class;
        pattern.m_pieces = {written.toByteArray()};
        return pattern;
    }

    for (const QByteArray &piece : dividedAtStars(written)) {
        const auto resolved = resolveEscapes(piece);
        if (!resolved)
            return std::unexpected(resolved.error().what);
        pattern.m_pieces.append(resolved->bytes);
    }
    pattern.m_kind = pattern.m_pieces.size() > 1 ? Kind::Glob : Kind::Exact;
    return pattern;
}

bool LinePattern::matches(QByteArrayView line) const
{
    switch (m_kind) {
    case Kind::Exact:
        return !m_pieces.isEmpty() ? line == m_pieces.front() : line.isEmpty();
    case Kind::Code:
    case Kind::Class:
        return matchesCode(line);
    case Kind::Glob:
        return matchesGlob(line);
    case Kind::Regex:
        return m_expression.match(QString::fromLatin1(line)).hasMatch();
    }
    return false;
}

bool LinePattern::matchesCode(QByteArrayView line) const
{
    if (line.size() < 3 || !looksLikeCode(line.first(3)))
        return false;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-')
        return false;
    const QByteArray &wanted = m_pieces.front();
    for (qsizetype at = 0; at < 3; ++at) {
        if (wanted[at] != 'x' && wanted[at] != line[at])
            return false;
    }
    return true;
}

bool LinePattern::matchesGlob(QByteArrayView line) const
{
    // The first and the last piece are tied to the ends; every other one takes its first place: no backtracking is needed.
    const QByteArray &first = m_pieces.front();
    const QByteArray &last = m_pieces.back();
    if (line.size() < first.size() + last.size() || !line.startsWith(first) || !line.endsWith(last))
        return false;
    const QByteArrayView inner = line.sliced(first.size(), line.size() - first.size() - last.size());
    qsizetype from = 0;
    for (qsizetype at = 1; at + 1 < m_pieces.size(); ++at) {
        const qsizetype found = inner.indexOf(m_pieces[at], from);
        if (found < 0)
            return false;
        from = found + m_pieces[at].size();
    }
    return true;
}

} // namespace mailscope::plan
