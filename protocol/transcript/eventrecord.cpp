// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/eventrecord.h"

#include <cstring>
#include <limits>

namespace mailscope::transcript {

namespace {
/// What stands behind the bytes of an event and is of no interest to a row: masks, and more of a payload.
class TailWriter {
public:
    template <typename Value>
    void put(Value value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }

    void put(const QList<Mask> &masks)
    {
        if (masks.isEmpty())
            return;
        put(masks.size());
        for (const Mask &mask : masks) {
            put(mask.at);
            put(mask.length);
        }
    }

    void put(const QByteArray &bytes)
    {
        put(bytes.size());
        m_bytes.append(bytes);
    }

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Reads what a TailWriter wrote, in the same order.
class TailReader {
public:
    explicit TailReader(const char *at) : m_at(at) { }

    template <typename Value>
    [[nodiscard]] Value take()
    {
        Value value{};
        std::memcpy(&value, m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }

    [[nodiscard]] QList<Mask> takeMasks()
    {
        QList<Mask> masks;
        for (auto left = take<qsizetype>(); left > 0; --left) {
            const auto at = take<qsizetype>();
            masks.append({at, take<qsizetype>()});
        }
        return masks;
    }

    [[nodiscard]] QByteArray takeBytes()
    {
        const auto size = take<qsizetype>();
        const QByteArray bytes(m_at, size);
        m_at += size;
        return bytes;
    }

private:
    const char *m_at;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The code that a line begins with, as a parser of replies reads it; 0 for none.
quint16 codeOf(const Received &received)
{
    const QByteArray &bytes = received.data.bytes;
    const bool hidesSome = !received.data.masks.isEmpty() && received.data.masks.constFirst().at < 3;
    if (received.continuesPrevious || hidesSome || bytes.size() < 3 || bytes[0] == '0')
        return 0;
    if (!isDigit(bytes[0]) || !isDigit(bytes[1]) || !isDigit(bytes[2]) || (bytes.size() > 3 && isDigit(bytes[3])))
        return 0;
    return static_cast<quint16>((bytes[0] - '0') * 100 + (bytes[1] - '0') * 10 + (bytes[2] - '0'));
}

quint8 byteOf(Phase phase)
{
    return static_cast<quint8>(phase);
}

/// Keeps one event, by its kind. False for the rare ones.
class Keeper {
public:
    Keeper(EventRecord &record, ByteStore &bytes, qint64 sequence)
        : m_record(record), m_bytes(bytes), m_sequence(sequence)
    { }

    bool operator()(const Sent &sent)
    {
        TailWriter tail;
        tail.put(sent.data.masks);
        if (!add(sent.data.bytes, tail))
            return false;
        m_record.phase = byteOf(sent.phase);
        m_record.set(EventRecord::AwaitsReply, sent.awaitsReply);
        m_record.set(EventRecord::Masked, !sent.data.masks.isEmpty());
        return true;
    }

    bool operator()(const Received &received)
    {
        // Lines answer what was sent before them; whatever a file may say else is kept as it is.
        const qint64 first = m_sequence - std::numeric_limits<quint32>::max();
        if (received.answers && (*received.answers >= m_sequence || *received.answers < std::max<qint64>(first, 0)))
            return false;
        TailWriter tail;
        tail.put(received.data.masks);
        if (!add(received.data.bytes, tail))
            return false;
        m_record.answersBack = received.answers ? static_cast<quint32>(m_sequence - *received.answers) : 0;
        m_record.phase = received.phase ? byteOf(*received.phase) : EventRecord::NoPhase;
        m_record.flags |= static_cast<quint16>(int(received.end) << EventRecord::LineEndShift);
        m_record.set(EventRecord::ContinuesPrevious, received.continuesPrevious);
        m_record.set(EventRecord::Unused, received.unused);
        m_record.set(EventRecord::Masked, !received.data.masks.isEmpty());
        m_record.code = codeOf(received);
        const QByteArray &bytes = received.data.bytes;
        m_record.set(EventRecord::GoesOn, m_record.code > 0 && bytes.size() > 3 && bytes[3] == '-');
        return true;
    }

    bool operator()(const PayloadSent &sent)
    {
        TailWriter tail;
        tail.put(sent.head.masks);
        tail.put(sent.bytes);
        tail.put(sent.sha256);
        tail.put(sent.complete);
        tail.put(sent.isChunk);
        m_record.set(EventRecord::Masked, !sent.head.masks.isEmpty());
        m_record.phase = byteOf(Phase::Payload);
        return add(sent.head.bytes, tail);
    }

    bool operator()(const StageBegan &began)
    {
        m_record.phase = byteOf(began.phase);
        return true;
    }

    bool operator()(const StageEnded &ended)
    {
        if (ended.issue || !add(ended.reason, {}))
            return false;
        m_record.phase = byteOf(ended.phase);
        m_record.flags |= static_cast<quint16>(int(ended.status) << EventRecord::StatusShift);
        return true;
    }

    template <typename Other>
    bool operator()(const Other &)
    {
        return false;
    }

private:
    bool add(const QByteArray &bytes, const TailWriter &tail)
    {
        if (bytes.size() + tail.bytes().size() > ByteStore::LongestPiece)
            return false;
        m_record.place = m_bytes.append(bytes, tail.bytes());
        m_record.length = static_cast<quint32>(bytes.size());
        return true;
    }

    EventRecord &m_record;
    ByteStore &m_bytes;
    qint64 m_sequence;
};

/// The phase that a rare event names.
std::optional<Phase> phaseOf(const Payload &payload)
{
    if (const auto *sent = std::get_if<Sent>(&payload))
        return sent->phase;
    if (const auto *received = std::get_if<Received>(&payload))
        return received->phase;
    if (const auto *ended = std::get_if<StageEnded>(&payload))
        return ended->phase;
    if (const auto *expired = std::get_if<Expired>(&payload))
        return expired->phase;
    return std::nullopt;
}

Direction directionOf(EventKind kind)
{
    if (kind == EventKind::Sent || kind == EventKind::PayloadSent)
        return Direction::Out;
    return kind == EventKind::Received ? Direction::In : Direction::None;
}

/// Fills in what a row tells of a frequent kind that is rare because of its numbers.
void describe(TranscriptRow &row, const Payload &payload)
{
    if (const auto *sent = std::get_if<Sent>(&payload)) {
        row.bytes = sent->data.bytes;
        row.masked = !sent->data.masks.isEmpty();
        row.awaitsReply = sent->awaitsReply;
    } else if (const auto *received = std::get_if<Received>(&payload)) {
        row.bytes = received->data.bytes;
        row.masked = !received->data.masks.isEmpty();
        row.end = received->end;
        row.continuesPrevious = received->continuesPrevious;
        row.unused = received->unused;
        row.answers = received->answers;
        row.code = codeOf(*received);
        row.replyGoesOn = row.code > 0 && row.bytes.size() > 3 && row.bytes[3] == '-';
    } else if (const auto *message = std::get_if<PayloadSent>(&payload)) {
        row.bytes = message->head.bytes;
        row.masked = !message->head.masks.isEmpty();
    } else if (const auto *ended = std::get_if<StageEnded>(&payload)) {
        row.status = ended->status;
    }
}
} // namespace

bool EventRecord::keep(const Event &event, ByteStore &bytes)
{
    elapsed = event.elapsed.count();
    kind = kindOf(event.payload);
    return std::visit(Keeper(*this, bytes, event.sequence), event.payload);
}

void EventRecord::keepElsewhere(const Event &event, std::size_t number)
{
    const bool encrypted = has(Encrypted);
    *this = EventRecord();
    elapsed = event.elapsed.count();
    kind = kindOf(event.payload);
    place.chunk = static_cast<quint32>(number);
    if (const auto named = phaseOf(event.payload))
        phase = byteOf(*named);
    set(Rare);
    set(Encrypted, encrypted);
}

TranscriptRow EventRecord::row(qint64 sequence, const ByteStore &bytes, const Event *rare) const
{
    TranscriptRow row;
    row.sequence = rare ? rare->sequence : sequence;
    row.elapsed = std::chrono::nanoseconds(elapsed);
    row.kind = kind;
    row.direction = directionOf(kind);
    if (phase != NoPhase)
        row.phase = static_cast<Phase>(phase);
    row.encrypted = has(Encrypted);
    row.event = rare;
    if (rare) {
        describe(row, rare->payload);
        return row;
    }
    row.masked = has(Masked);
    if (row.direction != Direction::None)
        row.bytes = {bytes.at(place), length};
    row.code = code;
    row.replyGoesOn = has(GoesOn);
    row.continuesPrevious = has(ContinuesPrevious);
    row.unused = has(Unused);
    row.end = static_cast<wire::LineEnd>(flags >> LineEndShift & 3);
    if (answersBack > 0)
        row.answers = sequence - answersBack;
    row.awaitsReply = has(AwaitsReply);
    row.status = static_cast<StageStatus>(flags >> StatusShift & 3);
    return row;
}

Event EventRecord::event(qint64 sequence, const ByteStore &bytes) const
{
    const TranscriptRow told = row(sequence, bytes, nullptr);
    const auto redacted = [&](TailReader &tail) {
        return Redacted{told.bytes.toByteArray(), told.masked ? tail.takeMasks() : QList<Mask>()};
    };
    const auto named = static_cast<Phase>(phase);
    Event event{sequence, told.elapsed, {}};
    switch (kind) {
    case EventKind::Sent: {
        TailReader tail(told.bytes.end());
        event.payload = Sent{redacted(tail), named, told.awaitsReply};
        break;
    }
    case EventKind::Received: {
        TailReader tail(told.bytes.end());
        event.payload =
            Received{redacted(tail), told.end, told.continuesPrevious, told.answers, told.phase, told.unused};
        break;
    }
    case EventKind::PayloadSent: {
        TailReader tail(told.bytes.end());
        Redacted head = redacted(tail);
        const auto size = tail.take<qint64>();
        auto &sent = event.payload.emplace<PayloadSent>();
        sent.bytes = size;
        sent.sha256 = tail.takeBytes();
        sent.head = std::move(head);
        sent.complete = tail.take<bool>();
        sent.isChunk = tail.take<bool>();
        break;
    }
    case EventKind::StageBegan:
        event.payload = StageBegan{named};
        break;
    default:
        event.payload = StageEnded{named, told.status, std::nullopt, QByteArray(bytes.at(place), length)};
        break;
    }
    return event;
}

} // namespace mailscope::transcript
