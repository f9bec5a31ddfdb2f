// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"
#include "report/report.h"

#include <QList>
#include <QString>

/// What a report says to people, as rows of cells: the same words in a terminal, in Markdown and in HTML.
namespace mailscope::format {

struct ReportCell {
    QString text;         ///< what a stranger said in it is made visible (display.h)
    bool foreign = false; ///< holds words of whoever is at the other end

    friend bool operator==(const ReportCell &, const ReportCell &) = default;
};

struct ReportRow {
    QList<ReportCell> cells; ///< an empty first one: the row goes on with the one above
    TextStyle::Ink ink = TextStyle::Ink::Plain;

    friend bool operator==(const ReportRow &, const ReportRow &) = default;
};

/// Rows with equally many cells. Without rows it has nothing to tell, and is left out.
struct ReportSection {
    QString title;
    QList<ReportRow> rows;

    friend bool operator==(const ReportSection &, const ReportSection &) = default;
};

/// Addresses, greeting, name, encryption and the server's own certificate, each behind a label. Without a title.
[[nodiscard]] ReportSection connectionSection(const report::Report &report);

/// A row for each keyword: when it is offered, where that differs, and what it means.
[[nodiscard]] ReportSection offerSection(const report::Report &report);

/// A row for each mechanism that is offered to log in with.
[[nodiscard]] ReportSection loginSection(const report::Report &report);

/// A row for each attempt to log in: mechanism, user, when, verdict, and why.
[[nodiscard]] ReportSection loginOutcomeSection(const report::Report &report);

/// What VRFY, EXPN, ETRN and HELP were answered with.
[[nodiscard]] ReportSection answerSection(const report::Report &report);

/// A row for each recipient: address, verdict, and what the server said to RCPT and to the message.
[[nodiscard]] ReportSection recipientSection(const report::Report &report);

/// All of them in this order, those left out that have nothing to tell.
[[nodiscard]] QList<ReportSection> reportSections(const report::Report &report);

/// How a session ended, in words.
struct VerdictWords {
    QString outcome;       ///< "✓ ok"
    QString circumstances; ///< " in 130 ms, findings: 1 fail"
    QString why;           ///< the issue, with its stage and its sentence; empty without one
};
[[nodiscard]] VerdictWords verdictWords(const report::Report &report);

/// "✗ fail", "! warn" or "i info".
[[nodiscard]] QString severitySign(report::Severity severity);

/// "12.5 ms" or "130 ms".
[[nodiscard]] QString millisecondsText(report::Nanoseconds duration);

} // namespace mailscope::format
