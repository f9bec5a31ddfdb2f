// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/subject.h"
#include "plan/script.h"
#include "stage/authstage.h"
#include "stage/delivery.h"

#include <QByteArray>
#include <QList>

namespace mailscope::test {

/// What a scenario has the client do beside its plan: log in, and send a message. Written as settings:
///
///     @ auth PLAIN alice wonderland        mechanism, user, password; once for each attempt
///     @ auth-as never unencrypted          never or always an initial response; a secret may go out in clear
///     @ hello-auth                         hello is said again behind the login
///     @ from a@example.org SIZE=100        sender and parameters; nothing for the null sender
///     @ to b@example.org NOTIFY=NEVER      a recipient, as often as wanted
///     @ message Hello\r\n.dots\r\n         with escapes
///     @ raw-line-ends                      line ends are left as they are
///     @ skip-refused                       a refused recipient is left out
///     @ begin SOML                         in place of MAIL
///     @ bdat 10                            by BDAT, in chunks of so many bytes
///     @ pipelining always                  or never; without it if it is offered
///     @ declare-size 100                   where SIZE is offered
///     @ smtputf8 always                    or never; without it if it is needed
///     @ eight-bit                          the message has bytes beyond ASCII
///     @ utf8-header                        its header cannot be sent without SMTPUTF8
///     @ prdr                               a reply for each recipient is asked for
///     @ messages 3                         so many of them, one after another
///     @ check relay                        in place of a message: a stage of that check, from the sender to the recipient
///     @ check smuggling <LF>.<LF>          the end of data that is tried; without one the control
struct Errand {
    struct Login {
        QByteArray mechanism;
        QByteArray user;
        QByteArray password;
    };

    QList<Login> logins;
    stage::AuthSettings settings;
    bool helloAgain = false;
    stage::Delivery delivery; ///< its payload is made of the message
    int messages = 1;
    QByteArray message;
    wire::LineEnds::Handling lineEnds = wire::LineEnds::Handling::Repair;

    QList<QByteArray> check; ///< its name, and what is tried

    /// False when \p setting is none of these.
    [[nodiscard]] bool apply(const plan::Setting &setting);

    [[nodiscard]] bool isEmpty() const
    {
        return logins.isEmpty() && delivery.envelope.recipients.isEmpty() && check.isEmpty();
    }

    bool applyToEnvelope(const QByteArray &key, const QList<QByteArray> &words);
    bool applyToDelivery(const QByteArray &key, const QByteArray &word);
    [[nodiscard]] std::optional<stage::Delivery> next(int &left) const;

    /// Adds its stages to \p recipe.
    void appendTo(stage::Recipe &recipe) const;
};

} // namespace mailscope::test
