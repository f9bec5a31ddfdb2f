// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkstage.h"

#include <utility>

namespace mailscope::check {

using stage::Step;

Step CheckStage::ask(const QByteArray &line)
{
    wire::Command::Made made = wire::Command::line(line);
    if (made)
        made->phase = Phase::Raw;
    return Step::send(std::move(made));
}

void CheckStage::leaveOpen(Issue::Id issue, const wire::Exchange &exchange)
{
    if (!m_open)
        m_open = Issue{issue, {}, exchange.events, QString::fromUtf8(exchange.reply.text())};
}

Step CheckStage::told(Step step)
{
    return std::move(step).noteFirst(std::exchange(m_notes, {}));
}

Step CheckStage::conclude()
{
    return told(m_open ? Step::refuse(*m_open) : Step::done());
}

QString replyText(const wire::Reply &reply)
{
    constexpr qsizetype MostCharacters = 200;
    QString text = QString::number(reply.code);
    if (reply.enhanced)
        text += u' ' + QString::fromLatin1(reply.enhanced->toByteArray());
    text += u' ' + QString::fromUtf8(reply.text()).simplified();
    return text.left(MostCharacters).trimmed();
}

QString answerText(const QByteArray &path, const wire::Reply &reply)
{
    return QStringLiteral("<%1>: %2").arg(QString::fromUtf8(path), replyText(reply));
}

wire::Command asItIs(QByteArray bytes)
{
    return {.phase = Phase::Raw, .wire = std::move(bytes), .secretRanges = {}};
}

QByteArray mailLine(const QByteArray &path)
{
    return "MAIL FROM:<" + path + '>';
}

QByteArray rcptLine(const QByteArray &path)
{
    return "RCPT TO:<" + path + '>';
}

QByteArray serverName(const stage::Context &context, const Subject &subject)
{
    const auto domain = context.capabilities ? context.capabilities->domain() : std::nullopt;
    if (domain && domain->contains('.'))
        return *domain;
    return subject.serverLiteral.isEmpty() ? QByteArray("localhost") : subject.serverLiteral;
}

} // namespace mailscope::check
