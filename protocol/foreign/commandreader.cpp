// SPDX-License-Identifier: GPL-3.0-or-later
#include "foreign/commandreader.h"

#include "foreign/optionreading.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::foreign {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

std::expected<plan::Target, QString> targetOf(const OptionReading &reading)
{
    const bool isLmtp = reading.scheme.startsWith("lmtp"_L1);
    QString url;
    if (!reading.socket.isEmpty())
        url = (isLmtp ? u"lmtp+unix://"_s : u"smtp+unix://"_s) + reading.socket;
    else if (!reading.program.isEmpty())
        url = (isLmtp ? u"lmtp+pipe:"_s : u"smtp+pipe:"_s) + reading.program;
    else if (reading.host.isEmpty())
        return std::unexpected(Words::tr("The line does not say which server it is for."));
    else {
        const bool isBare = reading.host.contains(u':') && !reading.host.startsWith(u'[');
        url = reading.scheme + u"://"_s + (isBare ? u"[%1]"_s.arg(reading.host) : reading.host);
        if (!reading.port.isEmpty())
            url += u':' + reading.port;
    }
    auto target = plan::Target::parse(url);
    if (!target)
        return std::unexpected(Words::tr("What the line names as the server is none."));
    return *target;
}

std::expected<ReadCommand, CommandFault> finished(OptionReading reading, qsizetype position)
{
    if (reading.fault)
        return std::unexpected(CommandFault{position, *reading.fault});
    const auto target = targetOf(reading);
    if (!target)
        return std::unexpected(CommandFault{position, target.error()});
    plan::Plan &plan = reading.made.plan;
    plan.targets = {*target};
    // The scheme alone would say something else of the security.
    plan.security = reading.security;
    if (!plan.login.user.isEmpty() && !reading.isSecret)
        plan.login.passwordFrom = u"prompt"_s;
    const bool isName =
        std::ranges::none_of(plan.helloName, [](char byte) { return (byte >= '\0' && byte <= ' ') || byte == '\x7f'; });
    if (!isName)
        return std::unexpected(
            CommandFault{position, Words::tr("The name for EHLO holds a blank or a control character.")});
    // What no profile can hold is better refused here than when it is read.
    auto again = plan::Plan::fromJson(plan.toJson());
    if (!again) {
        const QString text = Words::tr("A value in the line is not possible (%1).");
        return std::unexpected(CommandFault{position, text.arg(again.error().key)});
    }
    return ReadCommand{std::move(*again), reading.made.remarks};
}

} // namespace

std::expected<ReadCommand, CommandFault> readCommand(QByteArrayView line)
{
    const auto words = commandWords(line);
    if (!words)
        return std::unexpected(words.error());
    const CommandWord &first = words->first();
    const std::span<const CommandWord> others(words->begin() + 1, words->end());
    QByteArray tool = first.bytes.sliced(first.bytes.lastIndexOf('/') + 1);
    if (tool.endsWith(".exe"))
        tool.chop(4);
    if (tool == "swaks")
        return finished(readSwaks(others), first.position);
    if (tool == "curl")
        return finished(readCurl(others), first.position);
    if (tool == "msmtp")
        return finished(readMsmtp(others), first.position);
    return std::unexpected(
        CommandFault{first.position, Words::tr("The line begins with none of swaks, curl and msmtp.")});
}

} // namespace mailscope::foreign
