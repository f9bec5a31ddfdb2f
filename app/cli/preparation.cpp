// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/preparation.h"

#include "cli/loginpreparation.h"
#include "cli/secretsource.h"
#include "net/tlsconfiguration.h"

#include <QFileInfo>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;

Error unreadable(const QString &option, const QString &path)
{
    const QFileInfo file(path);
    if (path.isEmpty() || (file.isReadable() && !file.isDir()))
        return {};
    return u"%1: the file %2 %3."_s.arg(option, path, file.exists() ? u"cannot be read"_s : u"does not exist"_s);
}

bool hasTlsSettings(const TlsSettings &tls)
{
    return !(tls.caFile.isEmpty() && tls.caPath.isEmpty() && tls.certificateFile.isEmpty() && tls.keyFile.isEmpty()
             && tls.minimumVersion.isEmpty() && tls.maximumVersion.isEmpty() && tls.ciphers.isEmpty());
}

/// Loading OpenSSL takes time, so it is asked only when something was set.
Error wrongTls(const TlsSettings &tls)
{
    if (Error error = unreadable(u"--ca"_s, tls.caFile))
        return error;
    if (Error error = unreadable(u"--cert"_s, tls.certificateFile))
        return error;
    if (Error error = unreadable(u"--key"_s, tls.keyFile))
        return error;
    if (!tls.caPath.isEmpty() && !QFileInfo(tls.caPath).isDir())
        return u"--ca-path: there is no folder %1."_s.arg(tls.caPath);
    if (!tls.keyFile.isEmpty() && tls.certificateFile.isEmpty())
        return u"--key needs --cert: a key alone proves nothing."_s;
    if (!tls.minimumVersion.isEmpty() && !tls.maximumVersion.isEmpty() && tls.minimumVersion > tls.maximumVersion)
        return u"--tls-min is newer than --tls-max."_s;
    if (!hasTlsSettings(tls))
        return {};
    const auto configuration = net::tlsConfiguration(tls);
    if (configuration)
        return {};
    const QString detail = configuration.error().detail;
    return u"The TLS settings cannot be used: %1%2"_s.arg(detail, detail.endsWith(u'.') ? u""_s : u"."_s);
}

} // namespace

std::expected<session::Secrets, QString> prepare(Request &request, const Console &console)
{
    session::Secrets secrets;
    plan::Plan &plan = request.plan;
    if (!plan.keyPasswordFrom.isEmpty()) {
        auto password = fetchSecret(plan.keyPasswordFrom, u"Password of the key"_s, console);
        if (!password)
            return std::unexpected(password.error());
        secrets.keyPassword = *std::move(password);
    }
    if (plan.proxy && !plan.proxyPasswordFrom.isEmpty()) {
        auto password = fetchSecret(plan.proxyPasswordFrom, u"Password of the proxy"_s, console);
        if (!password)
            return std::unexpected(password.error());
        secrets.proxyPassword = *std::move(password);
    }
    if (const Error error = prepareLogin(request, console, secrets))
        return std::unexpected(*error);
    TlsSettings tls = plan.tls;
    tls.keyPassword = secrets.keyPassword;
    if (const Error error = wrongTls(tls))
        return std::unexpected(*error);
    return secrets;
}

bool mayShowSecrets(const Request &request, const Console &console)
{
    if (!request.showSecrets)
        return false;
    if (!console.in.isTerminal() || !console.err.isTerminal())
        return true;
    console.err.write(u"Passwords that are sent will stand in the record. Go on? [y/N] "_s);
    char byte = 0;
    QByteArray line;
    while (line.size() < 80 && ::read(console.in.descriptor, &byte, 1) == 1 && byte != '\n')
        line += byte;
    return line.trimmed().toLower() == "y" || line.trimmed().toLower() == "yes";
}

} // namespace mailscope::cli
