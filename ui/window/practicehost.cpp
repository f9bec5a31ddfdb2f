// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/practicehost.h"

#include "practice/server.h"

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// A server as one often meets it: it works, and there is something to find.
practice::Options options()
{
    practice::Options options;
    options.authInClear = true;
    options.certificate = practice::CertificateKind::Expiring;
    return options;
}

} // namespace

PracticeHost::PracticeHost(QObject *parent) : QObject(parent) { }

PracticeHost::~PracticeHost() = default;

std::expected<plan::Plan, QString> PracticeHost::plan()
{
    if (!m_server) {
        if (const auto started = start(); !started) {
            m_server.reset();
            return std::unexpected(started.error());
        }
    }
    plan::Target target;
    target.host = u"localhost"_s;
    target.port = m_port;
    plan::Plan plan;
    plan.targets = {target};
    plan.family = plan::Family::IPv4;
    plan.helloName = "client.example";
    plan.tls.caFile = m_authority.fileName();
    return plan;
}

QList<practice::StoredMessage> PracticeHost::messages() const
{
    return m_server ? m_server->messages() : QList<practice::StoredMessage>();
}

std::expected<void, QString> PracticeHost::start()
{
    m_server = std::make_unique<practice::Server>(options());
    connect(m_server.get(), &practice::Server::messageReceived, this, &PracticeHost::messageArrived);
    const auto port = m_server->listen();
    if (!port)
        return std::unexpected(port.error());
    m_port = *port;
    const QByteArray pem = practice::Server::certificateAuthorityPem();
    if (pem.isEmpty() || !m_authority.open() || m_authority.write(pem) != pem.size() || !m_authority.flush())
        return std::unexpected(
            tr("The certificate of the practice authority could not be kept: %1.").arg(m_authority.errorString()));
    return {};
}

} // namespace mailscope::ui
