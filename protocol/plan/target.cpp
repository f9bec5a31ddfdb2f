// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/target.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

struct Scheme {
    QLatin1StringView name;
    Target::Kind kind;
    Protocol protocol;
    Security security;
    quint16 port;
};

constexpr std::array Schemes{
    Scheme{"smtp"_L1, Target::Kind::Host, Protocol::Smtp, Security::Opportunistic, 25},
    Scheme{"submission"_L1, Target::Kind::Host, Protocol::Smtp, Security::StartTls, 587},
    Scheme{"smtps"_L1, Target::Kind::Host, Protocol::Smtp, Security::Tls, 465},
    Scheme{"lmtp"_L1, Target::Kind::Host, Protocol::Lmtp, Security::Opportunistic, 24},
    Scheme{"smtp+unix"_L1, Target::Kind::Socket, Protocol::Smtp, Security::None, 0},
    Scheme{"lmtp+unix"_L1, Target::Kind::Socket, Protocol::Lmtp, Security::None, 0},
    Scheme{"smtp+pipe"_L1, Target::Kind::Program, Protocol::Smtp, Security::None, 0},
    Scheme{"lmtp+pipe"_L1, Target::Kind::Program, Protocol::Lmtp, Security::None, 0},
};

constexpr std::array SecurityNames{"none"_L1, "opportunistic"_L1, "starttls"_L1, "tls"_L1};

/// What the path of a Unix socket may be long: sockaddr_un::sun_path less its terminating NUL.
constexpr qsizetype LongestSocketPath = 107;
constexpr qsizetype LongestHostName = 253; // RFC 1035 section 2.3.4, without the root's dot
constexpr qsizetype LongestLabel = 63;

using Parsed = std::expected<Target, TargetError>;
using MaybeError = std::optional<TargetError>;

std::unexpected<TargetError> refuse(const QString &sentence)
{
    return std::unexpected(TargetError{sentence});
}

/// What begins like one of our schemes: the schemes of sockets and programs need no "//".
const Scheme *schemeOf(QStringView text)
{
    const auto fits = [text](const Scheme &scheme) {
        const QStringView rest = text.sliced(std::min(text.size(), scheme.name.size()));
        return text.startsWith(scheme.name, Qt::CaseInsensitive)
            && rest.startsWith(scheme.kind == Target::Kind::Host ? "://"_L1 : ":"_L1);
    };
    const auto found = std::ranges::find_if(Schemes, fits);
    return found == Schemes.end() ? nullptr : &*found;
}

Target targetOf(const Scheme &scheme)
{
    Target target;
    target.kind = scheme.kind;
    target.protocol = scheme.protocol;
    target.security = scheme.security;
    target.port = scheme.port;
    return target;
}

bool isPlain(QStringView text)
{
    return std::ranges::all_of(text, [](QChar each) { return each.isPrint() && !each.isSpace(); });
}

std::optional<QString> percentDecoded(QStringView text)
{
    const QByteArray bytes = QByteArray::fromPercentEncoding(text.toUtf8());
    const QString decoded = QString::fromUtf8(bytes);
    if (decoded.toUtf8() != bytes || decoded.contains(QChar::Null))
        return std::nullopt;
    return decoded;
}

bool isHostName(QStringView name)
{
    if (name.endsWith(u'.'))
        name.chop(1);
    if (name.isEmpty() || name.size() > LongestHostName || name.startsWith(u'-'))
        return false;
    const auto isLabel = [](QStringView label) {
        return !label.isEmpty() && label.size() <= LongestLabel && std::ranges::all_of(label, [](QChar each) {
            return each.unicode() < 0x80 && (each.isLetterOrNumber() || each == u'-' || each == u'_');
        });
    };
    const auto labels = name.split(u'.');
    return std::ranges::all_of(labels, isLabel);
}

/// Letters beyond ASCII are looked up in their ASCII form (RFC 5891).
QString asciiHost(const QString &host)
{
    const bool ascii = std::ranges::all_of(host, [](QChar each) { return each.unicode() < 0x80; });
    return ascii ? host : QString::fromLatin1(QUrl::toAce(host));
}

MaybeError readPort(Target &target, QStringView text)
{
    bool isNumber = false;
    const uint port = text.toUInt(&isNumber);
    const bool digitsOnly = std::ranges::all_of(text, [](QChar each) { return each >= u'0' && each <= u'9'; });
    if (!isNumber || !digitsOnly || port == 0 || port > 65535)
        return TargetError{Words::tr("“%1” is no port: give a number from 1 to 65535.").arg(text)};
    target.port = static_cast<quint16>(port);
    return std::nullopt;
}

