// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/display.h"

#include <QByteArray>
#include <QList>
#include <QString>

/// Text in the clothes of the formats that sessions are exported to. What a server said has been made visible (display.h) before it
/// gets here; this keeps it from being taken for markup.
namespace mailscope::format {

/// \p text as running text of Markdown (CommonMark and GitHub's tables): no sign of it means anything.
[[nodiscard]] QString markdownText(const QString &text);

/// \p text as a code span, also inside a table; a reader sees exactly these signs.
[[nodiscard]] QString markdownCode(const QString &text);

/// \p text as content of an element, or of an attribute in double quotes.
[[nodiscard]] QString htmlText(const QString &text);

/// The pieces as HTML: what stands for a byte that cannot be shown is told apart by more than its signs.
[[nodiscard]] QString htmlPieces(const QList<VisiblePiece> &pieces);

/// Sequence numbers that follow each other, from the first to the last of them.
struct SequenceRun {
    qint64 first = 0;
    qint64 last = 0;

    friend bool operator==(const SequenceRun &, const SequenceRun &) = default;
};

/// \p sequences in order, put together: 12, 13, 14 and 20 are two runs.
[[nodiscard]] QList<SequenceRun> runsOf(QList<qint64> sequences);

/// As many runs as a reader will look at; where there are more, an ellipsis says so.
inline constexpr qsizetype MostRuns = 40;

/// One line of CSV (RFC 4180), with its CRLF. A field that a spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] QByteArray csvLine(const QStringList &fields);

} // namespace mailscope::format
