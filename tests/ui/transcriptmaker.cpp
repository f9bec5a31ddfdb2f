// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcriptmaker.h"

#include <QTimeZone>

namespace mailscope::testing {

using namespace Qt::StringLiterals;
using namespace transcript;

qint64 TranscriptMaker::note(Payload payload)
{
    const qint64 sequence = m_transcript.size() + 1;
    m_transcript.append(Event{sequence, m_now, std::move(payload)});
    m_now += std::chrono::milliseconds(1);
    return sequence;
}

qint64 TranscriptMaker::sent(const QByteArray &line, Phase phase)
{
    const qint64 sequence = note(Sent{{line + "\r\n", {}}, phase, true});
    m_lastSent = sequence;
    m_phase = phase;
    return sequence;
}

qint64 TranscriptMaker::sentHidden(const QByteArray &before, qsizetype hidden, Phase phase)
{
    const qint64 sequence = note(Sent{{before + "\r\n", {{before.size(), hidden}}}, phase, true});
    m_lastSent = sequence;
    m_phase = phase;
    return sequence;
}

qint64 TranscriptMaker::reply(const QByteArray &lines)
{
    const qint64 first = m_transcript.size() + 1;
    for (const QByteArray &line : lines.split('\n'))
        received(line);
    return first;
}

qint64 TranscriptMaker::received(const QByteArray &line, wire::LineEnd end, bool continuesPrevious)
{
    return note(
        Received{{line, {}}, end, continuesPrevious, m_lastSent, m_lastSent ? m_phase : Phase::Greeting, false});
}

qint64 TranscriptMaker::unused(const QByteArray &line)
{
    return note(Received{{line, {}}, wire::LineEnd::CrLf, false, std::nullopt, std::nullopt, true});
}

TranscriptMaker TranscriptMaker::typical()
{
    TranscriptMaker maker;
    maker.note(Began{
        u"0.1.0"_s, {}, {{u"smtp://mx.example.org"_s, u"mx.example.org"_s, 25, u"smtp"_s, u"starttls"_s}}, {}}); // 1
    maker.note(Resolved{u"mx.example.org"_s, u"host"_s, {u"192.0.2.25"_s, u"2001:db8::25"_s}, {}, {}});          // 2
    maker.note(Connected{u"2001:db8::1 port 40000"_s, u"2001:db8::25 port 25"_s});                               // 3
    maker.note(StageBegan{Phase::Greeting}); // 4, no row
    maker.wait(std::chrono::milliseconds(700));
    maker.reply("220 mx.example.org ESMTP");           // 5
    maker.sent("EHLO desk.example.net", Phase::Hello); // 6
    maker.reply(
        "250-mx.example.org\n250-PIPELINING\n250-SIZE 52428800\n250-VRFY\n250-STARTTLS\n250-ENHANCEDSTATUSCODES\n"
        "250-8BITMIME\n250-DSN\n250 SMTPUTF8");  // 7..15
    maker.sent("STARTTLS", Phase::StartTls);     // 16
    maker.reply("220 2.0.0 Ready to start TLS"); // 17
    TlsDetails tls;
    tls.protocol = u"TLSv1.3"_s;
    tls.cipher = u"TLS_AES_256_GCM_SHA384"_s;
    tls.verified = true;
    tls.expectedName = u"mx.example.org"_s;
    CertificateDetails certificate;
    certificate.subject = u"CN=mx.example.org"_s;
    certificate.issuer = u"CN=Example Authority"_s;
    certificate.sans = {u"DNS:mx.example.org"_s};
    certificate.keyType = u"EC"_s;
    certificate.keyBits = 256;
    certificate.notBefore = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC);
    certificate.notAfter = QDateTime(QDate(2027, 1, 1), QTime(0, 0), QTimeZone::UTC);
    certificate.sha256 = QByteArray(64, 'a');
    tls.chain = {certificate};
    maker.wait(std::chrono::milliseconds(34));
    maker.note(TlsSecured{tls});                          // 18
    maker.sent("EHLO desk.example.net", Phase::HelloTls); // 19
    maker.reply(
        "250-mx.example.org\n250-SIZE 52428800\n250-VRFY\n250-AUTH SCRAM-SHA-256 PLAIN LOGIN\n250 SMTPUTF8"); // 20..24
    maker.wait(std::chrono::milliseconds(4200));
    maker.sentHidden("AUTH SCRAM-SHA-256 ", 44);                                         // 25
    maker.reply("334 cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVoWXBXVWEyUmFUQ0FmdXhGSWxqKWhObEYk"); // 26
    maker.sentHidden({}, 140);                                                           // 27
    maker.reply("235 2.7.0 Authentication successful");                                  // 28
    maker.sent("VRFY postmaster", Phase::Vrfy);                                          // 29
    maker.reply("252 2.0.0 postmaster");                                                 // 30
    maker.sent("RCPT TO:<nobody@example.org>", Phase::Rcpt);                             // 31
    maker.reply("550 5.1.1 No such user");                                               // 32
    return maker;
}

void TranscriptMaker::addRecipients(qsizetype exchanges)
{
    for (qsizetype number = 0; number < exchanges; ++number) {
        sent("RCPT TO:<user" + QByteArray::number(number) + "@example.org>", Phase::Rcpt);
        reply(number % 10 == 9 ? "550 5.1.1 No such user here" : "250 2.1.5 Recipient accepted");
    }
}

} // namespace mailscope::testing
