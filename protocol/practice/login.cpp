// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/login.h"

#include <QString>

namespace mailscope::practice {
namespace {

LoginStep checkPassword(const QList<User> &users, const QByteArray &name, const QByteArray &password)
{
    const QString wanted = QString::fromUtf8(name);
    for (const User &user : users) {
        if (QString::fromUtf8(user.name).compare(wanted, Qt::CaseInsensitive) != 0)
            continue;
        if (!user.password.isEmpty() && user.password == password)
            return Accepted{user.name};
    }
    return Denied{};
}

/// PLAIN (RFC 4616): authorization identity, NUL, authentication identity, NUL, password.
class PlainLogin final : public Login {
public:
    explicit PlainLogin(const QList<User> &users) : m_users(users) { }

    LoginStep begin(const std::optional<QByteArray> &initialResponse) override
    {
        return initialResponse ? next(*initialResponse) : LoginStep(Challenge{});
    }

    LoginStep next(const QByteArray &response) override
    {
        const QList<QByteArray> parts = response.split('\0');
        if (parts.size() != 3 || parts[1].isEmpty() || parts[2].isEmpty())
            return Malformed{};
        LoginStep step = checkPassword(m_users, parts[1], parts[2]);
        // Nobody here may act for somebody else.
        const bool isSelf = parts[0].isEmpty()
            || QString::fromUtf8(parts[0]).compare(QString::fromUtf8(parts[1]), Qt::CaseInsensitive) == 0;
        return isSelf ? step : LoginStep(Denied{});
    }

private:
    const QList<User> &m_users;
};

/// LOGIN (draft-murchison-sasl-login): asks for the name, then for the password.
class LoginLogin final : public Login {
public:
    explicit LoginLogin(const QList<User> &users) : m_users(users) { }

    LoginStep begin(const std::optional<QByteArray> &initialResponse) override
    {
        return initialResponse ? next(*initialResponse) : LoginStep(Challenge{"Username:"});
    }

    LoginStep next(const QByteArray &response) override
    {
        if (m_name)
            return checkPassword(m_users, *m_name, response);
        m_name = response;
        return Challenge{"Password:"};
    }

private:
    const QList<User> &m_users;
    std::optional<QByteArray> m_name;
};

} // namespace

QList<QByteArray> loginMechanisms()
{
    return {"PLAIN", "LOGIN"};
}

std::unique_ptr<Login> makeLogin(const QByteArray &mechanism, const QList<User> &users)
{
    if (mechanism == "PLAIN")
        return std::make_unique<PlainLogin>(users);
    if (mechanism == "LOGIN")
        return std::make_unique<LoginLogin>(users);
    return nullptr;
}

} // namespace mailscope::practice
