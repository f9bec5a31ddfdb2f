// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loginpeer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mailscope::support {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(LoginPeer::Backend backend)
{
    switch (backend) {
    case LoginPeer::Backend::Gsasl:
        return u"gsasl"_s;
    case LoginPeer::Backend::Scramp:
        return u"scramp"_s;
    case LoginPeer::Backend::Spnego:
        return u"spnego"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject userSettings(const QByteArray &password, const LoginPeer::Scram &scram)
{
    return {{u"password"_s, QString::fromUtf8(password)},
            {u"salt"_s, QString::fromLatin1(scram.salt.toBase64())},
            {u"iterations"_s, scram.iterations}};
}

} // namespace

LoginPeer::LoginPeer(Backend backend, ServerOptions options, QMap<QByteArray, Scram> scram)
    : RealServer(std::move(options)), m_backend(backend), m_scram(std::move(scram))
{ }

QByteArrayList LoginPeer::keywords(Encryption encryption) const
{
    return {encryption == Encryption::Clear ? "STARTTLS" : "AUTH " + options().mechanisms.join(' '),
            "ENHANCEDSTATUSCODES"};
}

QByteArray LoginPeer::loginRecord(const QByteArray &mechanism, const QByteArray &user) const
{
    return "login " + mechanism + ' ' + user + '\n';
}

QByteArrayList LoginPeer::configure()
{
    QJsonObject users;
    for (const auto &[user, password] : options().passwords.asKeyValueRange())
        users.insert(QString::fromUtf8(user), userSettings(password, m_scram.value(user)));
    QJsonArray mechanisms;
    for (const QByteArray &mechanism : options().mechanisms)
        mechanisms.append(QString::fromUtf8(mechanism));
    const QJsonObject settings{
        {u"port"_s, port()},
        {u"hostName"_s, QString::fromUtf8(options().hostName)},
        {u"certificate"_s, QString::fromUtf8(certificatePath())},
        {u"key"_s, QString::fromUtf8(keyPath())},
        {u"users"_s, users},
        {u"mechanisms"_s, mechanisms},
        {u"backend"_s, nameOf(m_backend)},
    };
    write("settings.json", QJsonDocument(settings).toJson());
    return {"/usr/bin/env", "LC_ALL=C.UTF-8", "python3", provide("loginpeer.py"), folder() + "/settings.json"};
}

} // namespace mailscope::support
