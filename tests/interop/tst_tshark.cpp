// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/hiddenbytes.h"
#include "format/sessionfile.h"
#include "format/writer.h"
#include "support/scenario.h"
#include "unit/packetreader.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;

namespace {

constexpr int Limit = 120'000;

/// What tshark makes of one packet.
struct Packet {
    QByteArrayList commands;
    QByteArrayList replies; ///< "250 text"
    QByteArray complaint;   ///< empty when it dissects
};

/// A session, and where its packets stand in the file of all.
struct Written {
    transcript::Transcript transcript;
    qsizetype firstPacket = 0;
    qsizetype packets = 0;
};

QByteArray captureOf(const transcript::Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    return format::written(*format::writerNamed(u"pcapng"), format::Exported::everything(transcript, report))
        .value_or(QByteArray());
}

/// Letters, digits and signs of ASCII: how the others are written is up to tshark.
QByteArray plain(QByteArray text)
{
    text.removeIf([](char byte) { return byte <= ' ' || byte > '~' || byte == '\\'; });
    return text;
}

QByteArray withoutEscapes(const QByteArray &field)
{
    static const QRegularExpression Escape(u"\\\\(x[0-9a-f]{2}|[0-7]{3}|.)"_s);
    return plain(QString::fromUtf8(field).remove(Escape).toUtf8());
}

/// Whether tshark knows it for one. What answers a challenge is none, or is one by chance.
bool isCommand(const transcript::Sent &sent)
{
    switch (sent.phase) {
    case Phase::Raw:
    case Phase::Xclient:
        return false;
    case Phase::Payload:
        return sent.data.bytes.startsWith("BDAT ");
    case Phase::Auth:
        return sent.data.bytes.startsWith("AUTH ");
    default:
        return true;
    }
}

bool isReply(const transcript::Received &received)
{
    static const QRegularExpression Reply(u"^[2-5]\\d\\d"_s);
    return received.end != wire::LineEnd::None && Reply.match(QString::fromLatin1(received.data.bytes)).hasMatch();
}

Packet packetOf(const QByteArray &line)
{
    enum Field { Number, Command, Code, Text, Malformed, Checksum, Analysis, Reused };
    const QByteArrayList fields = line.split('\t');
    const auto values = [&fields](Field field) {
        const QByteArray text = fields.value(field);
        return text.isEmpty() ? QByteArrayList() : text.split('\x1f');
    };
    Packet packet;
    for (const QByteArray &command : values(Command))
        packet.commands.append(withoutEscapes(command));
    const QByteArrayList texts = values(Text);
    for (qsizetype at = 0; const QByteArray &code : values(Code))
        packet.replies.append(code + withoutEscapes(texts.value(at++)));
    // Two sessions may have had the same port, and of a packet that was cut nobody can tell the sum.
    const bool isOdd = !fields.value(Analysis).isEmpty() && fields.value(Reused).isEmpty();
    if (!fields.value(Malformed).isEmpty() || fields.value(Checksum) == "0" || isOdd)
        packet.complaint = line;
    return packet;
}

} // namespace

/// The packets of every scenario and of every session that is kept, read back by tshark: it finds the same commands and replies.
class TestTshark : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void packets_areReadBack_data();
    void packets_areReadBack();

private:
    void add(const QString &name, const transcript::Transcript &transcript);

    QTemporaryDir m_folder;
    QByteArray m_captures; ///< one section behind the other, so that tshark has to start only once
    QMap<QString, Written> m_sessions;
    QList<Packet> m_packets;
};

void TestTshark::add(const QString &name, const transcript::Transcript &transcript)
{
    const QByteArray capture = captureOf(transcript);
    const auto read = readCapture(capture);
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    const qsizetype first = m_sessions.isEmpty() ? 0 : m_packets.size();
    m_sessions.insert(name, {transcript, first, read->times.size()});
    m_packets.resize(first + read->times.size());
    m_captures += capture;
}

void TestTshark::initTestCase()
{
    for (const QString &path : test::Scenario::all()) {
        const test::Scenario scenario = test::Scenario::load(path);
        // Checks send several commands as one line's bytes, and bytes that are no line: which of them are commands is the question.
        if (scenario.name.startsWith("check/"_L1))
            continue;
        add(scenario.name, test::playReal(scenario).transcript);
    }
    for (const QString &folder : {u"/tests/sessions/real"_s, u"/docs/exports"_s}) {
        QDirIterator files(QStringLiteral(MAILSCOPE_SOURCE_DIR) + folder, {u"*.mscope"_s}, QDir::Files);
        while (files.hasNext()) {
            const auto session = format::loadSession(files.next());
            QVERIFY2(session, qPrintable(files.fileName()));
            add(files.fileName(), session->transcript);
        }
    }
    QFile file(m_folder.filePath(u"all.pcapng"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_captures) == m_captures.size());
    file.close();
    QProcess tshark;
    tshark.start(u"tshark"_s, {u"-r"_s, file.fileName(),
                               u"-o"_s, u"tcp.check_checksum:TRUE"_s,
                               u"-T"_s, u"fields"_s,
                               u"-E"_s, u"aggregator=\x1f"_s,
                               u"-e"_s, u"frame.number"_s,
                               u"-e"_s, u"smtp.command_line"_s,
                               u"-e"_s, u"smtp.response.code"_s,
                               u"-e"_s, u"smtp.rsp.parameter"_s,
                               u"-e"_s, u"_ws.malformed"_s,
                               u"-e"_s, u"tcp.checksum.status"_s,
                               u"-e"_s, u"tcp.analysis.flags"_s,
                               u"-e"_s, u"tcp.analysis.reused_ports"_s});
    QVERIFY2(tshark.waitForStarted(), qPrintable(tshark.errorString()));
    QVERIFY(tshark.waitForFinished(Limit));
    QByteArrayList lines = tshark.readAllStandardOutput().split('\n');
    QVERIFY(lines.takeLast().isEmpty());
    QCOMPARE(lines.size(), m_packets.size());
    std::ranges::transform(lines, m_packets.begin(), packetOf);
}

void TestTshark::packets_areReadBack_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : m_sessions.keys())
        QTest::newRow(qPrintable(name)) << name;
}

void TestTshark::packets_areReadBack()
{
    QFETCH(const QString, name);
    const Written &session = m_sessions[name];
    QByteArrayList commands;
    QByteArrayList replies;
    for (const transcript::Event &event : session.transcript) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload); sent && isCommand(*sent))
            commands.append(plain(format::withStars(sent->data)));
        if (const auto *received = std::get_if<transcript::Received>(&event.payload); received && isReply(*received))
            replies.append(plain(format::withStars(received->data).remove(3, 1)));
    }
    QByteArrayList seenCommands;
    QByteArrayList seenReplies;
    for (const Packet &packet : m_packets.sliced(session.firstPacket, session.packets)) {
        QVERIFY2(packet.complaint.isEmpty(), packet.complaint.constData());
        seenCommands += packet.commands;
        seenCommands.removeAll("*");
        seenReplies += packet.replies;
    }
    // Behind a DATA that was refused tshark waits for the end of a message.
    if (!seenCommands.isEmpty() && seenCommands.constLast() == "DATA")
        commands.resize(std::min(commands.size(), seenCommands.size()));
    QCOMPARE(seenCommands.join('\n'), commands.join('\n'));
    QCOMPARE(seenReplies.join('\n'), replies.join('\n'));
}

QTEST_GUILESS_MAIN(TestTshark)
#include "tst_tshark.moc"
