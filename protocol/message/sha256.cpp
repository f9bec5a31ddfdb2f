// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/sha256.h"

#include <openssl/evp.h>
#include <openssl/provider.h>

#include <array>

namespace mailscope::message {

namespace {
EVP_MD_CTX *contextOf(const std::shared_ptr<void> &context)
{
    return static_cast<EVP_MD_CTX *>(context.get());
}

/// Looked up once, since that takes longer than the digest of a small message. Never freed on purpose: others may still use it while
/// statics are destroyed.
const EVP_MD *algorithm()
{
    // QCA's plugin loads the legacy provider, which would hide the default one.
    [[maybe_unused]] static const OSSL_PROVIDER *const provider = OSSL_PROVIDER_load(nullptr, "default");
    static const EVP_MD *const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched;
}
} // namespace

Sha256::Sha256() : m_context(std::shared_ptr<EVP_MD_CTX>(EVP_MD_CTX_new(), &EVP_MD_CTX_free))
{
    EVP_DigestInit_ex2(contextOf(m_context), algorithm(), nullptr);
}

void Sha256::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(contextOf(m_context), bytes.data(), static_cast<std::size_t>(bytes.size()));
}

QByteArray Sha256::finish()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(contextOf(m_context), digest.data(), &size);
    return {reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(size)};
}

QByteArray Sha256::of(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

} // namespace mailscope::message
