// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/crammd5login.h"

#include "practice/identity.h"

#include <QMessageAuthenticationCode>

namespace mailscope::practice {

LoginStep CramMd5Login::begin(const std::optional<QByteArray> &initialResponse)
{
    if (initialResponse)
        return OutOfTurn{};
    constexpr qsizetype nonceLength = 12;
    m_challenge = '<' + m_context.nonce(nonceLength) + '@' + m_context.options().hostName + '>';
    return Challenge{m_challenge};
}

LoginStep CramMd5Login::next(const QByteArray &response)
{
    constexpr qsizetype digestLength = 32;
    const qsizetype blank = response.lastIndexOf(' ');
    const QByteArray digest = response.sliced(blank + 1);
    if (blank <= 0 || digest.size() != digestLength || QByteArray::fromHex(digest).toHex() != digest)
        return Malformed{};
    const User *const user = userNamed(m_context.options().users, response.first(blank));
    if (user == nullptr || user->password.isEmpty())
        return Denied{};
    const QByteArray expected =
        QMessageAuthenticationCode::hash(m_challenge, prepared(user->password).toUtf8(), QCryptographicHash::Md5);
    return expected.toHex() == digest ? LoginStep(Accepted{user->name}) : LoginStep(Denied{});
}

} // namespace mailscope::practice
