// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/xclientstage.h"

#include <algorithm>

namespace mailscope::stage {

namespace {
constexpr qsizetype LongestCommand = 512; // with CRLF, RFC 5321 section 4.5.3.1.4

QByteArray verbOf(XclientStage::Verb verb)
{
    return verb == XclientStage::Verb::Xclient ? wire::keyword::Xclient.toByteArray()
                                               : wire::keyword::Xforward.toByteArray();
}

/// As many attributes in a line as fit, so that each line keeps to the limit.
QList<QByteArray> splitIntoLines(const QByteArray &verb, const QList<plan::KeyValue> &attributes)
{
    QList<QByteArray> lines;
    for (const auto &[key, value] : attributes) {
        const QByteArray attribute = ' ' + key + '=' + xtext(value);
        if (lines.isEmpty() || lines.constLast().size() + attribute.size() + 2 > LongestCommand)
            lines.append(verb);
        lines.last() += attribute;
    }
    return lines;
}
} // namespace

QByteArray xtext(QByteArrayView value)
{
    if (value == "[UNAVAILABLE]" || value == "[TEMPUNAVAIL]")
        return value.toByteArray();
    QByteArray encoded;
    for (const char c : value) {
        if (c >= '!' && c <= '~' && c != '+' && c != '=')
            encoded += c;
        else
            encoded += '+' + QByteArray(1, c).toHex().toUpper();
    }
    return encoded;
}

Step XclientStage::begin(const Context &context)
{
    const QByteArray verb = verbOf(m_verb);
    const auto listed = context.capabilities ? context.capabilities->params(verb) : std::nullopt;
    for (const auto &[key, value] : std::as_const(m_attributes)) {
        const bool known = listed && std::ranges::any_of(*listed, [&key](const QByteArray &each) {
                               return each.compare(key, Qt::CaseInsensitive) == 0;
                           });
        if (!known && !context.force)
            return Step::fail(Issue{Issue::NotOffered, {}, {}, QString::fromUtf8(verb + ' ' + key)});
    }
    m_lines = splitIntoLines(verb, m_attributes);
    return m_lines.isEmpty() ? Step::skip("not-wanted") : sendNext();
}

Step XclientStage::sendNext()
{
    return Step::send(wire::Command::line(m_lines.takeFirst()));
}

Step XclientStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    if (!exchange.reply.isPositive())
        return Step::fail(exchange.reply.isRefusal() ? Issue::XclientRefused : Issue::UnexpectedReply, exchange);
    Step step = m_lines.isEmpty() ? Step::done() : sendNext();
    return m_verb == Verb::Xclient ? std::move(step).learn(std::nullopt) : step;
}

} // namespace mailscope::stage
