// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace QCA {
class MessageAuthenticationCode;
}

namespace mailscope::sasl {

/// The digests that mechanisms are made of.
enum class Digest { Md4, Md5, Sha1, Sha224, Sha256, Sha384, Sha512 };

/// Bytes of a value of \p digest.
[[nodiscard]] qsizetype digestSize(Digest digest);

/// This machine computes \p digest; MD4 needs OpenSSL's legacy provider, the others QCA's plugin "ossl" alone.
[[nodiscard]] bool isAvailable(Digest digest);

/// The digest of \p data; empty where it is not available.
[[nodiscard]] QByteArray hash(Digest digest, QByteArrayView data);

/// HMAC (RFC 2104) of \p data; empty where it is not available. There is none with MD4.
[[nodiscard]] QByteArray hmac(Digest digest, QByteArrayView key, QByteArrayView data);

/// Whether both are the same, found out in a time that does not tell where they differ.
[[nodiscard]] bool isEqualInConstantTime(QByteArrayView one, QByteArrayView other);

/// HMAC with one key and many data. The key is kept in memory that is wiped.
class KeyedDigest {
public:
    KeyedDigest(Digest digest, QByteArrayView key);
    ~KeyedDigest();
    Q_DISABLE_COPY_MOVE(KeyedDigest)

    /// As hmac() does it.
    [[nodiscard]] QByteArray of(QByteArrayView data);

private:
    std::unique_ptr<QCA::MessageAuthenticationCode> m_code; ///< null where there is none
};

} // namespace mailscope::sasl
