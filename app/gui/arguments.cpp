// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/arguments.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mailscope::gui {
namespace {

constexpr QStringView Help = uR"(Usage: mailscope [URL | FILE]
       mailscope --demo

Shows what a mail server really says.

  URL             a server to connect to: mx.example, mx.example:587, smtps://mx.example, lmtp+unix:///run/lmtp …
  FILE            a session that was saved (.mscope)
  --demo          connects to the practice server, which needs no network
  --version, -V   says the version
  --help, -h      says this
  --              what follows is no option

Without a display use mailscope-cli.
)";

/// Whether \p word is meant as a file, there or not: a path, or what files of ours are called. A URL has its scheme.
bool looksLikeFile(const QString &word)
{
    return !word.contains("://"_L1) && (word.contains(u'/') || word.endsWith(".mscope"_L1, Qt::CaseInsensitive));
}

} // namespace

std::expected<Arguments, QString> Arguments::parse(const QStringList &words)
{
    Arguments arguments;
    bool areOptionsOver = false;
    for (const QString &word : words) {
        if (areOptionsOver || !word.startsWith(u'-')) {
            if (const auto taken = arguments.take(word); !taken)
                return std::unexpected(taken.error());
            continue;
        }
        if (word == "--help"_L1 || word == "-h"_L1) {
            arguments.answer = Help.toString();
            return arguments;
        }
        if (word == "--version"_L1 || word == "-V"_L1) {
            arguments.answer = u"mailscope %1\n"_s.arg(QStringLiteral(MAILSCOPE_VERSION));
            return arguments;
        }
        if (word == "--demo"_L1)
            arguments.demo = true;
        else if (word == "--"_L1)
            areOptionsOver = true;
        else
            return std::unexpected(u"There is no option “%1”. mailscope --help tells which there are."_s.arg(word));
    }
    if (arguments.demo && (arguments.plan || !arguments.file.isEmpty()))
        return std::unexpected(u"--demo connects to the practice server: it takes no other server, and no file."_s);
    return arguments;
}

std::expected<void, QString> Arguments::take(const QString &word)
{
    if (plan || !file.isEmpty())
        return std::unexpected(u"One server or one file at a time: “%1” is one too many."_s.arg(word));
    const QFileInfo found(word);
    if (found.isFile()) {
        file = word;
        return {};
    }
    if (looksLikeFile(word))
        return std::unexpected((found.exists() ? u"“%1” is no file."_s : u"There is no file “%1”."_s).arg(word));
    auto targets = plan::parseTargets(word);
    if (!targets)
        return std::unexpected(targets.error().text);
    plan.emplace().targets = *targets;
    return {};
}

} // namespace mailscope::gui
