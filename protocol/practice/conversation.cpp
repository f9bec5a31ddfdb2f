// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/conversation.h"

#include <QString>

namespace mailscope::practice {

QByteArray Conversation::clientText() const
{
    const QByteArray address = client.value("ADDR", peer);
    const QByteArray name = client.value("NAME");
    const QByteArray inBrackets = '[' + address + ']';
    return name.isEmpty() ? inBrackets : name + ' ' + inBrackets;
}

void Conversation::forget()
{
    hello.clear();
    isExtended = false;
    user.clear();
    forwarded.clear();
    transaction.reset();
}

Reply badSequence(QByteArray text)
{
    return Reply(503, "5.5.1", std::move(text));
}

Reply badArgument(QByteArray text)
{
    return Reply(501, "5.5.4", std::move(text));
}

Reply notImplemented(QByteArrayView verb)
{
    return Reply(502, "5.5.1", echoed(verb) + " is not implemented");
}

Reply greeting(const Conversation &conversation)
{
    const Options &options = conversation.options;
    QByteArray text = options.greeting;
    if (text.isEmpty())
        text = options.hostName + (conversation.isLmtp() ? " LMTP" : " ESMTP") + " Mailscope practice server";
    // After XCLIENT the client sees whom it is taken for now.
    if (!conversation.client.isEmpty())
        text += ", you are " + conversation.clientText();
    return Reply(220, {}, text);
}

bool isLocalDomain(const Options &options, QByteArrayView domain)
{
    return std::ranges::any_of(
        options.domains, [domain](const QByteArray &local) { return domain.compare(local, Qt::CaseInsensitive) == 0; });
}

const User *findUser(const Options &options, QByteArrayView localPart)
{
    const QString wanted = QString::fromUtf8(localPart);
    for (const User &user : options.users) {
        if (QString::fromUtf8(user.name).compare(wanted, Qt::CaseInsensitive) == 0)
            return &user;
    }
    return nullptr;
}

} // namespace mailscope::practice
