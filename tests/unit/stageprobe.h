// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

#include <QByteArrayList>

/// What stage tests share: replies as they are written on the wire, and a step as one line of text.
namespace stageprobe {

/// "250-a\n250 b" as an exchange that stands at events 7 and 8.
inline mailscope::wire::Exchange answer(const QByteArray &reply)
{
    mailscope::wire::Exchange exchange;
    for (const QByteArray &line : reply.split('\n')) {
        exchange.reply.code = line.left(3).toInt();
        exchange.reply.lines.append(line.mid(4));
    }
    exchange.events = {7, 8};
    return exchange;
}

inline QByteArray outcomeName(mailscope::stage::Step::Outcome outcome)
{
    static const QByteArrayList names{"continues", "done", "skipped", "declined", "refused", "partial", "failed"};
    return names.at(qsizetype(outcome));
}

/// "continues > EHLO client.example", "failed hello-refused", "skipped not-offered", with "+upgrade", "+awaits",
/// "+unlearned", "+learned" and "+note:ID" behind it.
inline QByteArray written(const mailscope::stage::Step &step)
{
    QByteArray text = outcomeName(step.outcome());
    if (step.issue())
        text += ' ' + QByteArray(mailscope::issueName(step.issue()->id).data());
    if (!step.reason().isEmpty())
        text += ' ' + step.reason();
    for (const mailscope::wire::Command &command : step.commands())
        text += " > " + QByteArray(command.wire).replace("\r\n", "");
    if (step.upgrades())
        text += " +upgrade";
    if (step.awaitsReply())
        text += " +awaits";
    if (step.hasLearned())
        text += step.learned() ? " +learned" : " +unlearned";
    for (const auto &note : step.notes())
        text += " +note:" + note.id;
    return text;
}

inline mailscope::stage::Context context()
{
    mailscope::stage::Context context;
    context.helloName = "client.example";
    return context;
}

/// A context whose server offers \p lines.
inline mailscope::stage::Context offering(QList<QByteArray> lines)
{
    lines.prepend("mx.example");
    mailscope::stage::Context offered = context();
    offered.capabilities =
        mailscope::wire::Capabilities(mailscope::wire::Capabilities::Verb::Ehlo, {250, lines, {}, {}});
    return offered;
}

} // namespace stageprobe
