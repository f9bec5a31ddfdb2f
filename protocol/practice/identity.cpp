// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/identity.h"

#include <algorithm>

namespace mailscope::practice {

QString prepared(QByteArrayView utf8)
{
    return QString::fromUtf8(utf8).normalized(QString::NormalizationForm_KC);
}

const User *userNamed(const QList<User> &users, QByteArrayView name)
{
    const QString wanted = prepared(name);
    const auto found = std::ranges::find_if(
        users, [&wanted](const User &user) { return prepared(user.name).compare(wanted, Qt::CaseInsensitive) == 0; });
    return found == users.end() ? nullptr : &*found;
}

bool isPassword(const User &user, QByteArrayView password)
{
    return !user.password.isEmpty() && prepared(user.password) == prepared(password);
}

bool isSelf(QByteArrayView authorization, QByteArrayView name)
{
    return authorization.isEmpty() || prepared(authorization).compare(prepared(name), Qt::CaseInsensitive) == 0;
}

} // namespace mailscope::practice
