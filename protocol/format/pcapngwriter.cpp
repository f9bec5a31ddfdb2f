// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/display.h"
#include "format/hiddenbytes.h"
#include "format/pcapngblocks.h"
#include "format/secretnotice.h"
#include "format/tcpstream.h"
#include "format/writers.h"
#include "wire/dotstuffer.h"

#include <QCoreApplication>
#include <QTimeZone>

#include <algorithm>
#include <memory>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace transcript;
using Side = TcpStream::Side;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::Export)
};

/// The ports at which Wireshark looks for SMTP in clear without being told to.
bool isReadAsSmtp(quint16 port)
{
    return port == 25 || port == 587;
}

/// A file may claim that a message had any number of bytes, and each takes its part of a packet.
constexpr qint64 MostUnrecorded = 16 * 1024 * 1024;

/// "192.0.2.1:25" or "[2001:db8::1]:25"; nothing for a socket, a program or a name.
std::optional<TcpEnd> endFrom(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const QHostAddress address(QString(text.first(qMax<qsizetype>(colon, 0))).remove(u'[').remove(u']'));
    bool isNumber = false;
    const quint16 port = text.sliced(colon + 1).toUShort(&isNumber);
    if (colon < 0 || address.isNull() || !isNumber)
        return std::nullopt;
    return TcpEnd{address, port};
}

/// Where the times of packets count from. Nanoseconds in 64 bits end in the year 2262, and the session adds its own: a date
/// beyond them is left out.
std::chrono::nanoseconds sinceEpoch(const QDateTime &startedAt)
{
    const QDateTime latest(QDate(2200, 1, 1), QTime(0, 0), QTimeZone::UTC);
    const bool fits = startedAt.isValid() && startedAt.toMSecsSinceEpoch() >= 0 && startedAt < latest;
    return std::chrono::milliseconds(fits ? startedAt.toMSecsSinceEpoch() : 0);
}

/// Writes the events of a session as packets, one after the other.
class PacketWriter {
public:
    PacketWriter(const Exported &session, ExportSink &sink)
        : m_sink(sink), m_startedAt(sinceEpoch(session.report.startedAt))
    { }

    void write(const Event &event)
    {
        constexpr std::chrono::nanoseconds longest = std::chrono::years(60);
        m_now = m_startedAt + std::min(event.elapsed, longest);
        std::visit([this](const auto &payload) { tell(payload); }, event.payload);
    }

private:
    void tell(const auto & /*silent*/) { }

    void tell(const Connected &connected)
    {
        const TcpEnd here{QHostAddress(QHostAddress::LocalHost), 49152};
        const TcpEnd there{QHostAddress(QHostAddress::LocalHost), 25};
        const auto client = endFrom(connected.localEnd);
        const auto server = endFrom(connected.remoteEnd);
        const bool areReal = client && server && client->address.protocol() == server->address.protocol();
        m_client = areReal ? *client : here;
        m_server = areReal ? *server : there;
        if (!areReal)
            m_remark = Words::tr("This connection was not made over TCP; its addresses are made up.");
        else if (!isReadAsSmtp(m_server.port))
            m_remark = Words::tr("The server's port was %1; it stands here as 25, so that Wireshark reads SMTP.")
                           .arg(m_server.port);
        if (!isReadAsSmtp(m_server.port))
            m_server.port = there.port;
        open();
    }

    void tell(const Sent &sent) { say(Side::Client, withStars(sent.data)); }

    void tell(const Received &received)
    {
        QByteArray bytes = withStars(received.data);
        if (received.end == wire::LineEnd::CrLf)
            bytes += "\r\n";
        else if (received.end == wire::LineEnd::Lf)
            bytes += '\n';
        say(Side::Server, bytes);
    }

