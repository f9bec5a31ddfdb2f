// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dnsrecords.h"

#include <ares.h>

#include <algorithm>

namespace mailscope::net {

namespace {

/// A link of an alias chain.
struct Alias {
    QByteArray name;
    QByteArray target;
};

QByteArray withoutDot(QByteArray name)
{
    if (name.endsWith('.') && !name.endsWith("\\."))
        name.chop(1);
    return name;
}

bool isSameName(const QByteArray &one, const QByteArray &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// The names passed from \p name on, \p name first and the end last. Links may stand in any order.
QList<QByteArray> follow(const QList<Alias> &links, const QByteArray &name)
{
    QList<QByteArray> passed{name};
    for (;;) {
        const auto link =
            std::ranges::find_if(links, [&](const Alias &l) { return isSameName(l.name, passed.last()); });
        if (link == links.end() || passed.contains(link->target))
            return passed;
        passed.append(link->target);
    }
}

/// Calls \p visit with owner and content of each record of \p type in the answer section.
template <typename Visitor>
void eachAnswer(const ares_dns_record &record, ares_dns_rec_type_t type, Visitor visit)
{
    const size_t count = ares_dns_record_rr_cnt(&record, ARES_SECTION_ANSWER);
    for (size_t index = 0; index < count; ++index) {
        const ares_dns_rr_t *answer = ares_dns_record_rr_get_const(&record, ARES_SECTION_ANSWER, index);
        if (ares_dns_rr_get_type(answer) == type)
            visit(withoutDot(ares_dns_rr_get_name(answer)), *answer);
    }
}

} // namespace

DnsAddresses readAddresses(const ares_addrinfo &info)
{
    QList<Alias> links;
    for (const ares_addrinfo_cname *link = info.cnames; link; link = link->next)
        links.append({withoutDot(link->alias), withoutDot(link->name)});
    const QByteArray asked = links.isEmpty() ? withoutDot(info.name) : links.first().name;
    QList<QByteArray> passed = follow(links, asked);

    DnsAddresses found;
    found.canonicalName = passed.takeLast();
    found.aliases = passed;
    for (const ares_addrinfo_node *node = info.nodes; node; node = node->ai_next) {
        const QHostAddress address(node->ai_addr);
        if (!found.addresses.contains(address))
            found.addresses.append(address);
    }
    return found;
}

QByteArray endOfAliases(const ares_dns_record &record, const QByteArray &name)
{
    QList<Alias> links;
    eachAnswer(record, ARES_REC_TYPE_CNAME, [&](const QByteArray &owner, const ares_dns_rr_t &answer) {
        links.append({owner, withoutDot(ares_dns_rr_get_str(&answer, ARES_RR_CNAME_CNAME))});
    });
    return follow(links, name).last();
}

DnsExchanges readExchanges(const ares_dns_record &record, const QByteArray &name)
{
    DnsExchanges found;
    found.canonicalName = endOfAliases(record, name);
    eachAnswer(record, ARES_REC_TYPE_MX, [&](const QByteArray &owner, const ares_dns_rr_t &answer) {
        if (isSameName(owner, found.canonicalName))
            found.exchanges.append({ares_dns_rr_get_u16(&answer, ARES_RR_MX_PREFERENCE),
                                    withoutDot(ares_dns_rr_get_str(&answer, ARES_RR_MX_EXCHANGE))});
    });
    return found;
}

} // namespace mailscope::net
