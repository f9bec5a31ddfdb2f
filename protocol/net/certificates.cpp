// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificates.h"

#include "net/openssl.h"
#include "net/referencename.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHostAddress>

#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

template <auto Free>
struct FreedBy {
    template <typename T>
    void operator()(T *pointer) const
    {
        Free(pointer);
    }
};

using X509Pointer = std::unique_ptr<X509, FreedBy<X509_free>>;
using KeyPointer = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using BioPointer = std::unique_ptr<BIO, FreedBy<BIO_free_all>>;
using NamesPointer = std::unique_ptr<GENERAL_NAMES, FreedBy<GENERAL_NAMES_free>>;

X509Pointer parse(const QByteArray &der)
{
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    return X509Pointer(d2i_X509(nullptr, &data, static_cast<long>(der.size())));
}

QString distinguishedName(const X509_NAME *name)
{
    const BioPointer bio(BIO_new(BIO_s_mem()));
    // UTF-8 is wanted as it is, not as escapes of its bytes.
    X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QString::fromUtf8(data, size);
}

QString stringValue(const ASN1_STRING *string)
{
    return QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)),
                               ASN1_STRING_length(string));
}

QString addressValue(const ASN1_OCTET_STRING *octets)
{
    const unsigned char *data = ASN1_STRING_get0_data(octets);
    const int length = ASN1_STRING_length(octets);
    if (length == 16)
        return QHostAddress(data).toString();
    if (length == 4)
        return u"%1.%2.%3.%4"_s.arg(data[0]).arg(data[1]).arg(data[2]).arg(data[3]);
    return QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(data), length).toHex());
}

QString alternativeName(const GENERAL_NAME *name)
{
    switch (name->type) {
    case GEN_DNS:
        return "DNS:"_L1 + stringValue(name->d.dNSName);
    case GEN_IPADD:
        return "IP:"_L1 + addressValue(name->d.iPAddress);
    case GEN_EMAIL:
        return "email:"_L1 + stringValue(name->d.rfc822Name);
    case GEN_URI:
        return "URI:"_L1 + stringValue(name->d.uniformResourceIdentifier);
    default:
        return {};
    }
}

QStringList alternativeNames(const X509 *certificate)
{
    const NamesPointer names(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    QStringList list;
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        if (const QString name = alternativeName(sk_GENERAL_NAME_value(names.get(), i)); !name.isEmpty())
            list += name;
    }
    return list;
}

QString keyTypeName(const EVP_PKEY *key)
{
    const char *const known = EVP_PKEY_get0_type_name(key);
    const QString name = QString::fromLatin1(known ? known : "");
    if (name.startsWith("ED"_L1)) // OpenSSL says "ED25519"; RFC 8032 says "Ed25519"
        return "Ed"_L1 + name.sliced(2);
    return name;
}

QByteArray spkiFingerprint(const X509 *certificate)
{
    unsigned char *der = nullptr;
    const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (length <= 0)
        return {};
    const std::unique_ptr<unsigned char, decltype([](unsigned char *pointer) { OPENSSL_free(pointer); })> owned(der);
    const QByteArrayView bytes(reinterpret_cast<const char *>(der), length);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QLatin1StringView objectionId(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
        return "expired"_L1;
    case QSslError::CertificateNotYetValid:
        return "not-yet-valid"_L1;
    case QSslError::SelfSignedCertificate:
        return "self-signed"_L1;
    case QSslError::SelfSignedCertificateInChain: // a root of one's own: nobody here knows it
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return "unknown-issuer"_L1;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return "revoked"_L1;
    case QSslError::InvalidPurpose:
    case QSslError::CertificateRejected:
        return "wrong-purpose"_L1;
    case QSslError::InvalidCaCertificate:
    case QSslError::PathLengthExceeded:
    case QSslError::SubjectIssuerMismatch:
    case QSslError::AuthorityIssuerSerialNumberMismatch:
    case QSslError::CertificateSignatureFailed:
    case QSslError::UnableToDecryptCertificateSignature:
    case QSslError::UnableToDecodeIssuerPublicKey:
    case QSslError::InvalidNotBeforeField:
    case QSslError::InvalidNotAfterField:
        return "chain-invalid"_L1;
    case QSslError::NoPeerCertificate:
        return "no-certificate"_L1;
    default:
        return "other"_L1;
    }
}

/// NIST SP 800-57: what gives less than 112 bits of security.
bool isWeakKey(const CertificateDetails &certificate)
{
    if (certificate.keyType == "RSA"_L1 || certificate.keyType == "RSA-PSS"_L1 || certificate.keyType == "DSA"_L1)
        return certificate.keyBits < 2048;
    return certificate.keyType == "EC"_L1 && certificate.keyBits < 224;
}

/// The signature on a self-signed certificate proves nothing, so its strength does not matter.
bool isWeakSignature(const CertificateDetails &certificate)
{
    const QString signature = certificate.signature.toLower();
    const bool weak = signature.contains("md5"_L1) || signature.contains("md4"_L1) || signature.contains("md2"_L1)
        || signature.contains("sha1"_L1);
    return weak && certificate.subject != certificate.issuer;
}

/// Collects objections, one of an id for each certificate.
class Objections {
public:
    void add(QLatin1StringView id, const QString &text, int depth)
    {
        const auto same = [&](const TlsObjection &known) { return known.id == id && known.depth == depth; };
        if (std::ranges::none_of(m_list, same))
            m_list += TlsObjection{QByteArray(id.data(), id.size()), text, depth};
    }

