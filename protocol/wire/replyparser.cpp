// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/replyparser.h"

#include <algorithm>
#include <utility>

namespace mailscope::wire {

namespace {
constexpr qint64 LongestReplyLine = 512; // with its line end, RFC 5321 section 4.5.3.1.5

struct CodeLine {
    int code;
    char separator; ///< 0 when the code stands alone
    QByteArray text;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<CodeLine> readCode(QByteArrayView bytes)
{
    if (bytes.size() < 3 || !std::ranges::all_of(bytes.first(3), isDigit) || bytes[0] == '0')
        return std::nullopt;
    if (bytes.size() > 3 && isDigit(bytes[3]))
        return std::nullopt;
    const int code = (bytes[0] - '0') * 100 + (bytes[1] - '0') * 10 + (bytes[2] - '0');
    if (bytes.size() == 3)
        return CodeLine{code, 0, {}};
    return CodeLine{code, bytes[3], bytes.sliced(4).toByteArray()};
}

bool isInRange(int code)
{
    return code / 100 >= 2 && code / 100 <= 5 && code / 10 % 10 <= 5;
}
} // namespace

std::optional<ReplyParser::Result> ReplyParser::add(const Line &line)
{
    if (isBeyondLimits(line)) {
        const ReplyBeyondLimits beyond{m_bytes, static_cast<int>(m_reply.lines.size())};
        reset();
        return beyond;
    }
    if (line.continuesPrevious && m_begun) {
        continueLine(line);
        return completeIf(m_lastLine && !m_cutLine);
    }
    return begin(line);
}

void ReplyParser::reset()
{
    m_reply = {};
    m_begun = m_lastLine = m_cutLine = false;
    m_lineBytes = m_bytes = 0;
}

bool ReplyParser::isBeyondLimits(const Line &line)
{
    m_bytes += line.bytes.size() + 2;
    const bool begins = !(line.continuesPrevious && m_begun);
    return m_bytes > m_limits.bytes || (begins && m_reply.lines.size() >= m_limits.lines);
}

std::optional<ReplyParser::Result> ReplyParser::begin(const Line &line)
{
    // The middle of a line that was not understood begins no reply, whatever digits stand there.
    const auto read = line.continuesPrevious ? std::nullopt : readCode(line.bytes);
    if (!read && !m_begun) {
        reset();
        return NotAReply{line.bytes};
    }
    m_lineBytes = 0;
    examine(line);
    if (!read) {
        noteAnomaly(Anomaly::LineWithoutCode);
        m_reply.lines.append(line.bytes);
        return std::nullopt;
    }
    if (m_begun && read->code != m_reply.code)
        noteAnomaly(Anomaly::CodeChanges);
    if (!isInRange(read->code))
        noteAnomaly(Anomaly::CodeOutOfRange);
    if (read->separator != 0 && read->separator != ' ' && read->separator != '-')
        noteAnomaly(Anomaly::UnknownSeparator);
    m_begun = true;
    m_reply.code = read->code;
    m_reply.lines.append(read->text);
    if (!m_reply.enhanced)
        m_reply.enhanced = EnhancedCode::atStartOf(read->text, read->code);
    m_lastLine = read->separator != '-';
    return completeIf(m_lastLine && !m_cutLine);
}

void ReplyParser::continueLine(const Line &line)
{
    examine(line);
    m_reply.lines.last() += line.bytes;
}

void ReplyParser::examine(const Line &line)
{
    m_cutLine = line.end != LineEnd::CrLf && line.end != LineEnd::Lf;
    m_lineBytes += line.bytes.size();
    if (line.end == LineEnd::Lf)
        noteAnomaly(Anomaly::BareLineFeed);
    if (line.bytes.contains('\r'))
        noteAnomaly(Anomaly::BareCarriageReturn);
    if (line.bytes.contains('\0'))
        noteAnomaly(Anomaly::Nul);
    if (!QByteArrayView(line.bytes).isValidUtf8())
        noteAnomaly(Anomaly::EightBit);
    const auto isControl = [](char c) { return (c > 0 && c < 32 && c != '\t' && c != '\r') || c == 127; };
    if (std::ranges::any_of(line.bytes, isControl))
        noteAnomaly(Anomaly::ControlCharacter);
    if (m_lineBytes + 2 > LongestReplyLine)
        noteAnomaly(Anomaly::LineTooLong);
}

void ReplyParser::noteAnomaly(Anomaly anomaly)
{
    if (!m_reply.anomalies.contains(anomaly))
        m_reply.anomalies.append(anomaly);
}

std::optional<ReplyParser::Result> ReplyParser::completeIf(bool last)
{
    if (!last)
        return std::nullopt;
    Reply complete = std::exchange(m_reply, {});
    reset();
    return complete;
}

} // namespace mailscope::wire
