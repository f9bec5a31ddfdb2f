// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serveroptions.h"

#include "cli/optionvalues.h"
#include "practice/login.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {

using Error = std::optional<QString>;

Error setProtocol(Request &request, const QString &value)
{
    if (value != "smtp"_L1 && value != "lmtp"_L1)
        return u"“%1” is not possible: use smtp or lmtp."_s.arg(value);
    request.server.protocol = value == "lmtp"_L1 ? practice::Protocol::Lmtp : practice::Protocol::Smtp;
    return {};
}

Error setCertificate(Request &request, const QString &value)
{
    const std::optional<practice::CertificateKind> kind = practice::certificateNamed(value.toUtf8());
    if (!kind)
        return u"“%1” is not possible: use good, expired, wrong-name, self-signed, not-yet-valid or expiring."_s.arg(
            value);
    request.server.certificate = *kind;
    return {};
}

Error addFault(Request &request, const QString &value)
{
    const std::expected<practice::Fault, QString> fault = practice::Fault::parse(value.toUtf8());
    if (!fault)
        return u"The fault “%1” cannot be understood: %2."_s.arg(value, fault.error());
    request.server.faults.push_back(*fault);
    return {};
}

QString featureNames()
{
    QStringList names;
    for (const QByteArray &name : practice::featureNames())
        names.append(QString::fromLatin1(name));
    return names.join(u", "_s);
}

Error removeFeature(Request &request, const QString &value)
{
    const std::optional<practice::Feature> feature = practice::featureNamed(value.toUtf8());
    if (!feature)
        return u"“%1” is nothing that the practice server could leave out: use %2."_s.arg(value, featureNames());
    request.server.enabled.erase(*feature);
    return {};
}

Error addFeature(Request &request, const QString &value)
{
    const std::optional<practice::Feature> feature = practice::featureNamed(value.toUtf8());
    if (!feature)
        return u"“%1” is nothing that the practice server could offer: use %2."_s.arg(value, featureNames());
    request.server.enabled.insert(*feature);
    return {};
}

Error setServerName(Request &request, const QString &value)
{
    request.server.hostName = value.toUtf8();
    return isWord(value) ? Error()
                         : u"The server's name holds no blanks and no control characters, and is not empty."_s;
}

Error setImplicitTls(Request &request, const QString &)
{
    request.server.implicitTls = true;
    return {};
}

Error setAuthInClear(Request &request, const QString &)
{
    request.server.authInClear = true;
    return {};
}

Error setMechanisms(Request &request, const QString &value)
{
    const QList<QByteArray> known = practice::loginMechanisms();
    QList<QByteArray> mechanisms;
    for (const QString &word : value.split(u',')) {
        const QByteArray name = word.trimmed().toUpper().toUtf8();
        if (!known.contains(name))
            return u"“%1” is no mechanism of the practice server; it has %2."_s.arg(
                word, QString::fromLatin1(known.join(", ")));
        if (!mechanisms.contains(name))
            mechanisms.append(name);
    }
    request.server.mechanisms = mechanisms;
    return {};
}

Error setOldNtlm(Request &request, const QString &)
{
    request.server.oldNtlm = true;
    return {};
}

} // namespace mailscope::cli
