// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/scriptedchannel.h"
#include "plan/script.h"
#include "session/opening.h"
#include "support/scenario.h"

#include <QObject>
#include <QPointer>

namespace mailscope::test {

/// Plays the server's side of a script on a scripted channel: each step of the client is awaited, what the server says between two of them
/// arrives in one go or in the segments that a cutter makes of it.
class ScriptedPlay final : public QObject {
    Q_OBJECT
public:
    explicit ScriptedPlay(plan::Script script, TlsDetails details = {}, Cutter cut = {});

    /// Makes the channel that this plays on. One session only.
    [[nodiscard]] session::ChannelFactory factory();

    /// Where the client left the script; empty when it kept to it.
    [[nodiscard]] const QString &mismatch() const { return m_mismatch; }
    /// The channel, as long as the session keeps it.
    [[nodiscard]] net::ScriptedChannel *channel() const { return m_channel; }

private:
    void pump();
    [[nodiscard]] bool advance(const plan::Step &step);
    [[nodiscard]] bool await(const plan::ClientLine &line);
    void say();

    plan::Script m_script;
    TlsDetails m_details;
    Cutter m_cut;
    QPointer<net::ScriptedChannel> m_channel;
    std::size_t m_next = 0;
    QByteArray m_toSay;
    QByteArray m_written;
    bool m_handshaking = false;
    QString m_mismatch;
};

} // namespace mailscope::test
