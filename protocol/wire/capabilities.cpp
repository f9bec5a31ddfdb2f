// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/capabilities.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace mailscope::wire {

namespace {
bool isKeywordCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

// ehlo-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-"); a param is one or more of %d33-126 (RFC 5321 section 4.1.1.1)
bool keepsToTheGrammar(const Capability &capability)
{
    const auto isParamCharacter = [](char c) { return c >= 33 && c <= 126; };
    return !capability.keyword.isEmpty() && capability.keyword.front() != '-'
        && std::ranges::all_of(capability.keyword, isKeywordCharacter)
        && std::ranges::all_of(capability.params,
                               [&](const QByteArray &param) { return std::ranges::all_of(param, isParamCharacter); });
}

QList<QByteArray> words(const QByteArray &line)
{
    QByteArray blanks = line;
    blanks.replace('\t', ' ');
    QList<QByteArray> found = blanks.split(' ');
    found.removeAll(QByteArray());
    return found;
}

Capability readCapability(const QByteArray &line)
{
    QList<QByteArray> parts = words(line);
    Capability capability{parts.isEmpty() ? QByteArray() : parts.takeFirst(), parts, line};
    // "AUTH=PLAIN LOGIN" is the form before RFC 2554: the first mechanism hangs on the keyword.
    if (const qsizetype equals = capability.keyword.indexOf('=');
        equals > 0 && capability.keyword.left(equals).toUpper() == keyword::Auth) {
        if (const QByteArray first = capability.keyword.mid(equals + 1); !first.isEmpty())
            capability.params.prepend(first);
        capability.keyword.truncate(equals);
    }
    capability.wellFormed = keepsToTheGrammar(capability);
    capability.keyword = capability.keyword.toUpper();
    return capability;
}

using ParamsByKeyword = QHash<QByteArray, QList<QByteArray>>;

/// The parameters of each keyword as a set, gathered in one go: a server may send thousands of lines.
ParamsByKeyword paramsByKeyword(const Capabilities &capabilities)
{
    ParamsByKeyword found;
    for (const Capability &each : capabilities.all()) {
        QList<QByteArray> &params = found[each.keyword];
        for (const QByteArray &param : each.params)
            params.append(param.toUpper());
    }
    for (QList<QByteArray> &params : found) {
        std::ranges::sort(params);
        params.erase(std::ranges::unique(params).begin(), params.end());
    }
    return found;
}

/// The keywords of \p capabilities that are \p wanted, each once, in their order.
template <typename Wanted>
QList<QByteArray> keywordsOf(const Capabilities &capabilities, Wanted wanted)
{
    QList<QByteArray> found;
    QSet<QByteArray> seen;
    for (const Capability &each : capabilities.all()) {
        if (seen.contains(each.keyword))
            continue;
        seen.insert(each.keyword);
        if (wanted(each.keyword))
            found.append(each.keyword);
    }
    return found;
}
} // namespace

Capabilities::Capabilities(Verb verb, const Reply &reply) : m_verb(verb)
{
    if (reply.lines.isEmpty())
        return;
    if (const QList<QByteArray> first = words(reply.lines.constFirst()); !first.isEmpty())
        m_domain = first.constFirst();
    if (verb == Verb::Helo)
        return;
    for (const QByteArray &line : reply.lines.sliced(1)) {
        if (!line.trimmed().isEmpty())
            m_all.append(readCapability(line));
    }
}

bool Capabilities::has(QByteArrayView keyword) const
{
    return params(keyword).has_value();
}

std::optional<QList<QByteArray>> Capabilities::params(QByteArrayView keyword) const
{
    std::optional<QList<QByteArray>> joined;
    for (const Capability &each : m_all) {
        if (keyword.compare(each.keyword, Qt::CaseInsensitive) != 0)
            continue;
        if (!joined)
            joined.emplace();
        joined->append(each.params);
    }
    return joined;
}

QList<QByteArray> Capabilities::authTypes() const
{
    QList<QByteArray> types;
    for (const QByteArray &param : params(keyword::Auth).value_or(QList<QByteArray>())) {
        if (const QByteArray type = param.toUpper(); !types.contains(type))
            types.append(type);
    }
    return types;
}

QByteArrayView verbName(Capabilities::Verb verb)
{
    switch (verb) {
    case Capabilities::Verb::Helo:
        return "HELO";
    case Capabilities::Verb::Lhlo:
        return "LHLO";
    case Capabilities::Verb::Ehlo:
        break;
    }
    return "EHLO";
}

CapabilityDifference difference(const Capabilities &before, const Capabilities &after)
{
    const ParamsByKeyword old = paramsByKeyword(before);
    const ParamsByKeyword now = paramsByKeyword(after);
    CapabilityDifference found;
    found.added = keywordsOf(after, [&](const QByteArray &keyword) { return !old.contains(keyword); });
    found.removed = keywordsOf(before, [&](const QByteArray &keyword) { return !now.contains(keyword); });
    found.changed = keywordsOf(after, [&](const QByteArray &keyword) {
        return old.contains(keyword) && old.value(keyword) != now.value(keyword);
    });
    return found;
}

} // namespace mailscope::wire
