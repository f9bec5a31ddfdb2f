// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dnsanswer.h"
#include "net/dnsrecords.h"
#include "net/resolveroptions.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <expected>
#include <functional>
#include <map>

class QSocketNotifier;
struct ares_channeldata;

namespace mailscope::net {

/// c-ares on Qt's event loop: its sockets are watched, and one timer serves its repeats and our deadline.
///
/// No thread, no blocking call, nothing to wait for: destroying a channel closes its sockets and that is all.
/// An answer may be handed over from inside ask…() or from the event loop. Inside it further questions may be asked,
/// but the channel must not be destroyed: retire() is for that.
class DnsChannel final : public QObject {
    Q_OBJECT
public:
    /// Failures carry kind, detail and servers.
    template <typename T>
    using Callback = std::function<void(const std::expected<T, LookupFailure> &)>;

    /// The deadline starts to run here.
    explicit DnsChannel(const ResolverOptions &options, QObject *parent = nullptr);
    ~DnsChannel() override;
    Q_DISABLE_COPY_MOVE(DnsChannel)

    /// \p name may be relative (search domains are tried) or end with a dot.
    void askAddresses(const QByteArray &name, AddressFamily family, Callback<DnsAddresses> callback);
    /// \p name is absolute, whether or not it ends with a dot.
    void askExchanges(const QByteArray &name, Callback<DnsExchanges> callback);
    /// Whether \p name, which is absolute, is an alias. A name that does not exist is none.
    void askAlias(const QByteArray &name, Callback<bool> callback);

    /// Brings the deadline forward to \p limit from now, never back.
    void shortenDeadline(std::chrono::milliseconds limit);

    /// No callback and no signal comes any more; the object goes when the event loop runs next, or with its parent.
    void retire();

    /// Servers that have answered so far, in the order of their first answer.
    [[nodiscard]] QStringList answered() const { return m_answered; }
    /// Servers that are asked.
    [[nodiscard]] QStringList servers() const;

Q_SIGNALS:
    /// The deadline has passed, once. Questions may still be open.
    void expired();

private:
    struct Watch {
        QSocketNotifier *read = nullptr;
        QSocketNotifier *write = nullptr;
    };
    template <typename T>
    struct Question {
        DnsChannel *channel;
        QByteArray name;
        Callback<T> callback;
    };
    using RecordQuestion = Question<const ares_dns_record *>;

    void open(const ResolverOptions &options);
    void close();
    void watch(int socket, bool readable, bool writable);
    void process(int socket, unsigned int events);
    void onTimer();
    void arm();
    template <typename T>
    void deliver(Callback<T> callback, std::expected<T, LookupFailure> answer);
    void tellAnswers();
    void askRecords(const QByteArray &name, int type, Callback<const ares_dns_record *> callback);
    [[nodiscard]] std::unexpected<LookupFailure> failure(int status) const;

    static void onSocketState(void *self, int socket, int readable, int writable);
    static void onServerState(const char *server, int success, int flags, void *self);
    static void onAddresses(void *question, int status, int timeouts, ares_addrinfo *result);

    ares_channeldata *m_ares = nullptr;
    int m_openStatus = 0;
    bool m_retired = false;
    std::map<int, Watch> m_watches;
    QDeadlineTimer m_deadline;
    QTimer m_timer;
    QStringList m_answered;
    std::deque<std::function<void()>> m_answers; ///< come, and not told yet
};

} // namespace mailscope::net
