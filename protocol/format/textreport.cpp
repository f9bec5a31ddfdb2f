// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/textreport.h"

#include "format/display.h"
#include "format/reportsections.h"
#include "format/texttable.h"

#include <QCoreApplication>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;
using Ink = TextStyle::Ink;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::TextReport)
};

QString heading(const TextStyle &style, const QString &text)
{
    return u'\n' + style.paint(Ink::Bold, text) + u'\n';
}

QString sectionText(const ReportSection &section, const TextStyle &style)
{
    if (section.rows.isEmpty())
        return {};
    TextTable table(style);
    for (const ReportRow &row : section.rows) {
        QStringList cells;
        for (const ReportCell &cell : row.cells)
            cells.append(cell.text);
        table.addRow(cells, row.ink);
    }
    return (section.title.isEmpty() ? QString() : heading(style, section.title)) + table.text();
}

// ---- findings

Ink inkOf(Severity severity)
{
    return severity == Severity::Fail ? Ink::Bad : severity == Severity::Warn ? Ink::Warning : Ink::Dim;
}

} // namespace

QString textFindings(const Report &report, TextStyle style)
{
    if (report.findings.isEmpty())
        return heading(style, Words::tr("Findings")) + u"  "_s + Words::tr("none") + u'\n';
    QString text = heading(style, Words::tr("Findings"));
    for (const Finding &finding : report.findings) {
        QString title = style.paint(inkOf(finding.severity), severitySign(finding.severity)) + u"  "_s
            + style.paint(Ink::Bold, finding.id);
        if (!finding.reference.isEmpty())
            title += u"  "_s + style.paint(Ink::Dim, u'(' + finding.reference + u')');
        text += u"  "_s + title + u'\n';
        for (const QString &line : wrapped(visibleText(finding.text), style.width - 10))
            text += QString(10, u' ') + line + u'\n';
    }
    return text;
}

QString verdictLine(const Report &report, TextStyle style)
{
    const bool ok = report.verdict == Verdict::Ok;
    const Ink ink = ok ? Ink::Good : report.verdict == Verdict::Partial ? Ink::Warning : Ink::Bad;
    const VerdictWords words = verdictWords(report);
    QString text = style.paint(ink, words.outcome) + words.circumstances + u'\n';
    for (const QString &line : words.why.isEmpty() ? QStringList() : wrapped(words.why, style.width - 2))
        text += u"  "_s + line + u'\n';
    return text;
}

QString loginOutcome(const Report &report, const TextStyle &style)
{
    return sectionText(loginOutcomeSection(report), style);
}

QString recipientOutcome(const Report &report, const TextStyle &style)
{
    return sectionText(recipientSection(report), style);
}

QString textReport(const Report &report, TextStyle style)
{
    QString text = style.paint(Ink::Bold, visibleText(report.target.url)) + u'\n';
    const QList<ReportSection> sections = reportSections(report);
    for (const ReportSection &section : sections)
        text += sectionText(section, style);
    text += textFindings(report, style);
    return text + u'\n' + verdictLine(report, style);
}

} // namespace mailscope::format