    /// A pin settles whose certificate it is, so neither the chain nor the name nor a signature counts any more.
    void forgetWhatAPinSettles()
    {
        static constexpr std::array Lasting{"expired"_L1, "not-yet-valid"_L1, "revoked"_L1, "weak-key"_L1};
        m_list.removeIf([](const TlsObjection &objection) {
            const auto isIt = [&](QLatin1StringView id) { return objection.id == id; };
            return objection.depth > 0 || std::ranges::none_of(Lasting, isIt);
        });
    }

    [[nodiscard]] QList<TlsObjection> sorted() &&
    {
        std::ranges::stable_sort(m_list, {}, &TlsObjection::depth);
        return std::move(m_list);
    }

private:
    QList<TlsObjection> m_list;
};

int depthOf(const QSslCertificate &certificate, const QList<CertificateDetails> &chain)
{
    const QByteArray fingerprint = certificate.digest(QCryptographicHash::Sha256).toHex();
    const auto found = std::ranges::find(chain, fingerprint, &CertificateDetails::sha256);
    return found == chain.end() ? 0 : static_cast<int>(found - chain.begin());
}

void addErrors(Objections &objections, const QList<QSslError> &errors, const QList<CertificateDetails> &chain)
{
    for (const QSslError &error : errors) {
        if (error.error() == QSslError::HostNameMismatch || error.error() == QSslError::NoError)
            continue;
        const int depth = depthOf(error.certificate(), chain);
        // OpenSSL's security level objects to weak keys and digests without an error code of Qt's; addWeakness() names them.
        const bool named = depth < chain.size() && (isWeakKey(chain.at(depth)) || isWeakSignature(chain.at(depth)));
        if (error.error() == QSslError::UnspecifiedError && named)
            continue;
        objections.add(objectionId(error.error()), error.errorString(), depth);
    }
}

void addWeakness(Objections &objections, const QList<CertificateDetails> &chain)
{
    for (int depth = 0; depth < chain.size(); ++depth) {
        const CertificateDetails &certificate = chain.at(depth);
        if (isWeakKey(certificate))
            objections.add("weak-key"_L1,
                           Words::tr("The %1 key has only %2 bits.").arg(certificate.keyType).arg(certificate.keyBits),
                           depth);
        if (isWeakSignature(certificate))
            objections.add("weak-signature"_L1,
                           Words::tr("The signature %1 uses a broken hash.").arg(certificate.signature), depth);
    }
}

QString mismatchText(const CertificateDetails &certificate, const QString &name)
{
    if (certificate.sans.isEmpty())
        return u"The certificate bears no subject alternative name, so it speaks for no name, %1 included; "
               "its subject (%2) does not count (RFC 9525)."_s.arg(name, certificate.subject);
    return Words::tr("The certificate is not made for %1 but for %2.").arg(name, certificate.sans.join(", "_L1));
}

} // namespace

CertificateDetails certificateDetails(const QSslCertificate &certificate)
{
    ensureDefaultProvider();
    const QuietErrors quiet;
    CertificateDetails details;
    details.notBefore = certificate.effectiveDate().toUTC();
    details.notAfter = certificate.expiryDate().toUTC();
    details.sha256 = certificate.digest(QCryptographicHash::Sha256).toHex();
    details.pem = certificate.toPem();

    const X509Pointer parsed = parse(certificate.toDer());
    if (!parsed)
        return details;
    details.subject = distinguishedName(X509_get_subject_name(parsed.get()));
    details.issuer = distinguishedName(X509_get_issuer_name(parsed.get()));
    details.sans = alternativeNames(parsed.get());
    details.spkiSha256 = spkiFingerprint(parsed.get());
    const char *const signature = OBJ_nid2ln(X509_get_signature_nid(parsed.get()));
    details.signature = QString::fromLatin1(signature ? signature : "");
    if (const EVP_PKEY *key = X509_get0_pubkey(parsed.get())) {
        details.keyType = keyTypeName(key);
        details.keyBits = EVP_PKEY_get_bits(key);
    }
    return details;
}

QList<TlsObjection> tlsObjections(const QList<QSslError> &errors, const QList<CertificateDetails> &chain,
                                  const TlsSettings &settings)
{
    Objections objections;
    if (chain.isEmpty()) {
        objections.add("no-certificate"_L1, Words::tr("The server showed no certificate."), 0);
        return std::move(objections).sorted();
    }
    const auto isPin = [&](const QByteArray &pin) {
        return pin.toLower().replace(':', "") == chain.constFirst().sha256;
    };
    const bool pinned = std::ranges::any_of(settings.pinnedSha256, isPin);
    addErrors(objections, errors, chain);
    if (settings.expectedName.isEmpty())
        objections.add(
            "name-unchecked"_L1,
            Words::tr("A socket or a program has no host name: nobody told which name the certificate must bear."), 0);
    else if (!speaksFor(chain.constFirst(), settings.expectedName))
        objections.add("name-mismatch"_L1, mismatchText(chain.constFirst(), settings.expectedName), 0);
    addWeakness(objections, chain);
    if (pinned)
        objections.forgetWhatAPinSettles();
    return std::move(objections).sorted();
}

std::optional<QString> groupName(const QSslKey &key)
{
    if (key.isNull())
        return std::nullopt;
    const QuietErrors quiet;
    const QByteArray der = key.toDer();
    const auto *data = reinterpret_cast<const unsigned char *>(der.constData());
    const KeyPointer parsed(d2i_PUBKEY(nullptr, &data, static_cast<long>(der.size())));
    if (!parsed)
        return std::nullopt;
    std::array<char, 80> name{};
    if (EVP_PKEY_get_group_name(parsed.get(), name.data(), name.size(), nullptr) != 1)
        return std::nullopt;
    return QString::fromLatin1(name.data());
}

} // namespace mailscope::net
