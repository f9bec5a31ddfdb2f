// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/mailrun.h"

#include "cli/interrupts.h"
#include "cli/preparation.h"
#include "cli/sessionoutput.h"
#include "cli/sessionrun.h"
#include "stage/transactionstage.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <sys/resource.h>

#include <algorithm>
#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using namespace std::chrono_literals;

/// More messages than that are no conversation that anybody reads.
constexpr int MostToldLive = 10;
constexpr auto ProgressPace = 200ms;

/// Sessions that share the messages of one mailing.
class MailRun final : public QObject {
    Q_OBJECT
public:
    MailRun(const Request &request, const Console &console, session::Mailing mailing, session::Secrets secrets)
        : m_request(request), m_console(console), m_mailing(std::move(mailing)), m_secrets(std::move(secrets)),
          m_output(request, console), m_total(m_mailing.left()), m_unassigned(m_total)
    {
        connect(&m_interrupts, &Interrupts::interrupted, this, &MailRun::cancel);
        connect(&m_output, &SessionOutput::failed, this, &MailRun::cancel, Qt::QueuedConnection);
        connect(&m_ticker, &QTimer::timeout, this, &MailRun::tellProgress);
    }

    int perform(bool showSecrets)
    {
        if (const std::optional<QString> error = m_output.open(showSecrets))
            return outputError(m_console, *error);
        m_showsSecrets = showSecrets;
        m_clock.start();
        if (m_console.err.isTerminal())
            m_ticker.start(ProgressPace);
        const int share = shareOfOne();
        const int wanted = std::min(m_request.plan.mail.connections, (m_total + share - 1) / share);
        for (int each = 0; each < wanted && m_unassigned > 0 && !isOver(); ++each)
            beginSession();
        if (!m_sessions.empty())
            m_loop.exec();
        m_ticker.stop();
        clearProgress();
        if (m_mailing.left() > 0)
            m_console.complain(u"%1 of %2 messages were not sent."_s.arg(m_mailing.left()).arg(m_total));
        return m_output.conclude({.signal = m_interrupts.signal(),
                                  .asSeveral = m_isSeveral,
                                  .foreseen = false,
                                  .summary = m_isSeveral ? summary() : QString()});
    }

private:
    /// What one session still may take, and whether it has taken any.
    struct Errand {
        int left = 0;
        bool hasBegun = false;
    };

    [[nodiscard]] int shareOfOne() const
    {
        const plan::Mail &mail = m_request.plan.mail;
        const int fair = (m_total + mail.connections - 1) / mail.connections;
        return mail.messagesPerConnection > 0 ? std::min(mail.messagesPerConnection, fair) : fair;
    }

    void beginSession()
    {
        m_isSeveral = ++m_begun > 1;
        auto session = std::make_unique<session::Session>(m_request.plan, m_secrets);
        const auto errand = std::make_shared<Errand>(Errand{std::min(shareOfOne(), m_unassigned)});
        m_unassigned -= errand->left;
        session->setErrand([this, errand] {
            stage::Recipe recipe;
            recipe.push_back(
                std::make_unique<stage::TransactionStage>([this, errand]() -> std::optional<stage::Delivery> {
                    if (errand->left-- <= 0)
                        return std::nullopt;
                    errand->hasBegun = true;
                    return m_mailing.next();
                }));
            return recipe;
        });
        if (tellsLive())
            m_output.follow(*session);
        if (m_showsSecrets)
            session->recordSecrets();
        session::Session *const started = session.get();
        connect(started, &session::Session::payloadProgressed, this, [this](qint64 bytes) { m_bytes = bytes; });
        connect(
            started, &session::Session::finished, this,
            [this, started, errand](Verdict verdict) { endSession(started, verdict, *errand); },
            Qt::QueuedConnection); // it is inside its signal
        m_sessions.emplace(started, std::move(session));
        started->run();
    }

    void endSession(session::Session *ended, Verdict verdict, const Errand &errand)
    {
        clearProgress();
        const report::Report report = report::fold(ended->transcript());
        take(report.totals.value_or(report::Totals()));
        m_output.add(report, ended->transcript());
        m_unassigned += std::max(errand.left, 0);
        const bool hasBegun = errand.hasBegun;
        m_sessions.erase(ended);
        // A server that hung up or let nobody in will not be nicer to the next connection.
        const bool goesOn =
            hasBegun && (verdict == Verdict::Ok || verdict == Verdict::Refused || verdict == Verdict::Partial);
        if (goesOn && m_unassigned > 0 && !isOver())
            beginSession();
        if (m_sessions.empty())
            m_loop.quit();
    }

    void take(const report::Totals &totals)
    {
        m_accepted += totals.accepted;
        m_refused += totals.refused;
    }

    /// What became of all of it, over several sessions.
    [[nodiscard]] QString summary() const
    {
        const double seconds = std::chrono::duration<double>(m_clock.durationElapsed()).count();
        return u"%1 messages in %2 sessions: %3 accepted, %4 refused; %5 s, %6 messages a second"_s
            .arg(m_total - m_mailing.left())
            .arg(m_begun)
            .arg(m_accepted)
            .arg(m_refused)
            .arg(seconds, 0, 'f', 2)
            .arg(double(m_accepted + m_refused) / std::max(seconds, 0.001), 0, 'f', 0);
    }

    void cancel()
    {
        for (const auto &each : m_sessions)
            each.first->cancel();
    }

    [[nodiscard]] bool isOver() const { return m_interrupts.signal() != 0 || m_output.hasFailed(); }

    [[nodiscard]] bool tellsLive() const
    {
        const plan::Mail &mail = m_request.plan.mail;
        return !m_request.savePath.isEmpty() || m_request.format == Format::JsonLines || m_request.verbose
            || (mail.connections == 1 && mail.count <= MostToldLive);
    }

    void tellProgress()
    {
        const bool hasLive = m_request.format == Format::Text && !m_request.quiet && tellsLive();
        if (m_total > 1)
            m_console.err.write(u"\r\x1b[K%1 of %2 messages …"_s.arg(m_total - m_mailing.left()).arg(m_total));
        else if (m_bytes > 0 && !hasLive)
            m_console.err.write(u"\r\x1b[K%1 MB sent …"_s.arg(double(m_bytes) / 1e6, 0, 'f', 1));
        else
            return;
        m_hasProgress = true;
    }

    void clearProgress()
    {
        if (std::exchange(m_hasProgress, false))
            m_console.err.write(QByteArrayView("\r\x1b[K"));
    }

    const Request &m_request;
    const Console &m_console;
    session::Mailing m_mailing;
    session::Secrets m_secrets;
    SessionOutput m_output;
    Interrupts m_interrupts;
    QEventLoop m_loop;
    QTimer m_ticker;
    std::map<session::Session *, std::unique_ptr<session::Session>> m_sessions;
    int m_total;
    int m_unassigned; ///< messages that no session was given
    qint64 m_accepted = 0;
    qint64 m_refused = 0;
    QElapsedTimer m_clock;
    int m_begun = 0;
    qint64 m_bytes = 0; ///< of the message under way
    bool m_isSeveral = false;
    bool m_showsSecrets = false;
    bool m_hasProgress = false;
};

/// Each connection takes descriptors: as many as this process may have.
void raiseLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

int performMail(Request &request, const Console &console, session::Mailing mailing)
{
    std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    const bool showSecrets = mayShowSecrets(request, console);
    if (request.plan.mail.connections > 1)
        raiseLimit();
    MailRun run(request, console, std::move(mailing), std::move(*secrets));
    return run.perform(showSecrets);
}

} // namespace mailscope::cli

#include "mailrun.moc"
