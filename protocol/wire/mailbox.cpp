// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/mailbox.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace mailscope::wire {

namespace {

using Id = AddressFault::Id;

constexpr qsizetype LongestLocalPart = 64;
constexpr qsizetype LongestDomain = 255;
constexpr qsizetype LongestPath = 256;
constexpr qsizetype LongestLabel = 63;
constexpr qsizetype LongestOctet = 3;
constexpr int MostIpv6Groups = 8;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBeyondAscii(char c)
{
    return static_cast<unsigned char>(c) > 0x7f;
}

/// atext of RFC 5322 section 3.2.3, and UTF-8 (RFC 6531 section 3.3).
bool isAtom(char c)
{
    constexpr QByteArrayView others = "!#$%&'*+-/=?^_`{|}~";
    return isLetter(c) || isDigit(c) || others.contains(c) || isBeyondAscii(c);
}

bool isPrintable(char c)
{
    return (c >= ' ' && c <= '~') || isBeyondAscii(c);
}

std::unexpected<AddressFault> fault(Id id, qsizetype at)
{
    return std::unexpected(AddressFault{id, at});
}

bool isIpv4(QByteArrayView text)
{
    int octets = 0;
    for (qsizetype from = 0; from <= text.size(); ++octets) {
        const qsizetype dot = text.indexOf('.', from);
        const QByteArrayView octet = text.sliced(from, (dot < 0 ? text.size() : dot) - from);
        if (octet.isEmpty() || octet.size() > LongestOctet || !std::ranges::all_of(octet, isDigit)
            || octet.toUInt() > 255)
            return false;
        from += octet.size() + 1;
    }
    return octets == 4;
}

bool isHexGroup(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 4 && std::ranges::all_of(text, [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

/// How many groups of 16 bits \p text holds, of which the last may be an IPv4 address; -1 when it is something else.
int ipv6Groups(QByteArrayView text, bool isEnd)
{
    if (text.isEmpty())
        return 0;
    int groups = 0;
    for (qsizetype from = 0; from <= text.size();) {
        const qsizetype colon = text.indexOf(':', from);
        const bool isLast = colon < 0;
        const QByteArrayView group = text.sliced(from, (isLast ? text.size() : colon) - from);
        if (isLast && isEnd && isIpv4(group))
            groups += 2;
        else if (isHexGroup(group))
            ++groups;
        else
            return -1;
        from += group.size() + 1;
    }
    return groups;
}

bool isIpv6(QByteArrayView text)
{
    const qsizetype gap = text.indexOf("::");
    if (gap < 0)
        return ipv6Groups(text, true) == MostIpv6Groups;
    const int before = ipv6Groups(text.first(gap), false);
    const int behind = ipv6Groups(text.sliced(gap + 2), true);
    return before >= 0 && behind >= 0 && before + behind < MostIpv6Groups;
}

/// What stands between the brackets of an address literal (RFC 5321 section 4.1.3). Of the tags that the grammar leaves room
/// for, "IPv6" is the only one that was ever registered.
bool isLiteral(QByteArrayView text)
{
    constexpr QByteArrayView tag = "IPv6:";
    return text.first(std::min(text.size(), tag.size())).compare(tag, Qt::CaseInsensitive) == 0
        ? isIpv6(text.sliced(tag.size()))
        : isIpv4(text);
}

bool isLabel(QByteArrayView label)
{
    return !label.isEmpty() && label.size() <= LongestLabel && label.front() != '-' && label.back() != '-';
}

/// Reads addresses from the beginning to the end.
class AddressReader {
public:
    explicit AddressReader(QByteArrayView text) : m_text(text) { }

    [[nodiscard]] std::expected<Path, AddressFault> path()
    {
        Path path;
        if (atEnd())
            return path;
        if (next() == '@') {
            auto route = this->route();
            if (!route)
                return std::unexpected(route.error());
            path.route = *std::move(route);
        }
        auto mailbox = this->mailbox();
        if (!mailbox)
            return std::unexpected(mailbox.error());
        path.mailbox = *std::move(mailbox);
        return path;
    }

    [[nodiscard]] std::expected<Mailbox, AddressFault> mailbox()
    {
        const qsizetype start = m_at;
        auto local = atEnd() || next() != '"' ? dotString() : quotedString();
        if (!local)
            return std::unexpected(local.error());
        if (m_at - start > LongestLocalPart)
            return fault(Id::LocalPartTooLong, start + LongestLocalPart);
        Mailbox mailbox{*std::move(local), {}};
        if (atEnd())
            return mailbox;
        if (next() != '@')
            return fault(Id::TrailingText, m_at);
        ++m_at;
        auto domain = atEnd() ? fault(Id::NoDomain, m_at) : this->domain();
        if (!domain)
            return std::unexpected(domain.error());
        if (!atEnd())
            return fault(Id::TrailingText, m_at);
        mailbox.domain = *std::move(domain);
        return mailbox;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] char next() const { return m_text[m_at]; }

    [[nodiscard]] std::expected<QByteArray, AddressFault> dotString()
    {
        const qsizetype start = m_at;
        while (!atEnd() && (isAtom(next()) || next() == '.')) {
            const bool isDoubled = m_at > start && m_text[m_at - 1] == '.';
            if (next() == '.' && (m_at == start || isDoubled))
                return fault(Id::MisplacedDot, m_at);
            ++m_at;
        }
        if (m_at == start)
            return fault(atEnd() || next() == '@' ? Id::NoLocalPart : Id::InvalidCharacter, m_at);
        if (m_text[m_at - 1] == '.')
            return fault(Id::MisplacedDot, m_at - 1);
        if (!atEnd() && next() != '@')
            return fault(Id::InvalidCharacter, m_at);
        return m_text.sliced(start, m_at - start).toByteArray();
    }

    /// RFC 5321 section 4.1.2: any printable byte, with a backslash before a quotation mark or a backslash.
    [[nodiscard]] std::expected<QByteArray, AddressFault> quotedString()
    {
        const qsizetype start = m_at++;
        QByteArray content;
        for (; !atEnd() && next() != '"'; ++m_at) {
            if (next() == '\\' && ++m_at == m_text.size())
                break;
            if (!isPrintable(next()))
                return fault(Id::InvalidCharacter, m_at);
            content += next();
        }
        if (atEnd())
            return fault(Id::UnendedQuote, start);
        ++m_at;
        return content;
    }

    [[nodiscard]] std::expected<QByteArray, AddressFault> domain()
    {
        const qsizetype start = m_at;
        if (next() == '[') {
            const qsizetype end = m_text.indexOf(']', start);
            if (end < 0)
                return fault(Id::UnendedLiteral, start);
            if (!isLiteral(m_text.sliced(start + 1, end - start - 1)))
                return fault(Id::InvalidLiteral, start);
            m_at = end + 1;
            return m_text.sliced(start, m_at - start).toByteArray();
        }
        while (!atEnd()
               && (isLetter(next()) || isDigit(next()) || next() == '-' || next() == '.' || isBeyondAscii(next())))
            ++m_at;
        const QByteArrayView name = m_text.sliced(start, m_at - start);
        if (name.isEmpty())
            return fault(Id::InvalidCharacter, start);
        if (name.size() > LongestDomain)
            return fault(Id::DomainTooLong, start + LongestDomain);
        for (qsizetype from = 0; from <= name.size();) {
            const qsizetype dot = name.indexOf('.', from);
            const QByteArrayView label = name.sliced(from, (dot < 0 ? name.size() : dot) - from);
            if (!isLabel(label))
                return fault(Id::InvalidLabel, start + from);
            from += label.size() + 1;
        }
        return name.toByteArray();
    }

    /// "@one,@two:" (RFC 5321 appendix C).
    [[nodiscard]] std::expected<QList<QByteArray>, AddressFault> route()
    {
        QList<QByteArray> domains;
        while (true) {
            if (atEnd() || next() != '@' || ++m_at == m_text.size())
                return fault(Id::InvalidRoute, m_at);
            auto domain = this->domain();
            if (!domain)
                return fault(Id::InvalidRoute, domain.error().at);
            domains.append(*std::move(domain));
            if (atEnd() || (next() != ',' && next() != ':'))
                return fault(Id::InvalidRoute, m_at);
            if (m_text[m_at++] == ':')
                return domains;
        }
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool isDotString(QByteArrayView local)
{
    return !local.isEmpty() && local.front() != '.' && local.back() != '.' && !local.contains("..")
        && std::ranges::all_of(local, [](char c) { return isAtom(c) || c == '.'; });
}

QByteArray quoted(QByteArrayView local)
{
    QByteArray text = "\"";
    for (const char c : local) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

} // namespace

std::expected<Mailbox, AddressFault> Mailbox::parse(QByteArrayView text)
{
    if (!text.isValidUtf8())
        return fault(Id::InvalidCharacter, std::ranges::find_if(text, isBeyondAscii) - text.begin());
    return AddressReader(text).mailbox();
}

QByteArray Mailbox::toWire() const
{
    const QByteArray local = isDotString(localPart) ? localPart : quoted(localPart);
    return domain.isEmpty() ? local : local + '@' + domain;
}

bool Mailbox::needsSmtpUtf8() const
{
    return std::ranges::any_of(localPart, isBeyondAscii) || std::ranges::any_of(domain, isBeyondAscii);
}

std::expected<Path, AddressFault> Path::parse(QByteArrayView text)
{
    const bool hasBrackets = text.size() >= 2 && text.startsWith('<') && text.endsWith('>');
    const QByteArrayView content = hasBrackets ? text.sliced(1, text.size() - 2) : text;
    const qsizetype shift = hasBrackets ? 1 : 0;
    if (!content.isValidUtf8())
        return fault(Id::InvalidCharacter, shift + (std::ranges::find_if(content, isBeyondAscii) - content.begin()));
    auto path = AddressReader(content).path();
    if (!path)
        return fault(path.error().id, path.error().at + shift);
    if (content.size() + 2 > LongestPath)
        return fault(Id::PathTooLong, shift + LongestPath - 2);
    return path;
}

QByteArray Path::toWire() const
{
    if (!mailbox)
        return {};
    QByteArray text;
    for (const QByteArray &domain : route)
        text += (text.isEmpty() ? "@" : ",@") + domain;
    if (!text.isEmpty())
        text += ':';
    return text + mailbox->toWire();
}

QByteArrayView addressWithin(QByteArrayView typed)
{
    qsizetype opened = -1;
    bool isQuoted = false;
    for (qsizetype at = 0; at < typed.size(); ++at) {
        if (isQuoted && typed[at] == '\\')
            ++at;
        else if (typed[at] == '"')
            isQuoted = !isQuoted;
        else if (typed[at] == '<' && !isQuoted && opened < 0)
            opened = at;
        else if (typed[at] == '>' && !isQuoted && opened >= 0)
            return typed.sliced(opened + 1, at - opened - 1);
    }
    return typed.trimmed();
}

std::optional<QByteArray> withDomainInAscii(QByteArrayView address)
{
    const auto isAscii = [](QByteArrayView bytes) { return std::ranges::none_of(bytes, isBeyondAscii); };
    if (isAscii(address))
        return address.toByteArray();
    const qsizetype at = address.lastIndexOf('@');
    const QByteArray domain = QUrl::toAce(QString::fromUtf8(address.sliced(at + 1)));
    if (at < 0 || !isAscii(address.first(at)) || domain.isEmpty())
        return std::nullopt;
    return address.first(at + 1).toByteArray() + domain;
}

} // namespace mailscope::wire
