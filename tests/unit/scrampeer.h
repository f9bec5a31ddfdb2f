// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

/// What a SCRAM server computes (RFC 5802 section 3), by Qt alone.
struct ScramPeer {
    QCryptographicHash::Algorithm digest = QCryptographicHash::Sha256;
    QByteArray password = "pencil";
    QByteArray salt = "0123456789abcdef";
    int iterations = 4096;
    QByteArray saltedBefore{}; ///< the salted password, where it was computed before

    [[nodiscard]] QByteArray first(const QByteArray &nonce) const
    {
        return "r=" + nonce + ",s=" + salt.toBase64() + ",i=" + QByteArray::number(iterations);
    }

    [[nodiscard]] QByteArray hmac(const QByteArray &key, const QByteArray &data) const
    {
        return QMessageAuthenticationCode::hash(data, key, digest);
    }

    [[nodiscard]] QByteArray salted() const
    {
        if (!saltedBefore.isEmpty())
            return saltedBefore;
        return QPasswordDigestor::deriveKeyPbkdf2(digest, password, salt, iterations,
                                                  quint64(QCryptographicHash::hashLength(digest)));
    }

    [[nodiscard]] QByteArray authMessage(const QByteArray &clientFirst, const QByteArray &serverFirst,
                                         const QByteArray &clientFinal) const
    {
        const qsizetype bare = clientFirst.indexOf(',', clientFirst.indexOf(',') + 1) + 1;
        return clientFirst.sliced(bare) + ',' + serverFirst + ',' + clientFinal.first(clientFinal.lastIndexOf(",p="));
    }

    /// The proof that the client must send.
    [[nodiscard]] QByteArray proof(const QByteArray &authMessage) const
    {
        const QByteArray clientKey = hmac(salted(), "Client Key");
        QByteArray proof = hmac(QCryptographicHash::hash(clientKey, digest), authMessage);
        for (qsizetype at = 0; at < proof.size(); ++at)
            proof[at] = char(proof.at(at) ^ clientKey.at(at));
        return proof;
    }

    [[nodiscard]] QByteArray verifier(const QByteArray &authMessage) const
    {
        return "v=" + hmac(hmac(salted(), "Server Key"), authMessage).toBase64();
    }
};
