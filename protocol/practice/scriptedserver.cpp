// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scriptedserver.h"

#include "practice/certificates.h"
#include "practice/streamsocket.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::practice {

ScriptedServer::ScriptedServer(plan::Script script, Options options, QObject *parent)
    : QObject(parent), m_script(std::move(script)), m_options(std::move(options))
{
    connect(&m_tcp, &TcpListener::accepted, this, &ScriptedServer::accept);
    connect(&m_local, &LocalListener::accepted, this, &ScriptedServer::accept);
}

ScriptedServer::~ScriptedServer()
{
    for (ScriptPlayer *player : std::as_const(m_players))
        player->disconnect(this);
}

std::expected<void, QString> ScriptedServer::prepare()
{
    if (const auto error = ScriptPlayer::check(m_script))
        return std::unexpected(error->text());
    const bool hasHandshake = std::ranges::any_of(m_script.lines, [](const plan::ScriptLine &line) {
        return std::holds_alternative<plan::HandshakeStep>(line.step);
    });
    if (!hasHandshake)
        return {};
    const auto credentials = Certificates::make(m_options.certificate, m_options.hostName);
    if (!credentials)
        return std::unexpected(credentials.error());
    m_tls = serverConfiguration(*credentials, m_options.tlsMinimum, m_options.tlsMaximum);
    return {};
}

std::expected<quint16, QString> ScriptedServer::listen(const QHostAddress &address, quint16 port)
{
    if (!address.isLoopback())
        return std::unexpected(
            u"a script is played on loopback addresses only, and %1 is none"_s.arg(address.toString()));
    if (const auto ready = prepare(); !ready)
        return std::unexpected(ready.error());
    if (!m_tcp.listen(address, port))
        return std::unexpected(m_tcp.errorString());
    return m_tcp.serverPort();
}

std::expected<void, QString> ScriptedServer::listenLocal(const QString &path)
{
    if (const auto ready = prepare(); !ready)
        return ready;
    m_local.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_local.listen(path))
        return std::unexpected(m_local.errorString());
    return {};
}

void ScriptedServer::stop()
{
    m_tcp.close();
    m_local.close();
    const QList<ScriptPlayer *> open = m_players; // each leaves the list as it ends
    for (ScriptPlayer *player : open)
        player->stop();
}

void ScriptedServer::accept(qintptr descriptor)
{
    auto *player = new ScriptPlayer(descriptor, m_script, m_tls, this);
    m_players.append(player);
    connect(player, &ScriptPlayer::finished, this, [this, player](const std::optional<ScriptMismatch> &mismatch) {
        m_players.removeOne(player);
        player->deleteLater();
        ++m_finishedCount;
        m_received += player->received();
        if (!m_mismatch)
            m_mismatch = mismatch;
        Q_EMIT played(mismatch);
    });
    player->start();
}

} // namespace mailscope::practice
