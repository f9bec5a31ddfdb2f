// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptcopy.h"

#include "format/display.h"
#include "plan/script.h"
#include "ui/transcript/hexdump.h"
#include "ui/transcript/rowtext.h"

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using transcript::Direction;
using transcript::EventKind;

namespace {
QLatin1StringView asciiSign(Direction direction)
{
    switch (direction) {
    case Direction::Out:
        return "->"_L1;
    case Direction::In:
        return "<-"_L1;
    case Direction::None:
        break;
    }
    return "--"_L1;
}

QString sign(Direction direction)
{
    switch (direction) {
    case Direction::Out:
        return u"→"_s;
    case Direction::In:
        return u"←"_s;
    case Direction::None:
        break;
    }
    return u"·"_s;
}

QByteArray comment(const QString &text)
{
    return plan::toText(plan::CommentLine{' ' + text.toUtf8()});
}

QByteArray receivedBytes(const transcript::Received &received)
{
    switch (received.end) {
    case wire::LineEnd::CrLf:
        return received.data.bytes + "\r\n";
    case wire::LineEnd::Lf:
        return received.data.bytes + '\n';
    default:
        return received.data.bytes;
    }
}

QString secondsText(std::chrono::nanoseconds time)
{
    return QString::number(std::chrono::duration<double>(time).count(), 'f', 3);
}
} // namespace

template <typename Writer>
QString TranscriptCopy::joined(const std::vector<quint32> &lines, Writer writer) const
{
    QString text;
    const std::size_t most = std::min(lines.size(), mostLines);
    for (std::size_t at = 0; at < most; ++at) {
        const QString one = writer(lines[at]);
        if (!one.isEmpty())
            text += one + u'\n';
    }
    if (most < lines.size())
        text += u"# "_s + tr("%n line(s) left out", nullptr, int(lines.size() - most)) + u'\n';
    return text;
}

QString TranscriptCopy::row(quint32 line) const
{
    const transcript::Event event = m_lines.shown(m_transcript, line, m_isRevealed);
    // A row of the window ends where the screen does, a copy does not.
    const auto bytes =
        std::holds_alternative<transcript::PayloadSent>(event.payload) ? std::nullopt : RowText::bytes(event);
    if (!bytes)
        return RowText::of(m_transcript, m_lines, line, m_isRevealed).plain();
    transcript::Redacted shown = *bytes;
    const auto *received = std::get_if<transcript::Received>(&event.payload);
    if (!received && shown.bytes.endsWith("\r\n"))
        shown.bytes.chop(2);
    QString text = format::visibleText(shown);
    if (received && received->end == wire::LineEnd::Lf)
        text += u'␊';
    return text;
}

QString TranscriptCopy::text(const std::vector<quint32> &lines) const
{
    return joined(lines, [this](quint32 line) { return sign(m_lines.at(line).direction()) + u' ' + row(line); });
}

QString TranscriptCopy::textWithTimes(const std::vector<quint32> &lines) const
{
    return joined(lines, [this](quint32 line) {
        const Line &facts = m_lines.at(line);
        const auto delta = line > 0 ? facts.elapsed - m_lines.at(line - 1).elapsed : std::chrono::nanoseconds(0);
        return u"%1 %2 %3 %4 %5"_s.arg(secondsText(facts.elapsed), 9)
            .arg(u'+' + secondsText(delta), 8)
            .arg(QChar(facts.encrypted ? u'*' : u' '))
            .arg(sign(facts.direction()), row(line));
    });
}

QString TranscriptCopy::script(const std::vector<quint32> &lines) const
{
    return joined(lines, [this](quint32 line) { return QString::fromUtf8(step(line)); });
}

QByteArray TranscriptCopy::step(quint32 line) const
{
    const transcript::Event event = m_lines.shown(m_transcript, line, m_isRevealed);
    if (const auto *received = std::get_if<transcript::Received>(&event.payload)) {
        if (!received->data.masks.isEmpty() || received->unused)
            return comment(u"S: "_s + row(line));
        return plan::toText(plan::ServerLine::sending(receivedBytes(*received)));
    }
    if (std::holds_alternative<transcript::Sent>(event.payload)) {
        const auto bytes = RowText::bytes(event);
        if (!bytes->masks.isEmpty())
            return comment(u"C: "_s + row(line));
        return plan::toText(plan::ClientLine{bytes->bytes});
    }
    if (std::holds_alternative<transcript::TlsSecured>(event.payload))
        return plan::toText(plan::HandshakeStep{});
    if (const auto *closed = std::get_if<transcript::Closed>(&event.payload); closed && closed->byServer)
        return plan::toText(plan::CloseStep{});
    return comment(row(line));
}

QString TranscriptCopy::hex(const std::vector<quint32> &lines) const
{
    constexpr qsizetype mostBytes = 64 * 1024;
    return joined(lines, [this](quint32 line) {
        const transcript::Event event = m_lines.shown(m_transcript, line, m_isRevealed);
        auto bytes = RowText::bytes(event);
        if (!bytes)
            return QString();
        if (const auto *received = std::get_if<transcript::Received>(&event.payload))
            bytes->bytes = receivedBytes(*received);
        const Line &facts = m_lines.at(line);
        return u"%1 %2\n"_s.arg(asciiSign(facts.direction())).arg(facts.sequence())
            + HexDump::lines(*bytes, mostBytes).join(u'\n');
    });
}

} // namespace mailscope::ui
