// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sessionrun.h"

#include "cli/exchangers.h"
#include "cli/preparation.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// More exchangers than any domain needs.
constexpr qsizetype MostHosts = 50;

/// One session after another, one for each plan. Ends early when somebody wants it to.
class Visit {
public:
    Visit(const Request &request, const Console &console, session::Secrets secrets)
        : m_console(console), m_output(request, console), m_secrets(std::move(secrets)),
          m_showSecrets(mayShowSecrets(request, console))
    { }

    [[nodiscard]] std::optional<QString> open() { return m_output.open(m_showSecrets); }
    [[nodiscard]] Interrupts &interrupts() { return m_interrupts; }

    void run(const plan::Plan &plan, const std::optional<net::MxResult> &exchanges = {})
    {
        session::Session session(plan, m_secrets);
        m_output.follow(session);
        if (m_showSecrets)
            session.recordSecrets();
        if (exchanges)
            session.useExchanges(*exchanges);
        runToEnd(session, m_output, m_interrupts, [&session] { session.run(); });
        m_output.add(report::fold(session.transcript()), session.transcript());
    }

    void note(const QString &sentence) { m_console.complain(sentence); }
    [[nodiscard]] bool isOver() const { return m_interrupts.signal() != 0 || m_output.hasFailed(); }
    [[nodiscard]] int conclude(bool asSeveral)
    {
        return m_output.conclude({.signal = m_interrupts.signal(), .asSeveral = asSeveral, .foreseen = false});
    }

private:
    const Console &m_console;
    SessionOutput m_output;
    Interrupts m_interrupts;
    session::Secrets m_secrets;
    bool m_showSecrets;
};

/// Each once, in the order in which they are to be tried.
QStringList hostsOf(const std::optional<net::MxResult> &exchanges)
{
    QStringList hosts;
    if (exchanges && *exchanges) {
        for (const net::MxRecord &record : (*exchanges)->records)
            hosts += QString::fromUtf8(record.exchange).toLower();
    }
    hosts.removeDuplicates();
    return hosts;
}

/// Every exchanger on its own; one session that tells why when there is none.
void visitExchangers(Visit &visit, const Request &request)
{
    plan::Plan plan = request.plan;
    const std::optional<net::MxResult> exchanges = findExchangers(request.mxDomain, plan, visit.interrupts());
    QStringList hosts = hostsOf(exchanges);
    plan::Target target;
    target.host = request.mxDomain;
    target.kind = plan::Target::Kind::Mx;
    if (hosts.isEmpty()) {
        plan.targets = {target};
        visit.run(plan, exchanges);
        return;
    }
    if (hosts.size() > MostHosts) {
        visit.note(u"%1 has %2 exchangers: only the first %3 are visited."_s.arg(request.mxDomain)
                       .arg(hosts.size())
                       .arg(MostHosts));
        hosts.resize(MostHosts);
    }
    target.kind = plan::Target::Kind::Host;
    for (const QString &host : hosts) {
        target.host = host;
        plan.targets = {target};
        visit.run(plan, exchanges);
        if (visit.isOver())
            return;
    }
}

} // namespace

int usageError(const Console &console, const QString &sentence)
{
    console.complain(sentence);
    return exitcode::Usage;
}

void runToEnd(session::Session &session, SessionOutput &output, Interrupts &interrupts,
              const std::function<void()> &begin)
{
    QEventLoop loop;
    QObject::connect(&session, &session::Session::finished, &loop, &QEventLoop::quit);
    QObject::connect(&interrupts, &Interrupts::interrupted, &session, &session::Session::cancel);
    // Not from inside the signal that tells of the event that could not be written.
    QObject::connect(&output, &SessionOutput::failed, &session, &session::Session::cancel, Qt::QueuedConnection);
    begin();
    if (interrupts.signal() != 0) // it came while something else went on
        session.cancel();
    if (!session.isFinished())
        loop.exec();
}

int performPlan(Request &request, const Console &console)
{
    std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    Visit visit(request, console, std::move(*secrets));
    if (const std::optional<QString> error = visit.open()) {
        console.complain(*error);
        return exitcode::OutputFailed;
    }
    const bool several = !request.mxDomain.isEmpty();
    if (several)
        visitExchangers(visit, request);
    else
        visit.run(request.plan);
    return visit.conclude(several);
}

} // namespace mailscope::cli
