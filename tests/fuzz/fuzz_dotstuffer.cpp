// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a message holds: a server that reads DATA as RFC 5321 section 4.5.2 says gets it back byte for byte, sees its end where it is and
// nowhere before, however the message was cut. That server is written here, and shares nothing with what it judges.
#include "fuzz/fuzzing.h"
#include "wire/payload.h"

using namespace mailscope;
using namespace mailscope::wire;

namespace {
/// Gives pieces of a size, whatever is asked.
class CutSource final : public PayloadSource {
public:
    CutSource(QByteArray bytes, qsizetype size) : m_source(std::move(bytes)), m_size(size) { }

    std::expected<QByteArray, QString> read(qsizetype most) override { return m_source.read(std::min(most, m_size)); }

private:
    BytesSource m_source;
    qsizetype m_size;
};

struct Sent {
    QByteArray content;
    QByteArray wire;
};

Sent sent(const QByteArray &message, qsizetype size, LineEnds::Handling handling)
{
    Payload payload(std::make_unique<CutSource>(message, size), handling);
    Sent all;
    for (;;) {
        const Payload::Piece piece = payload.next().value();
        all.content += piece.content;
        all.wire += piece.wire;
        if (piece.isLast)
            return all;
    }
}

/// Reads as a server does, and requires that the end is the end.
QByteArray readByServer(const QByteArray &wire)
{
    QByteArray message;
    qsizetype begin = 0;
    for (;;) {
        const qsizetype end = wire.indexOf("\r\n", begin);
        fuzzing::require(end >= 0, "the message has an end");
        QByteArrayView line = QByteArrayView(wire).sliced(begin, end + 2 - begin);
        begin = end + 2;
        if (line == ".\r\n") {
            fuzzing::require(begin == wire.size(), "the lone dot stands at the end only");
            return message;
        }
        if (line.startsWith('.'))
            line = line.sliced(1);
        message += line;
    }
}

void check(const QByteArray &message, LineEnds::Handling handling)
{
    const Sent whole = sent(message, Payload::PieceSize, handling);
    fuzzing::require(readByServer(whole.wire) == whole.content, "what the server has is what we say it has");
    const Sent cut = sent(message, 1 + message.size() % 7, handling);
    fuzzing::require(cut.wire == whole.wire && cut.content == whole.content, "the same however it is cut");
    if (handling == LineEnds::Handling::AsTheyStand) {
        const bool isEnded = message.isEmpty() || message.endsWith("\r\n");
        fuzzing::require(whole.content == (isEnded ? message : message + "\r\n"),
                         "nothing but a last line end is added");
    }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray message = fuzzing::bytesOf(data, size).toByteArray();
    check(message, LineEnds::Handling::Repair);
    check(message, LineEnds::Handling::AsTheyStand);
    return 0;
}
