// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/opensslclient.h"

#include <QProcess>
#include <QRegularExpression>

namespace mailscope::interop {

OpenSslVerdict askOpenSsl(quint16 port, const QByteArray &protocol, const QByteArray &authority,
                          const QByteArray &hostName)
{
    QStringList arguments;
    for (const QByteArray &argument :
         {QByteArray("s_client"), QByteArray("-connect"), "127.0.0.1:" + QByteArray::number(port),
          QByteArray("-starttls"), protocol, QByteArray("-CAfile"), authority, QByteArray("-no-CApath"),
          QByteArray("-verify_hostname"), hostName}) {
        arguments << QString::fromUtf8(argument);
    }
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), arguments);
    openssl.write("QUIT\r\n");
    openssl.closeWriteChannel();
    openssl.waitForFinished(10'000);

    OpenSslVerdict verdict;
    verdict.output = openssl.readAll();
    static const QRegularExpression code(QStringLiteral("Verify return code: (\\d+)"));
    const QRegularExpressionMatch match = code.match(QString::fromUtf8(verdict.output));
    if (match.hasMatch())
        verdict.verifyCode = match.captured(1).toInt();
    return verdict;
}

} // namespace mailscope::interop
