// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/rowtext.h"

#include "format/display.h"
#include "format/eventnote.h"
#include "wire/capabilities.h"

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using format::VisiblePiece;
using transcript::Redacted;
using Kind = RowText::Piece::Kind;

namespace {
RowText::Tone toneOf(format::TextStyle::Ink ink)
{
    switch (ink) {
    case format::TextStyle::Ink::Good:
        return RowText::Tone::Good;
    case format::TextStyle::Ink::Warning:
        return RowText::Tone::Warning;
    case format::TextStyle::Ink::Bad:
        return RowText::Tone::Bad;
    default:
        return RowText::Tone::Note;
    }
}

/// The first bytes of \p data, no character cut in two.
Redacted firstOf(const Redacted &data, qsizetype most)
{
    qsizetype end = std::min(most, data.bytes.size());
    while (end > 0 && end < data.bytes.size() && (data.bytes.at(end) & 0xc0) == 0x80)
        --end;
    Redacted first{data.bytes.first(end), {}};
    for (const transcript::Mask &mask : data.masks) {
        if (mask.at <= end)
            first.masks.append(mask);
    }
    return first;
}

QList<RowText::Piece> piecesOf(const Redacted &data)
{
    const Redacted first = firstOf(data, RowText::ShownBytes);
    QList<RowText::Piece> pieces;
    qsizetype masks = 0;
    for (const VisiblePiece &piece : format::visiblePieces(first)) {
        switch (piece.kind) {
        case VisiblePiece::Kind::Text:
            pieces.append({Kind::Text, piece.text});
            break;
        case VisiblePiece::Kind::Escape:
            pieces.append({Kind::Escape, piece.text});
            break;
        case VisiblePiece::Kind::Hidden:
            pieces.append({Kind::Hidden, RowText::hiddenText(first.masks.at(masks++).length)});
            break;
        }
    }
    if (const qsizetype rest = data.bytes.size() - first.bytes.size(); rest > 0)
        pieces.append({Kind::Escape, RowText::tr("… and %n more byte(s)", nullptr, int(rest))});
    return pieces;
}

/// Takes the code out of the first piece, so that it can be drawn as the sign of a refusal.
void setCodeApart(QList<RowText::Piece> &pieces)
{
    if (pieces.isEmpty() || pieces.constFirst().kind != Kind::Text || pieces.constFirst().text.size() < 3)
        return;
    const QString code = pieces.constFirst().text.first(3);
    pieces.first().text.remove(0, 3);
    if (pieces.constFirst().text.isEmpty())
        pieces.removeFirst();
    pieces.prepend({Kind::Code, code});
}

RowText ofReceived(const transcript::Received &received, const Line &line)
{
    RowText row{RowText::Tone::Received, piecesOf(received.data)};
    const bool isRefusal = line.code >= 400 && line.code < 600;
    if (isRefusal || line.isMalformed)
        row.tone = RowText::Tone::Bad;
    if (isRefusal && !received.continuesPrevious)
        setCodeApart(row.pieces);
    if (received.end == wire::LineEnd::Lf)
        row.pieces.append({Kind::Escape, u"␊"_s});
    if (received.end == wire::LineEnd::None)
        row.pieces.append({Kind::Escape, u"…"_s});
    if (received.unused)
        row.pieces.append({Kind::Escape, RowText::tr("not used")});
    else if (line.isMalformed)
        row.pieces.append({Kind::Escape, RowText::tr("no reply line")});
    return row;
}

Redacted withoutLineEnd(Redacted data)
{
    if (data.bytes.endsWith("\r\n"))
        data.bytes.chop(2);
    return data;
}

bool isHello(const Line &line)
{
    return line.phase == static_cast<int>(Phase::Hello) || line.phase == static_cast<int>(Phase::HelloTls)
        || line.phase == static_cast<int>(Phase::HelloAuth);
}

/// What a reply to a hello offers. That of a server that offers thousands of keywords is not looked at: rows are painted often.
std::optional<wire::Capabilities> offersOf(const transcript::Transcript &transcript, const LineIndex &lines,
                                           quint32 head)
{
    constexpr quint32 mostLines = 64;
    if (lines.at(head).length > mostLines)
        return std::nullopt;
    wire::Reply reply;
    reply.code = lines.at(head).code;
    for (quint32 line = head; line < lines.replyEnd(head); ++line) {
        const QByteArrayView bytes = transcript.row(lines.at(line).event).bytes;
        reply.lines.append(bytes.size() > 4 ? bytes.sliced(4).toByteArray() : QByteArray());
    }
    return wire::Capabilities(wire::Capabilities::Verb::Ehlo, reply);
}

QString fewOf(const QList<QByteArray> &keywords)
{
    constexpr qsizetype most = 3;
    QStringList names;
    for (const QByteArray &keyword : keywords.first(std::min(most, keywords.size())))
        names.append(format::visibleText(keyword.left(40)));
    if (keywords.size() > most)
        names.append(u"…"_s);
    return names.join(u", ");
}

/// How the offers in the reply that \p head begins differ from those before, in words; empty when they do not.
QString helloChanges(const transcript::Transcript &transcript, const LineIndex &lines, quint32 head)
{
    const std::optional<quint32> before = lines.helloBefore(head);
    const auto earlier = before ? offersOf(transcript, lines, *before) : std::nullopt;
    const auto now = offersOf(transcript, lines, head);
    if (!earlier || !now)
        return {};
    wire::CapabilityDifference difference = wire::difference(*earlier, *now);
    difference.removed.removeAll(wire::keyword::StartTls.toByteArray()); // it has been said, and cannot be said twice
    QStringList parts;
    if (!difference.added.isEmpty())
        parts.append(RowText::tr("%1 new").arg(fewOf(difference.added)));
    if (!difference.changed.isEmpty())
        parts.append(RowText::tr("%1 changed").arg(fewOf(difference.changed)));
    if (!difference.removed.isEmpty())
        parts.append(RowText::tr("%1 gone").arg(fewOf(difference.removed)));
    return parts.join(u", ");
}
} // namespace

