// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/streams.h"

#include "cli/request.h"
#include "format/display.h"

#include <QString>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace mailscope::cli {

void Output::write(QByteArrayView bytes)
{
    if (!m_failed && !bytes.isEmpty())
        m_failed = !put(bytes);
}

bool DescriptorOutput::put(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written > 0) {
            bytes = bytes.sliced(written);
            continue;
        }
        if (written < 0 && errno == EAGAIN) { // somebody made our standard output non-blocking
            pollfd wait{.fd = m_descriptor, .events = POLLOUT, .revents = 0};
            ::poll(&wait, 1, -1);
        } else if (written == 0 || errno != EINTR) {
            return false;
        }
    }
    return true;
}

bool DescriptorOutput::isTerminal() const
{
    return ::isatty(m_descriptor) == 1;
}

int DescriptorOutput::width() const
{
    winsize size{};
    if (::ioctl(m_descriptor, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}

bool BufferOutput::put(QByteArrayView bytes)
{
    m_bytes += bytes;
    return true;
}

bool Input::isTerminal() const
{
    return ::isatty(descriptor) == 1;
}

bool Console::wantsColour(const Output &output) const
{
    return output.isTerminal() && environment.value(u"NO_COLOR"_s).isEmpty()
        && environment.value(u"TERM"_s) != "dumb"_L1;
}

void Console::complain(const QString &sentence) const
{
    err.line("mailscope-cli: "_L1 + format::visibleText(sentence));
}

int Console::outputCode() const
{
    if (!out.hasFailed())
        return exitcode::Ok;
    complain(u"The output could not be written."_s);
    return exitcode::OutputFailed;
}

} // namespace mailscope::cli
