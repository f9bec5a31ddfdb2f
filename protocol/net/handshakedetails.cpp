// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/handshakedetails.h"

#include "net/certificates.h"
#include "net/tlsconfiguration.h"

#include <QSslCipher>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

QString protocolName(QSsl::SslProtocol protocol)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    switch (protocol) {
    case QSsl::TlsV1_0:
        return u"TLSv1"_s;
    case QSsl::TlsV1_1:
        return u"TLSv1.1"_s;
    case QSsl::TlsV1_2:
        return u"TLSv1.2"_s;
    case QSsl::TlsV1_3:
        return u"TLSv1.3"_s;
    default:
        return {};
    }
    QT_WARNING_POP
}

} // namespace

TlsDetails handshakeDetails(const QSslSocket &socket, const TlsSettings &settings)
{
    TlsDetails details;
    details.protocol = protocolName(socket.sessionProtocol());
    details.cipher = socket.sessionCipher().name();
    details.group = groupName(socket.sslConfiguration().ephemeralServerKey());
    details.expectedName = settings.expectedName;
    details.sni = serverNameIndication(settings);
    for (const QSslCertificate &certificate : socket.peerCertificateChain())
        details.chain += certificateDetails(certificate);
    details.objections = tlsObjections(socket.sslHandshakeErrors(), details.chain, settings);
    details.verified = details.objections.isEmpty();
    return details;
}

} // namespace mailscope::net
