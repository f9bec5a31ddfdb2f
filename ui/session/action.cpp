// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/action.h"

namespace mailscope::ui {
namespace {

/// The keyword that a server offers an action with; null for those that need no offer.
QByteArray keywordOf(Action action)
{
    switch (action) {
    case Action::StartTls:
        return "STARTTLS";
    case Action::Auth:
        return "AUTH";
    case Action::Etrn:
        return "ETRN";
    default:
        // VRFY, EXPN and HELP need no offer: RFC 5321 section 4.5.1 asks for VRFY everywhere, and many offer none of them in EHLO.
        return {};
    }
}

} // namespace

QByteArray verbOf(Action action)
{
    static constexpr std::array<const char *, AllActions.size()> verbs{
        "diagnose", "ehlo", "starttls", "auth", "vrfy", "expn", "etrn", "help", "noop", "rset", "send", "quit"};
    return verbs.at(static_cast<std::size_t>(action));
}

bool Availability::canBeForced(Action action, const SessionFacts &facts)
{
    if (action == Action::Diagnose)
        return facts.hasTarget;
    return facts.isLive && !facts.isOpening && !(action == Action::StartTls && facts.isEncrypted);
}

QString Availability::objection(Action action, const SessionFacts &facts)
{
    if (action == Action::Diagnose)
        return facts.hasTarget ? QString() : tr("Enter a host first.");
    if (!facts.isLive)
        return tr("Connect first.");
    if (facts.isOpening)
        return tr("Wait until the connection is ready.");
    if (action == Action::StartTls && facts.isEncrypted)
        return tr("The connection is encrypted already.");
    if (action == Action::Ehlo || action == Action::Quit)
        return {};
    if (!facts.capabilities)
        return facts.protocol == plan::Protocol::Lmtp ? tr("Say LHLO first.") : tr("Say EHLO first.");
    if (action == Action::Auth && facts.isLoggedIn)
        return tr("You are signed in already, and a server takes only one login (RFC 4954, 4).");
    const QByteArray keyword = keywordOf(action);
    if (!keyword.isEmpty() && !facts.capabilities->has(keyword))
        return tr("The server does not offer %1.").arg(QString::fromLatin1(keyword));
    return {};
}

} // namespace mailscope::ui
