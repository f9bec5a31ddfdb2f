// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptext.h"

#include "format/textstyle.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

constexpr std::array ExitCodes{
    ExitCodeMeaning{"0"_L1, "all that was asked for succeeded"_L1},
    ExitCodeMeaning{"1"_L1, "the server refused, or --fail-on found something"_L1},
    ExitCodeMeaning{"2"_L1, "partial: some recipients, mechanisms or hosts succeeded"_L1},
    ExitCodeMeaning{"3"_L1, "network: name, connection or time limit; also an outcome that stays unknown"_L1},
    ExitCodeMeaning{"4"_L1, "TLS: not offered though required, handshake, certificate"_L1},
    ExitCodeMeaning{"5"_L1, "authentication failed"_L1},
    ExitCodeMeaning{"6"_L1, "the server broke the protocol"_L1},
    ExitCodeMeaning{"7"_L1, "an expectation of run did not hold"_L1},
    ExitCodeMeaning{"64"_L1, "usage: unknown option, bad value, unreadable file"_L1},
    ExitCodeMeaning{"74"_L1, "the output could not be written"_L1},
    ExitCodeMeaning{"130, 143"_L1, "cancelled by Ctrl+C or SIGTERM"_L1},
};

constexpr int NarrowestText = 30;

/// Two columns: \p left, and \p right wrapped beside it, or below it when \p left is too wide.
QString row(const QString &left, const QString &right, int indent, int column, int width)
{
    const int room = std::max(NarrowestText, width - column);
    const QStringList lines = format::wrapped(right, room);
    QString text = QString(indent, u' ') + left;
    if (text.size() + 2 > column)
        text += u'\n' + QString(column, u' ');
    else
        text = format::padded(text, column);
    text += lines.value(0);
    for (const QString &line : lines.sliced(std::min<qsizetype>(1, lines.size())))
        text += u'\n' + QString(column, u' ') + line;
    return text + u'\n';
}

QString paragraph(QLatin1StringView text, int width)
{
    return format::wrapped(text, width).join(u'\n') + u'\n';
}

QString optionRows(CommandSet command, int width)
{
    QString text;
    QLatin1StringView group;
    const QList<const Option *> options = optionsOf(command);
    for (const Option *option : options) {
        if (option->group != group)
            text += u"\n%1:\n"_s.arg(option->group);
        group = option->group;
        const QString left = option->takesValue() ? option->name + u' ' + option->argument : QString(option->name);
        text += row(left, option->help, 2, 30, width);
    }
    return text;
}

int readableWidth(int width)
{
    return width <= 0 ? 100 : std::clamp(width, 60, 120);
}

} // namespace

QString programHelp(int givenWidth)
{
    const int width = readableWidth(givenWidth);
    QString text = u"Usage: mailscope-cli COMMAND [OPTIONS] …\n\n"_s;
    text += paragraph(
        "Shows what an SMTP, ESMTP or LMTP server really says: every byte of the conversation, what the server offers, "
        "and what is wrong with it."_L1,
        width);
    text += u"\nCommands:\n"_s;
    for (const Command &command : commandTable())
        text += row(command.name + u' ' + command.synopsis, command.summary, 2, 34, width);
    text += u"\nA TARGET is host, host:port or a URL:\n"_s;
    text += row(u"smtp://host"_s, u"port 25, STARTTLS if it is offered"_s, 2, 34, width);
    text += row(u"submission://host"_s, u"port 587, STARTTLS required"_s, 2, 34, width);
    text += row(u"smtps://host"_s, u"port 465, TLS from the first byte"_s, 2, 34, width);
    text += row(u"lmtp://host"_s, u"port 24, STARTTLS if it is offered"_s, 2, 34, width);
    text += row(u"smtp+unix:///path, lmtp+unix:///path"_s, u"a Unix socket"_s, 2, 34, width);
    text += row(u"smtp+pipe:COMMAND, lmtp+pipe:COMMAND"_s, u"a program"_s, 2, 34, width);
    text += u"\nSeveral, separated by commas, are tried in turn. IPv6 addresses stand in brackets.\n"_s;
    text += u"\nExit codes:\n"_s;
    for (const ExitCodeMeaning &each : ExitCodes)
        text += row(each.code, each.meaning, 2, 12, width);
    text +=
        u"\nmailscope-cli COMMAND --help lists the options of a command; mailscope-cli demo shows what it can do.\n"_s;
    return text;
}

QString commandHelp(const Command &command, int givenWidth)
{
    const int width = readableWidth(givenWidth);
    QString text = u"Usage: mailscope-cli %1 [OPTIONS] %2"_s.arg(command.name, command.synopsis).trimmed() + u"\n\n"_s;
    text += paragraph(command.description, width);
    return text + optionRows(command.bit, width);
}

std::span<const ExitCodeMeaning> exitCodeTable()
{
    return ExitCodes;
}

QString versionText()
{
    return QStringLiteral(MAILSCOPE_VERSION);
}

} // namespace mailscope::cli
