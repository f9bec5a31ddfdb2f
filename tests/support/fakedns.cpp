// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakedns.h"

#include <QNetworkDatagram>
#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>

#include <algorithm>

namespace mailscope::test {

namespace {

constexpr qsizetype headerSize = 12;
constexpr quint16 optType = 41;

enum ResponseCode : quint8 { NoError = 0, ServFail = 2, NxDomain = 3, NotImp = 4, RefusedCode = 5 };

QByteArray bytes16(quint16 value)
{
    QByteArray bytes(2, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

quint16 read16(const QByteArray &bytes, qsizetype at)
{
    return at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.constData() + at) : quint16(0);
}

bool isSameName(const QByteArray &one, const QByteArray &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

/// The name at \p at and what follows it; no compression, which neither a question nor our table has.
struct Decoded {
    QByteArray name;
    qsizetype end = 0;
};

Decoded decodeName(const QByteArray &wire, qsizetype at)
{
    QList<QByteArray> labels;
    while (at < wire.size() && wire[at] != '\0') {
        const qsizetype length = static_cast<unsigned char>(wire[at]);
        labels.append(wire.mid(at + 1, length));
        at += 1 + length;
    }
    return {labels.join('.'), at + 1};
}

/// Id, flags and counts of an answer: QR and RA set, RD as if asked for.
QByteArray header(const QByteArray &id, quint8 code, quint16 answers, bool truncated = false)
{
    const quint16 flags = static_cast<quint16>(0x8180 | (truncated ? 0x0200 : 0) | code);
    return id + bytes16(flags) + bytes16(1) + bytes16(answers) + bytes16(0) + bytes16(0);
}

} // namespace

FakeDns::FakeDns(QObject *parent) : QObject(parent)
{
    connect(&m_udp, &QUdpSocket::readyRead, this, &FakeDns::readDatagrams);
    connect(&m_tcp, &QTcpServer::newConnection, this, &FakeDns::acceptConnection);
}

bool FakeDns::start(const QHostAddress &address)
{
    // The system chooses the port for UDP; that it is free for TCP too is likely, not certain.
    for (int attempt = 0; attempt < 50; ++attempt) {
        if (m_udp.bind(address, 0, QAbstractSocket::DontShareAddress) && m_tcp.listen(address, m_udp.localPort()))
            return true;
        stop();
    }
    return false;
}

void FakeDns::stop()
{
    m_udp.close();
    m_tcp.close();
}

void FakeDns::addAddress(const QByteArray &name, const QByteArray &address)
{
    const QHostAddress parsed(QString::fromLatin1(address));
    if (parsed.protocol() == QHostAddress::IPv4Protocol) {
        const quint32 four = qToBigEndian(parsed.toIPv4Address());
        return add(name, A, QByteArray(reinterpret_cast<const char *>(&four), 4));
    }
    const Q_IPV6ADDR six = parsed.toIPv6Address();
    add(name, Aaaa, QByteArray(reinterpret_cast<const char *>(six.c), 16));
}

void FakeDns::addMx(const QByteArray &name, quint16 preference, const QByteArray &exchange)
{
    add(name, Mx, bytes16(preference) + encodeName(exchange));
}

void FakeDns::addCname(const QByteArray &name, const QByteArray &target)
{
    add(name, Cname, encodeName(target));
}

void FakeDns::add(const QByteArray &name, quint16 type, const QByteArray &data)
{
    m_records.append({name, type, data});
}

void FakeDns::behave(Behaviour behaviour, const QByteArray &name, quint16 type)
{
    m_rules.append({name, type, behaviour});
}

int FakeDns::count(const QByteArray &name, quint16 type) const
{
    return static_cast<int>(std::ranges::count_if(m_questions, [&](const Question &question) {
        return isSameName(question.name, name) && (type == Any || type == question.type);
    }));
}

QByteArray FakeDns::encodeName(const QByteArray &name)
{
    QByteArray wire;
    if (!name.isEmpty()) {
        for (const QByteArray &label : name.split('.'))
            wire += static_cast<char>(label.size()) + label;
    }
    return wire + '\0';
}

void FakeDns::readDatagrams()
{
    while (m_udp.hasPendingDatagrams()) {
        const QNetworkDatagram datagram = m_udp.receiveDatagram();
        serve(datagram.data(), false, this,
              [this, datagram](const QByteArray &reply) { m_udp.writeDatagram(datagram.makeReply(reply)); });
    }
}

void FakeDns::acceptConnection()
{
    while (QTcpSocket *socket = m_tcp.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readStream(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void FakeDns::readStream(QTcpSocket *socket)
{
    for (;;) {
        const QByteArray length = socket->peek(2);
        const qsizetype size = read16(length, 0);
        if (length.size() < 2 || socket->bytesAvailable() < 2 + size)
            return;
        const QByteArray packet = socket->read(2 + size).sliced(2);
        serve(packet, true, socket, [socket](const QByteArray &reply) {
            if (reply.isEmpty())
                return socket->disconnectFromHost();
            socket->write(bytes16(static_cast<quint16>(reply.size())) + reply);
        });
    }
}

template <typename Reply>
void FakeDns::serve(const QByteArray &packet, bool overTcp, QObject *peer, Reply reply)
{
    const Query query = parse(packet, overTcp);
    m_questions.append(query.question);
    const Behaviour behaviour = behaviourFor(query.question);
    if (behaviour != Behaviour::Silent) {
        const QByteArray bytes = behaviour == Behaviour::Answer ? answer(query) : misbehave(query, behaviour);
        if (m_delay.count() > 0)
            QTimer::singleShot(m_delay, peer, [reply, bytes] { reply(bytes); });
        else
            reply(bytes);
    }
    Q_EMIT asked(query.question);
}

FakeDns::Query FakeDns::parse(const QByteArray &packet, bool overTcp)
{
    Query query;
    query.id = packet.first(std::min<qsizetype>(2, packet.size()));
    query.question.overTcp = overTcp;
    const Decoded asked = decodeName(packet, headerSize);
    query.question.name = asked.name;
    query.question.type = read16(packet, asked.end);
    const qsizetype end = asked.end + 4;
    query.wire = packet.mid(headerSize, end - headerSize);
    // An OPT record (RFC 6891) begins with the empty name; its class is what the client takes.
    if (packet.size() > end + 5 && packet[end] == '\0' && read16(packet, end + 1) == optType)
        query.room = read16(packet, end + 3);
    if (overTcp)
        query.room = 0xffff;
    return query;
}

FakeDns::Behaviour FakeDns::behaviourFor(const Question &question) const
{
    Behaviour behaviour = Behaviour::Answer;
    for (const Rule &rule : m_rules) {
        const bool nameFits = rule.name.isEmpty() || isSameName(rule.name, question.name);
        if (nameFits && (rule.type == Any || rule.type == question.type))
            behaviour = rule.behaviour;
    }
    return behaviour;
}

QByteArray FakeDns::answer(const Query &query) const
{
    const QByteArray whole = fromTable(query);
    if (whole.size() <= query.room)
        return whole;
    return header(query.id, NoError, 0, true) + query.wire;
}

QByteArray FakeDns::misbehave(const Query &query, Behaviour behaviour) const
{
    const auto refusal = [&](quint8 code) { return header(query.id, code, 0) + query.wire; };
    switch (behaviour) {
    case Behaviour::Answer:
        return answer(query);
    case Behaviour::Silent:
        return {};
    case Behaviour::ServerFailure:
        return refusal(ServFail);
    case Behaviour::NameError:
        return refusal(NxDomain);
    case Behaviour::NotImplemented:
        return refusal(NotImp);
    case Behaviour::Refused:
        return refusal(RefusedCode);
    case Behaviour::Truncated:
        return query.question.overTcp ? answer(query) : header(query.id, NoError, 0, true) + query.wire;
    case Behaviour::Garbage:
        return query.id + QByteArray::fromHex("ffffffffffffffffffffffffffffffffffff");
    case Behaviour::CutShort:
        return answer(query).chopped(3);
    case Behaviour::PointerLoop: {
        const QByteArray start = header(query.id, NoError, 1) + query.wire;
        const quint16 self = static_cast<quint16>(0xc000 | start.size());
        return start + bytes16(self) + bytes16(query.question.type) + bytes16(1) + QByteArray(4, '\0') + bytes16(0);
    }
    case Behaviour::WrongId: {
        QByteArray reply = answer(query);
        reply[0] = static_cast<char>(reply[0] ^ 0x55);
        return reply;
    }
    case Behaviour::WrongQuestion: {
        Query other = query;
        other.question.name = "other.example";
        other.wire = encodeName(other.question.name) + query.wire.last(4);
        return fromTable(other);
    }
    case Behaviour::Empty:
        return {};
    }
    return {};
}

QByteArray FakeDns::fromTable(const Query &query) const
{
    const QList<Record> found = find(query.question);
    if (found.isEmpty() && !exists(query.question.name))
        return header(query.id, NxDomain, 0) + query.wire;
    QByteArray reply = header(query.id, NoError, static_cast<quint16>(found.size())) + query.wire;
    for (const Record &record : found) {
        const bool asked = isSameName(record.name, query.question.name);
        reply += asked ? bytes16(0xc000 | headerSize) : encodeName(record.name);
        reply += bytes16(record.type) + bytes16(1) + bytes16(0) + bytes16(60);
        reply += bytes16(static_cast<quint16>(record.data.size())) + record.data;
    }
    return reply;
}

QList<FakeDns::Record> FakeDns::find(const Question &question) const
{
    QList<Record> found;
    QByteArray name = question.name;
    constexpr int longestChain = 20; // a circle of aliases is answered with what was walked
    for (int step = 0; step < longestChain; ++step) {
        const QByteArray before = name;
        for (const Record &record : m_records) {
            const bool alias = record.type == Cname && question.type != Cname;
            if (!isSameName(record.name, before) || (!alias && record.type != question.type))
                continue;
            found.append(record);
            if (alias)
                name = decodeName(record.data, 0).name;
        }
        if (name == before)
            break;
    }
    return found;
}

bool FakeDns::exists(const QByteArray &name) const
{
    return std::ranges::any_of(m_records, [&](const Record &record) {
        return isSameName(record.name, name) || record.name.toLower().endsWith('.' + name.toLower());
    });
}

} // namespace mailscope::test
