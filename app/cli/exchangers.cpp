// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exchangers.h"

#include "net/resolver.h"

#include <QEventLoop>

namespace mailscope::cli {

std::optional<net::MxResult> findExchangers(const QString &domain, const plan::Plan &plan, Interrupts &interrupts)
{
    net::ResolverOptions options;
    if (!plan.dnsServer.isNull())
        options.server = net::DnsServer{plan.dnsServer, plan.dnsPort};
    options.limit = plan.patience.limit(Phase::Resolve).value_or(std::chrono::milliseconds(0));
    options.checkExchanges = false;

    std::optional<net::MxResult> found;
    QEventLoop loop;
    net::Resolver resolver;
    QObject::connect(&interrupts, &Interrupts::interrupted, &loop, &QEventLoop::quit);
    QObject::connect(&resolver, &net::Resolver::mxResolved, &loop, [&](const net::MxResult &result) {
        found = result;
        loop.quit();
    });
    resolver.lookUpMx(domain.toUtf8(), options);
    loop.exec();
    return found;
}

} // namespace mailscope::cli
