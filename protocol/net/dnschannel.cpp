// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dnschannel.h"

#include <QFile>
#include <QSocketNotifier>

#include <ares.h>

#include <algorithm>
#include <utility>

namespace mailscope::net {

using namespace std::chrono_literals;

namespace {

constexpr auto usualTry = 2'000ms; // c-ares's own time for one try of one server
constexpr auto shortestTry = 10ms;

QDeadlineTimer deadlineOf(std::chrono::milliseconds limit)
{
    return limit > 0ms ? QDeadlineTimer(limit, Qt::PreciseTimer) : QDeadlineTimer(QDeadlineTimer::Forever);
}

LookupFailure::Kind kindOf(int status)
{
    switch (status) {
    case ARES_ENODATA:
        return LookupFailure::NoData;
    case ARES_ENOTFOUND:
        return LookupFailure::NotFound;
    case ARES_EREFUSED:
        return LookupFailure::Refused;
    case ARES_ETIMEOUT:
        return LookupFailure::Timeout;
    case ARES_EBADNAME:
        return LookupFailure::BadName;
    case ARES_EBADRESP:
        return LookupFailure::BadAnswer;
    case ARES_ECONNREFUSED:
    case ARES_ENOSERVER:
        return LookupFailure::NoServer;
    case ARES_ECANCELLED:
    case ARES_EDESTRUCTION:
        return LookupFailure::Cancelled;
    default:
        return LookupFailure::ServerFailure;
    }
}

int nativeFamily(AddressFamily family)
{
    switch (family) {
    case AddressFamily::Any:
        return AF_UNSPEC;
    case AddressFamily::IPv4:
        return AF_INET;
    case AddressFamily::IPv6:
        return AF_INET6;
    }
    std::unreachable();
}

} // namespace

DnsChannel::DnsChannel(const ResolverOptions &options, QObject *parent)
    : QObject(parent), m_deadline(deadlineOf(options.limit))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DnsChannel::onTimer);
    open(options);
}

DnsChannel::~DnsChannel()
{
    close();
}

void DnsChannel::open(const ResolverOptions &options)
{
    // c-ares copies what it is given, but its C interface takes these as writable.
    QByteArray resolvConf = options.resolvConf;
    QByteArray hostsFile = options.hostsFile;
    ares_options native{};
    int mask = ARES_OPT_SOCK_STATE_CB | ARES_OPT_QUERY_CACHE;
    native.sock_state_cb = &DnsChannel::onSocketState;
    native.sock_state_cb_data = this;
    native.qcache_max_ttl = 0;
    if (!resolvConf.isEmpty()) {
        native.resolvconf_path = resolvConf.data();
        mask |= ARES_OPT_RESOLVCONF;
    }
    if (!hostsFile.isEmpty()) {
        native.hosts_path = hostsFile.data();
        mask |= ARES_OPT_HOSTS_FILE;
    }
    // A short limit gets short tries. So a second server has its turn, and one family that gets no answer
    // does not take that of the other with it.
    if (options.limit > 0ms && options.limit < 3 * usualTry) {
        native.timeout = static_cast<int>(std::max(options.limit / 3, shortestTry).count());
        mask |= ARES_OPT_TIMEOUTMS;
    }
    m_openStatus = ares_init_options(&m_ares, &native, mask);
    if (m_openStatus == ARES_SUCCESS && options.server)
        m_openStatus = ares_set_servers_csv(m_ares, options.server->toByteArray().constData());
    if (m_openStatus == ARES_SUCCESS) {
        ares_set_server_state_callback(
            m_ares,
            [](const char *server, ares_bool_t success, int flags, void *self) {
                onServerState(server, success == ARES_TRUE, flags, self);
            },
            this);
        arm();
    }
}

void DnsChannel::close()
{
    m_retired = true;
    m_timer.stop();
    if (m_ares)
        ares_destroy(std::exchange(m_ares, nullptr));
}

