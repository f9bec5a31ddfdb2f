// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcriptbuilder.h"

#include <QCryptographicHash>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace mailscope::test {

using namespace transcript;

TranscriptBuilder::TranscriptBuilder(const QString &host, int port)
{
    Began began;
    began.version = u"0"_s;
    began.startedAt = startedAt();
    began.targets = {{u"smtp://%1:%2"_s.arg(host).arg(port), host, port, u"smtp"_s, u"opportunistic"_s}};
    add(began, Milliseconds(0));
}

QDateTime TranscriptBuilder::startedAt()
{
    return {QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC};
}

qint64 TranscriptBuilder::add(Payload payload, Milliseconds later)
{
    m_now += later;
    const qint64 sequence = m_transcript.size() + 1;
    m_transcript.append({sequence, m_now, std::move(payload)});
    return sequence;
}

qint64 TranscriptBuilder::sent(const QByteArray &line, Phase phase, Milliseconds later)
{
    return add(Sent{{line + "\r\n", {}}, phase, true}, later);
}

qint64 TranscriptBuilder::received(const QByteArray &line, std::optional<qint64> answers, std::optional<Phase> phase,
                                   Milliseconds later)
{
    Received event;
    event.data.bytes = line;
    event.answers = answers;
    event.phase = phase;
    return add(event, later);
}

TranscriptBuilder &TranscriptBuilder::opened(const QByteArray &greeting)
{
    add(StageBegan{Phase::Resolve}, Milliseconds(0));
    add(Resolved{u"mx.example"_s, u"host"_s, {u"192.0.2.25"_s}, {}, {}}, Milliseconds(12));
    add(StageEnded{Phase::Resolve, StageStatus::Ok, {}, {}}, Milliseconds(0));
    add(StageBegan{Phase::Connect}, Milliseconds(0));
    add(Connecting{0, u"192.0.2.25"_s, u"ipv4"_s, 25}, Milliseconds(0));
    add(Connected{u"192.0.2.1:5000"_s, u"192.0.2.25:25"_s}, Milliseconds(19));
    add(StageEnded{Phase::Connect, StageStatus::Ok, {}, {}}, Milliseconds(0));
    add(StageBegan{Phase::Greeting}, Milliseconds(0));
    received(greeting, {}, Phase::Greeting, Milliseconds(7));
    add(StageEnded{Phase::Greeting, StageStatus::Ok, {}, {}}, Milliseconds(0));
    return *this;
}

TranscriptBuilder &TranscriptBuilder::asked(Phase phase, const QByteArray &command, const QByteArrayList &reply,
                                            Milliseconds took)
{
    add(StageBegan{phase}, Milliseconds(0));
    const qint64 question = sent(command, phase, Milliseconds(0));
    Milliseconds later = took;
    for (const QByteArray &line : reply) {
        received(line, question, phase, later);
        later = Milliseconds(0);
    }
    add(StageEnded{phase, StageStatus::Ok, {}, {}}, Milliseconds(0));
    return *this;
}

TranscriptBuilder &TranscriptBuilder::hello(const QByteArrayList &keywords)
{
    QByteArrayList reply{"mx.example"};
    reply += keywords;
    for (qsizetype i = 0; i < reply.size(); ++i)
        reply[i].prepend(i + 1 == reply.size() ? "250 " : "250-");
    return asked(m_encrypted ? Phase::HelloTls : Phase::Hello, "EHLO client.example", reply);
}

TranscriptBuilder &TranscriptBuilder::secured(const TlsDetails &details, TlsPolicy policy)
{
    add(StageBegan{Phase::StartTls}, Milliseconds(0));
    const qint64 question = sent("STARTTLS", Phase::StartTls, Milliseconds(0));
    received("220 go ahead", question, Phase::StartTls, Milliseconds(11));
    add(TlsStarted{details.expectedName, details.sni, policy}, Milliseconds(0));
    for (const TlsObjection &objection : details.objections)
        add(TlsObjected{objection}, Milliseconds(0));
    add(TlsSecured{details}, Milliseconds(35));
    add(StageEnded{Phase::StartTls, StageStatus::Ok, {}, {}}, Milliseconds(0));
    m_encrypted = true;
    return *this;
}

TranscriptBuilder &TranscriptBuilder::finished(Verdict verdict)
{
    add(Closed{false, {}});
    add(Finished{verdict, {}}, Milliseconds(0));
    return *this;
}

CertificateDetails TranscriptBuilder::certificate(const QString &name, int daysLeft)
{
    CertificateDetails details;
    details.subject = u"CN="_s + name;
    details.issuer = u"CN=Example Authority,O=Example"_s;
    details.notBefore = startedAt().addDays(-30);
    details.notAfter = startedAt().addDays(daysLeft).addSecs(60);
    details.sans = {u"DNS:"_s + name, u"IP:192.0.2.25"_s};
    details.keyType = u"EC"_s;
    details.keyBits = 256;
    details.signature = u"ecdsa-with-SHA256"_s;
    details.sha256 = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex();
    details.spkiSha256 = QCryptographicHash::hash(name.toUtf8() + "key", QCryptographicHash::Sha256).toHex();
    details.pem = "-----BEGIN CERTIFICATE-----\n" + name.toUtf8().toBase64() + "\n-----END CERTIFICATE-----\n";
    return details;
}

TlsDetails TranscriptBuilder::details(const QByteArrayList &objections, int daysLeft)
{
    TlsDetails details;
    details.protocol = u"TLSv1.3"_s;
    details.cipher = u"TLS_AES_256_GCM_SHA384"_s;
    details.group = u"X25519"_s;
    details.verified = objections.isEmpty();
    details.expectedName = u"mx.example"_s;
    details.sni = u"mx.example"_s;
    for (const QByteArray &id : objections)
        details.objections.append({id, u"What the library said."_s, 0});
    details.chain = {certificate(u"mx.example"_s, daysLeft), certificate(u"Example Authority"_s, 900)};
    return details;
}

} // namespace mailscope::test
