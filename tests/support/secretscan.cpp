// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/secretscan.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::test {
namespace {

constexpr auto UrlAlphabet = QByteArray::Base64UrlEncoding;

/// The base64 of \p secret behind \p lead other bytes, without the characters that the neighbours have a part in.
QByteArray base64At(const QByteArray &secret, qsizetype lead, QByteArray::Base64Options options)
{
    const QByteArray whole = (QByteArray(lead, '\0') + secret).toBase64(options);
    const qsizetype from = lead == 0 ? 0 : 4;
    const qsizetype until = (lead + secret.size()) / 3 * 4;
    return whole.mid(from, until - from);
}

QByteArray utf16(const QByteArray &secret)
{
    const QString text = QString::fromUtf8(secret);
    return {reinterpret_cast<const char *>(text.utf16()), text.size() * 2};
}

QByteArray withoutBackslashes(QByteArrayView bytes)
{
    QByteArray plain;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        if (bytes[at] == '\\' && at + 1 < bytes.size())
            ++at;
        plain += bytes[at];
    }
    return plain;
}

/// A field of a message of NTLM: its length and its offset stand at \p at (MS-NLMP section 2.2.1.3).
QByteArray ntlmField(const QByteArray &message, qsizetype at)
{
    if (message.size() < at + 8)
        return {};
    const auto length = qFromLittleEndian<quint16>(message.constData() + at);
    const auto offset = qFromLittleEndian<quint32>(message.constData() + at + 4);
    return message.mid(offset, length);
}

/// A line that is no response, although it may pass for base64.
bool endsLogin(const QByteArray &line)
{
    return line == "*" || line == "QUIT" || line == "NOOP" || line == "RSET" || line == "STARTTLS";
}

/// The first two bytes of a piece as a number; of one that has a single byte, that.
std::size_t beginningOf(const char *bytes, qsizetype size)
{
    const auto low = static_cast<unsigned char>(bytes[0]);
    return size < 2 ? low : low | static_cast<std::size_t>(static_cast<unsigned char>(bytes[1])) << 8;
}

void addMatches(QList<DerivedSecret> &secrets, const QString &what, const QByteArray &response, const char *pattern)
{
    const QRegularExpression form(QString::fromLatin1(pattern));
    const auto match = form.match(QString::fromLatin1(response));
    if (match.hasMatch())
        secrets.append({what, match.captured(1).toLatin1()});
}

QList<DerivedSecret> secretsIn(const QByteArray &mechanism, const QByteArray &response, int number)
{
    QList<DerivedSecret> secrets;
    if (mechanism == "PLAIN")
        secrets.append({u"password"_s, response.split('\0').constLast()});
    else if (mechanism == "LOGIN" && number == 2)
        secrets.append({u"password"_s, response});
    else if (mechanism == "CRAM-MD5")
        addMatches(secrets, u"CRAM digest"_s, response, " ([0-9a-f]{32})$");
    else if (mechanism == "DIGEST-MD5")
        addMatches(secrets, u"DIGEST response"_s, response, "response=\"?([0-9a-f]{32})");
    else if (mechanism.startsWith("SCRAM-"))
        addMatches(secrets, u"SCRAM proof"_s, response, ",p=([A-Za-z0-9+/=]+)");
    else if (mechanism == "XOAUTH2" || mechanism == "OAUTHBEARER")
        addMatches(secrets, u"token"_s, response, "auth=Bearer ([^\\x01]+)");
    else if (mechanism == "GSSAPI" || mechanism == "GS2-KRB5" || mechanism == "GSS-SPNEGO")
        secrets.append({u"token"_s, response});
    if (mechanism.startsWith("SCRAM-") && !secrets.isEmpty())
        secrets.append({u"decoded SCRAM proof"_s, QByteArray::fromBase64(secrets.constFirst().bytes)});
    if (mechanism == "NTLM" && response.startsWith(QByteArray("NTLMSSP\0\3", 9))) {
        const QByteArray lm = ntlmField(response, 12);
        if (lm != QByteArray(lm.size(), '\0'))
            secrets.append({u"LM response"_s, lm});
        secrets.append({u"NT response"_s, ntlmField(response, 20).first(16)}); // what follows is for anybody to see
    }
    return secrets;
}

} // namespace

