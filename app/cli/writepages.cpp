// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pages.h"

#include <QDir>
#include <QFile>

#include <cstdio>

namespace {

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

} // namespace

/// Writes the manual page and the completions below the given folder, which is the project's packaging/.
int main(int argc, char *argv[])
{
    using namespace Qt::StringLiterals;
    if (argc != 2) {
        std::fputs("Usage: mailscope-cli-pages FOLDER\n", stderr);
        return 64;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const bool good = write(folder + "/man/mailscope-cli.1"_L1, mailscope::cli::manualPage())
        && write(folder + "/completions/mailscope-cli.bash"_L1, mailscope::cli::bashCompletion())
        && write(folder + "/completions/_mailscope-cli"_L1, mailscope::cli::zshCompletion())
        && write(folder + "/completions/mailscope-cli.fish"_L1, mailscope::cli::fishCompletion());
    return good ? 0 : 74;
}
