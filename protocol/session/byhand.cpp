// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/byhand.h"

#include <algorithm>

namespace mailscope::session {

std::vector<wire::Command> ByHand::commandsOf(const QByteArray &bytes)
{
    std::vector<wire::Command> commands;
    for (qsizetype at = 0; at < bytes.size();) {
        if (m_chunkLeft > 0) {
            const qsizetype size = std::min<qsizetype>(bytes.size() - at, m_chunkLeft);
            commands.push_back(pieceOfChunk(bytes.mid(at, size)));
            at += size;
            continue;
        }
        const qsizetype lineFeed = bytes.indexOf('\n', at);
        const qsizetype end = lineFeed < 0 ? bytes.size() : lineFeed + 1;
        commands.push_back(commandOf(bytes.mid(at, end - at)));
        at = end;
    }
    return commands;
}

wire::Command ByHand::commandOf(const QByteArray &line)
{
    wire::Command command = rawBehindUnfinished(line);
    command.awaitsReply = line.endsWith('\n'); // a line without its end is no command yet
    if (m_inData) {
        command.phase = Phase::Payload;
        command.awaitsReply = endsData(line);
    } else if (command.awaitsReply) {
        beginChunk(command);
    }
    return command;
}

/// BDAT (RFC 3030 section 2): so many bytes behind the line are content, and the reply comes behind them.
void ByHand::beginChunk(wire::Command &command)
{
    constexpr qsizetype LongestChunk = 1024 * 1024 * 1024;
    const QList<QByteArray> words = command.wire.simplified().split(' ');
    bool isNumber = false;
    const qsizetype size = words.value(1).toLongLong(&isNumber);
    if (words.constFirst().compare("BDAT", Qt::CaseInsensitive) != 0 || !isNumber || size < 0 || size > LongestChunk)
        return;
    command.phase = Phase::Payload;
    m_chunkLeft = size;
    command.awaitsReply = size == 0;
}

wire::Command ByHand::pieceOfChunk(const QByteArray &piece)
{
    m_chunkLeft -= piece.size();
    wire::Command command{Phase::Payload, piece, {}};
    command.awaitsReply = m_chunkLeft == 0;
    return command;
}

/// A line may come in pieces: the rest of an AUTH line is as secret as its beginning.
wire::Command ByHand::rawBehindUnfinished(const QByteArray &piece)
{
    constexpr qsizetype LongestBeginning = 4096;
    const qsizetype before = m_unfinished.size();
    const wire::Command whole = wire::Command::raw(m_unfinished + piece);
    wire::Command command{whole.phase, piece, {}};
    for (const wire::ByteRange &secret : whole.secretRanges) {
        const qsizetype at = std::max<qsizetype>(secret.at - before, 0);
        const qsizetype end = secret.at + secret.length - before;
        if (end > at)
            command.secretRanges.append({at, end - at});
    }
    m_unfinished = piece.endsWith('\n') ? QByteArray() : whole.wire.left(LongestBeginning);
    return command;
}

bool ByHand::endsData(const QByteArray &line)
{
    m_dataTail += line;
    const bool ends = m_dataTail.contains("\r\n.\r\n");
    m_dataTail = m_dataTail.right(4);
    m_inData = !ends;
    return ends;
}

void ByHand::enterData()
{
    m_inData = true;
    m_dataTail = "\r\n";
}

void ByHand::hideAnswer(wire::Command &command, bool ofStage)
{
    const bool answers = (m_loginOpen && command.phase == Phase::Raw) || (m_lastCode == 334 && !ofStage);
    m_loginOpen = m_loginOpen || command.phase == Phase::Auth;
    if (!answers || QByteArrayView(command.wire).trimmed() == "*")
        return;
    const qsizetype lineEnd = command.wire.endsWith("\r\n") ? 2 : (command.wire.endsWith('\n') ? 1 : 0);
    command.secretRanges = {{0, command.wire.size() - lineEnd}};
}

void ByHand::replied(int code, bool loginOwed)
{
    m_lastCode = code;
    m_loginOpen = code == 334 || (m_loginOpen && loginOwed);
}

} // namespace mailscope::session
