// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/display.h"

#include "format/utf8.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using Kind = VisiblePiece::Kind;

namespace {
struct Range {
    char32_t first;
    char32_t last;
};

/// Letters, marks and symbols that show nothing by themselves (Default_Ignorable_Code_Point and blank letters).
constexpr std::array Blank{
    Range{0x034f, 0x034f},   Range{0x115f, 0x1160},   Range{0x17b4, 0x17b5},   Range{0x180b, 0x180f},
    Range{0x2800, 0x2800},   Range{0x3164, 0x3164},   Range{0xfe00, 0xfe0f},   Range{0xffa0, 0xffa0},
    Range{0x1d159, 0x1d159}, Range{0x1d173, 0x1d17a}, Range{0xe0000, 0xe0fff},
};

bool isBlank(char32_t codePoint)
{
    return std::ranges::any_of(
        Blank, [codePoint](Range range) { return codePoint >= range.first && codePoint <= range.last; });
}

QString escaped(const Utf8Character &character)
{
    const auto number = static_cast<uint>(character.codePoint);
    if (!character.valid)
        return u"\\x%1"_s.arg(number, 2, 16, '0'_L1);
    if (number < 0x20)
        return QString(QChar(0x2400 + number)); // SYMBOL FOR NULL and those that follow it
    if (number == 0x7f)
        return QString(QChar(0x2421)); // SYMBOL FOR DELETE
    return u"<U+%1>"_s.arg(QString::number(number, 16).toUpper(), 4, '0'_L1);
}

void append(QList<VisiblePiece> &pieces, Kind kind, const QString &text)
{
    if (pieces.isEmpty() || pieces.constLast().kind != kind || kind == Kind::Hidden)
        pieces.append({kind, {}});
    pieces.last().text += text;
}

void appendVisible(QList<VisiblePiece> &pieces, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const Utf8Character next = firstUtf8Character(bytes);
        if (next.valid && isSafeToShow(next.codePoint))
            append(pieces, Kind::Text, QStringView(QChar::fromUcs4(next.codePoint)).toString());
        else
            append(pieces, Kind::Escape, escaped(next));
        bytes = bytes.sliced(next.length);
    }
}

QString joined(const QList<VisiblePiece> &pieces)
{
    QString text;
    for (const VisiblePiece &piece : pieces)
        text += piece.text;
    return text;
}
} // namespace

bool isSafeToShow(char32_t codePoint)
{
    if (codePoint == U' ')
        return true;
    switch (QChar::category(codePoint)) {
    case QChar::Separator_Space: // an odd blank: it looks like a space and is none
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format: // bidirectional overrides, isolates and marks, zero-width characters, tags
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return false;
    default:
        return !isBlank(codePoint);
    }
}

QList<VisiblePiece> visiblePieces(QByteArrayView bytes)
{
    QList<VisiblePiece> pieces;
    appendVisible(pieces, bytes);
    return pieces;
}

QList<VisiblePiece> visiblePieces(const transcript::Redacted &data)
{
    QList<VisiblePiece> pieces;
    qsizetype shown = 0;
    for (const transcript::Mask &mask : data.masks) {
        const qsizetype at = qBound(shown, mask.at, data.bytes.size());
        appendVisible(pieces, QByteArrayView(data.bytes).sliced(shown, at - shown));
        append(pieces, Kind::Hidden, u"[%1 bytes hidden]"_s.arg(mask.length));
        shown = at;
    }
    appendVisible(pieces, QByteArrayView(data.bytes).sliced(shown));
    return pieces;
}

QString visibleText(QByteArrayView bytes)
{
    return joined(visiblePieces(bytes));
}

QString visibleText(const transcript::Redacted &data)
{
    return joined(visiblePieces(data));
}

QString visibleText(QStringView text)
{
    return visibleText(QByteArrayView(text.toUtf8()));
}

} // namespace mailscope::format
