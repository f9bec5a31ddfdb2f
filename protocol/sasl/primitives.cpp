// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/primitives.h"

#include <QtCrypto>

#include <openssl/crypto.h>
#include <openssl/provider.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::sasl {

namespace {
struct Row {
    const char *name; ///< as QCA calls it
    const char *code; ///< its HMAC
    qsizetype size;
    qsizetype block; ///< of its input
};

const Row &rowOf(Digest digest)
{
    static constexpr std::array Rows{
        Row{"md4", "hmac(md4)", 16, 64},        Row{"md5", "hmac(md5)", 16, 64},
        Row{"sha1", "hmac(sha1)", 20, 64},      Row{"sha224", "hmac(sha224)", 28, 64},
        Row{"sha256", "hmac(sha256)", 32, 64},  Row{"sha384", "hmac(sha384)", 48, 128},
        Row{"sha512", "hmac(sha512)", 64, 128},
    };
    return Rows.at(static_cast<std::size_t>(std::to_underlying(digest)));
}

/// QCA has \p feature. It is made ready here, by whoever is the first to need it.
bool has(const char *feature)
{
    static const QCA::Initializer *const initializer = [] {
        // The plugin loads the legacy provider only, which would hide the default one's algorithms from all of the process.
        OSSL_PROVIDER_load(nullptr, "default");
        return new QCA::Initializer; // never taken down: its plugins must outlive everything that was made with them
    }();
    return initializer && QCA::isSupported(feature);
}

QCA::SecureArray secured(QByteArrayView bytes)
{
    QCA::SecureArray array(static_cast<int>(bytes.size()));
    std::ranges::copy(bytes, array.data());
    return array;
}

QCA::SymmetricKey keyOf(const Row &row, QByteArrayView bytes)
{
    // A key that is longer than a block stands for its digest (RFC 2104 section 2), which would be made anew for each message.
    if (bytes.size() > row.block)
        return QCA::SymmetricKey(QCA::SecureArray(QCA::Hash(QString::fromLatin1(row.name)).hash(secured(bytes))));
    // HMAC fills a key up with zeros, so that one of them says the same as none, which OpenSSL takes for "the key of before".
    return bytes.isEmpty() ? QCA::SymmetricKey(QCA::SecureArray(1, '\0')) : QCA::SymmetricKey(secured(bytes));
}
} // namespace

qsizetype digestSize(Digest digest)
{
    return rowOf(digest).size;
}

bool isAvailable(Digest digest)
{
    return has(rowOf(digest).name);
}

QByteArray hash(Digest digest, QByteArrayView data)
{
    if (!isAvailable(digest))
        return {};
    return QCA::Hash(QString::fromLatin1(rowOf(digest).name)).hash(secured(data)).toByteArray();
}

QByteArray hmac(Digest digest, QByteArrayView key, QByteArrayView data)
{
    return KeyedDigest(digest, key).of(data);
}

bool isEqualInConstantTime(QByteArrayView one, QByteArrayView other)
{
    return one.size() == other.size()
        && CRYPTO_memcmp(one.data(), other.data(), static_cast<std::size_t>(one.size())) == 0;
}

KeyedDigest::KeyedDigest(Digest digest, QByteArrayView key)
{
    const Row &row = rowOf(digest);
    if (has(row.code))
        m_code = std::make_unique<QCA::MessageAuthenticationCode>(QString::fromLatin1(row.code), keyOf(row, key));
}

KeyedDigest::~KeyedDigest() = default;

QByteArray KeyedDigest::of(QByteArrayView data)
{
    if (!m_code)
        return {};
    m_code->clear();
    m_code->update(secured(data));
    return m_code->final().toByteArray();
}

} // namespace mailscope::sasl
