// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/sessionrun.h"
#include "practice/server.h"

#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// A server as one often meets it: it works, and there is something to find.
practice::Options demoOptions()
{
    practice::Options options;
    options.authInClear = true;
    options.mechanisms = {"PLAIN", "LOGIN"};
    options.certificate = practice::CertificateKind::Expiring;
    return options;
}

/// The handshake reads the trusted certificate from a file.
bool keepAuthority(QTemporaryFile &file, plan::Plan &plan)
{
    const QByteArray pem = practice::Server::certificateAuthorityPem();
    if (pem.isEmpty() || !file.open() || file.write(pem) != pem.size() || !file.flush())
        return false;
    plan.tls.caFile = file.fileName();
    return true;
}

void explainWhatComes(const Console &console, quint16 port)
{
    console.out.line(
        u"This is the practice server on 127.0.0.1, port %1, and a diagnosis of it. Nothing leaves this machine."_s.arg(
            port));
    console.out.line(u"Sent →   received ←   notes ·   For a server of your own: mailscope-cli probe HOST"_s);
    console.out.line(QString());
}

} // namespace

int demo(Request &request, const Console &console)
{
    practice::Server server(demoOptions());
    const auto port = server.listen();
    if (!port) {
        console.complain(port.error());
        return mailscope::exitCode(Verdict::Network);
    }
    QTemporaryFile authority;
    if (!keepAuthority(authority, request.plan))
        console.complain(
            u"The certificate of the practice authority could not be kept: the diagnosis will object to the server's."_s);

    plan::Target target;
    target.host = u"localhost"_s;
    target.port = *port;
    request.plan.targets = {target};
    request.plan.family = plan::Family::IPv4;
    request.plan.helloName = "client.example";
    request.plan.tasks = {{Phase::Vrfy, "alice"}, {Phase::Vrfy, "carol"}, {Phase::Expn, "staff"}, {Phase::Help, {}}};
    if (request.format == Format::Text && !request.quiet)
        explainWhatComes(console, *port);
    return performPlan(request, console);
}

} // namespace mailscope::cli
