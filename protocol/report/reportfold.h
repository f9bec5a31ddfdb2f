// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/loginfacts.h"
#include "report/report.h"
#include "report/transactionfacts.h"

#include <limits>

namespace mailscope::report {

/// Makes a Report of events that come one at a time, so that a live session can be watched.
///
/// Of a session of a million events a report would list every exchange. One that is only to be looked at may stop at some
/// number of events: time and memory then have a bound, and the last event still tells how the session ended.
class ReportFold {
public:
    /// Of any number of events.
    ReportFold() = default;

    /// Of \p most events and the last one.
    explicit ReportFold(qsizetype most) : m_most(most) { }

    void add(const transcript::Event &event);

    /// Goes on with \p transcript, whose events up to the last one added are the ones that were; looks at none of those
    /// that are not taken in.
    void addRest(const transcript::Transcript &transcript);

    /// What the events so far show, without findings. Takes time in proportion to the exchanges.
    [[nodiscard]] Report report() const;

private:
    void takeIn(const transcript::Event &event);
    void skipTo(const transcript::Event &last);
    [[nodiscard]] Report reportOf(const QList<Exchange> &exchanges) const;

    void take(const transcript::Event &event, const transcript::Began &began);
    void take(const transcript::Event &event, const transcript::Connecting &connecting);
    void take(const transcript::Event &event, const transcript::Connected &connected);
    void take(const transcript::Event &event, const transcript::ConnectFailed &failed);
    void take(const transcript::Event &event, const transcript::TlsStarted &started);
    void take(const transcript::Event &event, const transcript::TlsSecured &secured);
    void take(const transcript::Event &event, const transcript::TlsObjected &objected);
    void take(const transcript::Event &event, const transcript::StageBegan &began);
    void take(const transcript::Event &event, const transcript::StageEnded &ended);
    void take(const transcript::Event &event, const transcript::AuthStep &step);
    void take(const transcript::Event &event, const transcript::PayloadSent &sent);
    void take(const transcript::Event &event, const transcript::Finished &finished);
    template <typename Other>
    void take(const transcript::Event &, const Other &)
    { } // of no interest here

    [[nodiscard]] bool hasGreeting() const;
    [[nodiscard]] TlsOutcome &tls();
    void addObjection(const TlsObjection &objection);

    qsizetype m_most = std::numeric_limits<qsizetype>::max();
    std::optional<transcript::Event> m_last; ///< of those that were left out
    Report m_report;
    ExchangeFold m_exchanges;
    QList<transcript::TargetDescription> m_targets;
    std::optional<Nanoseconds> m_connectingSince;
    std::optional<Nanoseconds> m_openSince;  ///< when the server could begin to greet
    QHash<Phase, transcript::Event> m_begun; ///< StageBegan of the stages under way
    QList<LoginRun> m_logins;
    QJsonObject m_choice; ///< of a mechanism; the last one
    QList<MessageSent> m_messages;
};

} // namespace mailscope::report
