// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scenario.h"

#include "net/scriptedchannel.h"
#include "practice/scriptedserver.h"
#include "session/dialogue.h"
#include "session/payloadtransfer.h"
#include "session/session.h"
#include "support/scriptedplay.h"
#include "transcript/recorder.h"
#include "wire/linesplitter.h"
#include "wire/replyparser.h"

#include <QPointer>
#include <QSignalSpy>

#include <map>
#include <utility>

namespace mailscope::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int MostMilliseconds = 30'000; // a scenario that takes longer hangs

TlsDetails goodTls()
{
    TlsDetails details;
    details.protocol = u"TLSv1.3"_s;
    details.cipher = u"TLS_AES_256_GCM_SHA384"_s;
    details.verified = true;
    return details;
}

/// The pure engine with the smallest possible world around it.
class PurePlay {
public:
    explicit PurePlay(const Scenario &scenario)
        : m_scenario(scenario),
          m_recorder([] { return std::chrono::nanoseconds(0); }, [](const transcript::Event &) {}),
          m_dialogue({scenario.plan.force, scenario.plan.tlsPolicy.value_or(TlsPolicy::Report), scenario.plan.patience,
                      scenario.plan.stopAfter, scenario.plan.dropAfter})
    { }

    Played play()
    {
        const plan::Target &target = m_scenario.plan.targets.first();
        m_recorder.record(transcript::Began{});
        carryOut(m_dialogue.perform(m_scenario.recipe()));
        carryOut(m_dialogue.handle(session::Opened{target.protocol, m_scenario.plan.helloName}));
        for (const plan::ScriptLine &line : m_scenario.script.lines) {
            if (m_mismatch.isEmpty())
                std::visit([this](const auto &step) { on(step); }, line.step);
        }
        deliver();
        if (!m_dialogue.isOver() && m_mismatch.isEmpty())
            carryOut(m_dialogue.handle(session::Expired{}));
        if (!m_written.isEmpty() && m_mismatch.isEmpty())
            m_mismatch = u"the client also sent: "_s + QString::fromUtf8(m_written);
        return {m_recorder.transcript(), m_mismatch};
    }

private:
    void on(const plan::ServerLine &line) { m_serverBytes += line.bytes(); }
    void on(const plan::ClientLine &line)
    {
        deliver();
        const auto [held, length] = line.compare(m_written);
        if (held != plan::ClientLine::Held::Matches)
            m_mismatch = u"expected %1 but got %2"_s.arg(QString::fromUtf8(line.bytes), QString::fromUtf8(m_written));
        m_written.remove(0, length);
    }
    void on(const plan::HandshakeStep & /*step*/)
    {
        deliver();
        if (!std::exchange(m_upgrading, false)) {
            m_mismatch = u"no handshake was begun"_s;
            return;
        }
        m_recorder.record(transcript::TlsSecured{goodTls()});
        carryOut(m_dialogue.handle(session::Secured{goodTls()}));
    }
    void on(const plan::CloseStep & /*step*/)
    {
        deliver();
        drainUnused();
        if (!m_dialogue.isOver())
            carryOut(m_dialogue.handle(session::Lost{}));
    }
    void on(const auto & /*other*/) { }

    /// All that the server says between two steps of the client arrives at once.
    void deliver()
    {
        m_splitter.append(std::exchange(m_serverBytes, {}));
        while (m_dialogue.isReading()) {
            const auto line = m_splitter.next();
            if (!line)
                return;
            takeLine(*line);
        }
        if (m_dialogue.isOver())
            drainUnused();
    }

    void takeLine(const wire::Line &line)
    {
        const auto awaited = m_isEarly ? std::nullopt : m_dialogue.awaited();
        const std::optional<Phase> phase = awaited ? std::optional(awaited->phase) : std::nullopt;
        const std::optional<qint64> answers =
            awaited && awaited->number ? std::optional(m_sentEvents.at(*awaited->number)) : std::nullopt;
        m_events.append(m_recorder.recordReceived(line, answers, phase));
        const auto result = m_parser.add(line);
        if (!result)
            return;
        const QList<qint64> events = std::exchange(m_events, {});
        if (const auto *reply = std::get_if<wire::Reply>(&*result))
            carryOut(m_dialogue.handle(
                session::Replied{*reply, events, m_splitter.pendingBytes(), std::exchange(m_isEarly, false)}));
        else if (std::holds_alternative<wire::NotAReply>(*result))
            carryOut(m_dialogue.handle(session::Malformed{Issue::MalformedReply, events}));
        else
            carryOut(m_dialogue.handle(session::Malformed{Issue::ReplyTooLong, events}));
    }

