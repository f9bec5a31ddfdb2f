// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/ntlmcrypto.h"

#include "sasl/ntlmchallenge.h"
#include "sasl/primitives.h"

#include <QtCrypto>
#include <QtEndian>

#include <bit>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
/// 56 bits as eight bytes of seven, each with a low bit that makes the number of ones odd.
QCA::SecureArray withParity(QByteArrayView key)
{
    quint64 bits = 0;
    for (const char byte : key)
        bits = bits << 8 | static_cast<quint8>(byte);
    QCA::SecureArray expanded(8);
    for (int index = 0; index < 8; ++index) {
        const auto seven = static_cast<quint8>(bits >> (7 * (7 - index)) & 0x7f);
        expanded[index] = static_cast<char>(seven << 1 | (std::popcount(seven) % 2 == 0 ? 1 : 0));
    }
    return expanded;
}

/// DESL (MS-NLMP section 6): DES of \p block with each third of \p key, which is 16 bytes and five of zero.
QByteArray threeTimesEncrypted(const Secret &key, QByteArrayView block)
{
    QByteArray padded = key.view().toByteArray().leftJustified(21, '\0');
    QByteArray response;
    for (qsizetype third = 0; third < 3; ++third)
        response += desEncrypted(QByteArrayView(padded).sliced(7 * third, 7), block);
    wipe(padded.data(), static_cast<std::size_t>(padded.size()));
    return response;
}

/// As Windows does: each character by itself, so that the length stays.
QString inUpperCase(QString text)
{
    for (QChar &each : text)
        each = each.toUpper();
    return text;
}

QByteArray littleEndian(quint64 number)
{
    const quint64 low = qToLittleEndian(number);
    return {reinterpret_cast<const char *>(&low), sizeof(low)};
}
} // namespace

bool ntlmIsAvailable()
{
    return isAvailable(Digest::Md4) && isAvailable(Digest::Md5) && QCA::isSupported("des-ecb");
}

QByteArray desEncrypted(QByteArrayView key, QByteArrayView block)
{
    QCA::Cipher cipher(u"des"_s, QCA::Cipher::ECB, QCA::Cipher::NoPadding, QCA::Encode,
                       QCA::SymmetricKey(withParity(key)));
    return cipher.process(QCA::MemoryRegion(block.toByteArray())).toByteArray();
}

Secret ntlmHash(const Secret &password)
{
    QString text = QString::fromUtf8(password.view());
    QByteArray bytes = utf16Of(text);
    const Secret hashed(hash(Digest::Md4, bytes));
    wipe(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return hashed;
}

Secret ntlmV2Hash(const NtlmIdentity &identity)
{
    return Secret(
        hmac(Digest::Md5, ntlmHash(identity.password).view(), utf16Of(inUpperCase(identity.user) + identity.domain)));
}

NtlmProof ntlmV2Proof(const NtlmIdentity &identity, const NtlmChallenges &challenges, quint64 time,
                      QByteArrayView targetInfo)
{
    const Secret key = ntlmV2Hash(identity);
    const QByteArray server = challenges.server.toByteArray();
    const QByteArray client = challenges.client.toByteArray();
    const QByteArray nothing(4, '\0');
    const QByteArray temp = QByteArray("\1\1", 2) + QByteArray(6, '\0') + littleEndian(time) + client + nothing
        + targetInfo.toByteArray() + nothing;
    const QByteArray proof = hmac(Digest::Md5, key.view(), server + temp);
    return {proof + temp, hmac(Digest::Md5, key.view(), server + client) + client,
            Secret(hmac(Digest::Md5, key.view(), proof))};
}

NtlmProof ntlmSessionProof(const Secret &password, const NtlmChallenges &challenges)
{
    const QByteArray client = challenges.client.toByteArray();
    const QByteArray both = hash(Digest::Md5, challenges.server.toByteArray() + client);
    return {threeTimesEncrypted(ntlmHash(password), both.first(8)), client + QByteArray(16, '\0'), {}};
}

NtlmProof ntlmV1Proof(const Secret &password, QByteArrayView serverChallenge)
{
    const QByteArray response = threeTimesEncrypted(ntlmHash(password), serverChallenge);
    return {response, response, {}};
}

QByteArray ntlmBindingHash(QByteArrayView serverEndPoint)
{
    const QByteArray data = "tls-server-end-point:" + serverEndPoint.toByteArray();
    // Kind and length of both sides' addresses, which are not told, and then the length of what is.
    return hash(Digest::Md5, QByteArray(16, '\0') + littleEndian(static_cast<quint64>(data.size())).first(4) + data);
}

} // namespace mailscope::sasl
