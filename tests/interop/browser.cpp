// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/browser.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace mailscope::interop {
namespace {
constexpr int Limit = 120'000; // a machine may be busy; it takes a second
constexpr auto Address = "http://report.example/";
} // namespace

Browser::Browser(QObject *parent) : QObject(parent)
{
    connect(&m_everybody, &QTcpServer::newConnection, this, &Browser::answer);
    if (!m_everybody.listen(QHostAddress::LocalHost))
        qFatal("%s", qPrintable(m_everybody.errorString()));
}

/// A request is one line to us, whatever follows: "GET http://report.example/ HTTP/1.1", or CONNECT.
void Browser::answer()
{
    while (QTcpSocket *const peer = m_everybody.nextPendingConnection()) {
        connect(peer, &QTcpSocket::disconnected, peer, &QObject::deleteLater);
        connect(peer, &QTcpSocket::readyRead, this, [this, peer, received = QByteArray()]() mutable {
            received += peer->readAll();
            if (!received.contains("\r\n\r\n"))
                return;
            const QByteArray request = received.first(received.indexOf('\r')).replace(" HTTP/1.1", "");
            const bool isForPage = request == QByteArray("GET ") + Address;
            if (!isForPage)
                m_requests.append(request);
            const QByteArray body = isForPage ? m_page : QByteArray();
            peer->write((isForPage ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found")
                        + QByteArray("\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: ")
                        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            peer->disconnectFromHost();
        });
    }
}

Browser::Opened Browser::open(const QByteArray &page, Scheme scheme)
{
    m_page = page;
    m_requests.clear();
    const QString picture = m_folder.filePath(u"picture.png"_s);
    QFile::remove(picture);
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(u"chromium-headless-shell"_s,
                  {u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-dev-shm-usage"_s, u"--hide-scrollbars"_s,
                   u"--disable-background-networking"_s, u"--enable-logging=stderr"_s,
                   u"--proxy-server=http://127.0.0.1:%1"_s.arg(m_everybody.serverPort()),
                   u"--proxy-bypass-list=<-loopback>"_s, // this machine is somewhere, too
                   u"--user-data-dir="_s + m_folder.filePath(u"profile"_s),
                   u"--blink-settings=preferredColorScheme=%1"_s.arg(static_cast<int>(scheme)),
                   u"--window-size=1000,1400"_s, u"--dump-dom"_s, u"--screenshot="_s + picture,
                   QString::fromLatin1(Address)});
    QSignalSpy ended(&process, &QProcess::finished);
    if (!process.waitForStarted())
        return {.failure = u"Chromium cannot be started: "_s + process.errorString()};
    if (ended.isEmpty() && !ended.wait(Limit))
        return {.failure = u"Chromium did not end"_s};
    Opened opened;
    const QByteArray said = process.readAllStandardError();
    for (const QByteArray &line : said.split('\n')) {
        if (line.contains(":CONSOLE"))
            opened.console.append(line);
    }
    opened.requests = m_requests;
    opened.document = process.readAllStandardOutput();
    if (process.exitCode() != 0 || !opened.picture.load(picture))
        opened.failure = u"Chromium made no picture: "_s + QString::fromUtf8(said);
    return opened;
}

} // namespace mailscope::interop