    void drainUnused()
    {
        if (m_finished)
            return;
        while (const auto line = m_splitter.finish())
            m_recorder.recordUnused(*line);
    }

    void carryOut(session::Actions actions)
    {
        for (const session::Action &action : actions)
            std::visit([this](const auto &each) { act(each); }, action);
    }

    /// What is here before a command goes out answers none; a 421 is left to it.
    void takeEarlyReplies()
    {
        while (m_dialogue.isReading() && m_splitter.pendingBytes() > 0 && !m_splitter.pending().startsWith("421")) {
            m_isEarly = true;
            const auto line = m_splitter.next();
            if (!line)
                return;
            takeLine(*line);
        }
        m_isEarly = m_parser.isInsideReply();
    }

    void act(const session::Send &send)
    {
        if (send.asksAnew)
            takeEarlyReplies();
        if (m_finished)
            return;
        for (const auto &each : send.commands) {
            m_sentEvents[each.number] = m_recorder.recordSent(each.command);
            m_written += each.command.wire;
        }
    }
    void act(const session::SendPayload &send)
    {
        session::PayloadTransfer transfer(send.number, send.payload);
        while (!transfer.isDone())
            m_written += transfer.next().value();
        m_sentEvents[send.number] =
            m_recorder.recordPayload({transfer.bytes(), transfer.sha256(), {transfer.head(), {}}, true});
        carryOut(m_dialogue.handle(session::PayloadDone{}));
    }
    void act(const session::SendChunk &send)
    {
        const session::Chunk chunk = session::Chunk::take(*send.payload, send.size).value().value();
        m_written += chunk.wire();
        m_recorder.recordSent(chunk.line);
        m_sentEvents[send.number] = m_recorder.recordPayload(chunk.record());
        carryOut(m_dialogue.handle(session::ChunkSent{chunk.isLast}));
    }
    void act(const session::AbortPayload & /*abort*/) { } // it was handed over whole
    void act(const session::Upgrade & /*upgrade*/) { m_upgrading = true; }
    void act(const session::Compute & /*compute*/) { } // no mechanism of a pure play asks for work
    void act(const session::Arm & /*arm*/) { }
    void act(const session::Close &close)
    {
        drainUnused();
        if (close.orderly)
            m_closing = true;
        if (std::exchange(m_closing, false))
            carryOut(m_dialogue.handle(session::Lost{}));
    }
    void act(const session::Note &note) { m_recorder.record(note.payload); }
    void act(const session::Finish &finish)
    {
        m_finished = true;
        m_recorder.record(transcript::Finished{finish.verdict, finish.issue});
    }

    const Scenario &m_scenario;
    transcript::Recorder m_recorder;
    session::Dialogue m_dialogue;
    wire::LineSplitter m_splitter;
    wire::ReplyParser m_parser;
    QByteArray m_serverBytes;
    QByteArray m_written;
    QList<qint64> m_events;
    std::map<int, qint64> m_sentEvents;
    bool m_isEarly = false;
    bool m_upgrading = false;
    bool m_closing = false;
    bool m_finished = false;
    QString m_mismatch;
};
} // namespace

Played playPure(const Scenario &scenario)
{
    return PurePlay(scenario).play();
}

Played playScripted(const Scenario &scenario, const Cutter &cut)
{
    ScriptedPlay play(scenario.script, goodTls(), cut);
    session::Session session(scenario.plan, {}, play.factory());
    QSignalSpy finished(&session, &session::Session::finished);
    scenario.start(session);
    if (finished.isEmpty() && !finished.wait(MostMilliseconds))
        return {session.transcript(), u"the session did not finish"_s};
    return {session.transcript(), play.mismatch()};
}

Played playReal(const Scenario &scenario)
{
    practice::ScriptedServer server(scenario.script);
    const auto port = server.listen();
    if (!port)
        return {{}, port.error()};
    plan::Plan plan = scenario.plan;
    plan.targets.first().port = *port;
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    QSignalSpy played(&server, &practice::ScriptedServer::played);
    scenario.start(session);
    if (finished.isEmpty() && !finished.wait(MostMilliseconds))
        return {session.transcript(), u"the session did not finish"_s};
    if (played.isEmpty() && !played.wait(MostMilliseconds))
        return {session.transcript(), u"the server did not finish"_s};
    const auto &mismatch = server.mismatch();
    return {session.transcript(), mismatch ? mismatch->text() : QString()};
}

} // namespace mailscope::test
