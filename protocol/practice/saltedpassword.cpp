// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/saltedpassword.h"

#include "practice/openssl.h"

#include <openssl/core_names.h>
#include <openssl/params.h>

namespace mailscope::practice {
namespace {

QByteArray openSslName(QCryptographicHash::Algorithm hash)
{
    switch (hash) {
    case QCryptographicHash::Sha224:
        return "SHA224";
    case QCryptographicHash::Sha256:
        return "SHA256";
    case QCryptographicHash::Sha384:
        return "SHA384";
    case QCryptographicHash::Sha512:
        return "SHA512";
    default:
        return "SHA1";
    }
}

const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

EVP_MAC_CTX *keyedMac(const ScramRecipe &recipe)
{
    loadDefaultProvider();
    EVP_MAC *const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX *const context = EVP_MAC_CTX_new(mac);
    EVP_MAC_free(mac); // the context keeps it
    QByteArray digest = openSslName(recipe.hash);
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
                                     OSSL_PARAM_construct_end()};
    if (EVP_MAC_init(context, bytesOf(recipe.password), static_cast<std::size_t>(recipe.password.size()), parameters)
        == 1)
        return context;
    EVP_MAC_CTX_free(context);
    return nullptr;
}

} // namespace

SaltedPassword::SaltedPassword(const ScramRecipe &recipe)
    : m_mac(keyedMac(recipe), EVP_MAC_CTX_free), m_last(QCryptographicHash::hashLength(recipe.hash), '\0'),
      m_left(recipe.iterations - 1)
{
    if (!m_mac || !hash(recipe.salt + QByteArray("\0\0\0\1", 4)))
        m_left = -1;
    m_sum = m_last;
}

bool SaltedPassword::hash(const QByteArray &bytes)
{
    const auto room = static_cast<std::size_t>(m_last.size());
    std::size_t length = 0;
    return EVP_MAC_init(m_mac.get(), nullptr, 0, nullptr) == 1
        && EVP_MAC_update(m_mac.get(), bytesOf(bytes), static_cast<std::size_t>(bytes.size())) == 1
        && EVP_MAC_final(m_mac.get(), reinterpret_cast<unsigned char *>(m_last.data()), &length, room) == 1
        && length == room;
}

bool SaltedPassword::advance(qint64 count)
{
    for (; count > 0 && m_left > 0; --count) {
        if (!hash(m_last)) {
            m_left = -1;
            break;
        }
        --m_left;
        char *const sum = m_sum.data();
        for (qsizetype at = 0; at < m_sum.size(); ++at)
            sum[at] = static_cast<char>(sum[at] ^ m_last.at(at));
    }
    return m_left <= 0;
}

} // namespace mailscope::practice
