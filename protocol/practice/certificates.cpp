// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/certificates.h"

#include "practice/derwriter.h"
#include "practice/openssl.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QHostAddress>
#include <QMutex>
#include <QRandomGenerator>
#include <QtCrypto>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace mailscope::practice {
namespace {

constexpr int keyBits = 2048;

/// What a certificate says.
struct Contents {
    QByteArray subject;
    QByteArray issuer;
    QDateTime notBefore;
    QDateTime notAfter;
    QList<QByteArray> names;     ///< DNS names.
    QList<QByteArray> addresses; ///< 4 or 16 bytes each.
    bool isAuthority = false;
    bool isClient = false;
    QByteArray subjectKey; ///< SubjectPublicKeyInfo.
    QByteArray issuerKey;
};

const QList<quint32> sha256WithRsa{1, 2, 840, 113549, 1, 1, 11};

QByteArray signatureAlgorithm()
{
    return der::sequence({der::objectIdentifier(sha256WithRsa), der::null()});
}

QByteArray distinguishedName(const QByteArray &commonName)
{
    const auto attribute = [](quint32 type, const QByteArray &value) {
        return der::set(der::sequence({der::objectIdentifier({2, 5, 4, type}), der::utf8String(value)}));
    };
    return der::sequence({attribute(10, "Mailscope practice"), attribute(3, commonName)});
}

QByteArray extension(const QList<quint32> &identifier, bool critical, const QByteArray &value)
{
    if (critical)
        return der::sequence({der::objectIdentifier(identifier), der::boolean(true), der::octetString(value)});
    return der::sequence({der::objectIdentifier(identifier), der::octetString(value)});
}

/// RFC 5280 4.2.1.2, method (1), over the whole key information: any value that is stable for the key will do.
QByteArray keyIdentifier(const QByteArray &keyInformation)
{
    return QCryptographicHash::hash(keyInformation, QCryptographicHash::Sha1);
}

QByteArray alternativeNames(const Contents &contents)
{
    QList<QByteArray> names;
    for (const QByteArray &name : contents.names)
        names.append(der::element(0x82, name));
    for (const QByteArray &address : contents.addresses)
        names.append(der::element(0x87, address));
    return der::sequence(names);
}

QByteArray extensions(const Contents &contents)
{
    QList<QByteArray> list{
        extension({2, 5, 29, 14}, false, der::octetString(keyIdentifier(contents.subjectKey))),
        extension({2, 5, 29, 35}, false, der::sequence({der::element(0x80, keyIdentifier(contents.issuerKey))})),
    };
    if (contents.isAuthority) {
        list.append(extension({2, 5, 29, 19}, true, der::sequence({der::boolean(true), der::integer(0)})));
        list.append(extension({2, 5, 29, 15}, true, der::bitString(QByteArrayView("\x06", 1), 1)));
    } else {
        // id-kp-serverAuth or id-kp-clientAuth (RFC 5280 4.2.1.12).
        const QByteArray purpose = der::objectIdentifier({1, 3, 6, 1, 5, 5, 7, 3, contents.isClient ? 2U : 1U});
        list.append(extension({2, 5, 29, 19}, true, der::sequence({})));
        list.append(extension({2, 5, 29, 15}, true, der::bitString(QByteArrayView("\xa0", 1), 5)));
        list.append(extension({2, 5, 29, 37}, false, der::sequence({purpose})));
        if (!contents.isClient)
            list.append(extension({2, 5, 29, 17}, false, alternativeNames(contents)));
    }
    return der::element(0xa3, der::sequence(list));
}

QByteArray toBeSigned(const Contents &contents)
{
    const quint64 serial = QRandomGenerator::global()->generate64() >> 1U;
    return der::sequence({
        der::element(0xa0, der::integer(2)), // version 3
        der::integer(serial | 1U),
        signatureAlgorithm(),
        distinguishedName(contents.issuer),
        der::sequence({der::time(contents.notBefore), der::time(contents.notAfter)}),
        distinguishedName(contents.subject),
        contents.subjectKey,
        extensions(contents),
    });
}

QByteArray toPem(const QByteArray &certificate)
{
    const QByteArray text = certificate.toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    constexpr qsizetype lineLength = 64;
    for (qsizetype at = 0; at < text.size(); at += lineLength)
        pem += text.mid(at, lineLength) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

QByteArray addressBytes(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return QByteArray(reinterpret_cast<const char *>(bytes.c), 16);
    return QByteArray(reinterpret_cast<const char *>(bytes.c) + 12, 4);
}

/// The keys of this process, and what is signed with them.
class Authority {
public:
    static std::expected<std::shared_ptr<Authority>, QString> make()
    {
        loadDefaultProvider();
        // Never taken down again: others in this process may use QCA, and its plugins must outlive every key.
        static QCA::Initializer *initializer = nullptr;
        if (!initializer)
            initializer = new QCA::Initializer;
        if (!QCA::isSupported("pkey") || !QCA::PKey::supportedIOTypes().contains(QCA::PKey::RSA))
            return std::unexpected(u"QCA cannot make RSA keys; its plugin “ossl” is missing"_s);
        auto authority = std::make_shared<Authority>();
        QCA::KeyGenerator generator;
        authority->m_authorityKey = generator.createRSA(keyBits);
        authority->m_serverKey = generator.createRSA(keyBits);
        if (authority->m_authorityKey.isNull() || authority->m_serverKey.isNull())
            return std::unexpected(u"QCA could not make an RSA key"_s);
        authority->signOwnCertificate();
        return authority;
    }

    [[nodiscard]] QByteArray pem() const { return m_pem; }

    [[nodiscard]] Credentials serverCredentials(CertificateKind kind, const QByteArray &hostName)
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const bool isSelfSigned = kind == CertificateKind::SelfSigned;
        Contents contents{
            .subject = kind == CertificateKind::WrongName ? QByteArray("wrong.example") : hostName,
            .issuer = isSelfSigned ? hostName : authorityName,
            .notBefore = now.addDays(-1),
            .notAfter = now.addDays(90),
            .names = {hostName, "localhost"},
            .addresses = {addressBytes(QHostAddress(QHostAddress::LocalHost)),
                          addressBytes(QHostAddress(QHostAddress::LocalHostIPv6))},
            .subjectKey = m_serverKey.toPublicKey().toDER(),
            .issuerKey = (isSelfSigned ? m_serverKey : m_authorityKey).toPublicKey().toDER(),
        };
        setValidity(contents, kind, now);
        if (kind == CertificateKind::WrongName) {
            contents.names = {"wrong.example"};
            contents.addresses.clear();
        }
        return {toPem(signedBy(isSelfSigned ? m_serverKey : m_authorityKey, contents)),
                isSelfSigned ? QByteArray() : m_pem, m_serverKey.toPEM().toLatin1()};
    }

    [[nodiscard]] Credentials clientCredentials(const QByteArray &user)
    {
        // Few ask for one, and a key takes its time.
        if (m_clientKey.isNull())
            m_clientKey = QCA::KeyGenerator().createRSA(keyBits);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Contents contents{.subject = user,
                                .issuer = authorityName,
                                .notBefore = now.addDays(-1),
                                .notAfter = now.addDays(90),
                                .names = {},
                                .addresses = {},
                                .isClient = true,
                                .subjectKey = m_clientKey.toPublicKey().toDER(),
                                .issuerKey = m_authorityKey.toPublicKey().toDER()};
        return {toPem(signedBy(m_authorityKey, contents)), m_pem, m_clientKey.toPEM().toLatin1()};
    }

private:
    static void setValidity(Contents &contents, CertificateKind kind, const QDateTime &now)
    {
        if (kind == CertificateKind::Expired) {
            contents.notBefore = now.addDays(-120);
            contents.notAfter = now.addDays(-30);
        } else if (kind == CertificateKind::NotYetValid) {
            contents.notBefore = now.addDays(30);
            contents.notAfter = now.addDays(120);
        } else if (kind == CertificateKind::Expiring) {
            contents.notAfter = now.addDays(5);
        }
    }

    static QByteArray signedBy(QCA::PrivateKey &key, const Contents &contents)
    {
        const QByteArray body = toBeSigned(contents);
        const QByteArray signature = key.signMessage(QCA::MemoryRegion(body), QCA::EMSA3_SHA256);
        return der::sequence({body, signatureAlgorithm(), der::bitString(signature)});
    }

    void signOwnCertificate()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QByteArray publicKey = m_authorityKey.toPublicKey().toDER();
        // It began before the expired certificate did, so that expiry is the only thing wrong with that one.
        m_pem = toPem(signedBy(m_authorityKey,
                               Contents{.subject = authorityName,
                                        .issuer = authorityName,
                                        .notBefore = now.addYears(-1),
                                        .notAfter = now.addYears(10),
                                        .names = {},
                                        .addresses = {},
                                        .isAuthority = true,
                                        .subjectKey = publicKey,
                                        .issuerKey = publicKey}));
    }

