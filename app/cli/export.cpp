// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/savedsession.h"
#include "cli/sessionrun.h"
#include "foreign/toolcommand.h"
#include "format/exportsink.h"
#include "format/recordedsecrets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

QString toolNames()
{
    QStringList names;
    for (const foreign::Tool &tool : foreign::tools())
        names.append(tool.name);
    return names.join(u", "_s);
}

QByteArray asJson(const foreign::Tool &tool, const foreign::ToolCommand &command)
{
    const QJsonObject document{
        {u"tool"_s, tool.name},
        {u"command"_s, QString::fromUtf8(command.text)},
        {u"secretFrom"_s, command.needsSecret ? QJsonValue(QLatin1StringView(foreign::SecretVariable)) : QJsonValue()},
        {u"inexpressible"_s, QJsonArray::fromStringList(command.inexpressible)}};
    return QJsonDocument(document).toJson();
}

/// A command says nothing of secrets, and holds none: neither as they are nor, as in a message, in another form.
bool holdsOneOf(const QList<QByteArray> &secrets, const foreign::ToolCommand &command, const foreign::Journey &journey)
{
    format::SecretCheck check;
    for (const QByteArray &each : secrets)
        check.remember(each);
    const auto isIn = [&](const QByteArray &text) {
        return check.findsOneIn(text)
            || std::ranges::any_of(secrets, [&text](const QByteArray &each) { return text.contains(each); });
    };
    return isIn(command.text) || isIn(journey.message.value_or(QByteArray()));
}

} // namespace

int exportAs(Request &request, const Console &console)
{
    const foreign::Tool *const tool = foreign::toolNamed(request.exportTool);
    if (tool == nullptr)
        return usageError(console,
                          request.exportTool.isEmpty()
                              ? u"As what? Give --as with %1."_s.arg(toolNames())
                              : u"“%1” is no tool that is known here: use %2."_s.arg(request.exportTool, toolNames()));
    QList<QByteArray> secrets;
    std::expected<foreign::Journey, QString> journey = foreign::Journey::of(request.plan);
    if (!request.operands.isEmpty()) {
        const SavedSession saved = readSession(QString::fromLocal8Bit(request.operands.constFirst()), console);
        if (!saved.session)
            return saved.exitCode;
        const transcript::Transcript &transcript = saved.session->transcript;
        secrets = format::recordedSecrets(transcript);
        journey = foreign::Journey::of(transcript, report::fold(transcript));
    }
    if (!journey)
        return usageError(console, journey.error());
    const foreign::ToolCommand command = tool->write(*journey, request.shell);
    if (holdsOneOf(secrets, command, *journey))
        return usageError(
            console,
            u"A secret of the session stands elsewhere in it too, such as in its message, and would be written."_s);
    console.out.write(request.format == Format::Json ? asJson(*tool, command) : foreign::withRemarks(command));
    return console.outputCode();
}

} // namespace mailscope::cli