void DnsChannel::retire()
{
    m_retired = true;
    m_timer.stop();
    for (const auto &[socket, watch] : m_watches) {
        for (QSocketNotifier *notifier : {watch.read, watch.write}) {
            if (notifier)
                notifier->setEnabled(false);
        }
    }
    deleteLater();
}

QStringList DnsChannel::servers() const
{
    if (!m_ares)
        return {};
    char *list = ares_get_servers_csv(m_ares);
    const QString text = QString::fromLatin1(list);
    ares_free_string(list);
    return text.split(QLatin1Char(','), Qt::SkipEmptyParts);
}

void DnsChannel::shortenDeadline(std::chrono::milliseconds limit)
{
    const QDeadlineTimer other = deadlineOf(limit);
    if (other < m_deadline)
        m_deadline = other;
    arm();
}

std::unexpected<LookupFailure> DnsChannel::failure(int status) const
{
    LookupFailure failure;
    failure.kind = kindOf(status);
    failure.detail = ares_strerror(status);
    failure.servers = servers();
    return std::unexpected(failure);
}

void DnsChannel::askAddresses(const QByteArray &name, AddressFamily family, Callback<DnsAddresses> callback)
{
    if (m_openStatus != ARES_SUCCESS)
        return callback(failure(m_openStatus));
    ares_addrinfo_hints hints{};
    hints.ai_family = nativeFamily(family);
    hints.ai_socktype = SOCK_STREAM; // else each address comes once per socket type
    auto question = std::make_unique<Question<DnsAddresses>>(this, name, std::move(callback));
    ares_getaddrinfo(m_ares, name.constData(), nullptr, &hints, &DnsChannel::onAddresses, question.release());
    tellAnswers();
    arm();
}

void DnsChannel::onAddresses(void *question, int status, int, ares_addrinfo *result)
{
    const std::unique_ptr<Question<DnsAddresses>> asked(static_cast<Question<DnsAddresses> *>(question));
    const std::unique_ptr<ares_addrinfo, decltype(&ares_freeaddrinfo)> info(result, &ares_freeaddrinfo);
    DnsChannel *channel = asked->channel;
    if (channel->m_retired)
        return;
    if (status != ARES_SUCCESS)
        return channel->deliver<DnsAddresses>(asked->callback, channel->failure(status));
    const DnsAddresses found = readAddresses(*info);
    if (found.addresses.isEmpty())
        return channel->deliver<DnsAddresses>(asked->callback, channel->failure(ARES_ENODATA));
    channel->deliver<DnsAddresses>(asked->callback, found);
}

/// Which server an answer came from is known only once c-ares has returned from processing it.
template <typename T>
void DnsChannel::deliver(Callback<T> callback, std::expected<T, LookupFailure> answer)
{
    m_answers.emplace_back([callback = std::move(callback), answer = std::move(answer)] { callback(answer); });
}

void DnsChannel::tellAnswers()
{
    while (!m_answers.empty() && !m_retired) {
        const auto tell = std::move(m_answers.front());
        m_answers.pop_front();
        tell();
    }
}

void DnsChannel::askRecords(const QByteArray &name, int type, Callback<const ares_dns_record *> callback)
{
    if (m_openStatus != ARES_SUCCESS)
        return callback(failure(m_openStatus));
    auto *question = new RecordQuestion{this, name, std::move(callback)};
    // Freed in the callback, which comes exactly once for a question that c-ares took, at the latest when it closes.
    const auto answer = [](void *argument, ares_status_t status, size_t, const ares_dns_record_t *record) {
        const std::unique_ptr<RecordQuestion> asked(static_cast<RecordQuestion *>(argument));
        if (asked->channel->m_retired)
            return;
        if (status != ARES_SUCCESS || !record)
            return asked->callback(asked->channel->failure(static_cast<int>(status)));
        asked->callback(record);
    };
    ares_query_dnsrec(m_ares, name.constData(), ARES_CLASS_IN, static_cast<ares_dns_rec_type_t>(type), answer, question,
                      nullptr);
    tellAnswers();
    arm();
}

