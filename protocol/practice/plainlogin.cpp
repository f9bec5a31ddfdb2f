// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/plainlogin.h"

#include "practice/identity.h"

#include <QString>

#include <algorithm>

namespace mailscope::practice {
namespace {

LoginStep checkPassword(const LoginContext &context, const QByteArray &name, const QByteArray &password)
{
    const User *const user = userNamed(context.options().users, name);
    return user != nullptr && isPassword(*user, password) ? LoginStep(Accepted{user->name}) : LoginStep(Denied{});
}

} // namespace

LoginStep PlainLogin::next(const QByteArray &response)
{
    const QList<QByteArray> parts = response.split('\0');
    if (parts.size() != 3 || parts[1].isEmpty() || parts[2].isEmpty())
        return Malformed{};
    return isSelf(parts[0], parts[1]) ? checkPassword(m_context, parts[1], parts[2]) : LoginStep(Denied{});
}

LoginStep LoginLogin::begin(const std::optional<QByteArray> &initialResponse)
{
    return initialResponse ? next(*initialResponse) : LoginStep(Challenge{"Username:"});
}

LoginStep LoginLogin::next(const QByteArray &response)
{
    if (m_name)
        return checkPassword(m_context, *m_name, response);
    m_name = response;
    return Challenge{"Password:"};
}

LoginStep ExternalLogin::next(const QByteArray &response)
{
    if (response.contains('\0') || !response.isValidUtf8())
        return Malformed{};
    const QByteArray &name = m_context.conversation.tls.clientName;
    const User *const user = name.isEmpty() ? nullptr : userNamed(m_context.options().users, name);
    return user != nullptr && isSelf(response, name) ? LoginStep(Accepted{user->name}) : LoginStep(Denied{});
}

LoginStep AnonymousLogin::next(const QByteArray &response)
{
    constexpr qsizetype longestTrace = 255;
    const QString trace = QString::fromUtf8(response);
    const auto isControl = [](QChar character) { return character.category() == QChar::Other_Control; };
    if (!response.isValidUtf8() || trace.size() > longestTrace || std::ranges::any_of(trace, isControl))
        return Malformed{};
    return Accepted{"anonymous"};
}

} // namespace mailscope::practice
