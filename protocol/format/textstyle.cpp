// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/textstyle.h"

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
QLatin1StringView escapeOf(TextStyle::Ink ink)
{
    using Ink = TextStyle::Ink;
    switch (ink) {
    case Ink::Dim:
        return "\x1b[2m"_L1;
    case Ink::Bold:
        return "\x1b[1m"_L1;
    case Ink::Sent:
        return "\x1b[36m"_L1;
    case Ink::Received:
    case Ink::Good:
        return "\x1b[32m"_L1;
    case Ink::Warning:
        return "\x1b[33m"_L1;
    case Ink::Bad:
        return "\x1b[31m"_L1;
    case Ink::Plain:
        break;
    }
    return {};
}
} // namespace

QString TextStyle::paint(Ink ink, const QString &text) const
{
    if (!colour || ink == Ink::Plain || text.isEmpty())
        return text;
    return escapeOf(ink) + text + u"\x1b[0m"_s;
}

QStringList wrapped(const QString &text, qsizetype width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines.append(line);
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines.append(line);
    return lines;
}

QString padded(const QString &text, qsizetype width)
{
    return text.leftJustified(width);
}

} // namespace mailscope::format
