// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scriptfile.h"

#include "format/sessionfile.h"
#include "format/writer.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using plan::Script;

QString unreadable(const QString &path, const QFile &file)
{
    return u"%1 cannot be read: %2."_s.arg(path, file.errorString());
}

/// A session that was saved is a script, too: the one that `show --format script` writes.
std::expected<Script, QString> stepsOfSession(const QString &path)
{
    const auto loaded = format::loadSession(path);
    if (!loaded)
        return std::unexpected(loaded.error().text);
    const report::Report report = report::fold(loaded->transcript);
    const auto written =
        format::written(*format::writerNamed(u"script"), format::Exported::everything(loaded->transcript, report));
    if (!written)
        return std::unexpected(written.error().text);
    std::expected<Script, plan::ScriptError> script = Script::parse(*written);
    if (!script)
        return std::unexpected(u"%1, %2."_s.arg(path, script.error().text()));
    return std::move(*script);
}

std::expected<Script, QString> readSteps(QFile &file, const QString &path)
{
    if (path != "-"_L1 && file.peek(1) == "{")
        return stepsOfSession(path);
    QByteArray text = file.read(Script::maximumSize + 1);
    if (text.startsWith("\xef\xbb\xbf")) // the mark that some editors put ahead of UTF-8
        text.remove(0, 3);
    if (file.error() != QFileDevice::NoError)
        return std::unexpected(unreadable(path, file));
    std::expected<Script, plan::ScriptError> script = Script::parse(text);
    if (!script)
        return std::unexpected(u"%1, %2."_s.arg(path, script.error().text()));
    return std::move(*script);
}

} // namespace

std::expected<Script, QString> readScript(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(unreadable(path, file));
    return readSteps(file, path);
}

std::expected<Script, QString> readScript(const QString &path, const Console &console)
{
    if (path != "-"_L1)
        return readScript(path);
    QFile file;
    if (!file.open(console.in.descriptor, QIODevice::ReadOnly, QFileDevice::DontCloseHandle))
        return std::unexpected(unreadable(path, file));
    return readSteps(file, path);
}

} // namespace mailscope::cli
