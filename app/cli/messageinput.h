// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "session/payloadpipe.h"
#include "values/patience.h"

#include <QObject>
#include <QSocketNotifier>

#include <expected>
#include <memory>

namespace mailscope::cli {

/// The message on standard input (`send --data -`). Its beginning is read ahead of the session, because the envelope depends on it;
/// the rest is read while it is sent, no faster than the server takes it, and never held.
///
/// The end of standard input is the end of the message. Where it cannot be read to its end, the message is left incomplete.
class MessageInput final : public QObject {
    Q_OBJECT
public:
    /// As much is read ahead. A message that is no longer is known whole, and is sent as one from a file.
    static constexpr qsizetype HeadSize = qsizetype(256) * 1024;

    explicit MessageInput(const Input &input, QObject *parent = nullptr);

    /// Reads the beginning. Waits for each piece of it as long as \p limit, for a person at a terminal without end. Returns what it
    /// read, or a sentence when it cannot be read, is empty or says nothing for too long.
    [[nodiscard]] std::expected<QByteArray, QString> readHead(Patience::Limit limit);

    /// The head is the whole message.
    [[nodiscard]] bool isWhole() const { return m_isAtEnd; }

    /// The rest of one that is not whole, to be taken once.
    [[nodiscard]] std::unique_ptr<wire::PayloadSource> rest() { return m_pipe.takeSource(); }

private:
    [[nodiscard]] std::expected<QByteArray, QString> readOnce(qsizetype most);
    void readOn();

    const Input m_input;
    session::PayloadPipe m_pipe;
    QSocketNotifier m_notifier;
    bool m_isAtEnd = false;
};

} // namespace mailscope::cli
