// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/resolver.h"

#include "net/dnschannel.h"

#include <algorithm>
#include <utility>

namespace mailscope::net {

namespace {

bool isOfFamily(const QHostAddress &address, AddressFamily family)
{
    switch (family) {
    case AddressFamily::Any:
        return true;
    case AddressFamily::IPv4:
        return address.protocol() == QHostAddress::IPv4Protocol;
    case AddressFamily::IPv6:
        return address.protocol() == QHostAddress::IPv6Protocol;
    }
    std::unreachable();
}

/// What was typed, as far as an answer needs to repeat it.
QByteArray readable(QByteArrayView name)
{
    constexpr qsizetype enough = 256;
    return name.first(std::min(name.size(), enough)).toByteArray();
}

} // namespace

Resolver::Resolver(QObject *parent) : Resolver(QRandomGenerator::securelySeeded(), parent) { }

Resolver::Resolver(const QRandomGenerator &random, QObject *parent) : QObject(parent), m_random(random) { }

Resolver::~Resolver() = default;

void Resolver::lookUpHost(QByteArrayView name, AddressFamily family, const ResolverOptions &options)
{
    cancel();
    m_clock.start();
    m_options = options;
    HostAnswer &answer = m_running.emplace<HostAnswer>();
    answer.name = readable(name);
    if (const auto address = addressLiteral(name))
        return answerLiteral(*address, family);
    const auto parsed = parseDnsName(name);
    if (!parsed)
        return fail(LookupFailure::BadName, parsed.error());
    answer.name = parsed->ascii;
    openChannel();
    m_channel->askAddresses(parsed->toQuery(), family, [this](const auto &found) {
        if (!found)
            return fail(found.error());
        HostAnswer &host = std::get<HostAnswer>(m_running);
        host.addresses = found->addresses;
        host.canonicalName = found->canonicalName;
        host.aliases = found->aliases;
        host.source = m_channel->answered().isEmpty() ? HostAnswer::Source::Local : HostAnswer::Source::Dns;
        settle();
    });
}

void Resolver::lookUpMx(QByteArrayView domain, const ResolverOptions &options)
{
    cancel();
    m_clock.start();
    m_options = options;
    MxAnswer &answer = m_running.emplace<MxLookup>().answer;
    answer.domain = readable(domain);
    if (addressLiteral(domain))
        return fail(LookupFailure::BadName, "an address has no mail exchangers");
    const auto parsed = parseDnsName(domain);
    if (!parsed)
        return fail(LookupFailure::BadName, parsed.error());
    answer.domain = parsed->ascii;
    openChannel();
    if (parsed->isLocalhost())
        return askImplicit();
    m_channel->askExchanges(parsed->ascii, [this](const auto &found) {
        // Only "there is none" leads to the implicit MX. After a failure nobody knows whether there is one.
        if (!found && found.error().kind == LookupFailure::NoData)
            return askImplicit();
        if (!found)
            return fail(found.error());
        takeExchanges(*found);
    });
}

void Resolver::openChannel()
{
    m_channel = new DnsChannel(m_options, this);
    connect(m_channel, &DnsChannel::expired, this, &Resolver::onExpired);
}

void Resolver::answerLiteral(const QHostAddress &address, AddressFamily family)
{
    if (!isOfFamily(address, family))
        return fail(LookupFailure::NoData, "the address is of the other family");
    HostAnswer &answer = std::get<HostAnswer>(m_running);
    answer.addresses = {address};
    answer.canonicalName = answer.name;
    answer.source = HostAnswer::Source::Literal;
    settle();
}

void Resolver::askImplicit()
{
    // Absolute: a search domain must not make another domain of it.
    const QByteArray domain = std::get<MxLookup>(m_running).answer.domain;
    m_channel->askAddresses(DnsName{domain, true}.toQuery(), AddressFamily::Any, [this, domain](const auto &found) {
        if (!found && found.error().kind == LookupFailure::NotFound)
            return fail(LookupFailure::NoData, "neither mail exchanger nor address");
        if (!found)
            return fail(found.error());
        MxAnswer &answer = std::get<MxLookup>(m_running).answer;
        answer.canonicalName = found->canonicalName;
        answer.implicit = true;
        answer.records = {MxRecord{0, domain}};
        settle();
    });
}

void Resolver::takeExchanges(const DnsExchanges &found)
{
    if (found.exchanges.isEmpty())
        return askImplicit();
    MxAnswer &answer = std::get<MxLookup>(m_running).answer;
    answer.canonicalName = found.canonicalName;
    for (const DnsExchange &exchange : found.exchanges) {
        if (!exchange.host.isEmpty())
            answer.records.append({exchange.preference, exchange.host, addressLiteral(exchange.host).has_value()});
    }
    answer.nullMx = answer.records.isEmpty();
    answer.nullMxIgnored = !answer.nullMx && answer.records.size() < found.exchanges.size();
    orderRecords();
    checkExchanges();
}

void Resolver::orderRecords()
{
    QList<MxRecord> &records = std::get<MxLookup>(m_running).answer.records;
    std::ranges::shuffle(records, m_random);
    std::ranges::stable_sort(records, {}, &MxRecord::preference);
}

void Resolver::checkExchanges()
{
    MxLookup &lookup = std::get<MxLookup>(m_running);
    QList<qsizetype> names;
    for (qsizetype index = 0; index < lookup.answer.records.size(); ++index) {
        if (m_options.checkExchanges && !lookup.answer.records[index].isAddress)
            names.append(index);
    }
    if (names.isEmpty())
        return settle();
    // All are counted before the first is asked: an answer may come from inside the question.
    lookup.openQuestions = names.size();
    m_channel->shortenDeadline(m_options.exchangeLimit);
    for (const qsizetype index : names)
        askExchange(index);
}

void Resolver::askExchange(qsizetype index)
{
    if (!m_channel)
        return;
    MxRecord &record = std::get<MxLookup>(m_running).answer.records[index];
    m_channel->askAlias(record.exchange, [this, index](const auto &isAlias) {
        MxLookup &lookup = std::get<MxLookup>(m_running);
        if (isAlias)
            lookup.answer.records[index].alias = *isAlias ? MxRecord::Alias::Yes : MxRecord::Alias::No;
        if (--lookup.openQuestions == 0)
            settle();
    });
}

void Resolver::onExpired()
{
    const auto *mx = std::get_if<MxLookup>(&m_running);
    if (mx && mx->openQuestions > 0)
        return settle();
    fail(LookupFailure::Timeout, "no answer within the limit");
}

void Resolver::cancel()
{
    if (!isRunning())
        return;
    // Our signals come from the event loop, so nobody who calls this stands inside the DNS library.
    delete std::exchange(m_channel, nullptr);
    fail(LookupFailure::Cancelled, "cancelled");
}

QByteArray Resolver::askedName() const
{
    if (const auto *host = std::get_if<HostAnswer>(&m_running))
        return host->name;
    return std::get<MxLookup>(m_running).answer.domain;
}

void Resolver::settle()
{
    const QStringList servers = m_channel ? m_channel->answered() : QStringList();
    if (auto *host = std::get_if<HostAnswer>(&m_running)) {
        host->servers = servers;
        host->took = m_clock.durationElapsed();
        return announce(HostResult(*host));
    }
    MxAnswer &answer = std::get<MxLookup>(m_running).answer;
    answer.servers = servers;
    answer.took = m_clock.durationElapsed();
    announce(MxResult(answer));
}

void Resolver::fail(LookupFailure::Kind kind, const QByteArray &detail)
{
    LookupFailure failure;
    failure.kind = kind;
    failure.detail = detail;
    if (m_channel)
        failure.servers = m_channel->servers();
    fail(failure);
}

void Resolver::fail(LookupFailure failure)
{
    failure.name = askedName();
    failure.took = m_clock.durationElapsed();
    if (std::holds_alternative<HostAnswer>(m_running))
        announce(HostResult(std::unexpected(failure)));
    else
        announce(MxResult(std::unexpected(failure)));
}

void Resolver::announce(const HostResult &result)
{
    close();
    // Emitting is the last thing done: the slot may destroy this.
    QMetaObject::invokeMethod(this, [this, result] { Q_EMIT hostResolved(result); }, Qt::QueuedConnection);
}

void Resolver::announce(const MxResult &result)
{
    close();
    QMetaObject::invokeMethod(this, [this, result] { Q_EMIT mxResolved(result); }, Qt::QueuedConnection);
}

void Resolver::close()
{
    m_running = std::monostate();
    if (m_channel)
        std::exchange(m_channel, nullptr)->retire();
}

} // namespace mailscope::net
