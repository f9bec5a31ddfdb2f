// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/channelbinding.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <limits>
#include <memory>

namespace mailscope::sasl {

namespace {
template <auto Free>
struct Freed {
    void operator()(auto *value) const { Free(value); }
};

int digestOf(X509 *certificate)
{
    int digest = NID_undef;
    X509_get_signature_info(certificate, &digest, nullptr, nullptr, nullptr);
    return digest == NID_md5 || digest == NID_sha1 ? NID_sha256 : digest;
}
} // namespace

std::optional<QByteArray> serverEndPoint(const QByteArray &pem)
{
    if (pem.size() > std::numeric_limits<int>::max())
        return std::nullopt;
    const std::unique_ptr<BIO, Freed<BIO_free>> input(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const std::unique_ptr<X509, Freed<X509_free>> certificate(
        PEM_read_bio_X509(input.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return std::nullopt;
    const EVP_MD *const method = EVP_get_digestbynid(digestOf(certificate.get()));
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int length = 0;
    if (!method
        || X509_digest(certificate.get(), method, reinterpret_cast<unsigned char *>(digest.data()), &length) != 1)
        return std::nullopt;
    digest.truncate(length);
    return digest;
}

} // namespace mailscope::sasl