void SecretScan::add(const QString &what, const QByteArray &secret)
{
    if (secret.isEmpty())
        return;
    QByteArray backwards = secret;
    std::ranges::reverse(backwards);
    addPieces(what, secret, ShortestPiece);
    addPieces(what + u", backwards"_s, backwards, ShortestPiece);
    addPieces(what + u", in UTF-16"_s, utf16(secret), ShortestPiece * 2);
    addPieces(what + u", in hex"_s, secret.toHex(), ShortestPiece * 2);
    addPieces(what + u", in upper hex"_s, secret.toHex().toUpper(), ShortestPiece * 2);
    addPieces(what + u", URL-encoded"_s, secret.toPercentEncoding(), ShortestPiece);
    addPieces(what + u", partly URL-encoded"_s, secret.toPercentEncoding({}, "/+ "), ShortestPiece);
    for (qsizetype lead = 0; lead < 3; ++lead) {
        for (const QByteArray::Base64Options options :
             {QByteArray::Base64Options(), QByteArray::Base64Options(UrlAlphabet)})
            addPieces(what + u", in base64"_s, base64At(secret, lead, options), ShortestPiece / 3 * 4 + 4);
    }
}

void SecretScan::addPieces(const QString &what, const QByteArray &text, qsizetype length)
{
    const qsizetype size = std::min(length, text.size());
    if (size == 0)
        return;
    for (qsizetype at = 0; at + size <= text.size(); ++at) {
        m_pieces[size].insert(text.mid(at, size), what);
        m_beginnings.set(beginningOf(text.constData() + at, size));
    }
}

QString SecretScan::pieceIn(QByteArrayView bytes) const
{
    if (m_pieces.isEmpty())
        return {};
    const qsizetype shortest = std::ranges::min(m_pieces.keys());
    for (qsizetype at = 0; at + shortest <= bytes.size(); ++at) {
        if (!m_beginnings.test(beginningOf(bytes.data() + at, shortest)))
            continue; // nearly everywhere
        for (auto pieces = m_pieces.begin(); pieces != m_pieces.end(); ++pieces) {
            if (at + pieces.key() > bytes.size())
                continue;
            const auto piece = QByteArray::fromRawData(bytes.data() + at, pieces.key());
            if (const auto found = pieces->constFind(piece); found != pieces->cend())
                return u"%1: \"%2\""_s.arg(*found, QString::fromUtf8(found.key()));
        }
    }
    return {};
}

QString SecretScan::leakIn(QByteArrayView bytes) const
{
    const QString piece = pieceIn(bytes);
    return piece.isEmpty() && bytes.contains('\\') ? pieceIn(withoutBackslashes(bytes)) : piece;
}

QString SecretScan::leakBelow(const QString &folder) const
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return u"%1 cannot be read"_s.arg(file.fileName());
        QString leak = leakIn(file.fileName().toUtf8());
        if (leak.isEmpty())
            leak = leakIn(file.readAll());
        if (!leak.isEmpty())
            return file.fileName() + u" holds "_s + leak;
    }
    return {};
}

QList<QByteArray> SecretScan::echoesOf(const QByteArray &secret)
{
    QList<QByteArray> echoes{secret.toHex(), secret.toHex().toUpper(), secret.toPercentEncoding()};
    for (const char *lead : {"", "u", "us"})
        echoes.append((lead + secret + "more").toBase64());
    echoes.append(secret.toBase64(UrlAlphabet));
    const auto breaksALine = [](char each) { return each == '\r' || each == '\n' || each == '\0'; };
    if (std::ranges::none_of(secret, breaksALine))
        echoes.append(secret);
    return echoes;
}

QList<DerivedSecret> derivedSecrets(const QByteArray &sent)
{
    QList<DerivedSecret> secrets;
    QByteArray mechanism;
    int number = 0;
    for (const QByteArray &line : sent.split('\n')) {
        const QList<QByteArray> words = line.trimmed().split(' ');
        QByteArray response = words.constLast();
        if (words.constFirst().toUpper() == "AUTH") {
            mechanism = words.value(1).toUpper();
            number = 0;
            response = words.value(2);
        } else if (words.size() > 1 || mechanism.isEmpty() || endsLogin(response)) {
            mechanism.clear();
            continue;
        }
        if (!response.isEmpty())
            secrets.append(secretsIn(mechanism, QByteArray::fromBase64(response), ++number));
    }
    return secrets;
}

} // namespace mailscope::test