    /// As it went over the wire, by DATA its dots doubled and a lone one behind it. Of what was not recorded nobody knows how many there were.
    void tell(const PayloadSent &payload)
    {
        const QByteArray head = withStars(payload.head);
        const qint64 missing = qBound<qint64>(0, payload.bytes - head.size(), MostUnrecorded);
        const QByteArray wire = payload.isChunk ? head : wire::DotStuffer().next(head);
        const bool isEnded = payload.complete && !payload.isChunk;
        const QByteArray end = isEnded ? ".\r\n" : "";
        if (missing == 0) {
            say(Side::Client, wire + end);
            return;
        }
        say(Side::Client, wire);
        // The last line end and the dot belong into one packet: whoever looks for the end of the message looks there.
        const qint64 lineEnd = isEnded ? qMin<qint64>(missing, 2) : 0;
        m_remark = Words::tr("%1 bytes of the message were not recorded.").arg(payload.bytes - head.size());
        if (missing == MostUnrecorded)
            m_remark += u' ' + Words::tr("Only packets for %1 of them stand here.").arg(missing);
        if (m_stream)
            m_stream->sayUnrecorded(Side::Client, missing - lineEnd);
        say(Side::Client, QByteArray("\r\n").right(lineEnd) + end);
    }

    /// Wireshark takes what follows STARTTLS for TLS, and so does not read what was deciphered: it gets a connection of its own.
    void tell(const TlsSecured &secured)
    {
        if (!m_stream)
            return;
        if (m_hasSaid) {
            m_stream->close(Side::Client);
            m_client.port = m_client.port == 65535 ? 49152 : static_cast<quint16>(m_client.port + 1);
            open(Words::tr("Deciphered: on the wire this went on in the connection before, as %1 with %2.")
                     .arg(visibleText(secured.details.protocol), visibleText(secured.details.cipher)));
        }
    }

    void tell(const Closed &closed)
    {
        if (m_stream)
            m_stream->close(closed.byServer ? Side::Server : Side::Client);
        m_stream.reset();
    }

    void open(const QString &remark = {})
    {
        if (!remark.isEmpty())
            m_remark = remark;
        m_stream = std::make_unique<TcpStream>(m_client, m_server, [this](const TcpStream::Packet &packet) {
            m_sink.write(pcapng::enhancedPacket(m_now, packet.bytes, packet.originalSize, std::exchange(m_remark, {})));
        });
        m_stream->open();
        m_hasSaid = false;
    }

    void say(Side side, const QByteArray &bytes)
    {
        if (!m_stream || bytes.isEmpty())
            return;
        m_sink.inspect(bytes); // a secret may lie across two packets
        m_stream->say(side, bytes);
        m_hasSaid = true;
    }

    ExportSink &m_sink;
    std::chrono::nanoseconds m_startedAt;
    std::chrono::nanoseconds m_now{0};
    TcpEnd m_client;
    TcpEnd m_server;
    std::unique_ptr<TcpStream> m_stream;
    QString m_remark; ///< for the next packet
    bool m_hasSaid = false;
};

/// What is needed to understand any of the others, whether it was picked or not.
bool isFrame(EventKind kind)
{
    return kind == EventKind::Connected || kind == EventKind::TlsSecured || kind == EventKind::Closed;
}
} // namespace

void writePcapng(const Exported &session, ExportSink &sink)
{
    QString comment = session.holdsSecrets ? secretNotice() + u'\n' : QString();
    comment += Words::tr("Made from a recorded session with %1: the packets hold what was said, deciphered; their "
                         "numbers are made up.")
                   .arg(visibleText(session.report.target.url));
    sink.write(pcapng::sectionHeader(comment, u"Mailscope "_s + visibleText(session.report.version)));
    sink.write(pcapng::interfaceDescription(u"mailscope"_s));
    PacketWriter packets(session, sink);
    for (qsizetype index = 0; index < session.transcript.size() && !sink.hasFailed(); ++index) {
        if (session.wants(index + 1) || isFrame(session.transcript.kindAt(index)))
            packets.write(session.transcript.at(index));
    }
}

} // namespace mailscope::format
