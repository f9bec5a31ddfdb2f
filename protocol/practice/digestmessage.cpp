// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/digestmessage.h"

#include <QCryptographicHash>

namespace mailscope::practice {
namespace {

/// Takes one piece after the other from the front of a text.
class Pieces {
public:
    explicit Pieces(QByteArrayView text) : m_rest(text) { }

    [[nodiscard]] bool isEmpty() const { return m_rest.isEmpty(); }

    bool skip(char byte)
    {
        if (!m_rest.startsWith(byte))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }

    void skipBlanks()
    {
        while (skip(' ') || skip('\t') || skip('\r') || skip('\n')) { }
    }

    /// RFC 2616 2.2; empty when there is none.
    [[nodiscard]] QByteArray token()
    {
        static constexpr QByteArrayView separators = "()<>@,;:\\\"/[]?={} \t";
        qsizetype length = 0;
        while (length < m_rest.size() && m_rest[length] > 0x20 && m_rest[length] < 0x7f
               && !separators.contains(m_rest[length]))
            ++length;
        const QByteArray taken = m_rest.first(length).toByteArray();
        m_rest = m_rest.sliced(length);
        return taken;
    }

    /// What stands behind an opening quote; nothing when it does not close.
    [[nodiscard]] std::optional<QByteArray> quoted()
    {
        QByteArray text;
        for (qsizetype at = 0; at < m_rest.size(); ++at) {
            if (m_rest[at] == '"') {
                m_rest = m_rest.sliced(at + 1);
                return text;
            }
            if (m_rest[at] == '\\' && ++at == m_rest.size())
                break;
            text += m_rest[at];
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<QByteArray> value()
    {
        if (skip('"'))
            return quoted();
        const QByteArray taken = token();
        return taken.isEmpty() ? std::nullopt : std::optional(taken);
    }

private:
    QByteArrayView m_rest;
};

QByteArray md5(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
}

QByteArray computed(const DigestInput &input, const QByteArray &method)
{
    QByteArray first =
        md5(input.user + ':' + input.realm + ':' + input.password) + ':' + input.nonce + ':' + input.clientNonce;
    if (!input.authorization.isEmpty())
        first += ':' + input.authorization;
    const QByteArray second = method + ':' + input.uri;
    return md5(md5(first).toHex() + ':' + input.nonce + ':' + input.count + ':' + input.clientNonce
               + ":auth:" + md5(second).toHex())
        .toHex();
}

} // namespace

std::optional<Directives> parseDirectives(QByteArrayView text)
{
    Directives directives;
    Pieces pieces(text);
    for (pieces.skipBlanks(); !pieces.isEmpty(); pieces.skipBlanks()) {
        if (pieces.skip(','))
            continue;
        const QByteArray name = pieces.token().toLower();
        pieces.skipBlanks();
        if (name.isEmpty() || directives.contains(name) || !pieces.skip('='))
            return std::nullopt;
        pieces.skipBlanks();
        const auto value = pieces.value();
        if (!value)
            return std::nullopt;
        directives.insert(name, *value);
        pieces.skipBlanks();
        if (!pieces.isEmpty() && !pieces.skip(','))
            return std::nullopt;
    }
    return directives;
}

QByteArray digestResponse(const DigestInput &input)
{
    return computed(input, "AUTHENTICATE");
}

QByteArray digestProof(const DigestInput &input)
{
    return computed(input, {});
}

} // namespace mailscope::practice
