// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/dkim.h"

#include "message/sha256.h"

#include <QCoreApplication>
#include <QFile>
#include <QList>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/provider.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

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

/// The body hash (RFC 6376 sections 3.4.3 and 3.4.4), however the body is cut into pieces.
class CanonicalBody {
public:
    explicit CanonicalBody(Canonicalization how) : m_isSimple(how == Canonicalization::Simple) { }

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
        if (m_isSimple && m_isEmpty)
            m_ready += "\r\n"; // a body of nothing is an empty line
        flush();
        return m_hash.finish().toBase64();
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
        if (!m_isSimple && (byte == ' ' || byte == '\t')) {
            m_hasBlank = true;
            return;
        }
        for (; m_emptyLines > 0; --m_emptyLines) // empty lines count only when others follow
            m_ready += "\r\n";
        if (std::exchange(m_hasBlank, false))
            m_ready += ' ';
        m_ready += byte;
        m_isInLine = true;
        m_isEmpty = false;
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
        m_hash.add(m_ready);
        m_ready.clear();
    }

    Sha256 m_hash;
    QByteArray m_ready;
    qint64 m_emptyLines = 0;
    bool m_isSimple;
    bool m_isEmpty = true;
    bool m_hasBlank = false;
    bool m_isInLine = false;
};

struct Field {
    QByteArray name;  ///< as it stands
    QByteArray value; ///< with its folds and its line end
};

QList<Field> fieldsOf(const QByteArray &header)
{
    QList<Field> fields;
    for (const QByteArray &line : header.split('\n')) {
        if (line.startsWith(' ') || line.startsWith('\t')) {
            if (!fields.isEmpty())
                fields.last().value += line + '\n';
        } else if (const qsizetype colon = line.indexOf(':'); colon > 0) {
            fields.append({line.first(colon), line.sliced(colon + 1) + '\n'});
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

/// With its line end.
QByteArray canonical(const Field &field, Canonicalization how)
{
    return how == Canonicalization::Simple ? field.name + ':' + field.value : relaxed(field.name, field.value) + "\r\n";
}

bool isDomain(const QByteArray &text)
{
    const auto isOfName = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
            || byte == '-' || byte == '_' || byte == '.';
    };
    return !text.isEmpty() && std::ranges::all_of(text, isOfName) && !('.' + text + '.').contains("..");
}

/// Why nobody could verify a signature of \p identity.
std::optional<QString> faultOf(const DkimIdentity &identity)
{
    for (const QByteArray &each : {identity.domain, identity.selector}) {
        if (!isDomain(each))
            return Words::tr("“%1” is neither a domain nor a selector that can sign").arg(QString::fromUtf8(each));
    }
    if (identity.expiry && *identity.expiry <= identity.time.value_or(0))
        return Words::tr("the signature would expire before it is made");
    return std::nullopt;
}

QByteArray nameOf(Canonicalization how)
{
    return how == Canonicalization::Simple ? "simple" : "relaxed";
}

/// The last field of a name counts first (section 5.4.2).
struct Selection {
    QList<QByteArray> names;
    QByteArray text; ///< canonical, each with its line end
};

Selection selected(const QList<Field> &fields, Canonicalization how)
{
    Selection selection;
    for (const char *name : SignedFields) {
        for (auto each = fields.crbegin(); each != fields.crend(); ++each) {
            if (each->name.trimmed().compare(name, Qt::CaseInsensitive) != 0)
                continue;
            selection.names.append(QByteArray(name).toLower());
            selection.text += canonical(*each, how);
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
    const QByteArray message = isRsa ? data : Sha256::of(data);
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
    if (const auto fault = faultOf(identity))
        return std::unexpected(*fault);
    const Selection selection = selected(fieldsOf(header), identity.header);
    if (selection.names.count("from") < 2) // once it is there to keep others out
        return std::unexpected(Words::tr("a message without From cannot be signed"));
    CanonicalBody canonicalBody(identity.body);
    for (;;) {
        const auto piece = body.read(PieceSize);
        if (!piece)
            return std::unexpected(piece.error());
        if (piece->isEmpty())
            break;
        canonicalBody.add(*piece);
    }
    QByteArray value = " v=1; a=" + key.algorithm() + "; c=" + nameOf(identity.header) + '/' + nameOf(identity.body)
        + "; d=" + identity.domain + ";\r\n s=" + identity.selector;
    if (identity.time)
        value += "; t=" + QByteArray::number(*identity.time);
    if (identity.expiry)
        value += "; x=" + QByteArray::number(*identity.expiry);
    value += ";\r\n h=" + selection.names.join(":\r\n  ") + ";\r\n bh=" + canonicalBody.finish() + ";\r\n b=";
    // The signature signs its own field, too, without a line end and with nothing behind "b=" (section 3.7).
    const QByteArray itself = canonical({"DKIM-Signature", value + "\r\n"}, identity.header).chopped(2);
    const QByteArray signature = key.sign(selection.text + itself);
    if (signature.isEmpty())
        return std::unexpected(Words::tr("the message could not be signed"));
    return "DKIM-Signature:" + value + foldedBase64(signature.toBase64()) + "\r\n";
}

} // namespace mailscope::message
