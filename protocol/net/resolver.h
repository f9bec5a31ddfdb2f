// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dnsanswer.h"
#include "net/dnsname.h"
#include "net/resolveroptions.h"

#include <QByteArrayView>
#include <QElapsedTimer>
#include <QObject>
#include <QRandomGenerator>

#include <variant>

namespace mailscope::net {

class DnsChannel;
struct DnsExchanges;

/// Looks up hosts and mail exchangers, one at a time.
///
/// `QHostInfo` and `QDnsLookup` ask from threads that a silent DNS server blocks, and the end of the program waits for
/// them. Here nothing blocks, nothing is waited for, and every look-up ends within its limit.
///
/// Each look-up emits its signal exactly once, later from the event loop, never from inside a call; nothing is emitted
/// after destruction. Destroying the resolver is allowed at any moment, also in its own signals, and is immediate.
class Resolver final : public QObject {
    Q_OBJECT
public:
    explicit Resolver(QObject *parent = nullptr);
    /// \p random shuffles MX hosts of equal preference.
    explicit Resolver(const QRandomGenerator &random, QObject *parent = nullptr);
    ~Resolver() override;
    Q_DISABLE_COPY_MOVE(Resolver)

    /// Finds the addresses of \p name (UTF-8; an address, also in brackets, answers itself) and emits hostResolved().
    /// The hosts file comes first, then DNS with the system's search domains unless \p name ends with a dot.
    /// A look-up that still runs is cancelled before.
    void lookUpHost(QByteArrayView name, AddressFamily family, const ResolverOptions &options);

    /// Finds the hosts that take mail for \p domain (UTF-8) by RFC 5321 section 5.1 and RFC 7505 and emits
    /// mxResolved(). Search domains are not tried; an address is a BadName. A domain without MX and without addresses
    /// is NoData. A look-up that still runs is cancelled before.
    void lookUpMx(QByteArrayView domain, const ResolverOptions &options);

    /// Ends the look-up that runs: its sockets are closed at once, and its signal comes with Cancelled.
    /// Does nothing when none runs, also when the answer is known and its signal is on its way.
    void cancel();

    /// A look-up is under way whose answer is not known yet.
    [[nodiscard]] bool isRunning() const { return !std::holds_alternative<std::monostate>(m_running); }

Q_SIGNALS:
    void hostResolved(const mailscope::net::HostResult &result);
    void mxResolved(const mailscope::net::MxResult &result);

private:
    struct MxLookup {
        MxAnswer answer;
        qsizetype openQuestions = 0; ///< about exchanges
    };

    void openChannel();
    void answerLiteral(const QHostAddress &address, AddressFamily family);
    void askImplicit();
    void takeExchanges(const DnsExchanges &found);
    void orderRecords();
    void askExchange(qsizetype index);
    void checkExchanges();
    void onExpired();
    void settle();
    void fail(LookupFailure failure);
    void fail(LookupFailure::Kind kind, const QByteArray &detail);
    [[nodiscard]] QByteArray askedName() const;
    void announce(const HostResult &result);
    void announce(const MxResult &result);
    void close();

    QRandomGenerator m_random;
    ResolverOptions m_options;
    QElapsedTimer m_clock;
    DnsChannel *m_channel = nullptr; ///< a child, there from the first question on
    std::variant<std::monostate, HostAnswer, MxLookup> m_running;
};

} // namespace mailscope::net
