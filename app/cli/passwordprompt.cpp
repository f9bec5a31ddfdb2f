// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passwordprompt.h"

#include "cli/immediateend.h"
#include "cli/streams.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

constexpr char EndOfInput = 0x04; // Ctrl+D
constexpr char Backspace = 0x08;
constexpr char DiscardLine = 0x15; // Ctrl+U
constexpr char Delete = 0x7f;

/// Has the terminal show nothing and hand over each byte, for as long as it lives: its own lines end at 4095 bytes. Of the keys
/// that send signals only Ctrl+C stays: the others would leave somebody without echo, or the password in a file.
class Silence {
public:
    explicit Silence(int terminal) : m_terminal(terminal)
    {
        termios quiet{};
        if (::tcgetattr(terminal, &quiet) != 0)
            return;
        m_before = quiet;
        ImmediateEnd::restore(terminal, m_before);
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN);
        quiet.c_lflag |= ISIG;
        quiet.c_cc[VQUIT] = _POSIX_VDISABLE;
        quiet.c_cc[VSUSP] = _POSIX_VDISABLE;
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        m_holds = ::tcsetattr(terminal, TCSAFLUSH, &quiet) == 0;
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;
    ~Silence()
    {
        if (m_holds)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        ImmediateEnd::restoreNothing();
    }
    [[nodiscard]] bool holds() const { return m_holds; }

private:
    int m_terminal;
    termios m_before{};
    bool m_holds = false;
};

/// Takes the last character back, all its bytes.
void dropCharacter(QByteArray &line)
{
    constexpr unsigned char KindBits = 0xc0;
    constexpr unsigned char Continuation = 0x80;
    while (!line.isEmpty()) {
        const auto byte = static_cast<unsigned char>(line.back());
        line.chop(1);
        if ((byte & KindBits) != Continuation)
            return;
    }
}

/// What was typed up to Enter; nothing when the terminal went away, or somebody wants to give none.
std::optional<QByteArray> typedLine(int terminal, qsizetype longest)
{
    QByteArray line;
    line.reserve(longest); // so that no copy is left behind while it grows
    while (line.size() <= longest) {
        char byte = 0;
        const ssize_t count = ::read(terminal, &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count != 1 || (byte == EndOfInput && line.isEmpty()))
            return std::nullopt;
        if (byte == '\n' || byte == '\r' || byte == EndOfInput)
            return line;
        if (byte == Delete || byte == Backspace)
            dropCharacter(line);
        else if (byte == DiscardLine)
            line.clear();
        else
            line += byte;
    }
    return std::nullopt;
}

} // namespace

std::expected<QByteArray, QString> askForPassword(const QString &purpose, qsizetype longest)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return std::unexpected(
            u"There is no terminal to ask for a password: use env:NAME, file:PATH, fd:N or command:CMD."_s);
    DescriptorOutput prompt(terminal);
    std::expected<QByteArray, QString> answer =
        std::unexpected(u"The terminal cannot be kept from showing a password."_s);
    if (const Silence silence(terminal); silence.holds()) {
        prompt.write(purpose + u": "_s);
        if (std::optional<QByteArray> line = typedLine(terminal, longest))
            answer = *std::move(line);
        else
            answer = std::unexpected(u"The password was not entered to its end."_s);
        prompt.write(u"\n"_s);
    }
    ::close(terminal);
    return answer;
}

} // namespace mailscope::cli
