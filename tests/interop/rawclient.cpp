// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/rawclient.h"

#include <QFile>
#include <QHostAddress>
#include <QLocalSocket>
#include <QSslSocket>

namespace mailscope::interop {

namespace {

constexpr int limit = 10'000; // milliseconds

} // namespace

RawClient RawClient::tcp(quint16 port)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost).toString(), port);
    socket->waitForConnected(limit);
    return RawClient(std::move(socket));
}

RawClient RawClient::unixSocket(const QByteArray &path)
{
    auto socket = std::make_unique<QLocalSocket>();
    socket->connectToServer(QFile::decodeName(path));
    socket->waitForConnected(limit);
    return RawClient(std::move(socket));
}

QByteArrayList RawClient::reply()
{
    QByteArrayList lines;
    do {
        while (!m_device->canReadLine()) {
            if (!m_device->waitForReadyRead(limit))
                return lines;
        }
        QByteArray line = m_device->readLine();
        line.chop(line.endsWith("\r\n") ? 2 : 0);
        lines << line;
    } while (lines.constLast().size() > 3 && lines.constLast().at(3) == '-');
    return lines;
}

QByteArrayList RawClient::ask(const QByteArray &line)
{
    m_device->write(line + "\r\n");
    return reply();
}

QByteArrayList RawClient::keywords(const QByteArray &hello)
{
    QByteArrayList lines = ask(hello + " client.example.test");
    if (lines.isEmpty() || !lines.constFirst().startsWith("250"))
        return {"refused"};
    lines.removeFirst(); // the server's name
    for (QByteArray &line : lines)
        line.remove(0, 4);
    return lines;
}

bool RawClient::startTls()
{
    auto *const socket = qobject_cast<QSslSocket *>(m_device.get());
    if (socket == nullptr || !ask("STARTTLS").value(0).startsWith("220"))
        return false;
    socket->startClientEncryption();
    return socket->waitForEncrypted(limit);
}

} // namespace mailscope::interop
