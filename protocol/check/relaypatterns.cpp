// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/relaypatterns.h"

namespace mailscope::check {

using Weight = RelayPattern::Weight;

QList<RelayPattern> relayPatterns(const Subject &subject, const QByteArray &serverName)
{
    const qsizetype at = subject.to.lastIndexOf('@');
    if (at < 0)
        return {};
    const QByteArray user = subject.to.first(at);
    const QByteArray domain = subject.to.sliced(at + 1);
    const QByteArray &literal = subject.serverLiteral;
    QList<RelayPattern> patterns{
        {"foreign-sender", subject.from, subject.to, Weight::Plain},
        {"null-sender", {}, subject.to, Weight::Plain},
        {"local-sender", "postmaster@" + serverName, subject.to, Weight::Plain},
        {"sender-without-domain", "postmaster", subject.to, Weight::Plain},
        {"sender-of-recipient-domain", "postmaster@" + domain, subject.to, Weight::Plain},
        {"quoted-address", subject.from, '"' + subject.to + '"', Weight::Plain},
        {"source-route", subject.from, '@' + serverName + ':' + subject.to, Weight::Plain},
        {"bang-path", subject.from, domain + '!' + user, Weight::Plain},
        {"percent-without-domain", subject.from, user + '%' + domain, Weight::Plain},
        {"percent-hack", subject.from, user + '%' + domain + '@' + serverName, Weight::Trick},
        {"quoted-percent-hack", subject.from, '"' + user + '%' + domain + "\"@" + serverName, Weight::Trick},
        {"quoted-at-server", subject.from, '"' + subject.to + "\"@" + serverName, Weight::Trick},
        {"two-domains", subject.from, subject.to + '@' + serverName, Weight::Trick},
        {"bang-path-at-server", subject.from, domain + '!' + user + '@' + serverName, Weight::Trick},
    };
    if (literal.isEmpty())
        return patterns;
    patterns += {
        {"sender-literal", "postmaster@" + literal, subject.to, Weight::Plain},
        {"percent-hack-literal", subject.from, user + '%' + domain + '@' + literal, Weight::Trick},
        {"quoted-at-literal", subject.from, '"' + subject.to + "\"@" + literal, Weight::Trick},
        {"bang-path-at-literal", subject.from, domain + '!' + user + '@' + literal, Weight::Trick},
    };
    return patterns;
}

} // namespace mailscope::check
