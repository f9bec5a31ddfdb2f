// SPDX-License-Identifier: GPL-3.0-or-later
// Carries out the steps of one login by a mechanism of the system, for the program that started it. See session/helperframe.h.
#include "saslhelper/steps.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <openssl/provider.h>

#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>

using namespace mailscope;
using session::HelperFrame;

namespace {
void say(const HelperFrame &frame)
{
    const QByteArray bytes = frame.written();
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t count =
            ::write(STDOUT_FILENO, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent));
        if (count <= 0)
            ::_exit(1); // nobody listens any more
        sent += count;
    }
}
} // namespace

int main(int argc, char *argv[])
{
    // While it waits for a key server it does not see that its input has ended.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Who started it says which process that is: it may have ended before it was asked for that signal.
    if (argc > 1 && ::getppid() != std::atoi(argv[1]))
        return 1;
    const QCoreApplication application(argc, argv);
    // QCA's plugin loads the legacy provider only, which would hide the default one's algorithms.
    OSSL_PROVIDER_load(nullptr, "default");
    const QCA::Initializer initializer;
    if (!QCA::isSupported("sasl")) {
        say({HelperFrame::Failed, "no-plugin"});
        return 1;
    }
    saslhelper::Steps steps(say);
    QByteArray input;
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &steps, [&] {
        std::array<char, 65536> buffer; // read() fills it
        const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        input.append(buffer.data(), std::max<qsizetype>(count, 0));
        if (count <= 0 || HelperFrame::isBroken(input)) {
            QCoreApplication::quit();
            return;
        }
        while (const auto frame = HelperFrame::take(input))
            steps.hear(*frame);
    });
    return QCoreApplication::exec();
}
