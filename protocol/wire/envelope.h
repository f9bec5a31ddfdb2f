// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace mailscope::wire {

/// Who sends a message to whom. Addresses are as they stand between the angle brackets; nothing about them is changed.
struct Envelope {
    struct Recipient {
        QByteArray address;
        QList<QByteArray> parameters; ///< of RCPT, as they are sent: "NOTIFY=NEVER"

        friend bool operator==(const Recipient &, const Recipient &) = default;
    };

    /// How a transaction begins. Only the first one is still in use; the others also show the message on a terminal.
    enum class Verb { Mail, Send, Soml, Saml };

    QByteArray from;                  ///< empty for the null sender
    QList<QByteArray> fromParameters; ///< of MAIL, as they are sent: "SIZE=1000", "SMTPUTF8"
    QList<Recipient> recipients;
    bool skipsRefused = false; ///< a refused recipient is left out; otherwise it ends the message
    Verb verb = Verb::Mail;

    friend bool operator==(const Envelope &, const Envelope &) = default;
};

} // namespace mailscope::wire
