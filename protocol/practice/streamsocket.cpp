// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/streamsocket.h"

#include "practice/descriptorpump.h"

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslError>
#include <QSslKey>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mailscope::practice {
namespace {

/// OpenSSL's own name, for its configuration commands.
QByteArray protocolName(QSsl::SslProtocol protocol)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    switch (protocol) {
    case QSsl::TlsV1_0:
        return "TLSv1";
    case QSsl::TlsV1_1:
        return "TLSv1.1";
    case QSsl::TlsV1_3:
        return "TLSv1.3";
    default:
        return "TLSv1.2";
    }
    QT_WARNING_POP
}

bool isOld(QSsl::SslProtocol protocol)
{
    const QByteArray name = protocolName(protocol);
    return name == "TLSv1" || name == "TLSv1.1";
}

bool isSameSocket(int first, int second)
{
    struct stat firstState = {};
    struct stat secondState = {};
    if (::fstat(first, &firstState) != 0 || ::fstat(second, &secondState) != 0)
        return false;
    return S_ISSOCK(firstState.st_mode) && firstState.st_ino == secondState.st_ino
        && firstState.st_dev == secondState.st_dev;
}

} // namespace

QSslConfiguration serverConfiguration(const Credentials &credentials, QSsl::SslProtocol minimum,
                                      QSsl::SslProtocol maximum)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(
        QSslCertificate::fromData(credentials.certificate + credentials.authority, QSsl::Pem));
    configuration.setPrivateKey(QSslKey(credentials.key, QSsl::Rsa, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::AnyProtocol);
    configuration.setBackendConfigurationOption("MinProtocol", protocolName(minimum));
    configuration.setBackendConfigurationOption("MaxProtocol", protocolName(maximum));
    // The old versions sign with SHA-1, which OpenSSL allows at its lowest security level only.
    if (isOld(minimum))
        configuration.setBackendConfigurationOption("CipherString", QByteArray("DEFAULT:@SECLEVEL=0"));
    return configuration;
}

void askForCertificate(QSslConfiguration &configuration, const QByteArray &authority)
{
    configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    configuration.setCaCertificates(QSslCertificate::fromData(authority, QSsl::Pem));
}

TlsFacts tlsFacts(const QSslSocket &socket)
{
    TlsFacts facts;
    // Every practice certificate is signed with SHA-256, so that is the hash (RFC 5929 4.1).
    facts.endPoint =
        QCryptographicHash::hash(socket.sslConfiguration().localCertificate().toDer(), QCryptographicHash::Sha256);
    // A client's certificate names a user, and no host.
    const bool isTrusted = std::ranges::all_of(socket.sslHandshakeErrors(), [](const QSslError &error) {
        return error.error() == QSslError::HostNameMismatch;
    });
    const QSslCertificate certificate = socket.peerCertificate();
    if (isTrusted && !certificate.isNull())
        facts.clientName = certificate.subjectInfo(QSslCertificate::CommonName).value(0).toUtf8();
    return facts;
}

void closeSocket(QSslSocket &socket, bool reset)
{
    if (reset) {
        const linger immediately{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &immediately,
                     sizeof immediately);
    }
    const bool isInHandshake = socket.mode() == QSslSocket::SslServerMode && !socket.isEncrypted();
    if (reset || isInHandshake)
        socket.abort();
    else
        socket.disconnectFromHost();
}

void closeSendingSide(QSslSocket &socket)
{
    while (socket.bytesToWrite() > 0 && socket.flush()) { }
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
}

QByteArray sessionText(const QSslSocket &socket)
{
    const QSslCipher cipher = socket.sessionCipher();
    return (cipher.protocolString() + u' ' + cipher.name()).toLatin1();
}

std::expected<qintptr, QString> socketForDescriptors(int input, int output, QObject *parent)
{
    if (isSameSocket(input, output)) {
        const int copy = ::dup(input);
        if (copy < 0)
            return std::unexpected(u"cannot use the descriptors: "_s + QString::fromLocal8Bit(std::strerror(errno)));
        return copy;
    }
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return std::unexpected(u"cannot make a socket pair: "_s + QString::fromLocal8Bit(std::strerror(errno)));
    const int copy = ::dup(ends[1]); // each pump closes its own
    new DescriptorPump(input, copy, DescriptorPump::Direction::IntoSocket, parent);
    new DescriptorPump(ends[1], output, DescriptorPump::Direction::OutOfSocket, parent);
    return ends[0];
}

} // namespace mailscope::practice
