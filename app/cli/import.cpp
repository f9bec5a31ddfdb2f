// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/sessionrun.h"
#include "foreign/commandreader.h"
#include "format/jsontext.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// What stands on standard input, as far as a line may be long.
QByteArray readInput(const Console &console)
{
    QFile input;
    if (!input.open(console.in.descriptor, QIODevice::ReadOnly))
        return {};
    return input.read(foreign::LongestCommand + 1);
}

} // namespace

int importCommand(Request &request, const Console &console)
{
    const QByteArray operand = request.operands.value(0);
    const auto read = foreign::readCommand(operand == "-" ? readInput(console) : operand);
    if (!read)
        return usageError(console, u"Character %1: %2"_s.arg(read.error().position + 1).arg(read.error().text));
    for (const QString &remark : read->remarks)
        console.complain(remark);
    console.out.write(format::safeJson(read->plan.toJson(), QJsonDocument::Indented));
    return console.outputCode();
}

} // namespace mailscope::cli
