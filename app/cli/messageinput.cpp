// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messageinput.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace mailscope::cli {

namespace {
constexpr qsizetype PieceSize = qsizetype(64) * 1024;

QString cannotBeRead()
{
    return u"Standard input cannot be read: %1."_s.arg(QString::fromLocal8Bit(strerror(errno)));
}

/// Waits until there is something to read, or a failure. False: there was not, for as long as \p limit.
bool awaits(int descriptor, Patience::Limit limit)
{
    pollfd waited{.fd = descriptor, .events = POLLIN, .revents = 0};
    const int milliseconds = limit ? int(std::min<qint64>(limit->count(), INT_MAX)) : -1;
    int ready = -1;
    do
        ready = ::poll(&waited, 1, milliseconds);
    while (ready < 0 && errno == EINTR);
    return ready != 0;
}
} // namespace

MessageInput::MessageInput(const Input &input, QObject *parent)
    : QObject(parent), m_input(input), m_pipe(session::PayloadPipe::Pauses::MeanNothing),
      m_notifier(QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &MessageInput::readOn);
    connect(&m_pipe, &session::PayloadPipe::wanted, this, [this] { m_notifier.setEnabled(!m_isAtEnd); });
    connect(&m_pipe, &session::PayloadPipe::abandoned, this, [this] { m_notifier.setEnabled(false); });
}

std::expected<QByteArray, QString> MessageInput::readHead(Patience::Limit limit)
{
    const Patience::Limit patience = m_input.isTerminal() ? std::nullopt : limit;
    QByteArray head;
    while (!m_isAtEnd && head.size() <= HeadSize) { // one byte more tells whether it is the whole message
        if (!awaits(m_input.descriptor, patience))
            return std::unexpected(
                u"Standard input said nothing for %1 s, and nothing was sent: the message has to begin there."_s.arg(
                    double(patience->count()) / 1000));
        const auto piece = readOnce(std::min(PieceSize, HeadSize + 1 - head.size()));
        if (!piece)
            return std::unexpected(piece.error());
        head += *piece;
    }
    if (head.isEmpty())
        return std::unexpected(
            u"Standard input ended before the message began, and nothing was sent. An empty message can be sent from a file."_s);
    if (!m_isAtEnd)
        m_notifier.setSocket(m_input.descriptor);
    return head;
}

/// Nothing at the end.
std::expected<QByteArray, QString> MessageInput::readOnce(qsizetype most)
{
    QByteArray bytes(most, Qt::Uninitialized);
    ssize_t count = -1;
    do
        count = ::read(m_input.descriptor, bytes.data(), std::size_t(most));
    while (count < 0 && errno == EINTR);
    if (count < 0)
        return std::unexpected(cannotBeRead());
    m_isAtEnd = count == 0;
    bytes.truncate(count);
    return bytes;
}

void MessageInput::readOn()
{
    const auto piece = readOnce(PieceSize);
    if (!piece)
        m_pipe.fail(piece.error());
    else if (m_isAtEnd)
        m_pipe.end();
    m_notifier.setEnabled(piece && !m_isAtEnd && m_pipe.write(*piece));
}

} // namespace mailscope::cli
