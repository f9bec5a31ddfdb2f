// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/channel.h"

#include <QProcess>
#include <QStringList>
#include <QTest>

namespace mailscope::net {

/// `openssl s_server` on a port that the system chose: a TLS server that shares no code with the client.
class TlsServer {
public:
    /// Runs in \p folder, where -WWW finds its files.
    explicit TlsServer(const QStringList &arguments, const QString &folder = {})
    {
        using namespace Qt::StringLiterals;
        m_process.setWorkingDirectory(folder);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"openssl"_s, QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s} + arguments);
        const bool listens = QTest::qWaitFor(
            [this] {
                m_output += m_process.readAll();
                return m_output.contains("ACCEPT 127.0.0.1:") || m_process.state() == QProcess::NotRunning;
            },
            15'000);
        const qsizetype at = m_output.indexOf("ACCEPT 127.0.0.1:");
        if (listens && at >= 0)
            m_port = m_output.mid(at + 17).split('\n').first().trimmed().toUShort();
    }

    ~TlsServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// 0 when it does not run; output() then says why.
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray output()
    {
        m_output += m_process.readAll();
        return m_output;
    }
    /// Types \p line on its standard input: it goes to the client.
    void type(const QByteArray &line) { m_process.write(line); }

    [[nodiscard]] Endpoint endpoint() const
    {
        Endpoint endpoint;
        endpoint.address = QHostAddress(QHostAddress::LocalHost);
        endpoint.port = m_port;
        return endpoint;
    }

private:
    QProcess m_process;
    QByteArray m_output;
    quint16 m_port = 0;
};

} // namespace mailscope::net
