// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/keyserver.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTcpSocket>
#include <QThread>

namespace mailscope::support {

using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView Realm("MAILSCOPE.TEST");

QByteArray high(quint32 number, int size)
{
    QByteArray bytes;
    for (int index = size - 1; index >= 0; --index)
        bytes += static_cast<char>(number >> (8 * index));
    return bytes;
}

QByteArray counted(QByteArrayView text)
{
    return high(static_cast<quint32>(text.size()), 2) + text.toByteArray();
}
} // namespace

KerberosEnvironment::KerberosEnvironment(quint16 keyServerPort)
{
    const QByteArray server = "127.0.0.1:" + QByteArray::number(keyServerPort);
    // Else "localhost" gets this machine's domain behind it where there is one, and no service here has that name.
    write(u"krb5.conf"_s,
          "[libdefaults]\n default_realm = MAILSCOPE.TEST\n dns_lookup_realm = false\n dns_lookup_kdc = false\n"
          " dns_canonicalize_hostname = false\n rdns = false\n qualify_shortname = \"\"\n"
          "[realms]\n MAILSCOPE.TEST = {\n  kdc = "
              + server
              + "\n }\n"
                "[domain_realm]\n localhost = MAILSCOPE.TEST\n");
    set("KRB5_CONFIG", path(u"krb5.conf"_s).toUtf8());
    set("KRB5CCNAME", "FILE:" + path(u"tickets"_s).toUtf8());
    set("KRB5RCACHENAME", "none:");
}

KerberosEnvironment::~KerberosEnvironment()
{
    for (const auto &[variable, value] : m_before) {
        if (value)
            qputenv(variable.constData(), *value);
        else
            qunsetenv(variable.constData());
    }
}

bool KerberosEnvironment::write(const QString &name, const QByteArray &contents) const
{
    QFile file(path(name));
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
}

void KerberosEnvironment::set(const QByteArray &variable, const QByteArray &value)
{
    const bool was = qEnvironmentVariableIsSet(variable.constData());
    m_before.emplaceBack(variable, was ? std::optional(qgetenv(variable.constData())) : std::nullopt);
    qputenv(variable.constData(), value);
}

QByteArray KerberosEnvironment::keyTable(const QByteArray &user)
{
    constexpr quint32 Aes256 = 18;
    constexpr quint32 PrincipalName = 1;
    const QByteArray entry = high(1, 2) + counted(Realm) + counted(user) + high(PrincipalName, 4) + high(0, 4)
        + high(1, 1) + high(Aes256, 2) + counted(QByteArray(32, 'k'));
    return QByteArray("\5\2", 2) + high(static_cast<quint32>(entry.size()), 4) + entry;
}

SilentKeyServer::SilentKeyServer()
{
    if (!m_udp.bind(QHostAddress::LocalHost) || !m_tcp.listen(QHostAddress::LocalHost, m_udp.localPort()))
        qWarning("no port for a silent key server");
}

KeyServer::KeyServer() : m_realm(m_port.port())
{
    m_server.setProcessChannelMode(QProcess::MergedChannels);
}

KeyServer::~KeyServer()
{
    m_server.kill();
    m_server.waitForFinished();
}

bool KeyServer::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"/usr/sbin/"_s + program, arguments);
    const bool ended = process.waitForFinished();
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    m_diagnosis = program.toUtf8() + ": " + process.errorString().toUtf8() + '\n' + process.readAll();
    return false;
}

bool KeyServer::start(const QByteArray &user, const QByteArray &service)
{
    const QByteArray folder = m_realm.path({}).toUtf8();
    const QByteArray port = QByteArray::number(m_port.port());
    m_realm.write(u"kdc.conf"_s,
                  "[realms]\n MAILSCOPE.TEST = {\n  database_name = " + folder
                      + "/database\n  key_stash_file = " + folder + "/stash\n  kdc_listen = 127.0.0.1:" + port
                      + "\n  kdc_tcp_listen = 127.0.0.1:" + port + "\n }\n[logging]\n kdc = FILE:" + folder + "/log\n");
    m_realm.set("KRB5_KDC_PROFILE", m_realm.path(u"kdc.conf"_s).toUtf8());
    m_realm.set("KRB5_CLIENT_KTNAME", m_realm.path(u"user.keys"_s).toUtf8());
    m_realm.set("KRB5_KTNAME", m_realm.path(u"service.keys"_s).toUtf8());
    const auto query = [this](const QByteArray &line) {
        return run(u"kadmin.local"_s, {u"-q"_s, QString::fromUtf8(line)});
    };
    if (!run(u"kdb5_util"_s, {u"create"_s, u"-s"_s, u"-P"_s, u"master"_s}) || !query("addprinc -randkey " + user)
        || !query("addprinc -randkey " + service) || !query("ktadd -k " + folder + "/user.keys " + user)
        || !query("ktadd -k " + folder + "/service.keys " + service))
        return false;
    m_server.start(u"/usr/sbin/krb5kdc"_s, {u"-n"_s});
    if (m_server.waitForStarted() && awaitAnswer())
        return true;
    m_diagnosis = "krb5kdc: " + m_server.readAll();
    return false;
}

bool KeyServer::awaitAnswer() const
{
    for (const QDeadlineTimer limit(std::chrono::seconds(20)); !limit.hasExpired();) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_port.port());
        if (socket.waitForConnected())
            return true;
        QThread::yieldCurrentThread();
    }
    return false;
}

} // namespace mailscope::support
