// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/pipedshell.h"

#include "cli/preparation.h"
#include "cli/sessionrun.h"
#include "play/greeter.h"
#include "play/scriptplayer.h"
#include "session/recipe.h"

#include <QSocketNotifier>

#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// Steps that are read before what came ahead of them was answered, in bytes: some, so that commands can go out together, and
/// no more, so that a writer waits for the server and not this program's memory.
constexpr qsizetype MostAhead = 16 * 1024;

/// Reads steps from a descriptor, and hands each to a player as soon as its line is whole.
class StepReader final : public QObject {
public:
    StepReader(int descriptor, play::ScriptPlayer &player)
        : m_player(player), m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read)
    {
        m_notifier.setEnabled(false);
        connect(&m_notifier, &QSocketNotifier::activated, this, &StepReader::read);
        connect(&player, &play::ScriptPlayer::wantsSteps, this, [this] {
            m_ahead = 0;
            m_notifier.setEnabled(m_begun && !m_ended);
        });
    }

    void begin()
    {
        m_begun = true;
        m_notifier.setEnabled(true);
    }

    /// What is wrong with a line that was read; empty when nothing is.
    [[nodiscard]] const QString &error() const { return m_error; }

private:
    void read()
    {
        char buffer[4096];
        const ssize_t count = ::read(m_descriptor, buffer, sizeof buffer);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            return;
        if (count > 0)
            m_buffer.append(buffer, count);
        takeLines();
        m_ended = count <= 0 || !m_error.isEmpty() || m_buffer.size() > plan::Script::maximumLineLength;
        m_notifier.setEnabled(!m_ended && m_ahead < MostAhead);
        if (!m_ended)
            return;
        if (!m_buffer.isEmpty() && m_error.isEmpty())
            takeLine(m_buffer);
        m_player.endOfSteps();
    }

    void takeLines()
    {
        qsizetype end = m_buffer.indexOf('\n');
        while (end >= 0 && m_error.isEmpty()) {
            takeLine(m_buffer.first(end));
            m_buffer.remove(0, end + 1);
            m_ahead += end + 1;
            end = m_buffer.indexOf('\n');
        }
    }

    void takeLine(QByteArray line)
    {
        ++m_number;
        if (line.endsWith('\r'))
            line.chop(1);
        auto step = plan::Script::parseLine(line, m_number);
        if (!step) {
            m_error = u"Standard input, %1."_s.arg(step.error().text());
            return;
        }
        if (const auto *expectation = std::get_if<plan::Expectation>(&step->step)) {
            if (const std::optional<QString> error = play::wrongExpectation(*expectation))
                m_error = u"Standard input, line %1: %2."_s.arg(m_number).arg(*error);
        }
        if (std::holds_alternative<plan::Setting>(step->step))
            m_error = u"Standard input, line %1: settings come too late here; give them as options."_s.arg(m_number);
        if (m_error.isEmpty())
            m_player.add(std::move(*step));
    }

    play::ScriptPlayer &m_player;
    int m_descriptor;
    QSocketNotifier m_notifier;
    QByteArray m_buffer;
    QString m_error;
    int m_number = 0;
    qsizetype m_ahead = 0; ///< bytes of the steps that were handed on since the player wanted some
    bool m_begun = false;
    bool m_ended = false;
};

} // namespace

int runPiped(const Request &request, const Console &console, const session::Secrets &secrets)
{
    const bool showSecrets = mayShowSecrets(request, console);
    Interrupts interrupts;
    Run run(request, console, interrupts, showSecrets);
    if (const std::optional<QString> error = run.open())
        return outputError(console, *error);
    session::Session session(request.plan, secrets);
    run.follow(session);
    play::ScriptPlayer player(session, play::ScriptPlayer::AtEnd::Quit);
    StepReader reader(console.in.descriptor, player);
    const play::Greeter greeter(session, session::openingRecipe, [&reader] { reader.begin(); });
    run.toEnd(session, [&session] { session.open(); });
    if (!reader.error().isEmpty()) {
        console.complain(reader.error());
        return exitcode::Usage;
    }
    for (const QString &failure : player.failures())
        console.complain(failure + u'.');
    return run.conclude({.asSeveral = false, .foreseen = player.foresawTheEnd() && player.failures().isEmpty()});
}

} // namespace mailscope::cli
