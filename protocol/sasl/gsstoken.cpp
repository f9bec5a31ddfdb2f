// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/gsstoken.h"

#include <QStringList>

#include <array>
#include <optional>
#include <utility>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
struct Element {
    quint8 tag;
    QByteArrayView contents;
};

/// Takes one element of DER (X.690) off the front of \p bytes. What is longer than \p bytes is none.
std::optional<Element> take(QByteArrayView &bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto tag = static_cast<quint8>(bytes.at(0));
    auto length = static_cast<qsizetype>(static_cast<quint8>(bytes.at(1)));
    qsizetype head = 2;
    if (length >= 0x80) {
        const qsizetype count = length - 0x80;
        if (count < 1 || count > 3 || bytes.size() < head + count)
            return std::nullopt;
        length = 0;
        for (; head < 2 + count; ++head)
            length = length << 8 | static_cast<quint8>(bytes.at(head));
    }
    if (length > bytes.size() - head)
        return std::nullopt;
    const Element element{tag, bytes.sliced(head, length)};
    bytes = bytes.sliced(head + length);
    return element;
}

/// An object identifier in its usual writing; empty when it has none.
QString objectIdentifier(QByteArrayView contents)
{
    QStringList arcs;
    quint64 arc = 0;
    for (const char byte : contents) {
        if (arc >> 32 != 0)
            return {};
        arc = arc << 7 | (static_cast<quint8>(byte) & 0x7f);
        if (static_cast<quint8>(byte) & 0x80)
            continue;
        if (arcs.isEmpty()) {
            const quint64 first = std::min<quint64>(arc / 40, 2);
            arcs << QString::number(first) << QString::number(arc - 40 * first);
        } else {
            arcs << QString::number(arc);
        }
        arc = 0;
    }
    return arcs.join(u'.');
}

QString mechanismName(const QString &identifier)
{
    static constexpr std::array Names{
        std::pair{"1.2.840.113554.1.2.2"_L1, "Kerberos 5"_L1},
        std::pair{"1.3.6.1.5.5.2"_L1, "SPNEGO"_L1},
        std::pair{"1.3.6.1.4.1.311.2.2.10"_L1, "NTLM"_L1},
    };
    for (const auto &[known, name] : Names) {
        if (identifier == known)
            return name;
    }
    return identifier;
}

/// The message of Kerberos by the two bytes ahead of it (RFC 4121 section 4.1).
QLatin1StringView kerberosKind(QByteArrayView inner)
{
    if (inner.startsWith(QByteArrayView("\1\0", 2)))
        return "AP-REQ"_L1;
    if (inner.startsWith(QByteArrayView("\2\0", 2)))
        return "AP-REP"_L1;
    if (inner.startsWith(QByteArrayView("\3\0", 2)))
        return "KRB-ERROR"_L1;
    return {};
}

/// The same for what has no mechanism ahead of it.
QLatin1StringView bareKind(QByteArrayView token)
{
    constexpr char NegTokenResp = '\xa1'; // RFC 4178 section 4.2.2
    if (token.startsWith(NegTokenResp))
        return "NegTokenResp"_L1;
    if (token.startsWith("\5\4"))
        return "Wrap"_L1; // RFC 4121 section 4.2.6.2
    return kerberosKind(token);
}

/// The GS2 header at the front of \p token, which it loses; empty when there is none.
QByteArrayView takeGs2Header(QByteArrayView &token)
{
    if (!token.startsWith("n,") && !token.startsWith("y,") && !token.startsWith("p=") && !token.startsWith("F,"))
        return {};
    const qsizetype first = token.indexOf(',', token.startsWith("F,") ? 2 : 0);
    const qsizetype second = first < 0 ? -1 : token.indexOf(',', first + 1);
    if (second < 0)
        return {};
    const QByteArrayView header = token.first(second + 1);
    token = token.sliced(second + 1);
    return header;
}
} // namespace

QJsonObject gssTokenFields(QByteArrayView token)
{
    QJsonObject fields{{u"size"_s, token.size()}};
    if (const QByteArrayView header = takeGs2Header(token); !header.isEmpty())
        fields.insert(u"gs2Header"_s, QString::fromUtf8(header));
    QLatin1StringView kind = bareKind(token);
    constexpr quint8 Application = 0x60;
    constexpr quint8 Identifier = 0x06;
    const auto whole = take(token);
    if (whole && whole->tag == Application) {
        QByteArrayView inner = whole->contents;
        const auto mechanism = take(inner);
        if (mechanism && mechanism->tag == Identifier) {
            fields.insert(u"mechanism"_s, mechanismName(objectIdentifier(mechanism->contents)));
            kind = inner.startsWith('\xa0') ? "NegTokenInit"_L1 : kerberosKind(inner);
        }
    }
    if (!kind.isEmpty())
        fields.insert(u"kind"_s, kind);
    return fields;
}

} // namespace mailscope::sasl
