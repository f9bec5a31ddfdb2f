// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/proxytext.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

/// A field of a PROXY header that is a plain text.
struct TextField {
    QLatin1StringView name;
    QByteArray ProxyHeader::*value;
};

constexpr std::array TextFields{
    TextField{"authority"_L1, &ProxyHeader::authority}, TextField{"alpn"_L1, &ProxyHeader::alpn},
    TextField{"tls"_L1, &ProxyHeader::tlsVersion},      TextField{"cipher"_L1, &ProxyHeader::tlsCipher},
    TextField{"cn"_L1, &ProxyHeader::tlsCommonName},
};

/// A TLV of the PROXY protocol counts its bytes in 16 bits, and the whole header has to stay within as many.
constexpr qsizetype LongestField = 1024;

std::optional<quint16> portFrom(QStringView text)
{
    const bool digitsOnly = std::ranges::all_of(text, [](QChar each) { return each >= u'0' && each <= u'9'; });
    bool isNumber = false;
    const uint port = text.toUInt(&isNumber);
    if (!digitsOnly || !isNumber || port > 65535)
        return std::nullopt;
    return static_cast<quint16>(port);
}

std::optional<QString> wrongEnd(const QString &value, QHostAddress &address, quint16 &port)
{
    if (parseAddressAndPort(value, address, port))
        return std::nullopt;
    return Words::tr("“%1” is no address and port; write 192.0.2.1:4711 or [2001:db8::1]:4711.").arg(value);
}

std::optional<QString> readTextField(ProxyHeader &header, QStringView name, const QString &value)
{
    const auto field = std::ranges::find_if(TextFields, [name](const TextField &each) { return each.name == name; });
    if (field == TextFields.end()) {
        return Words::tr("“%1” is no field of a PROXY header: use src, dst, local, authority, alpn, tls, cipher or cn.")
            .arg(name);
    }
    if (header.version == 1)
        return Words::tr("“%1” needs version 2 of the PROXY protocol.").arg(name);
    const QByteArray bytes = QByteArray::fromPercentEncoding(value.toUtf8());
    if (bytes.isEmpty() || bytes.size() > LongestField)
        return Words::tr("The value of “%1” is empty or longer than %2 bytes.").arg(name).arg(LongestField);
    header.*(field->value) = bytes;
    return std::nullopt;
}

std::optional<QString> readField(ProxyHeader &header, const QString &field)
{
    if (field == "local"_L1) {
        header.local = true;
        return std::nullopt;
    }
    const qsizetype equals = field.indexOf(u'=');
    if (equals < 0)
        return Words::tr("“%1” is no field of a PROXY header; write NAME=VALUE.").arg(field);
    const QString name = field.first(equals);
    const QString value = field.sliced(equals + 1);
    if (name == "src"_L1)
        return wrongEnd(value, header.source, header.sourcePort);
    if (name == "dst"_L1)
        return wrongEnd(value, header.destination, header.destinationPort);
    return readTextField(header, name, value);
}

/// What can only be seen once all fields are known.
std::optional<QString> wrongTogether(const ProxyHeader &header)
{
    if (header.source.isNull() != header.destination.isNull())
        return Words::tr("Give both src and dst of the PROXY header, or neither.");
    if (!header.source.isNull() && header.source.protocol() != header.destination.protocol())
        return Words::tr("src and dst of a PROXY header must be of one family.");
    if (header.tlsVersion.isEmpty() && !(header.tlsCipher.isEmpty() && header.tlsCommonName.isEmpty()))
        return Words::tr("cipher and cn of a PROXY header need tls=VERSION.");
    return std::nullopt;
}

QString fieldText(const QByteArray &value)
{
    return QString::fromLatin1(value.toPercentEncoding(" :/.@;()+*"_ba));
}

} // namespace

