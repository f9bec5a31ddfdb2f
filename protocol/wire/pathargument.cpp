// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/pathargument.h"

namespace mailscope::wire {
namespace {

/// The bracket that ends the path which begins at \p open: where a quotation mark is never closed, the last one.
qsizetype endOfPath(const QByteArray &text, qsizetype open)
{
    bool isQuoted = false;
    for (qsizetype at = open + 1; at < text.size(); ++at) {
        if (isQuoted && text.at(at) == '\\')
            ++at;
        else if (text.at(at) == '"')
            isQuoted = !isQuoted;
        else if (text.at(at) == '>' && !isQuoted)
            return at;
    }
    return text.lastIndexOf('>');
}

} // namespace

PathArgument PathArgument::of(const QByteArray &argument)
{
    const qsizetype open = argument.indexOf('<');
    const qsizetype close = open < 0 ? -1 : endOfPath(argument, open);
    if (open < 0 || close < open) {
        const QByteArray bare = argument.mid(argument.indexOf(':') + 1).trimmed();
        return {bare.split(' ').constFirst(), {}};
    }
    PathArgument path{argument.mid(open + 1, close - open - 1), {}};
    for (const QByteArray &word : argument.mid(close + 1).simplified().split(' ')) {
        if (!word.isEmpty())
            path.parameters.append(word);
    }
    return path;
}

} // namespace mailscope::wire
