// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/rowtext.h"

#include "format/display.h"
#include "format/eventnote.h"
#include "ui/transcript/recordedsecrets.h"

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
} // namespace

QString RowText::hiddenText(qsizetype count)
{
    return tr("%n byte(s) hidden", nullptr, int(count));
}

std::optional<Redacted> RowText::bytes(const transcript::Event &event, const LineIndex &lines, bool isRevealed)
{
    if (const auto *received = std::get_if<transcript::Received>(&event.payload))
        return received->data;
    if (const auto *payload = std::get_if<transcript::PayloadSent>(&event.payload))
        return payload->head;
    const auto *sent = std::get_if<transcript::Sent>(&event.payload);
    if (!sent)
        return std::nullopt;
    const auto from = lines.secretsRecordedFrom();
    const bool isRecorded = from && event.sequence > *from;
    return isRecorded && !isRevealed ? RecordedSecrets::hidden(*sent) : sent->data;
}

RowText RowText::of(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line, bool isRevealed)
{
    const transcript::Event event = transcript.at(lines.at(line).event);
    if (const auto *received = std::get_if<transcript::Received>(&event.payload))
        return ofReceived(*received, lines.at(line));
    if (const auto *payload = std::get_if<transcript::PayloadSent>(&event.payload))
        return {Tone::Sent, {{Kind::Escape, tr("message of %1 bytes").arg(payload->bytes)}}};
    if (const auto data = bytes(event, lines, isRevealed))
        return {Tone::Sent, piecesOf(withoutLineEnd(*data))};
    const std::optional<format::EventNote> note = format::eventNote(event);
    if (!note)
        return {};
    return {toneOf(note->ink), {{Kind::Text, note->text.left(ShownBytes)}}};
}

QString RowText::summary(const LineIndex &lines, quint32 head)
{
    const Line &line = lines.at(head);
    if (isHello(line) && line.code == 250)
        return tr("%n keyword(s)", nullptr, int(line.length) - 1);
    return tr("%n line(s)", nullptr, int(line.length));
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
