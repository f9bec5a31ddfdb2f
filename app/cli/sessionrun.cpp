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

/// What a visit showed that speaks against the next one.
struct Warning {
    int refusedLogins = 0;   ///< that the server may count
    bool isImpostor = false; ///< a server that could not prove itself
};

Warning warningOf(const transcript::Transcript &transcript)
{
    Warning warning;
    for (const transcript::Event &event : transcript) {
        const auto *const step = std::get_if<transcript::AuthStep>(&event.payload);
        if (step == nullptr || step->step.value("name"_L1) != "end"_L1)
            continue;
        const QJsonValue fields = step->step.value("fields"_L1);
        warning.refusedLogins += fields["counts"_L1].toBool() ? 1 : 0;
        warning.isImpostor =
            warning.isImpostor || fields["reason"_L1].toString() == issueName(Issue::AuthServerUnproven);
    }
    return warning;
}

Warning visit(Run &run, const plan::Plan &plan, const session::Secrets &secrets,
              const std::optional<net::MxResult> &exchanges = {})
{
    session::Session session(plan, secrets);
    run.follow(session);
    if (exchanges)
        session.useExchanges(*exchanges);
    run.toEnd(session, [&session] { session.run(); });
    return warningOf(session.transcript());
}

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
void visitExchangers(Run &run, const Request &request, const Console &console, const session::Secrets &secrets)
{
    plan::Plan plan = request.plan;
    const std::optional<net::MxResult> exchanges = findExchangers(request.mxDomain, plan, run.interrupts());
    QStringList hosts = hostsOf(exchanges);
    plan::Target target;
    target.host = request.mxDomain;
    target.kind = plan::Target::Kind::Mx;
    if (hosts.isEmpty()) {
        plan.targets = {target};
        static_cast<void>(visit(run, plan, secrets, exchanges));
        return;
    }
    if (hosts.size() > MostHosts) {
        console.complain(u"%1 has %2 exchangers: only the first %3 are visited."_s.arg(request.mxDomain)
                             .arg(hosts.size())
                             .arg(MostHosts));
        hosts.resize(MostHosts);
    }
    target.kind = plan::Target::Kind::Host;
    for (qsizetype index = 0; index < hosts.size(); ++index) {
        target.host = hosts.at(index);
        plan.targets = {target};
        const Warning warning = visit(run, plan, secrets, exchanges);
        const qsizetype left = hosts.size() - index - 1;
        if (run.isOver() || left == 0)
            return;
        // The exchangers of a domain know the same users: so many refused logins are enough for all of them.
        plan.login.maxFailures -= warning.refusedLogins;
        if (plan.login.maxFailures > 0 && !warning.isImpostor)
            continue;
        console.complain((warning.isImpostor ? u"%1 could not prove itself: %2 more exchangers are not visited."_s
                                             : u"%1 refused the last login that --max-failures allows: %2 more "
                                               "exchangers are not visited."_s)
                             .arg(target.host)
                             .arg(left));
        return;
    }
}

} // namespace

int usageError(const Console &console, const QString &sentence)
{
    console.complain(sentence);
    return exitcode::Usage;
}

int outputError(const Console &console, const QString &sentence)
{
    console.complain(sentence);
    return exitcode::OutputFailed;
}

Run::Run(const Request &request, const Console &console, Interrupts &interrupts, bool showSecrets)
    : m_output(request, console), m_interrupts(interrupts), m_showSecrets(showSecrets)
{ }

std::optional<QString> Run::open()
{
    return m_output.open(m_showSecrets);
}

void Run::follow(session::Session &session)
{
    m_output.follow(session);
    if (m_showSecrets)
        session.recordSecrets();
}

void Run::toEnd(session::Session &session, const std::function<void()> &begin)
{
    QEventLoop loop;
    QObject::connect(&session, &session::Session::finished, &loop, &QEventLoop::quit);
    QObject::connect(&m_interrupts, &Interrupts::interrupted, &session, &session::Session::cancel);
    // Not from inside the signal that tells of the event that could not be written.
    QObject::connect(&m_output, &SessionOutput::failed, &session, &session::Session::cancel, Qt::QueuedConnection);
    begin();
    if (m_interrupts.signal() != 0) // it came while something else went on
        session.cancel();
    if (!session.isFinished())
        loop.exec();
    m_output.add(report::fold(session.transcript()), session.transcript());
}

bool Run::isOver() const
{
    return m_interrupts.signal() != 0 || m_output.hasFailed();
}

int Run::conclude(const Ending &ending)
{
    return m_output.conclude(
        {.signal = m_interrupts.signal(), .asSeveral = ending.asSeveral, .foreseen = ending.foreseen});
}

int performPlan(Request &request, const Console &console)
{
    const std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    const bool showSecrets = mayShowSecrets(request, console);
    Interrupts interrupts;
    Run run(request, console, interrupts, showSecrets);
    if (const std::optional<QString> error = run.open())
        return outputError(console, *error);
    const bool several = !request.mxDomain.isEmpty();
    if (several)
        visitExchangers(run, request, console, *secrets);
    else
        static_cast<void>(visit(run, request.plan, *secrets));
    return run.conclude({.asSeveral = several, .foreseen = false});
}

} // namespace mailscope::cli
