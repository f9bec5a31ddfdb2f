// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptedplay.h"

#include <utility>

namespace mailscope::test {

using namespace Qt::StringLiterals;

ScriptedPlay::ScriptedPlay(plan::Script script, TlsDetails details, Cutter cut)
    : m_script(std::move(script)), m_details(std::move(details)), m_cut(std::move(cut))
{ }

session::ChannelFactory ScriptedPlay::factory()
{
    return [this](net::Endpoint::Kind) {
        auto channel = std::make_unique<net::ScriptedChannel>();
        m_channel = channel.get();
        connect(m_channel, &net::ScriptedChannel::clientWrote, this, [this](const QByteArray &bytes) {
            m_written += bytes;
            pump();
        });
        connect(m_channel, &net::ScriptedChannel::handshakeStarted, this, [this] {
            m_handshaking = true;
            pump();
        });
        pump();
        return channel;
    };
}

void ScriptedPlay::pump()
{
    while (m_channel && m_next < m_script.lines.size() && advance(m_script.lines[m_next].step))
        ++m_next;
    if (m_channel)
        say();
}

bool ScriptedPlay::advance(const plan::Step &step)
{
    if (const auto *line = std::get_if<plan::ServerLine>(&step)) {
        m_toSay += line->bytes();
        return true;
    }
    say();
    if (const auto *line = std::get_if<plan::ClientLine>(&step))
        return await(*line);
    if (std::holds_alternative<plan::HandshakeStep>(step)) {
        if (!std::exchange(m_handshaking, false))
            return false;
        m_channel->completeHandshake(m_details);
    }
    if (const auto *close = std::get_if<plan::CloseStep>(&step)) {
        if (close->manner == plan::CloseStep::Manner::Reset)
            m_channel->serverResets();
        else
            m_channel->serverCloses();
    }
    return true;
}

bool ScriptedPlay::await(const plan::ClientLine &line)
{
    const auto [held, length] = line.compare(m_written);
    if (held == plan::ClientLine::Held::Matches) {
        m_written.remove(0, length);
        return true;
    }
    if (held == plan::ClientLine::Held::Differs && m_mismatch.isEmpty()) {
        m_mismatch = u"expected %1 but got %2"_s.arg(QString::fromUtf8(line.bytes), QString::fromUtf8(m_written));
        m_channel->serverCloses();
    }
    return false;
}

void ScriptedPlay::say()
{
    if (m_toSay.isEmpty())
        return;
    const QByteArray bytes = std::exchange(m_toSay, {});
    for (const QByteArray &segment : m_cut ? m_cut(bytes) : QList{bytes})
        m_channel->serverSends(segment);
}

} // namespace mailscope::test
