// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/environment.h"
#include "format/exporttext.h"
#include "format/reportsections.h"
#include "format/secretnotice.h"
#include "format/textlog.h"
#include "format/writers.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::Export)
};

QString heading(const QString &title)
{
    return u"\n## %1\n\n"_s.arg(markdownText(title));
}

QString cellText(const ReportCell &cell)
{
    return cell.foreign ? markdownCode(cell.text) : markdownText(cell.text);
}

/// GitHub's tables have a head always; what has nothing to say in it stays empty.
QString table(const QList<ReportRow> &rows)
{
    const qsizetype columns = rows.constFirst().cells.size();
    QString text = QString(u"|   "_s).repeated(columns) + u"|\n"_s + QString(u"|---"_s).repeated(columns) + u"|\n"_s;
    for (const ReportRow &row : rows) {
        for (const ReportCell &cell : row.cells)
            text += u"| "_s + cellText(cell) + u' ';
        text += u"|\n"_s;
    }
    return text;
}

QString verdict(const Report &report)
{
    const VerdictWords words = verdictWords(report);
    QString text = u"**"_s + markdownText(words.outcome) + u"**"_s + markdownText(words.circumstances);
    if (!words.why.isEmpty())
        text += u"\\\n"_s + markdownText(words.why);
    return text + u'\n';
}

QString evidenceText(const QList<qint64> &evidence)
{
    QStringList numbers;
    const QList<SequenceRun> runs = runsOf(evidence);
    for (const auto &[first, last] : runs.first(std::min(MostRuns, runs.size())))
        numbers.append(first == last ? QString::number(first) : u"%1–%2"_s.arg(first).arg(last));
    if (runs.size() > MostRuns)
        numbers.append(u"…"_s);
    return Words::tr("lines %1").arg(numbers.join(u", "));
}

QString findings(const Report &report)
{
    QString text = heading(Words::tr("Findings"));
    if (report.findings.isEmpty())
        return text + Words::tr("none") + u'\n';
    for (const Finding &finding : report.findings) {
        text += u"- **%1** `%2`"_s.arg(severitySign(finding.severity), finding.id);
        if (!finding.reference.isEmpty())
            text += u" (%1)"_s.arg(markdownText(finding.reference));
        text +=
            u", "_s + evidenceText(finding.evidence) + u"\\\n  "_s + markdownText(visibleText(finding.text)) + u'\n';
    }
    return text;
}

/// An indented block has no end that a server could write, as a fence has.
QString indented(qint64 sequence, const QString &lines)
{
    QString text;
    for (const QStringView line : QStringView(lines).split(u'\n')) {
        if (!line.isEmpty())
            text += u"    %1 %2\n"_s.arg(sequence, 5).arg(line);
    }
    return text;
}

void writeConversation(const Exported &session, ExportSink &sink)
{
    sink.write(
        heading(session.extent == Extent::Everything ? Words::tr("Conversation") : Words::tr("From the conversation")));
    TextLog log({}, session.extent != Extent::Everything);
    for (const transcript::Event &event : session.transcript) {
        const QString lines = log.lines(event);
        if (session.wants(event.sequence))
            sink.write(indented(event.sequence, lines));
        if (sink.hasFailed())
            return;
    }
}
} // namespace

void writeMarkdown(const Exported &session, ExportSink &sink)
{
    if (session.holdsSecrets)
        sink.write(u"**"_s + markdownText(secretNotice()) + u"**\n\n"_s);
    sink.write(u"# "_s + markdownCode(visibleText(session.report.target.url)) + u"\n\n"_s + verdict(session.report));
    sink.write(u'\n' + table(environmentRows(session)));
    if (session.extent != Extent::Selection)
        sink.write(findings(session.report));
    if (session.extent == Extent::Everything) {
        const QList<ReportSection> sections = reportSections(session.report);
        for (const ReportSection &section : sections)
            sink.write(heading(section.title.isEmpty() ? Words::tr("Connection") : section.title)
                       + table(section.rows));
    }
    writeConversation(session, sink);
}

} // namespace mailscope::format
