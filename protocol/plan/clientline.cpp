// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/clientline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

/// Where the next `\*` begins in \p written, or where that ends.
qsizetype nextGap(QByteArrayView written)
{
    for (qsizetype at = 0; at + 1 < written.size(); ++at) {
        if (written[at] != '\\')
            continue;
        if (written[at + 1] == '*')
            return at;
        ++at; // what is escaped begins no escape
    }
    return written.size();
}

using Comparison = ClientLine::Comparison;
using Held = ClientLine::Held;

/// \p piece and nothing else.
Comparison comparePiece(QByteArrayView piece, QByteArrayView received)
{
    const qsizetype common = std::min(piece.size(), received.size());
    if (received.first(common) != piece.first(common))
        return {Held::Differs, 0};
    return {common < piece.size() ? Held::Unfinished : Held::Matches, common};
}

/// Any bytes of a line, then \p piece.
Comparison compareBehindGap(QByteArrayView piece, QByteArrayView received)
{
    const auto *const lineEnd = std::ranges::find_if(received, [](char each) { return each == '\r' || each == '\n'; });
    const qsizetype furthest = lineEnd - received.begin();
    for (qsizetype at = 0; at <= furthest; ++at) {
        const Comparison found = comparePiece(piece, received.sliced(at));
        if (found.held != Held::Differs)
            return {found.held, at + found.length};
    }
    return {furthest == received.size() ? Held::Unfinished : Held::Differs, 0};
}

} // namespace

std::expected<ClientLine, EscapeError> ClientLine::parse(QByteArrayView written)
{
    ClientLine line;
    for (qsizetype at = 0;;) {
        const qsizetype gap = nextGap(written.sliced(at));
        const auto piece = resolveEscapes(written.sliced(at, gap));
        if (!piece)
            return std::unexpected(EscapeError{at + piece.error().offset, piece.error().what});
        line.bytes += piece->bytes;
        at += gap;
        if (at == written.size()) {
            if (!piece->continued)
                line.bytes += "\r\n";
            break;
        }
        if (!line.gaps.contains(line.bytes.size()))
            line.gaps.append(line.bytes.size());
        at += 2;
    }
    if (!line.gaps.isEmpty() && line.gaps.constLast() == line.bytes.size())
        return std::unexpected(
            EscapeError{written.size(), u"something must stand behind \\*, or nobody knows where it ends"_s});
    return line;
}

QByteArray ClientLine::written() const
{
    const bool isWhole = bytes.endsWith("\r\n") && (gaps.isEmpty() || gaps.constLast() < bytes.size() - 1);
    const QByteArrayView text = isWhole ? QByteArrayView(bytes).chopped(2) : QByteArrayView(bytes);
    QByteArray written;
    qsizetype at = 0;
    for (const qsizetype gap : gaps) {
        written += withEscapes(text.sliced(at, gap - at)) + "\\*";
        at = gap;
    }
    return written + withEscapes(text.sliced(at)) + (isWhole ? "" : "\\");
}

ClientLine::Comparison ClientLine::compare(QByteArrayView received) const
{
    Comparison whole{Held::Matches, 0};
    for (qsizetype index = 0; index <= gaps.size(); ++index) {
        const qsizetype begin = index == 0 ? 0 : gaps.at(index - 1);
        const qsizetype end = index == gaps.size() ? bytes.size() : gaps.at(index);
        const QByteArrayView piece = QByteArrayView(bytes).sliced(begin, end - begin);
        const QByteArrayView rest = received.sliced(whole.length);
        const Comparison found = index == 0 ? comparePiece(piece, rest) : compareBehindGap(piece, rest);
        whole = {found.held, whole.length + found.length};
        if (found.held != Held::Matches)
            return whole;
    }
    return whole;
}

} // namespace mailscope::plan
