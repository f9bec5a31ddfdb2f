// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"
#include "stage/authstage.h"
#include "wire/envelope.h"

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
struct Errand {
    struct Login {
        QByteArray mechanism;
        QByteArray user;
        QByteArray password;
    };

    QList<Login> logins;
    stage::AuthSettings settings;
    bool helloAgain = false;
    wire::Envelope envelope;
    QByteArray message;
    wire::LineEnds::Handling lineEnds = wire::LineEnds::Handling::Repair;

    /// False when \p setting is none of these.
    [[nodiscard]] bool apply(const plan::Setting &setting);

    [[nodiscard]] bool isEmpty() const { return logins.isEmpty() && envelope.recipients.isEmpty(); }

    /// Adds its stages to \p recipe.
    void appendTo(stage::Recipe &recipe) const;
};

} // namespace mailscope::test
