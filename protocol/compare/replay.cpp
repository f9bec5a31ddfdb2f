// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/replay.h"

#include "compare/judgement.h"
#include "wire/dotstuffer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::compare {

using namespace transcript;
using namespace std::chrono_literals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

class Player {
public:
    explicit Player(Replay::Pace pace) : m_pace(pace) { }

    void add(const Event &event)
    {
        if (m_failure)
            return;
        m_elapsed = event.elapsed;
        std::visit([this](const auto &payload) { take(payload); }, event.payload);
    }

    [[nodiscard]] std::expected<Replay, QString> finish()
    {
        if (m_failure)
            return std::unexpected(*m_failure);
        if (!m_isConnected)
            return std::unexpected(Words::tr("The session sent nothing that could be sent again."));
        return std::move(m_replay);
    }

private:
    void take(const auto & /*other*/) { }

    void take(const Connected & /*connected*/) { m_isConnected = true; }

    /// What came parts one batch from the next.
    void take(const Received &received)
    {
        m_heardAt = m_elapsed;
        m_isAnswered = true;
        // What was never looked at, or is no reply, ended the session: nobody has to.
        m_lastCode = received.unused ? 0 : received.data.bytes.left(3).toInt();
    }

    /// A connection that was cut is cut again, and not taken leave of. Where the server ended it, it gets the time to do so once more.
    void take(const Closed &closed)
    {
        if (closed.byServer && !m_hasQuit)
            m_replay.script.append(plan::WaitStep{1s});
        if (closed.byServer || m_hasQuit || (m_isAnswered && m_lastCode < 200))
            return;
        if (m_isAnswered) // all of it has to be there
            m_replay.script.append(plan::Expectation{"code", QByteArray::number(m_lastCode)});
        m_replay.script.append(plan::CloseStep{});
    }

    void take(const Sent &sent)
    {
        if (sent.phase == Phase::Auth) {
            takeLogin(sent);
            return;
        }
        const bool isHelloOfLogin = std::exchange(m_isBehindLogin, false) && sent.phase == Phase::HelloAuth;
        if (isHelloOfLogin) // a login says it again by itself
            return;
        if (!sent.data.masks.isEmpty()) {
            m_failure = Words::tr("A line of the session holds a secret, so it cannot be sent again.");
            return;
        }
        if (m_asksForTls && !m_isAnswered) {
            m_failure = Words::tr("The session sent something in one go with STARTTLS, which cannot be done by hand.");
            return;
        }
        m_asksForTls = sent.phase == Phase::StartTls;
        m_hasQuit = m_hasQuit || sent.phase == Phase::Quit;
        if (const auto verb = verbOf(sent)) {
            if (sent.phase == Phase::Hello || sent.phase == Phase::HelloTls)
                m_replay.helloName = verb->arguments;
            step(*verb);
        } else
            step(plan::ClientLine{sent.data.bytes});
    }

    void takeLogin(const Sent &sent)
    {
        constexpr QByteArrayView Verb = "AUTH ";
        const bool begins = sent.data.bytes.left(Verb.size()).compare(Verb, Qt::CaseInsensitive) == 0;
        if (!begins) // a response: the new login has its own
            return;
        const QByteArray mechanism = sent.data.bytes.sliced(Verb.size()).simplified().split(' ').constFirst();
        step(plan::VerbStep{"auth", mechanism});
        using InitialResponse = plan::Login::InitialResponse;
        const bool hasResponse =
            sent.data.bytes.trimmed().size() > Verb.size() + mechanism.size() || !sent.data.masks.isEmpty();
        m_replay.initialResponse = hasResponse ? InitialResponse::Always : InitialResponse::Never;
        m_replay.logsIn = true;
        m_isBehindLogin = true;
    }

    /// Those that the engine must know of; nothing for what is written otherwise than the engine does.
    [[nodiscard]] static std::optional<plan::VerbStep> verbOf(const Sent &sent)
    {
        static constexpr std::array Verbs{"EHLO ", "HELO ", "LHLO "};
        const QByteArray line = sent.data.bytes.endsWith("\r\n") ? sent.data.bytes.chopped(2) : QByteArray();
        if (line == "STARTTLS")
            return plan::VerbStep{"starttls", {}};
        if (line == "QUIT")
            return plan::VerbStep{"quit", {}};
        for (const char *verb : Verbs) {
            const QByteArray name = line.mid(5);
            if (line.startsWith(verb) && !name.isEmpty() && name == name.trimmed())
                return plan::VerbStep{QByteArray(verb).trimmed().toLower(), name};
        }
        return std::nullopt;
    }

    /// What was encrypted goes to nobody in clear.
    void take(const TlsSecured & /*secured*/)
    {
        if (m_asksForTls)
            m_replay.script.append(plan::Expectation{"encrypted", "yes"});
    }

    void take(const PayloadSent &payload)
    {
        const bool isWhole = payload.head.masks.isEmpty() && payload.head.bytes.size() == payload.bytes;
        if (!isWhole || !payload.complete) {
            m_failure =
                Words::tr("A message of the session (%1 bytes) was not recorded whole, so it cannot be sent again.")
                    .arg(payload.bytes);
            return;
        }
        if (payload.isChunk) {
            step(plan::ClientLine{payload.head.bytes});
            return;
        }
        // Nobody who has not asked for a message gets one: its lines would be commands.
        m_replay.script.append(plan::Expectation{"code", "354"});
        const QByteArray wire = wire::DotStuffer().next(payload.head.bytes) + wire::DotStuffer::end();
        step(plan::ClientLine{wire});
    }

    void step(plan::Step step)
    {
        if (std::exchange(m_isAnswered, false)) {
            m_replay.script.append(plan::BlankLine{});
            const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(m_elapsed - m_heardAt);
            if (m_pace == Replay::Pace::Recorded && pause > 0ms)
                m_replay.script.append(plan::WaitStep{std::min(pause, plan::Script::maximumWait)});
        }
        m_replay.script.append(std::move(step));
    }

    Replay m_replay;
    Replay::Pace m_pace;
    std::optional<QString> m_failure;
    std::chrono::nanoseconds m_elapsed{0};
    std::chrono::nanoseconds m_heardAt{0};
    int m_lastCode = 0;
    bool m_isConnected = false;
    bool m_hasQuit = false;
    bool m_isAnswered = false;
    bool m_isBehindLogin = false;
    bool m_asksForTls = false;
};
} // namespace

std::expected<Replay, QString> Replay::of(const Transcript &transcript, Pace pace)
{
    Player player(pace);
    for (const Event &event : transcript)
        player.add(event);
    return player.finish();
}

namespace {
/// Over LMTP each recipient has a last word, and a message that is sent by hand has no stage that knows how many there are: what
/// follows the first one unasked belongs to it.
void gatherLastWords(report::Report &report)
{
    const report::Exchange *message = nullptr;
    for (report::Exchange &each : report.exchanges) {
        if (message != nullptr && !each.phase) {
            each.phase = Phase::Payload;
            each.command = message->command;
        }
        message = each.phase == Phase::Payload ? &each : nullptr;
    }
}
} // namespace

Comparison compareReplay(report::Report recorded, report::Report replayed, const QSet<Area> &ignored)
{
    for (report::Report *each : {&recorded, &replayed}) {
        gatherLastWords(*each);
        each->verdict = verdictOfReplies(*each);
        each->issue.reset();
    }
    return compare(recorded, replayed, ignored);
}

} // namespace mailscope::compare
