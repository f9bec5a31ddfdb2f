// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/interrupts.h"
#include "cli/scriptfile.h"
#include "cli/sessionrun.h"
#include "format/display.h"
#include "plan/proxytext.h"
#include "practice/descriptorpump.h"
#include "practice/scriptedserver.h"
#include "practice/server.h"

#include <QEventLoop>
#include <QFile>

#include <unistd.h>

#include <algorithm>
#include <functional>
#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// Where the server listens.
struct Place {
    enum class Kind { Tcp, Local, Descriptors };
    Kind kind = Kind::Tcp;
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;
    QString path;
};

std::expected<Place, QString> placeFrom(const QString &text)
{
    Place place;
    if (text.isEmpty())
        return place;
    if (text == "stdio"_L1) {
        place.kind = Place::Kind::Descriptors;
        return place;
    }
    if (text.startsWith("unix:"_L1)) {
        place.kind = Place::Kind::Local;
        place.path = text.sliced(5);
        if (!place.path.startsWith(u'/'))
            return std::unexpected(u"--listen unix:PATH needs a path that begins with a slash."_s);
        return place;
    }
    if (!plan::parseAddressAndPort(text, place.address, place.port))
        return std::unexpected(
            u"“%1” is no place to listen: write 127.0.0.1:2525, [::1]:2525, unix:PATH or stdio."_s.arg(text));
    if (!place.address.isLoopback())
        return std::unexpected(u"The practice server listens on loopback addresses only, not on %1."_s.arg(text));
    return place;
}

/// Tells on standard output what the clients do.
class Teller {
public:
    /// \p failed is called when that cannot be written.
    Teller(const Request &request, const Console &console, std::function<void()> failed)
        : m_request(request), m_console(console), m_failed(std::move(failed))
    { }

    void follow(practice::Server &server)
    {
        if (m_request.quiet)
            return;
        using practice::Server;
        QObject::connect(&server, &Server::connectionOpened, &server, [this](int connection, const QByteArray &peer) {
            tell(connection, u"· connected from %1"_s.arg(format::visibleText(peer)));
        });
        QObject::connect(
            &server, &Server::lineReceived, &server, [this](int connection, const QByteArray &line, bool isSecret) {
                const QString text = isSecret ? u"[%1 bytes hidden]"_s.arg(line.size()) : format::visibleText(line);
                tell(connection, u"← "_s + text);
            });
        QObject::connect(&server, &Server::messageReceived, &server,
                         [this](const practice::StoredMessage &message) { tellMessage(message); });
        QObject::connect(&server, &Server::connectionClosed, &server,
                         [this](int connection) { tell(connection, u"· closed"_s); });
    }

    void follow(practice::ScriptedServer &server)
    {
        if (m_request.quiet)
            return;
        QObject::connect(&server, &practice::ScriptedServer::played, &server,
                         [this](const std::optional<practice::ScriptMismatch> &mismatch) {
                             tell(mismatch ? u"The client left the script: "_s + format::visibleText(mismatch->text())
                                           : u"The client kept to the script."_s);
                         });
    }

    void tellPlace(const QString &url) { tell(u"Listening on %1"_s.arg(url)); }

private:
    void tellMessage(const practice::StoredMessage &message)
    {
        const auto shown = [](const practice::Path &path) { return u'<' + format::visibleText(path.text()) + u'>'; };
        QStringList recipients;
        for (const practice::Recipient &each : message.recipients)
            recipients.append(shown(each.path));
        tell(message.connection,
             u"· message %1 from %2 to %3, %4 bytes, which stays here: nothing is relayed"_s.arg(message.number)
                 .arg(shown(message.reversePath), recipients.join(u", "))
                 .arg(message.content.size()));
        if (!m_request.showsMessages)
            return;
        // The last one is behind the line end of the message.
        QList<QByteArray> lines = message.content.split('\n');
        if (lines.constLast().isEmpty())
            lines.removeLast();
        for (const QByteArray &line : std::as_const(lines)) {
            const QByteArrayView bare = QByteArrayView(line).chopped(line.endsWith('\r') ? 1 : 0);
            tell(message.connection, u"│ "_s + format::visibleText(bare));
        }
    }

    void tell(int connection, const QString &text) { tell(u"%1 %2"_s.arg(connection).arg(text)); }
    void tell(const QString &line)
    {
        m_console.out.line(line);
        if (m_console.out.hasFailed())
            m_failed();
    }

    const Request &m_request;
    const Console &m_console;
    std::function<void()> m_failed;
};

QString urlOf(const practice::Options &options, const Place &place, quint16 port)
{
    const bool lmtp = options.protocol == practice::Protocol::Lmtp;
    if (place.kind == Place::Kind::Local)
        return (lmtp ? u"lmtp+unix://"_s : u"smtp+unix://"_s) + place.path;
    const QString scheme = lmtp ? u"lmtp"_s : options.implicitTls ? u"smtps"_s : u"smtp"_s;
    return scheme + u"://"_s + plan::addressAndPortText(place.address, port);
}

