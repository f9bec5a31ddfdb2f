// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/dkim.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QList>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/provider.h>

#include <algorithm>
#include <array>

namespace mailscope::message {

namespace {
constexpr qsizetype PieceSize = 64 * 1024;
constexpr int FewestBits = 1024; // RFC 8301 section 3.2

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

constexpr std::array SignedFields{"From",       "Reply-To",     "Subject",      "Date",
                                  "To",         "Cc",           "Message-ID",   "In-Reply-To",
                                  "References", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"};

/// What unlocks a key with a password: nothing, so that nobody is asked at the terminal.
int noPassword(char * /*buffer*/, int /*size*/, int /*writing*/, void * /*context*/)
{
    return -1;
}

/// The body hash, relaxed (RFC 6376 section 3.4.4), however the body is cut into pieces.
class RelaxedBody {
public:
    void add(QByteArrayView piece)
    {
        for (const char byte : piece)
            add(byte);
        flush();
    }

    [[nodiscard]] QByteArray finish()
    {
        if (m_isInLine || m_hasBlank)
            endLine(); // a last line without its end gets one
        flush();
        return m_hash.result().toBase64();
    }

private:
    void add(char byte)
    {
        if (byte == '\r')
            return; // line ends are CRLF here: the LF says it
        if (byte == '\n') {
            endLine();
            return;
        }
        if (byte == ' ' || byte == '\t') {
            m_hasBlank = true;
            return;
        }
        for (; m_emptyLines > 0; --m_emptyLines) // empty lines count only when others follow
            m_ready += "\r\n";
        if (std::exchange(m_hasBlank, false))
            m_ready += ' ';
        m_ready += byte;
        m_isInLine = true;
    }

    void endLine()
    {
        m_hasBlank = false; // blanks at its end do not count
        if (std::exchange(m_isInLine, false))
            m_ready += "\r\n";
        else
            ++m_emptyLines;
    }

    void flush()
    {
        m_hash.addData(m_ready);
        m_ready.clear();
    }

    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_ready;
    qint64 m_emptyLines = 0;
    bool m_hasBlank = false;
    bool m_isInLine = false;
};

struct Field {
    QByteArray name;  ///< as it stands
    QByteArray value; ///< with its folds
};

QList<Field> fieldsOf(const QByteArray &header)
{
    QList<Field> fields;
    for (const QByteArray &line : header.split('\n')) {
        if (line.startsWith(' ') || line.startsWith('\t')) {
            if (!fields.isEmpty())
                fields.last().value += line;
        } else if (const qsizetype colon = line.indexOf(':'); colon > 0) {
            fields.append({line.first(colon), line.sliced(colon + 1)});
        }
    }
    return fields;
}

/// Relaxed (section 3.4.2), without a line end.
QByteArray relaxed(const QByteArray &name, const QByteArray &value)
{
    QByteArray text;
    for (const char byte : value) {
        if (byte == '\r' || byte == '\n')
            continue;
        const bool isBlank = byte == ' ' || byte == '\t';
        if (!isBlank || !text.endsWith(' '))
            text += isBlank ? ' ' : byte;
    }
    return name.trimmed().toLower() + ':' + text.trimmed();
}

/// The last field of a name counts first (section 5.4.2).
struct Selection {
    QList<QByteArray> names;
    QByteArray text; ///< canonical, each with its line end
};

Selection selected(const QList<Field> &fields)
{
    Selection selection;
    for (const char *name : SignedFields) {
        for (auto each = fields.crbegin(); each != fields.crend(); ++each) {
            if (each->name.trimmed().compare(name, Qt::CaseInsensitive) != 0)
                continue;
            selection.names.append(QByteArray(name).toLower());
            selection.text += relaxed(each->name, each->value) + "\r\n";
        }
    }
    selection.names.append("from");
    return selection;
}

QByteArray foldedBase64(const QByteArray &text)
{
    constexpr qsizetype Line = 70;
    QByteArray folded;
    for (qsizetype at = 0; at < text.size(); at += Line)
        folded += "\r\n " + text.mid(at, Line);
    return folded;
}
} // namespace

std::expected<DkimKey, QString> DkimKey::read(const QString &path)
{
    // QCA's plugin loads the legacy provider, which would hide the default one.
    [[maybe_unused]] static const OSSL_PROVIDER *const provider = OSSL_PROVIDER_load(nullptr, "default");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Words::tr("the key %1 cannot be read: %2").arg(path, file.errorString()));
    constexpr qint64 MostBytes = 1024 * 1024;
    const QByteArray pem = file.read(MostBytes);
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> memory(BIO_new_mem_buf(pem.constData(), int(pem.size())),
                                                               &BIO_free_all);
    const std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(memory.get(), nullptr, noPassword, nullptr),
                                        &EVP_PKEY_free);
    if (!key)
        return std::unexpected(
            Words::tr("%1 holds no private key in PEM that can be used without a password").arg(path));
    const int kind = EVP_PKEY_get_base_id(key.get());
    if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_ED25519)
        return std::unexpected(Words::tr("the key in %1 is neither RSA nor Ed25519: DKIM knows no other").arg(path));
    if (kind == EVP_PKEY_RSA && EVP_PKEY_get_bits(key.get()) < FewestBits)
        return std::unexpected(
            Words::tr("the RSA key in %1 is too short: verifiers refuse fewer than 1024 bits").arg(path));
    return DkimKey(key);
}

QByteArray DkimKey::algorithm() const
{
    const auto *key = static_cast<const EVP_PKEY *>(m_key.get());
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA ? "rsa-sha256" : "ed25519-sha256";
}

QByteArray DkimKey::sign(const QByteArray &data) const
{
    auto *key = static_cast<EVP_PKEY *>(m_key.get());
    const bool isRsa = EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA;
    // With Ed25519 the hash is what is signed (RFC 8463 section 3).
    const QByteArray message = isRsa ? data : QCryptographicHash::hash(data, QCryptographicHash::Sha256);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(message.constData());
    const auto size = static_cast<std::size_t>(message.size());
    std::size_t length = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, isRsa ? EVP_sha256() : nullptr, nullptr, key) != 1
        || EVP_DigestSign(context.get(), nullptr, &length, bytes, size) != 1)
        return {};
    QByteArray signature(static_cast<qsizetype>(length), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length, bytes, size) != 1)
        return {};
    signature.truncate(static_cast<qsizetype>(length));
    return signature;
}

std::expected<QByteArray, QString> dkimSignature(const QByteArray &header, wire::PayloadSource &body,
                                                 const DkimIdentity &identity, const DkimKey &key)
{
    RelaxedBody relaxedBody;
    for (;;) {
        const auto piece = body.read(PieceSize);
        if (!piece)
            return std::unexpected(piece.error());
        if (piece->isEmpty())
            break;
        relaxedBody.add(*piece);
    }
    const Selection selection = selected(fieldsOf(header));
    QByteArray value = " v=1; a=" + key.algorithm() + "; c=relaxed/relaxed; d=" + identity.domain
        + ";\r\n s=" + identity.selector + "; t=" + QByteArray::number(identity.time)
        + ";\r\n h=" + selection.names.join(":\r\n  ") + ";\r\n bh=" + relaxedBody.finish() + ";\r\n b=";
    const QByteArray signature = key.sign(selection.text + relaxed("DKIM-Signature", value));
    if (signature.isEmpty())
        return std::unexpected(Words::tr("the message could not be signed"));
    return "DKIM-Signature:" + value + foldedBase64(signature.toBase64()) + "\r\n";
}

} // namespace mailscope::message
