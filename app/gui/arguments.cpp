// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/arguments.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mailscope::gui {
namespace {

constexpr auto Help = R"(Usage: mailscope [URL | FILE]
       mailscope --demo

Shows what a mail server really says.

  URL        a server: mx.example, smtps://mx.example, lmtp+unix:///run/lmtp …
  FILE       a session that was saved (.mscope)
  --demo     connects to the practice server, which needs no network
  --version  says the version
  --help     says this

Without a display use mailscope-cli.
)"_L1;

} // namespace

std::expected<Arguments, QString> Arguments::parse(const QStringList &words)
{
    Arguments arguments;
    for (const QString &word : words) {
        if (word == "--help"_L1 || word == "-h"_L1) {
            arguments.answer = Help;
            return arguments;
        }
        if (word == "--version"_L1) {
            arguments.answer = u"mailscope %1\n"_s.arg(QStringLiteral(MAILSCOPE_VERSION));
            return arguments;
        }
        if (word == "--demo"_L1) {
            arguments.demo = true;
            continue;
        }
        if (word.startsWith(u'-'))
            return std::unexpected(u"There is no option “%1”. mailscope --help tells which there are."_s.arg(word));
        if (arguments.plan || !arguments.file.isEmpty())
            return std::unexpected(u"One server or one file at a time: “%1” is one too many."_s.arg(word));
        if (QFileInfo(word).isFile()) {
            arguments.file = word;
            continue;
        }
        auto targets = plan::parseTargets(word);
        if (!targets)
            return std::unexpected(targets.error().text);
        arguments.plan.emplace().targets = *targets;
    }
    return arguments;
}

} // namespace mailscope::gui