std::expected<Proxy, QString> parseProxy(const QString &text)
{
    Proxy proxy;
    const QUrl url(text, QUrl::StrictMode);
    if (url.scheme() == "http"_L1) {
        proxy.kind = Proxy::Kind::Http;
        proxy.port = 8080;
    } else if (url.scheme() != "socks5"_L1) {
        return std::unexpected(Words::tr("A proxy is written socks5://host:port or http://host:port."));
    }
    if (!url.password().isEmpty() || url.userInfo().contains(u':')) {
        return std::unexpected(
            u"A proxy's URL must not hold a password: process lists and shell histories would show it. "
            "Give it with --proxy-password-from."_s);
    }
    const bool more = (!url.path().isEmpty() && url.path() != "/"_L1) || url.hasQuery() || url.hasFragment();
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0 || more)
        return std::unexpected(
            Words::tr("The proxy cannot be understood; write socks5://host:port or http://host:port."));
    proxy.host = url.host();
    proxy.user = url.userName(QUrl::FullyDecoded);
    proxy.port = static_cast<quint16>(url.port(proxy.port));
    return proxy;
}

QString toText(const Proxy &proxy)
{
    QUrl url;
    url.setScheme(proxy.kind == Proxy::Kind::Http ? u"http"_s : u"socks5"_s);
    url.setHost(proxy.host);
    url.setPort(proxy.port);
    if (!proxy.user.isEmpty())
        url.setUserName(proxy.user, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

std::expected<ProxyHeader, QString> parseProxyHeader(const QString &text)
{
    ProxyHeader header;
    const qsizetype colon = text.indexOf(u':');
    const QString version = colon < 0 ? text : text.first(colon);
    if (version != "v1"_L1 && version != "v2"_L1)
        return std::unexpected(Words::tr("The PROXY protocol has versions v1 and v2; “%1” is neither.").arg(version));
    header.version = version == "v1"_L1 ? 1 : 2;
    const QStringList fields = colon < 0 ? QStringList() : text.sliced(colon + 1).split(u',');
    for (const QString &field : fields) {
        if (std::optional<QString> error = readField(header, field))
            return std::unexpected(*error);
    }
    if (std::optional<QString> error = wrongTogether(header))
        return std::unexpected(*error);
    return header;
}

QString toText(const ProxyHeader &header)
{
    QStringList fields;
    if (header.local)
        fields += u"local"_s;
    if (!header.source.isNull())
        fields += "src="_L1 + addressAndPortText(header.source, header.sourcePort);
    if (!header.destination.isNull())
        fields += "dst="_L1 + addressAndPortText(header.destination, header.destinationPort);
    for (const TextField &field : TextFields) {
        if (const QByteArray &value = header.*(field.value); !value.isEmpty())
            fields += field.name + u'=' + fieldText(value);
    }
    const QString version = u'v' + QString::number(header.version);
    return fields.isEmpty() ? version : version + u':' + fields.join(u',');
}

bool parseAddressAndPort(const QString &text, QHostAddress &address, quint16 &port)
{
    QString host = text;
    quint16 wantedPort = port;
    const bool bracketed = text.startsWith(u'[');
    const qsizetype colon = bracketed ? text.indexOf("]:"_L1) + 1 : text.indexOf(u':');
    const bool hasPort = bracketed ? colon > 0 : text.count(u':') == 1;
    if (hasPort) {
        const std::optional<quint16> given = portFrom(QStringView(text).sliced(colon + 1));
        if (!given || colon + 1 == text.size())
            return false;
        wantedPort = *given;
        host = text.first(colon);
    }
    if (bracketed) {
        if (!host.endsWith(u']') || !host.contains(u':'))
            return false;
        host = host.sliced(1, host.size() - 2);
    }
    // Only the full dotted form: QHostAddress reads "1" as 0.0.0.1.
    if (!host.contains(u':') && host.count(u'.') != 3)
        return false;
    QHostAddress read;
    if (!read.setAddress(host))
        return false;
    address = read;
    port = wantedPort;
    return true;
}

QString addressAndPortText(const QHostAddress &address, quint16 port, quint16 withoutPort)
{
    if (port == withoutPort)
        return address.toString();
    const bool brackets = address.protocol() == QAbstractSocket::IPv6Protocol;
    const QString place = brackets ? u'[' + address.toString() + u']' : address.toString();
    return place + u':' + QString::number(port);
}

} // namespace mailscope::plan
