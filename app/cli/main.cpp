// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/immediateend.h"
#include "cli/run.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <optional>

namespace {

/// A socket must never get the number of a standard stream that the caller closed. What stands in for it fails:
/// reading from the one, writing to the others.
void occupyStandardStreams()
{
    for (int descriptor = 0; descriptor < 3; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) < 0)
            ::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    // From the first moment on: the application itself takes a while to be made.
    const mailscope::cli::ImmediateEnd immediateEnd;
    occupyStandardStreams();
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an error of write(), and exit code 74
    QList<QByteArray> arguments;
    for (int index = 1; index < argc; ++index)
        arguments += QByteArray(argv[index]);

    std::optional<QCoreApplication> application;
    if (mailscope::cli::canDoWithoutGlib(arguments, QProcessEnvironment::systemEnvironment()))
        ::setenv("QT_NO_GLIB", "1", 0);
    if (!mailscope::cli::needsNoApplication(arguments))
        application.emplace(argc, argv);
    mailscope::cli::DescriptorOutput out(STDOUT_FILENO);
    mailscope::cli::DescriptorOutput err(STDERR_FILENO);
    return mailscope::cli::run(arguments, {STDIN_FILENO}, out, err, QProcessEnvironment::systemEnvironment());
}
