// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/savedsession.h"
#include "cli/sessionrun.h"
#include "filter/eventfacts.h"
#include "format/sessionfile.h"
#include "format/writer.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// What of a session is shown: all of it, or these events.
using Selection = std::optional<QList<qint64>>;

void printLog(const transcript::Transcript &transcript, const Selection &selection, const Request &request,
              const Console &console, format::TextStyle style)
{
    // Whoever asks for certain events sees them, those too that a log leaves out otherwise.
    format::TextLog log(style, request.verbose || selection.has_value());
    for (const transcript::Event &event : transcript) {
        const QString lines = log.lines(event);
        if (!selection || std::ranges::binary_search(*selection, event.sequence))
            console.out.write(lines);
    }
}

/// The filter that `--filter` asks for; a sentence with the place where it cannot be understood.
std::expected<std::optional<filter::FilterExpression>, QString> filterFor(const Request &request)
{
    if (request.filter.isNull())
        return std::nullopt;
    const auto filter = filter::FilterExpression::parse(request.filter);
    if (!filter)
        return std::unexpected(
            u"--filter, character %1: %2"_s.arg(filter.error().position + 1).arg(filter.error().sentence));
    return *filter;
}

/// What `--format` asks for besides text and JSON, which the live commands print as well; null for these.
std::expected<const format::Writer *, QString> writerFor(Request &request)
{
    const QString &name = request.formatOption;
    if (request.format == Format::Json && !name.isEmpty() && name != "json"_L1)
        return std::unexpected(u"--json and --format %1 exclude each other."_s.arg(name));
    if (name == "json"_L1)
        request.format = Format::Json;
    if (name.isEmpty() || name == "json"_L1 || name == "text"_L1)
        return nullptr;
    const format::Writer *const writer = format::writerNamed(name);
    if (writer == nullptr)
        return std::unexpected(u"“%1” is no format: use %2."_s.arg(name, format::writerNames(u", "_s)));
    return writer;
}

/// A pipe was read already, and what was cut off is not what the file holds.
QByteArray digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const bool isRead = QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && hash.addData(&file);
    return isRead ? hash.result().toHex() : QByteArray();
}

/// The session in a format for other programs and people, and nothing else.
int printAs(const format::Writer &writer, const QString &path, const transcript::Transcript &transcript,
            const Selection &selection, const report::Report &report, const Console &console)
{
    format::Exported session = selection ? format::Exported::selection(transcript, report, *selection)
                                         : format::Exported::everything(transcript, report);
    session.fileName = QFileInfo(path).fileName();
    session.digest = digestOf(path);
    const auto printed = format::write(writer, session, [&console](QByteArrayView bytes) {
        console.out.write(bytes);
        return !console.out.hasFailed();
    });
    if (printed)
        return console.outputCode();
    if (printed.error().kind == format::ExportError::Kind::Unwritable)
        return console.outputCode();
    console.complain(printed.error().text);
    return exitcode::OutputFailed;
}

} // namespace

int show(Request &request, const Console &console)
{
    auto writer = writerFor(request);
    if (!writer)
        return usageError(console, writer.error());
    if (*writer != nullptr && (*writer)->name == "pcapng"_L1 && console.out.isTerminal())
        return usageError(console, u"Packets are no text for a terminal: send them to a file."_s);
    const auto filter = filterFor(request);
    if (!filter)
        return usageError(console, filter.error());
    if (*filter && request.format == Format::Json && *writer == nullptr)
        *writer = format::writerNamed(u"json");
    const QString path = QString::fromLocal8Bit(request.operands.value(0));
    const SavedSession saved = readSession(path, console);
    if (!saved.session)
        return saved.exitCode;
    const std::optional<format::LoadedSession> &loaded = saved.session;
    SessionOutput output(request, console);
    if (const std::optional<QString> error = output.open()) {
        console.complain(*error);
        return exitcode::OutputFailed;
    }
    const report::Report report = report::fold(loaded->transcript);
    Selection selection;
    if (*filter)
        selection = filter::eventsWanted(loaded->transcript, **filter);
    if (*writer != nullptr) {
        output.add(report, loaded->transcript);
        const int code = printAs(**writer, path, loaded->transcript, selection, report, console);
        return code == exitcode::Ok ? output.writeFiles() : code;
    }
    if (request.format == Format::Text && !request.quiet)
        printLog(loaded->transcript, selection, request, console, output.style());
    if (selection) // what is asked for are events, and not what all of them come to
        return console.outputCode();
    output.add(report, loaded->transcript);
    const int code = output.conclude({.signal = 0, .asSeveral = false, .foreseen = false});
    return code == exitcode::OutputFailed ? code : exitcode::Ok;
}

} // namespace mailscope::cli
