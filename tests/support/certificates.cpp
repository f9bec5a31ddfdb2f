// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QTimeZone>

namespace mailscope::support {

namespace {

struct Recipe {
    QByteArray name;   ///< of the files
    QByteArray signer; ///< empty: signs itself
    int beginsInDays;
    int endsInDays;
    bool ownName = true;
};

Recipe recipeOf(CertificateCase which)
{
    const QByteArray authority = "authority";
    switch (which) {
    case CertificateCase::Good:
        return {"good", authority, -1, 90};
    case CertificateCase::Expired:
        return {"expired", authority, -730, -365};
    case CertificateCase::NotYetValid:
        return {"not-yet-valid", authority, 365, 730};
    case CertificateCase::WrongName:
        return {"wrong-name", authority, -1, 90, false};
    case CertificateCase::SelfSigned:
        return {"self-signed", {}, -1, 90};
    case CertificateCase::UnknownAuthority:
        return {"unknown-authority", "stranger", -1, 90};
    }
    Q_UNREACHABLE();
}

/// A date as openssl reads it: YYYYMMDDHHMMSSZ.
QByteArray dateIn(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(QStringLiteral("yyyyMMddHHmmss'Z'")).toLatin1();
}

} // namespace

Certificates::Certificates(QByteArray hostName) : m_hostName(std::move(hostName)) { }

std::optional<CertificateFiles> Certificates::files(CertificateCase which)
{
    const Recipe recipe = recipeOf(which);
    const CertificateFiles made{path(recipe.name + ".pem"), path(recipe.name + ".key")};
    if (QFile::exists(QFile::decodeName(made.certificate)))
        return made;

    const QByteArray host = recipe.ownName ? m_hostName : QByteArray("elsewhere.example.test");
    QByteArray names = "subjectAltName=DNS:" + host;
    if (recipe.ownName)
        names += ",DNS:localhost,IP:127.0.0.1";
    QByteArrayList arguments{"-subj",       "/CN=" + host,
                             "-addext",     names,
                             "-addext",     "basicConstraints=critical,CA:FALSE",
                             "-addext",     "extendedKeyUsage=serverAuth",
                             "-not_before", dateIn(recipe.beginsInDays),
                             "-not_after",  dateIn(recipe.endsInDays)};
    if (!recipe.signer.isEmpty()) {
        const std::optional<Signer> signedBy = signer(recipe.signer);
        if (!signedBy)
            return std::nullopt;
        arguments << "-CA" << signedBy->certificate << "-CAkey" << signedBy->key;
    }
    if (!make(recipe.name, arguments))
        return std::nullopt;
    return made;
}

std::optional<CertificateFiles> Certificates::client(const QByteArray &user)
{
    const QByteArray name = "client-" + user;
    const CertificateFiles made{path(name + ".pem"), path(name + ".key")};
    if (QFile::exists(QFile::decodeName(made.certificate)))
        return made;
    const std::optional<Signer> signedBy = signer("authority");
    if (!signedBy)
        return std::nullopt;
    const QByteArrayList arguments{"-subj",   "/CN=" + user,
                                   "-addext", "basicConstraints=critical,CA:FALSE",
                                   "-addext", "extendedKeyUsage=clientAuth",
                                   "-days",   "30",
                                   "-CA",     signedBy->certificate,
                                   "-CAkey",  signedBy->key};
    if (!make(name, arguments))
        return std::nullopt;
    return made;
}

QByteArray Certificates::authority()
{
    const std::optional<Signer> own = signer("authority");
    return own ? own->certificate : QByteArray();
}

QByteArray Certificates::fingerprint(CertificateCase which)
{
    const std::optional<CertificateFiles> made = files(which);
    const QList<QSslCertificate> chain =
        made ? QSslCertificate::fromPath(QFile::decodeName(made->certificate)) : QList<QSslCertificate>();
    return chain.isEmpty() ? QByteArray() : chain.constFirst().digest(QCryptographicHash::Sha256).toHex();
}

std::optional<Certificates::Signer> Certificates::signer(const QByteArray &name)
{
    const Signer made{path(name + ".pem"), path(name + ".key")};
    if (QFile::exists(QFile::decodeName(made.certificate)))
        return made;
    // Old enough to sign for what has long expired.
    const QByteArrayList arguments{"-subj",       "/CN=Mailscope test " + name,
                                   "-addext",     "basicConstraints=critical,CA:TRUE",
                                   "-addext",     "keyUsage=critical,keyCertSign,cRLSign",
                                   "-not_before", dateIn(-1000),
                                   "-not_after",  dateIn(1000)};
    if (!make(name, arguments))
        return std::nullopt;
    return made;
}

bool Certificates::make(const QByteArray &name, QByteArrayList arguments)
{
    QStringList words;
    for (const char *word :
         {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-batch"})
        words << QString::fromUtf8(word);
    arguments << "-keyout" << path(name + ".key") << "-out" << path(name + ".pem");
    for (const QByteArray &argument : std::as_const(arguments))
        words << QFile::decodeName(argument);

    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(QStringLiteral("openssl"), words);
    if (openssl.waitForFinished() && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0)
        return true;
    m_error = openssl.errorString().toUtf8() + '\n' + openssl.readAll();
    QFile::remove(QFile::decodeName(path(name + ".pem")));
    return false;
}

QByteArray Certificates::path(const QByteArray &name) const
{
    return QFile::encodeName(m_folder.filePath(QFile::decodeName(name)));
}

} // namespace mailscope::support
