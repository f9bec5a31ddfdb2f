// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exchangers.h"

#include "net/resolver.h"

#include <QEventLoop>

namespace mailscope::cli {

QStringList findExchangers(const QString &domain, const plan::Plan &plan, Interrupts &interrupts)
{
    net::ResolverOptions options;
    if (!plan.dnsServer.isNull())
        options.server = net::DnsServer{plan.dnsServer, plan.dnsPort};
    options.limit = plan.patience.limit(Phase::Resolve).value_or(std::chrono::milliseconds(0));
    options.checkExchanges = false;

    QStringList hosts;
    QEventLoop loop;
    net::Resolver resolver;
    QObject::connect(&interrupts, &Interrupts::interrupted, &loop, &QEventLoop::quit);
    QObject::connect(&resolver, &net::Resolver::mxResolved, &loop, [&](const net::MxResult &result) {
        for (const net::MxRecord &record : result ? result->records : QList<net::MxRecord>())
            hosts += QString::fromUtf8(record.exchange).toLower();
        loop.quit();
    });
    resolver.lookUpMx(domain.toUtf8(), options);
    loop.exec();
    hosts.removeDuplicates();
    return hosts;
}

} // namespace mailscope::cli
