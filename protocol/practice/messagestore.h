// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/command.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace mailscope::practice {

/// One recipient of a transaction.
struct Recipient {
    Path path;
    QList<PathParameter> parameters;
};

/// A recipient that was named and does not get the message.
struct MissedRecipient {
    QByteArray address; ///< As Path::text().
    QByteArray reply;   ///< What was said about it, in one line: "550 5.1.1 …".
};

/// A message the server took. It is kept in memory and goes nowhere.
struct StoredMessage {
    int number = 0; ///< 1 is the first of this server.
    int connection = 0;
    bool encrypted = false;
    QByteArray hello;                       ///< The name the client gave.
    QByteArray user;                        ///< Who had logged in; empty for nobody.
    QMap<QByteArray, QByteArray> forwarded; ///< What XFORWARD said, by attribute.
    Path reversePath;
    QList<PathParameter> parameters;
    QList<Recipient> recipients;   ///< Those whose final reply was positive.
    QList<MissedRecipient> missed; ///< The others that were well formed.
    QByteArray content;            ///< Byte for byte, dots unstuffed.
};

/// The last messages of a server.
class MessageStore {
public:
    /// Keeps \p count messages and at most 64 MiB of content; the oldest go first.
    explicit MessageStore(int count) : m_count(count) { }

    /// Gives the message its number and keeps it. Returns the number.
    int add(StoredMessage message);

    [[nodiscard]] const QList<StoredMessage> &messages() const { return m_messages; }

private:
    int m_count;
    int m_lastNumber = 0;
    qint64 m_bytes = 0;
    QList<StoredMessage> m_messages;
};

} // namespace mailscope::practice
