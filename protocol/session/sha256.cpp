// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sha256.h"

#include "net/openssl.h"

#include <openssl/evp.h>

#include <array>

namespace mailscope::session {

namespace {
EVP_MD_CTX *contextOf(const std::shared_ptr<void> &context)
{
    return static_cast<EVP_MD_CTX *>(context.get());
}
} // namespace

Sha256::Sha256()
{
    net::ensureDefaultProvider();
    m_context = std::shared_ptr<EVP_MD_CTX>(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestInit_ex(contextOf(m_context), EVP_sha256(), nullptr);
}

void Sha256::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(contextOf(m_context), bytes.data(), static_cast<std::size_t>(bytes.size()));
}

QByteArray Sha256::hex() const
{
    // Of a copy: more may be added.
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> copy(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_MD_CTX_copy_ex(copy.get(), contextOf(m_context));
    EVP_DigestFinal_ex(copy.get(), digest.data(), &size);
    return QByteArray(reinterpret_cast<const char *>(digest.data()), size).toHex();
}

QByteArray Sha256::hexOf(QByteArrayView bytes)
{
    Sha256 hash;
    hash.add(bytes);
    return hash.hex();
}

} // namespace mailscope::session
