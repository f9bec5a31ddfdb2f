// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <bitset>

namespace mailscope::test {

/// Searches what a program leaves behind for pieces of secrets, in every form in which one could be read out of it.
///
/// Forms are: as it is, backwards, in UTF-16, in hex of either case, URL-encoded, and base64 of either alphabet at each of the
/// three places that a secret can have in a longer text. Any 8 bytes of a secret in a row are a leak, and so are as many
/// characters of a form as 8 bytes make; a shorter secret is looked for as a whole.
class SecretScan {
public:
    static constexpr qsizetype ShortestPiece = 8;

    /// \p what names it in the answer of leakIn(). An empty secret is none.
    void add(const QString &what, const QByteArray &secret);

    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }

    /// Which piece stands in \p bytes, also where JSON has put a backslash before a character; empty: none.
    [[nodiscard]] QString leakIn(QByteArrayView bytes) const;

    /// The same of every file below \p folder, hidden ones too, and of their names.
    [[nodiscard]] QString leakBelow(const QString &folder) const;

    /// Every form of \p secret in one line each, as a server may say it back: no NUL, no line end, no piece left out.
    [[nodiscard]] static QList<QByteArray> echoesOf(const QByteArray &secret);

private:
    void addPieces(const QString &what, const QByteArray &text, qsizetype length);
    [[nodiscard]] QString pieceIn(QByteArrayView bytes) const;

    QHash<qsizetype, QHash<QByteArray, QString>> m_pieces; ///< by their length: piece, and what it is of
    std::bitset<65536>
        m_beginnings; ///< the first two bytes of each piece: most bytes of a long text need no closer look
};

/// What the client's lines of a login hold beside the password that nobody may see: what was made of it.
struct DerivedSecret {
    QString what;
    QByteArray bytes;
};

/// The secrets in \p sent, everything that a client sent on one connection, of the logins with any mechanism: passwords, tokens, proofs,
/// digests, responses, and what Kerberos says.
[[nodiscard]] QList<DerivedSecret> derivedSecrets(const QByteArray &sent);

} // namespace mailscope::test
