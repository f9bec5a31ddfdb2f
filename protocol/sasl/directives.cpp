// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/directives.h"

#include <algorithm>

namespace mailscope::sasl {

namespace {
bool isSpace(char each)
{
    return each == ' ' || each == '\t' || each == '\r' || each == '\n';
}

/// A character of a token: no control, no separator (RFC 2616 section 2.2).
bool isTokenCharacter(char each)
{
    return each > ' ' && each < '\x7f' && !QByteArrayView("()<>@,;:\\\"/[]?={}").contains(each);
}

/// Reads from the front of what is left.
class Reader {
public:
    explicit Reader(QByteArrayView text) : m_rest(text) { }

    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }

    void skipSpace() { (void)takeWhile(isSpace); }

    /// \p expected stands next, and is behind us now.
    bool take(char expected)
    {
        if (!m_rest.startsWith(expected))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    [[nodiscard]] std::optional<QByteArray> token()
    {
        const QByteArrayView taken = takeWhile(isTokenCharacter);
        return taken.isEmpty() ? std::nullopt : std::optional(taken.toByteArray());
    }

    /// What stands up to the closing quote, the opening one being behind us.
    [[nodiscard]] std::optional<QByteArray> untilQuote()
    {
        QByteArray value;
        while (!m_rest.isEmpty()) {
            if (take('"'))
                return value;
            if (take('\\') && m_rest.isEmpty())
                break;
            value += m_rest.front();
            m_rest = m_rest.sliced(1);
        }
        return std::nullopt;
    }

private:
    QByteArrayView takeWhile(bool (*holds)(char))
    {
        const auto length = std::ranges::find_if_not(m_rest, holds) - m_rest.begin();
        const QByteArrayView taken = m_rest.first(length);
        m_rest = m_rest.sliced(length);
        return taken;
    }

    QByteArrayView m_rest;
};

std::optional<Directive> directive(Reader &reader)
{
    const std::optional<QByteArray> name = reader.token();
    reader.skipSpace();
    if (!name || !reader.take('='))
        return std::nullopt;
    reader.skipSpace();
    const std::optional<QByteArray> value = reader.take('"') ? reader.untilQuote() : reader.token();
    reader.skipSpace();
    if (!value)
        return std::nullopt;
    return Directive{name->toLower(), *value};
}
} // namespace

std::optional<QList<Directive>> directivesIn(QByteArrayView text)
{
    QList<Directive> directives;
    Reader reader(text);
    while (true) {
        do
            reader.skipSpace();
        while (reader.take(','));
        if (reader.isAtEnd())
            return directives;
        std::optional<Directive> each = directive(reader);
        if (!each || (!reader.isAtEnd() && !reader.take(',')))
            return std::nullopt;
        directives.append(*std::move(each));
    }
}

QList<QByteArray> valuesOf(const QList<Directive> &directives, QByteArrayView name)
{
    QList<QByteArray> values;
    for (const Directive &each : directives) {
        if (each.name == name)
            values.append(each.value);
    }
    return values;
}

QByteArray quoted(QByteArrayView value)
{
    QByteArray text = value.toByteArray();
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

} // namespace mailscope::sasl