    static inline const QByteArray authorityName = "Mailscope practice authority";

    QCA::PrivateKey m_authorityKey;
    QCA::PrivateKey m_serverKey;
    QCA::PrivateKey m_clientKey;
    QByteArray m_pem;
};

std::expected<std::shared_ptr<Authority>, QString> authority()
{
    static QMutex mutex;
    // Left to the end of the process on purpose: a key must not outlive QCA's plugin, whenever that goes.
    static auto *const made = new std::shared_ptr<Authority>;
    const QMutexLocker lock(&mutex);
    if (*made)
        return *made;
    auto result = Authority::make();
    if (result)
        *made = *result;
    return result;
}

/// QCA's keys are shared between the calls.
QMutex *keysInUse()
{
    static QMutex mutex;
    return &mutex;
}

} // namespace

std::expected<Credentials, QString> Certificates::make(CertificateKind kind, const QByteArray &hostName)
{
    const QMutexLocker lock(keysInUse());
    return authority().transform(
        [&](const std::shared_ptr<Authority> &made) { return made->serverCredentials(kind, hostName); });
}

std::expected<Credentials, QString> Certificates::makeForClient(const QByteArray &user)
{
    const QMutexLocker lock(keysInUse());
    return authority().transform([&](const std::shared_ptr<Authority> &made) { return made->clientCredentials(user); });
}

QByteArray Certificates::authorityPem()
{
    const auto made = authority();
    return made ? (*made)->pem() : QByteArray();
}

} // namespace mailscope::practice
