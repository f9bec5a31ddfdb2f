// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/ntlmdigest.h"

#include "practice/openssl.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QStringConverter>
#include <QtEndian>

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <numeric>
#include <utility>

namespace mailscope::practice {
namespace {

using Hash = QCryptographicHash;

QByteArray utf16(const QString &text)
{
    return QStringEncoder(QStringEncoder::Utf16LE)(text);
}

/// One character for one, as Windows does it.
QString inUpperCase(QString text)
{
    for (QChar &character : text)
        character = character.toUpper();
    return text;
}

/// Spreads 7 bytes over 8, whose lowest bits are for parity, which nobody looks at.
QByteArray desKey(QByteArrayView seven)
{
    quint64 bits = 0;
    for (const char byte : seven)
        bits = bits << 8U | static_cast<unsigned char>(byte);
    QByteArray key(8, Qt::Uninitialized);
    for (int at = 0; at < 8; ++at)
        key[at] = static_cast<char>((bits >> (49U - 7U * static_cast<unsigned>(at)) & 0x7fU) << 1U);
    return key;
}

/// One block with DES, which OpenSSL still has as triple DES with the same key thrice.
QByteArray desEncrypted(QByteArrayView seven, QByteArrayView block)
{
    const QByteArray key = desKey(seven).repeated(3);
    const std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX *)> context(EVP_CIPHER_CTX_new(),
                                                                              EVP_CIPHER_CTX_free);
    QByteArray encrypted(8, Qt::Uninitialized);
    int length = 0;
    const bool done = EVP_EncryptInit_ex(context.get(), EVP_des_ede3_ecb(), nullptr,
                                         reinterpret_cast<const unsigned char *>(key.constData()), nullptr)
            == 1
        && EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1
        && EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char *>(encrypted.data()), &length,
                             reinterpret_cast<const unsigned char *>(block.data()), static_cast<int>(block.size()))
            == 1;
    return done ? encrypted : QByteArray();
}

} // namespace

QByteArray ntHash(const QString &password)
{
    return Hash::hash(utf16(password), Hash::Md4);
}

QByteArray ntlmV2Key(QByteArrayView hash, const QString &user, const QString &domain)
{
    return QMessageAuthenticationCode::hash(utf16(inUpperCase(user) + domain), hash, Hash::Md5);
}

QByteArray ntlmV2Proof(const QByteArray &key, const QByteArray &serverChallenge, const QByteArray &clientChallenge)
{
    return QMessageAuthenticationCode::hash(serverChallenge + clientChallenge, key, Hash::Md5);
}

QByteArray ntlmV1Response(const QByteArray &hash, const QByteArray &challenge)
{
    loadDefaultProvider();
    const QByteArray key = hash + QByteArray(5, '\0');
    return desEncrypted(QByteArrayView(key).sliced(0, 7), challenge)
        + desEncrypted(QByteArrayView(key).sliced(7, 7), challenge)
        + desEncrypted(QByteArrayView(key).sliced(14, 7), challenge);
}

QByteArray ntlmSessionChallenge(const QByteArray &serverChallenge, const QByteArray &lmResponse)
{
    return Hash::hash(serverChallenge + lmResponse.first(8), Hash::Md5).first(8);
}

QByteArray rc4(QByteArrayView key, QByteArray bytes)
{
    std::array<quint8, 256> state{};
    std::iota(state.begin(), state.end(), quint8(0));
    quint8 other = 0;
    for (std::size_t at = 0; at < state.size(); ++at) {
        const char byte = key[static_cast<qsizetype>(at) % key.size()];
        other = static_cast<quint8>(other + state[at] + static_cast<quint8>(byte));
        std::swap(state[at], state[other]);
    }
    quint8 first = 0;
    quint8 second = 0;
    for (char &byte : bytes) {
        first = static_cast<quint8>(first + 1);
        second = static_cast<quint8>(second + state[first]);
        std::swap(state[first], state[second]);
        byte = static_cast<char>(byte ^ state[static_cast<quint8>(state[first] + state[second])]);
    }
    return bytes;
}

QByteArray channelBindingDigest(const QByteArray &applicationData)
{
    QByteArray structure(16, '\0'); // two addresses: no type, no bytes
    structure.resize(20);
    qToLittleEndian(static_cast<quint32>(applicationData.size()), structure.data() + 16);
    return Hash::hash(structure + applicationData, Hash::Md5);
}

} // namespace mailscope::practice