MaybeError readBracketedHost(Target &target, QStringView text)
{
    const qsizetype end = text.indexOf(u']');
    if (end < 0)
        return TargetError{Words::tr("A “]” is missing behind the address in “%1”.").arg(text)};
    QString address = text.sliced(1, end - 1).toString();
    if (address.startsWith("IPv6:"_L1, Qt::CaseInsensitive))
        address.remove(0, 5);
    address.replace("%25"_L1, "%"_L1); // RFC 6874: the mark of a zone inside a URL
    QHostAddress numeric;
    if (!numeric.setAddress(address))
        return TargetError{Words::tr("“%1” is no address: brackets hold an IPv6 or IPv4 address.").arg(address)};
    target.host = address;
    const QStringView rest = text.sliced(end + 1);
    if (rest.isEmpty())
        return std::nullopt;
    if (!rest.startsWith(u':'))
        return TargetError{Words::tr("Only a port may follow “]”, as in [2001:db8::1]:25; “%1” does.").arg(rest)};
    return readPort(target, rest.sliced(1));
}

MaybeError readHost(Target &target, QStringView text)
{
    if (text.startsWith(u'['))
        return readBracketedHost(target, text);
    if (text.count(u':') > 1)
        return TargetError{
            Words::tr("Write an IPv6 address in brackets, as in [2001:db8::1] or [2001:db8::1]:25; “%1” has none.")
                .arg(text)};
    const qsizetype colon = text.indexOf(u':');
    const QStringView name = colon < 0 ? text : text.first(colon);
    if (name.isEmpty())
        return TargetError{Words::tr("A host name is missing; give host, host:port or a URL such as smtp://host.")};
    target.host = asciiHost(name.toString());
    if (!isHostName(target.host))
        return TargetError{Words::tr("“%1” is no host name.").arg(name)};
    return colon < 0 ? std::nullopt : readPort(target, text.sliced(colon + 1));
}

MaybeError readUser(Target &target, QStringView text)
{
    constexpr QLatin1StringView mark = ";auth="_L1;
    if (text.contains(u':')) {
        return TargetError{
            u"A URL must not hold a password: process lists and shell histories would show it. "
            "Write the URL without it; a password is only read from a place that you name, such as a file."_s};
    }
    const qsizetype at = text.indexOf(mark, 0, Qt::CaseInsensitive);
    const std::optional<QString> user = percentDecoded(at < 0 ? text : text.first(at));
    if (!user)
        return TargetError{Words::tr("The user in the URL is not valid UTF-8 once its percent signs are resolved.")};
    if (user->isEmpty() && at < 0)
        return TargetError{Words::tr("The user in front of the “@” is empty.")};
    target.user = *user;
    if (at < 0)
        return std::nullopt;
    target.mechanism = text.sliced(at + mark.size()).toString().toUpper();
    // RFC 4422 section 3.1; "*" leaves the choice to the client, as in RFC 5092.
    const bool valid = std::ranges::all_of(target.mechanism, [](QChar each) {
        return (each >= u'A' && each <= u'Z') || (each >= u'0' && each <= u'9') || each == u'-' || each == u'_';
    });
    if (target.mechanism == "*"_L1)
        target.mechanism.clear();
    else if (!valid || target.mechanism.isEmpty() || target.mechanism.size() > 20)
        return TargetError{Words::tr("“%1” is no name of a mechanism.").arg(text.sliced(at + mark.size()))};
    return std::nullopt;
}

Parsed parseHostTarget(Target target, QStringView rest)
{
    const qsizetype end =
        std::ranges::find_if(rest, [](QChar each) { return each == u'/' || each == u'?' || each == u'#'; })
        - rest.begin();
    const QStringView authority = rest.first(end);
    const QStringView tail = rest.sliced(end);
    if (!tail.isEmpty() && tail != "/"_L1) {
        // The path is not shown: it may be the rest of a password that holds a slash.
        return refuse(authority.contains(u':') && rest.contains(u'@')
                          ? Words::tr("The URL cannot be understood; what looks like a password does not belong there.")
                          : Words::tr("Nothing may follow host and port in a target; “%1” does. The name for EHLO is "
                                      "given with --helo.")
                                .arg(tail));
    }
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        if (const MaybeError error = readUser(target, authority.first(at)))
            return std::unexpected(*error);
    }
    if (const MaybeError error = readHost(target, authority.sliced(at + 1)))
        return std::unexpected(*error);
    return target;
}

