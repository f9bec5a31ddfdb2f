// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsconfiguration.h"

#include "net/openssl.h"
#include "net/referencename.h"
#include "net/systemroots.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

template <typename T = void>
using Checked = std::expected<T, Issue>;

std::unexpected<Issue> unusable(const QString &detail)
{
    return std::unexpected(Issue{.id = Issue::TlsSettings, .stage = {}, .evidence = {}, .detail = detail});
}

struct Version {
    QLatin1StringView name;
    QLatin1StringView openSslName;
};

constexpr std::array Versions{
    Version{"1.0"_L1, "TLSv1"_L1},
    Version{"1.1"_L1, "TLSv1.1"_L1},
    Version{"1.2"_L1, "TLSv1.2"_L1},
    Version{"1.3"_L1, "TLSv1.3"_L1},
};

constexpr std::ptrdiff_t Version12 = 2;

Checked<std::optional<std::ptrdiff_t>> versionIndex(const QString &name)
{
    if (name.isEmpty())
        return std::nullopt;
    const auto found = std::ranges::find(Versions, name, &Version::name);
    if (found == Versions.end())
        return unusable(u"\"%1\" is no TLS version; it is one of 1.0, 1.1, 1.2 and 1.3."_s.arg(name));
    return found - Versions.begin();
}

Checked<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(u"%1: %2"_s.arg(path, file.errorString()));
    constexpr qint64 Limit = 16 * 1024 * 1024; // the largest bundles of root certificates are far below
    QByteArray contents = file.read(Limit + 1);
    if (contents.size() > Limit) // half a bundle would object to servers that the whole one trusts
        return unusable(Words::tr("%1: larger than 16 MiB.").arg(path));
    return contents;
}

Checked<QList<QSslCertificate>> certificatesIn(const QString &path)
{
    const Checked<QByteArray> pem = contentsOf(path);
    if (!pem)
        return std::unexpected(pem.error());
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return unusable(Words::tr("%1: no certificate in PEM form.").arg(path));
    return certificates;
}

Checked<QList<QSslCertificate>> certificatesBelow(const QString &folder)
{
    const QDir directory(folder);
    if (!directory.exists() || !directory.isReadable())
        return unusable(Words::tr("%1: not a folder that can be read.").arg(folder));
    QList<QSslCertificate> certificates;
    for (const QString &name : directory.entryList(QDir::Files | QDir::Readable)) {
        for (const QSslCertificate &certificate : QSslCertificate::fromPath(directory.filePath(name))) {
            if (!certificates.contains(certificate)) // c_rehash links each file under a second name
                certificates += certificate;
        }
    }
    if (certificates.isEmpty())
        return unusable(Words::tr("%1: no certificate in PEM form.").arg(folder));
    return certificates;
}

Checked<> applyAuthorities(QSslConfiguration &configuration, const TlsSettings &settings)
{
    if (settings.caFile.isEmpty() && settings.caPath.isEmpty())
        return {};
    QList<QSslCertificate> authorities;
    for (const auto &[path, read] :
         {std::pair(settings.caFile, &certificatesIn), std::pair(settings.caPath, &certificatesBelow)}) {
        if (path.isEmpty())
            continue;
        const Checked<QList<QSslCertificate>> some = read(path);
        if (!some)
            return std::unexpected(some.error());
        authorities += *some;
    }
    configuration.setCaCertificates(authorities);
    return {};
}

Checked<QSslKey> privateKey(const QString &path, const Secret &password)
{
    const Checked<QByteArray> pem = contentsOf(path);
    if (!pem)
        return std::unexpected(pem.error());
    if (!pem->contains("PRIVATE KEY-----"))
        return unusable(Words::tr("%1: no private key in PEM form.").arg(path));
    // OpenSSL wants a NUL at the end, and an empty pass phrase, not a null one: with none it would ask on the terminal.
    QByteArray phrase = password.isEmpty() ? QByteArray("") : password.view().toByteArray();
    const auto wiped = qScopeGuard([&phrase] { wipe(phrase.data(), static_cast<std::size_t>(phrase.size())); });
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*pem, algorithm, QSsl::Pem, QSsl::PrivateKey, phrase);
        if (!key.isNull())
            return key;
    }
    const bool encrypted = pem->contains("ENCRYPTED");
    return unusable(encrypted
                        ? Words::tr("%1: the private key is encrypted, and the password does not open it.").arg(path)
                        : Words::tr("%1: the private key cannot be read; RSA, EC and DSA keys can be used.").arg(path));
}

QByteArray publicPart(const QSslKey &key)
{
    // OpenSSL compares the pair itself, but late and in its own words; Qt has no way to ask.
    const QByteArray der = key.toDer();
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> parsed(
        d2i_AutoPrivateKey(nullptr, &data, static_cast<long>(der.size())), &EVP_PKEY_free);
    unsigned char *spki = nullptr;
    const int length = parsed ? i2d_PUBKEY(parsed.get(), &spki) : 0;
    const QByteArray copy(reinterpret_cast<const char *>(spki), std::max(length, 0));
    OPENSSL_free(spki);
    return copy;
}