void DnsChannel::askExchanges(const QByteArray &name, Callback<DnsExchanges> callback)
{
    askRecords(name, ARES_REC_TYPE_MX, [this, name, callback](const auto &record) {
        if (!record)
            return deliver<DnsExchanges>(callback, std::unexpected(record.error()));
        deliver<DnsExchanges>(callback, readExchanges(**record, name));
    });
}

void DnsChannel::askAlias(const QByteArray &name, Callback<bool> callback)
{
    askRecords(name, ARES_REC_TYPE_CNAME, [this, name, callback](const auto &record) {
        if (record)
            return deliver<bool>(callback, endOfAliases(**record, name) != name);
        const LookupFailure &reason = record.error();
        if (reason.kind == LookupFailure::NoData || reason.kind == LookupFailure::NotFound)
            return deliver<bool>(callback, false);
        deliver<bool>(callback, std::unexpected(reason));
    });
}

void DnsChannel::onSocketState(void *self, int socket, int readable, int writable)
{
    static_cast<DnsChannel *>(self)->watch(socket, readable != 0, writable != 0);
}

void DnsChannel::onServerState(const char *server, int success, int, void *self)
{
    auto *channel = static_cast<DnsChannel *>(self);
    const QString name = QString::fromLatin1(server);
    if (success && !channel->m_retired && !channel->m_answered.contains(name))
        channel->m_answered.append(name);
}

void DnsChannel::watch(int socket, bool readable, bool writable)
{
    Watch &watch = m_watches[socket];
    const auto adjust = [&](QSocketNotifier *&notifier, bool wanted, QSocketNotifier::Type type, unsigned int event) {
        if (wanted && !notifier) {
            notifier = new QSocketNotifier(socket, type, this);
            connect(notifier, &QSocketNotifier::activated, this, [this, socket, event] { process(socket, event); });
        }
        if (notifier)
            notifier->setEnabled(wanted && !m_retired);
    };
    adjust(watch.read, readable, QSocketNotifier::Read, ARES_FD_EVENT_READ);
    adjust(watch.write, writable, QSocketNotifier::Write, ARES_FD_EVENT_WRITE);
    if (readable || writable)
        return;
    // The socket is closed next, perhaps inside the signal of its own notifier.
    for (QSocketNotifier *notifier : {watch.read, watch.write}) {
        if (notifier)
            notifier->deleteLater();
    }
    m_watches.erase(socket);
}

void DnsChannel::process(int socket, unsigned int events)
{
    const ares_fd_events_t event{socket, events};
    ares_process_fds(m_ares, &event, 1, ARES_PROCESS_FLAG_NONE);
    tellAnswers();
    arm();
}

void DnsChannel::onTimer()
{
    ares_process_fds(m_ares, nullptr, 0, ARES_PROCESS_FLAG_NONE);
    tellAnswers();
    if (m_retired)
        return;
    if (!m_deadline.hasExpired())
        return arm();
    m_deadline = QDeadlineTimer(QDeadlineTimer::Forever);
    Q_EMIT expired();
}

void DnsChannel::arm()
{
    if (m_retired)
        return;
    std::chrono::milliseconds wait = std::chrono::milliseconds::max();
    if (!m_deadline.isForever())
        wait = std::chrono::ceil<std::chrono::milliseconds>(m_deadline.remainingTimeAsDuration());
    timeval next{};
    if (ares_timeout(m_ares, nullptr, &next)) {
        const std::chrono::microseconds repeat =
            std::chrono::seconds(next.tv_sec) + std::chrono::microseconds(next.tv_usec);
        wait = std::min(wait, std::chrono::ceil<std::chrono::milliseconds>(repeat));
    }
    if (wait == std::chrono::milliseconds::max())
        m_timer.stop();
    else
        m_timer.start(wait);
}

} // namespace mailscope::net