Parsed parseSocketTarget(Target target, QStringView rest)
{
    if (rest.startsWith("//"_L1))
        rest = rest.sliced(2);
    const std::optional<QString> path = percentDecoded(rest);
    if (!path)
        return refuse(Words::tr("The path of the socket is not valid UTF-8 once its percent signs are resolved."));
    if (!path->startsWith(u'/'))
        return refuse(
            Words::tr("Give the whole path of the socket, with three slashes, as in lmtp+unix:///run/dovecot/lmtp."));
    if (path->toUtf8().size() > LongestSocketPath)
        return refuse(Words::tr("The path of the socket is longer than the %1 bytes that the system allows.")
                          .arg(LongestSocketPath));
    target.path = *path;
    return target;
}

Parsed parseProgramTarget(Target target, QStringView rest)
{
    target.path = rest.trimmed().toString();
    if (target.path.isEmpty())
        return refuse(Words::tr("A command is missing, as in smtp+pipe:/usr/sbin/exim -bs."));
    if (target.path.contains(QChar::Null))
        return refuse(Words::tr("A command cannot hold a NUL."));
    return target;
}

QLatin1StringView schemeFor(const Target &target)
{
    if (target.protocol == Protocol::Lmtp)
        return "lmtp"_L1;
    if (target.security == Security::Tls)
        return "smtps"_L1;
    return target.security == Security::StartTls ? "submission"_L1 : "smtp"_L1;
}

} // namespace

QLatin1StringView protocolName(Protocol protocol)
{
    return protocol == Protocol::Smtp ? "smtp"_L1 : "lmtp"_L1;
}

QLatin1StringView securityName(Security security)
{
    return SecurityNames.at(static_cast<std::size_t>(security));
}

std::optional<Security> securityFromName(QStringView name)
{
    const auto found = std::ranges::find_if(SecurityNames, [name](QLatin1StringView each) { return each == name; });
    if (found == SecurityNames.end())
        return std::nullopt;
    return static_cast<Security>(found - SecurityNames.begin());
}

std::expected<Target, TargetError> Target::parse(const QString &written)
{
    const QString text = written.trimmed();
    if (text.isEmpty())
        return refuse(Words::tr("The target is empty; give host, host:port or a URL such as smtp://host."));
    const Scheme *scheme = schemeOf(text);
    if (scheme && scheme->kind == Kind::Program)
        return parseProgramTarget(targetOf(*scheme), QStringView(text).sliced(scheme->name.size() + 1));
    if (scheme && scheme->kind == Kind::Socket)
        return parseSocketTarget(targetOf(*scheme), QStringView(text).sliced(scheme->name.size() + 1));
    if (!isPlain(text))
        return refuse(Words::tr("A target holds no blanks and no control characters."));
    if (scheme)
        return parseHostTarget(targetOf(*scheme), QStringView(text).sliced(scheme->name.size() + 3));
    if (const qsizetype end = text.indexOf("://"_L1); end >= 0) {
        return refuse(
            u"“%1://” is no scheme that Mailscope knows: use smtp, submission, smtps, lmtp, smtp+unix, lmtp+unix, "
            "smtp+pipe or lmtp+pipe."_s.arg(QStringView(text).first(end)));
    }
    return parseHostTarget(targetOf(Schemes.front()), text);
}

bool Target::isThisMachine() const
{
    if (kind != Kind::Host)
        return kind != Kind::Mx;
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

QString Target::url() const
{
    const QLatin1StringView name = protocolName(protocol);
    switch (kind) {
    case Kind::Mx:
        return "mx:"_L1 + host;
    case Kind::Program:
        return name + "+pipe:"_L1 + path;
    case Kind::Socket:
        return name + "+unix://"_L1 + QString::fromLatin1(path.toUtf8().toPercentEncoding("/"_ba));
    case Kind::Host:
        break;
    }
    const QString place = host.contains(u':') ? u'[' + QString(host).replace(u'%', "%25"_L1) + u']' : host;
    return schemeFor(*this) + "://"_L1 + place + u':' + QString::number(port);
}

std::expected<QList<Target>, TargetError> parseTargets(const QString &text)
{
    QList<Target> targets;
    QStringView rest(text);
    while (true) {
        const Scheme *scheme = schemeOf(rest.trimmed());
        const bool wholeRest = scheme && scheme->kind == Target::Kind::Program; // a command may hold commas
        const qsizetype comma = wholeRest ? -1 : rest.indexOf(u',');
        const QStringView one = comma < 0 ? rest : rest.first(comma);
        if (one.trimmed().isEmpty() && text.contains(u','))
            return refuse(Words::tr("Something is missing before or behind a comma in the list of targets."));
        const Parsed target = Target::parse(one.toString());
        if (!target)
            return std::unexpected(target.error());
        targets.append(*target);
        if (comma < 0)
            return targets;
        rest = rest.sliced(comma + 1);
    }
}

} // namespace mailscope::plan