QString RowText::hiddenText(qsizetype count)
{
    return tr("%n byte(s) hidden", nullptr, int(count));
}

std::optional<Redacted> RowText::bytes(const transcript::Event &event)
{
    if (const auto *received = std::get_if<transcript::Received>(&event.payload))
        return received->data;
    if (const auto *payload = std::get_if<transcript::PayloadSent>(&event.payload))
        return payload->head;
    if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
        return sent->data;
    return std::nullopt;
}

RowText RowText::of(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line, bool isRevealed)
{
    const transcript::Event event = lines.shown(transcript, line, isRevealed);
    if (const auto *received = std::get_if<transcript::Received>(&event.payload))
        return ofReceived(*received, lines.at(line));
    if (const auto *payload = std::get_if<transcript::PayloadSent>(&event.payload))
        return {Tone::Sent, {{Kind::Escape, tr("message of %1 bytes").arg(payload->bytes)}}};
    if (const auto data = bytes(event))
        return {Tone::Sent, piecesOf(withoutLineEnd(*data))};
    const std::optional<format::EventNote> note = format::eventNote(event);
    if (!note)
        return {};
    return {toneOf(note->ink), {{Kind::Text, note->text.left(ShownBytes)}}};
}

QString RowText::summary(const transcript::Transcript &transcript, const LineIndex &lines, quint32 head)
{
    const Line &line = lines.at(head);
    if (!isHello(line) || line.code != 250)
        return tr("%n line(s)", nullptr, int(line.length));
    const QString keywords = tr("%n keyword(s)", nullptr, int(line.length) - 1);
    const QString changes = helloChanges(transcript, lines, head);
    return changes.isEmpty() ? keywords : tr("%1, %2").arg(keywords, changes);
}

QString RowText::plain() const
{
    QString text;
    for (const Piece &piece : pieces) {
        if (piece.kind == Piece::Kind::Hidden)
            text += u'[' + piece.text + u']';
        else
            text += piece.text;
    }
    return text;
}

} // namespace mailscope::ui
