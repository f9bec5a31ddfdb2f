// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

namespace mailscope::practice::test {

/// The client's side of SCRAM as RFC 5802 section 3 has it, for tests of a server.
struct ScramClient {
    QCryptographicHash::Algorithm hash = QCryptographicHash::Sha1;
    QByteArray user = "user";
    QByteArray password = "pencil";
    QByteArray header = "n,,";
    QByteArray binding = {};
    QByteArray nonce = "fyko+d2lbbFgONRv9qkxdawL";

    [[nodiscard]] QByteArray bare() const { return "n=" + user + ",r=" + nonce; }
    [[nodiscard]] QByteArray first() const { return header + bare(); }

    [[nodiscard]] QByteArray withoutProof(const QByteArray &serverFirst) const
    {
        return "c=" + (header + binding).toBase64() + ',' + serverFirst.split(',')[0];
    }

    [[nodiscard]] QByteArray mac(const QByteArray &key, const QByteArray &text) const
    {
        return QMessageAuthenticationCode::hash(text, key, hash);
    }

    [[nodiscard]] QByteArray saltedPassword(const QByteArray &serverFirst) const
    {
        const QList<QByteArray> parts = serverFirst.split(',');
        return QPasswordDigestor::deriveKeyPbkdf2(hash, password, QByteArray::fromBase64(parts[1].sliced(2)),
                                                  parts[2].sliced(2).toInt(),
                                                  quint64(QCryptographicHash::hashLength(hash)));
    }

    [[nodiscard]] QByteArray everything(const QByteArray &serverFirst) const
    {
        return bare() + ',' + serverFirst + ',' + withoutProof(serverFirst);
    }

    [[nodiscard]] QByteArray final(const QByteArray &serverFirst) const
    {
        const QByteArray clientKey = mac(saltedPassword(serverFirst), "Client Key");
        QByteArray proof = mac(QCryptographicHash::hash(clientKey, hash), everything(serverFirst));
        for (qsizetype at = 0; at < proof.size(); ++at)
            proof[at] = static_cast<char>(proof[at] ^ clientKey[at]);
        return withoutProof(serverFirst) + ",p=" + proof.toBase64();
    }

    /// What the server must say in the end.
    [[nodiscard]] QByteArray verifier(const QByteArray &serverFirst) const
    {
        const QByteArray serverKey = mac(saltedPassword(serverFirst), "Server Key");
        return "v=" + mac(serverKey, everything(serverFirst)).toBase64();
    }
};

} // namespace mailscope::practice::test
