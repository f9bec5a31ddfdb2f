// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::transcript;

namespace {
QDateTime start()
{
    return QDateTime(QDate(2026, 11, 22), QTime(12, 0, 0, 250), QTimeZone::UTC);
}
} // namespace

Conversation::Conversation(const QString &security, int port, const QString &protocol)
{
    const TargetDescription target{u"%1://mx.example:%2"_s.arg(protocol).arg(port), u"mx.example"_s, port, protocol,
                                   security};
    event(Began{u"0.1.0"_s, start(), {target}, {}});
}

Conversation &Conversation::event(Payload payload)
{
    m_transcript.append({m_transcript.size() + 1, m_now, std::move(payload)});
    m_now += std::chrono::milliseconds(1);
    return *this;
}

Conversation &Conversation::pause(std::chrono::milliseconds duration)
{
    m_now += duration;
    return *this;
}

Conversation &Conversation::connects(const QString &address, const QString &family)
{
    event(StageBegan{Phase::Connect});
    event(Connecting{0, address, family, 25});
    event(Connected{u"192.0.2.9:50000"_s, address + u":25"_s});
    return event(StageEnded{Phase::Connect, StageStatus::Ok, {}, {}});
}

Conversation &Conversation::failsToConnect(const QString &address, const QString &family)
{
    event(Connecting{0, address, family, 25});
    return event(ConnectFailed{Issue::ConnectRefused, u"Connection refused"_s});
}

Conversation &Conversation::client(const QByteArray &line, Phase phase)
{
    event(Sent{{line + "\r\n", {}}, phase, true});
    m_waiting.append({lastSequence(), phase});
    return *this;
}

Conversation &Conversation::server(const QByteArray &line, wire::LineEnd end)
{
    Received received{{line, {}}, end, false, {}, {}, false};
    if (!m_waiting.isEmpty()) {
        received.phase = m_waiting.constFirst().phase;
        if (m_waiting.constFirst().sequence > 0)
            received.answers = m_waiting.constFirst().sequence;
        if (line.size() < 4 || line.at(3) != '-')
            m_waiting.removeFirst();
    }
    return event(received);
}

Conversation &Conversation::injected(const QByteArray &line)
{
    return event(Received{{line, {}}, wire::LineEnd::CrLf, false, {}, {}, true});
}

Conversation &Conversation::greets(const QByteArray &line)
{
    event(StageBegan{Phase::Greeting});
    m_waiting.append({0, Phase::Greeting});
    server(line);
    return event(StageEnded{Phase::Greeting, StageStatus::Ok, {}, {}});
}

Conversation &Conversation::secured(const TlsDetails &details, TlsPolicy policy)
{
    event(TlsStarted{details.expectedName, details.sni, policy});
    for (const TlsObjection &objection : details.objections)
        event(TlsObjected{objection});
    m_encrypted = true;
    return event(TlsSecured{details});
}

Conversation &Conversation::hello(const QList<QByteArray> &capabilities, const QByteArray &verb)
{
    client(verb + " client.example", m_encrypted ? Phase::HelloTls : Phase::Hello);
    if (capabilities.isEmpty())
        return server("250 mx.example");
    server("250-mx.example");
    for (const QByteArray &each : capabilities.first(capabilities.size() - 1))
        server("250-" + each);
    return server("250 " + capabilities.constLast());
}

Conversation &Conversation::opens(const QList<QByteArray> &capabilities, const QByteArray &verb)
{
    return connects().greets().hello(capabilities, verb);
}

Conversation &Conversation::startTls()
{
    return client("STARTTLS", Phase::StartTls).server("220 2.0.0 go ahead");
}

Conversation &Conversation::quits()
{
    return client("QUIT", Phase::Quit).server("221 2.0.0 bye");
}

Conversation &Conversation::finished(Verdict verdict, std::optional<Issue> issue)
{
    event(Closed{});
    return event(Finished{verdict, std::move(issue)});
}

TlsDetails goodTls()
{
    CertificateDetails certificate;
    certificate.subject = u"CN=mx.example"_s;
    certificate.issuer = u"CN=Example Authority"_s;
    certificate.notBefore = start().addDays(-10);
    certificate.notAfter = start().addDays(355);
    certificate.sans = {u"DNS:mx.example"_s};
    certificate.keyType = u"RSA"_s;
    certificate.keyBits = 2048;
    certificate.signature = u"sha256WithRSAEncryption"_s;
    certificate.sha256 = QByteArray(64, 'a');
    certificate.spkiSha256 = QByteArray(64, 'b');
    certificate.pem = "-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----\n";

    TlsDetails details;
    details.protocol = u"TLSv1.3"_s;
    details.cipher = u"TLS_AES_256_GCM_SHA384"_s;
    details.group = u"X25519"_s;
    details.verified = true;
    details.expectedName = u"mx.example"_s;
    details.sni = u"mx.example"_s;
    details.chain = {certificate};
    return details;
}

TlsDetails tlsWithObjection(const QByteArray &id)
{
    TlsDetails details = goodTls();
    details.verified = false;
    details.objections = {{id, u"the reason for it"_s, 0}};
    return details;
}
