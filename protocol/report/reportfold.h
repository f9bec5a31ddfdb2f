// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace mailscope::report {

/// Makes a Report of events that come one at a time, so that a live session can be watched.
class ReportFold {
public:
    void add(const transcript::Event &event);

    /// What the events so far show, without findings.
    [[nodiscard]] Report report() const;

private:
    void take(const transcript::Event &event, const transcript::Began &began);
    void take(const transcript::Event &event, const transcript::Connecting &connecting);
    void take(const transcript::Event &event, const transcript::Connected &connected);
    void take(const transcript::Event &event, const transcript::ConnectFailed &failed);
    void take(const transcript::Event &event, const transcript::TlsStarted &started);
    void take(const transcript::Event &event, const transcript::TlsSecured &secured);
    void take(const transcript::Event &event, const transcript::TlsObjected &objected);
    void take(const transcript::Event &event, const transcript::StageBegan &began);
    void take(const transcript::Event &event, const transcript::StageEnded &ended);
    void take(const transcript::Event &event, const transcript::Finished &finished);
    template <typename Other>
    void take(const transcript::Event &, const Other &)
    { } // of no interest here

    [[nodiscard]] TlsOutcome &tls();
    void addObjection(const TlsObjection &objection);

    Report m_report;
    ExchangeFold m_exchanges;
    QList<transcript::TargetDescription> m_targets;
    std::optional<Nanoseconds> m_connectingSince;
    std::optional<Nanoseconds> m_openSince;  ///< when the server could begin to greet
    QHash<Phase, transcript::Event> m_begun; ///< StageBegan of the stages under way
};

} // namespace mailscope::report