Checked<> applyClientCertificate(QSslConfiguration &configuration, const TlsSettings &settings)
{
    if (settings.certificateFile.isEmpty()) {
        if (!settings.keyFile.isEmpty())
            return unusable(Words::tr("%1: a private key needs a certificate.").arg(settings.keyFile));
        return {};
    }
    const Checked<QList<QSslCertificate>> chain = certificatesIn(settings.certificateFile);
    if (!chain)
        return std::unexpected(chain.error());
    const QString keyFile = settings.keyFile.isEmpty() ? settings.certificateFile : settings.keyFile;
    const Checked<QSslKey> key = privateKey(keyFile, settings.keyPassword);
    if (!key)
        return std::unexpected(key.error());
    const QByteArray expected = chain->constFirst().publicKey().toDer();
    const QByteArray found = publicPart(*key);
    if (!expected.isEmpty() && !found.isEmpty() && expected != found)
        return unusable(Words::tr("%1: the private key does not belong to the certificate in %2.")
                            .arg(keyFile, settings.certificateFile));
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return {};
}

/// OpenSSL keeps TLS 1.3 suites and all older ciphers in two lists; a person names both in one.
struct CipherLists {
    QByteArray suites;
    QByteArray older;
};

CipherLists splitCiphers(const QString &ciphers)
{
    QList<QByteArray> suites;
    QList<QByteArray> older;
    QByteArray list = ciphers.toUtf8();
    list.replace(',', ':').replace(' ', ':');
    for (const QByteArray &each : list.split(':')) {
        if (each.startsWith("TLS_"))
            suites += each;
        else if (!each.isEmpty())
            older += each;
    }
    return {suites.join(':'), older.join(':')};
}

Checked<> checkCiphers(const CipherLists &lists, const QString &ciphers)
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
    const bool suitesFine =
        lists.suites.isEmpty() || SSL_CTX_set_ciphersuites(context.get(), lists.suites.constData()) == 1;
    const bool olderFine =
        lists.older.isEmpty() || SSL_CTX_set_cipher_list(context.get(), lists.older.constData()) == 1;
    if (suitesFine && olderFine && !(lists.suites.isEmpty() && lists.older.isEmpty()))
        return {};
    return unusable(Words::tr("“%1” holds no cipher, or one that OpenSSL does not know.").arg(ciphers));
}

Checked<> applyCiphers(QSslConfiguration &configuration, const QString &ciphers, bool withOldVersions)
{
    CipherLists lists;
    if (!ciphers.isEmpty()) {
        lists = splitCiphers(ciphers);
        if (const Checked<> checked = checkCiphers(lists, ciphers); !checked)
            return checked;
    }
    if (withOldVersions && !lists.older.contains("@SECLEVEL"))
        lists.older = (lists.older.isEmpty() ? QByteArray("DEFAULT") : lists.older) + ":@SECLEVEL=0";
    if (!lists.older.isEmpty())
        configuration.setBackendConfigurationOption("CipherString", lists.older);
    if (!lists.suites.isEmpty())
        configuration.setBackendConfigurationOption("Ciphersuites", lists.suites);
    return {};
}

/// Returns whether TLS 1.0 or 1.1 may be spoken.
Checked<bool> applyVersions(QSslConfiguration &configuration, const TlsSettings &settings)
{
    const auto minimum = versionIndex(settings.minimumVersion);
    if (!minimum)
        return std::unexpected(minimum.error());
    const auto maximum = versionIndex(settings.maximumVersion);
    if (!maximum)
        return std::unexpected(maximum.error());
    const std::ptrdiff_t highest = maximum->value_or(std::ssize(Versions) - 1);
    const std::ptrdiff_t lowest = minimum->value_or(std::min(highest, Version12));
    if (lowest > highest)
        return unusable(Words::tr("No version is left: at least %1 and at most %2.")
                            .arg(settings.minimumVersion, settings.maximumVersion));
    const bool withOldVersions = lowest < Version12;
    configuration.setProtocol(withOldVersions ? QSsl::AnyProtocol : QSsl::SecureProtocols);
    const auto optionValue = [](std::ptrdiff_t index) {
        const QLatin1StringView name = Versions.at(static_cast<std::size_t>(index)).openSslName;
        return QByteArray(name.data(), name.size());
    };
    if (*minimum || *maximum) {
        configuration.setBackendConfigurationOption("MinProtocol", optionValue(lowest));
        configuration.setBackendConfigurationOption("MaxProtocol", optionValue(highest));
    }
    return withOldVersions;
}

void forbidResumption(QSslConfiguration &configuration)
{
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
}

} // namespace

QString serverNameIndication(const TlsSettings &settings)
{
    const QString name = settings.sni.value_or(settings.expectedName);
    if (name.isEmpty() || isAddress(name))
        return {};
    return asciiName(name);
}

std::expected<QSslConfiguration, Issue> tlsConfiguration(const TlsSettings &settings)
{
    ensureDefaultProvider();
    lookUpSystemRootsOnDemand();
    const QuietErrors quiet;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    // Qt must look at the chain; what it objects to is then judged by the caller (TlsPolicy), not by Qt.
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setSslOption(QSsl::SslOptionDisableServerNameIndication, serverNameIndication(settings).isEmpty());
    forbidResumption(configuration);
    const Checked<bool> withOldVersions = applyVersions(configuration, settings);
    if (!withOldVersions)
        return std::unexpected(withOldVersions.error());
    return applyCiphers(configuration, settings.ciphers, *withOldVersions)
        .and_then([&] { return applyAuthorities(configuration, settings); })
        .and_then([&] { return applyClientCertificate(configuration, settings); })
        .transform([&] { return configuration; });
}

} // namespace mailscope::net