template <typename Server>
std::optional<QString> listen(Server &server, const practice::Options &options, const Place &place, Teller &teller)
{
    if (place.kind == Place::Kind::Local) {
        const auto done = server.listenLocal(place.path);
        if (!done)
            return done.error();
        teller.tellPlace(urlOf(options, place, 0));
        return {};
    }
    const auto port = server.listen(place.address, place.port);
    if (!port)
        return port.error();
    teller.tellPlace(urlOf(options, place, *port));
    return {};
}

QString withFullStop(const QString &sentence)
{
    return sentence.endsWith(u'.') ? sentence : sentence + u'.';
}

/// Listens at \p place and serves until a signal comes or the output fails. A place that is taken, or that the system does not
/// give, is the network's fault, not one of usage.
template <typename Server>
int serveUntilEnded(Server &server, const Request &request, const Console &console, const Place &place,
                    const Interrupts &interrupts)
{
    QEventLoop loop;
    QObject::connect(&interrupts, &Interrupts::interrupted, &loop, &QEventLoop::quit);
    // Not from inside the server's own signal.
    Teller teller(request, console,
                  [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
    teller.follow(server);
    if (const std::optional<QString> error = listen(server, request.server, place, teller)) {
        console.complain(withFullStop(*error));
        return exitCode(Verdict::Network);
    }
    if (!console.out.hasFailed() && interrupts.signal() == 0)
        loop.exec();
    return interrupts.signal() != 0 ? 128 + interrupts.signal() : console.outputCode();
}

/// Plays a script to each client, and tells of each whether it kept to it.
int serveScript(const Request &request, const Console &console, const Place &place, const Interrupts &interrupts)
{
    if (place.kind == Place::Kind::Descriptors)
        return usageError(console, u"--script needs an address or unix:PATH to listen on."_s);
    std::expected<plan::Script, QString> script = readScript(request.scriptPath);
    if (!script)
        return usageError(console, script.error());
    practice::ScriptedServer server(std::move(*script), request.server);
    return serveUntilEnded(server, request, console, place, interrupts);
}

std::optional<QString> writeAuthority(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QByteArray pem = practice::Server::certificateAuthorityPem();
    if (pem.isEmpty())
        return u"This machine's QCA cannot make certificates, so there is none for %1."_s.arg(path);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(pem) == pem.size() && file.flush())
        return {};
    return u"%1 cannot be written: %2."_s.arg(path, file.errorString());
}

/// With which alice logs in by EXTERNAL. It holds a private key: nobody else may read it.
std::optional<QString> writeClientCertificate(const QString &path)
{
    if (path.isEmpty())
        return {};
    const auto pem = practice::Server::clientCertificatePem("alice");
    if (!pem)
        return u"There is no certificate for %1: %2."_s.arg(path, pem.error());
    QFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (isOpen && file.write(*pem) == pem->size() && file.flush())
        return {};
    return u"%1 cannot be written: %2."_s.arg(path, file.errorString());
}

/// What the server said last must come out before the program ends: what lies between it and our pipes tells when.
void quitWhenServed(practice::Server &server, QEventLoop &loop)
{
    using practice::DescriptorPump;
    const QList<DescriptorPump *> pumps = server.findChildren<DescriptorPump *>();
    const auto out = std::ranges::find(pumps, DescriptorPump::Direction::OutOfSocket, &DescriptorPump::direction);
    if (out == pumps.end())
        QObject::connect(&server, &practice::Server::connectionClosed, &loop, &QEventLoop::quit);
    else
        QObject::connect(*out, &DescriptorPump::finished, &loop, &QEventLoop::quit);
}

int serveStandardStreams(practice::Server &server, const Console &console, const Interrupts &interrupts)
{
    if (const auto done = server.serveDescriptors(console.in.descriptor, STDOUT_FILENO); !done)
        return usageError(console, withFullStop(done.error()));
    QEventLoop loop;
    QObject::connect(&interrupts, &Interrupts::interrupted, &loop, &QEventLoop::quit);
    quitWhenServed(server, loop);
    loop.exec();
    return interrupts.signal() != 0 ? 128 + interrupts.signal() : exitcode::Ok;
}

} // namespace

int serve(Request &request, const Console &console)
{
    const std::expected<Place, QString> place = placeFrom(request.listen);
    if (!place)
        return usageError(console, place.error());
    if (const std::optional<QString> error = writeAuthority(request.authorityPath)) {
        console.complain(*error);
        return exitcode::OutputFailed;
    }
    if (const std::optional<QString> error = writeClientCertificate(request.clientCertificatePath)) {
        console.complain(*error);
        return exitcode::OutputFailed;
    }
    const Interrupts interrupts;
    if (!request.scriptPath.isEmpty())
        return serveScript(request, console, *place, interrupts);
    practice::Server server(request.server);
    if (place->kind == Place::Kind::Descriptors)
        return serveStandardStreams(server, console, interrupts);
    return serveUntilEnded(server, request, console, *place, interrupts);
}

} // namespace mailscope::cli
