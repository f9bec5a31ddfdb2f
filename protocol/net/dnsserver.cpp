// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dnsserver.h"

#include "net/dnsname.h"

#include <algorithm>

namespace mailscope::net {

namespace {

std::optional<quint16> parsePort(QByteArrayView text)
{
    const bool digitsOnly = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.isEmpty() || !digitsOnly)
        return std::nullopt;
    bool fits = false;
    const quint16 port = text.toUShort(&fits);
    if (!fits || port == 0)
        return std::nullopt;
    return port;
}

struct Split {
    QByteArrayView address;
    std::optional<QByteArrayView> port;
};

std::optional<Split> splitBracketed(QByteArrayView text)
{
    const qsizetype end = text.indexOf(']');
    if (end < 0)
        return std::nullopt;
    const QByteArrayView rest = text.sliced(end + 1);
    const Split split{text.sliced(1, end - 1), std::nullopt};
    if (rest.isEmpty())
        return split;
    if (rest.front() != ':')
        return std::nullopt;
    return Split{split.address, rest.sliced(1)};
}

std::optional<Split> split(QByteArrayView text)
{
    if (text.startsWith('['))
        return splitBracketed(text);
    if (text.count(':') != 1)
        return Split{text, std::nullopt};
    const qsizetype colon = text.indexOf(':');
    return Split{text.first(colon), text.sliced(colon + 1)};
}

} // namespace

std::optional<DnsServer> DnsServer::parse(QByteArrayView text)
{
    const auto parts = split(text);
    if (!parts)
        return std::nullopt;
    const auto address = addressLiteral(parts->address);
    if (!address || (text.startsWith('[') && address->protocol() != QHostAddress::IPv6Protocol))
        return std::nullopt;
    if (!parts->port)
        return DnsServer{*address};
    const auto port = parsePort(*parts->port);
    if (!port)
        return std::nullopt;
    return DnsServer{*address, *port};
}

QByteArray DnsServer::toByteArray() const
{
    const QByteArray host = address.toString().toLatin1();
    const bool six = address.protocol() == QHostAddress::IPv6Protocol;
    return (six ? '[' + host + ']' : host) + ':' + QByteArray::number(port);
}

} // namespace mailscope::net
