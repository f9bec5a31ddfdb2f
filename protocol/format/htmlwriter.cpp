// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/authsteptext.h"
#include "format/environment.h"
#include "format/eventnote.h"
#include "format/exporttext.h"
#include "format/htmlpage.h"
#include "format/htmltiming.h"
#include "format/reportsections.h"
#include "format/secretnotice.h"
#include "format/writers.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;
using namespace transcript;
using Ink = TextStyle::Ink;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::Export)
};

QString heading(const QString &text)
{
    return u"<h2>"_s + htmlText(text) + u"</h2>\n"_s;
}

QLatin1StringView classOf(Ink ink)
{
    switch (ink) {
    case Ink::Good:
        return "good"_L1;
    case Ink::Warning:
        return "warning"_L1;
    case Ink::Bad:
        return "bad"_L1;
    default:
        return "dim"_L1;
    }
}

QString linksTo(const QList<qint64> &events)
{
    QStringList links;
    const QList<SequenceRun> runs = runsOf(events);
    for (const auto &[first, last] : runs.first(std::min(MostRuns, runs.size())))
        links.append(u"<a href=\"#e%1\">%2</a>"_s.arg(first).arg(first == last ? QString::number(first)
                                                                               : u"%1–%2"_s.arg(first).arg(last)));
    if (runs.size() > MostRuns)
        links.append(u"…"_s);
    return links.join(u", "_s);
}

// ---- the report

QString verdict(const Report &report)
{
    const VerdictWords words = verdictWords(report);
    const Ink ink = report.verdict == Verdict::Ok ? Ink::Good
        : report.verdict == Verdict::Partial      ? Ink::Warning
                                                  : Ink::Bad;
    QString html = u"<div class=\"verdict\"><strong class=\"%1\">%2</strong>%3"_s.arg(
        classOf(ink), htmlText(words.outcome), htmlText(words.circumstances));
    if (!words.why.isEmpty())
        html += u"<br>"_s + htmlText(words.why);
    if (report.issue && !report.issue->evidence.isEmpty())
        html += u" ("_s + htmlText(Words::tr("lines")) + u' ' + linksTo(report.issue->evidence) + u')';
    return html + u"</div>\n"_s;
}

QString cell(const ReportCell &cell)
{
    return cell.foreign ? u"<bdi>"_s + htmlText(cell.text) + u"</bdi>"_s : htmlText(cell.text);
}

QString table(const QList<ReportRow> &rows)
{
    QString html = u"<table>\n"_s;
    for (const ReportRow &row : rows) {
        html += u"<tr>"_s;
        for (qsizetype index = 0; index < row.cells.size(); ++index) {
            const QLatin1StringView element = index == 0 ? "th"_L1 : "td"_L1;
            html += u"<%1>%2</%1>"_s.arg(element, cell(row.cells.at(index)));
        }
        html += u"</tr>\n"_s;
    }
    return html + u"</table>\n"_s;
}

Ink inkOf(Severity severity)
{
    return severity == Severity::Fail ? Ink::Bad : severity == Severity::Warn ? Ink::Warning : Ink::Dim;
}

QString findings(const Report &report)
{
    QString html = heading(Words::tr("Findings"));
    if (report.findings.isEmpty())
        return html + u"<p>"_s + htmlText(Words::tr("none")) + u"</p>\n"_s;
    for (const Finding &finding : report.findings) {
        html += u"<div class=\"finding\"><p><strong class=\"%1\">%2</strong> <code>%3</code>"_s.arg(
            classOf(inkOf(finding.severity)), htmlText(severitySign(finding.severity)), htmlText(finding.id));
        if (!finding.reference.isEmpty())
            html += u" ("_s + htmlText(finding.reference) + u')';
        html += u", "_s + htmlText(Words::tr("lines")) + u' ' + linksTo(finding.evidence) + u"</p><p>"_s
            + htmlText(visibleText(finding.text)) + u"</p></div>\n"_s;
    }
    return html;
}

QString dates(const CertificateDetails &certificate)
{
    const auto day = [](const QDateTime &moment) { return moment.toUTC().date().toString(Qt::ISODate); };
    return day(certificate.notBefore) + u" – "_s + day(certificate.notAfter);
}

/// Everything that is known of each certificate, the server's own first; its PEM is folded away.
QString certificates(const Report &report)
{
    if (!report.tls || report.tls->details.chain.isEmpty())
        return {};
    QString html = heading(Words::tr("Certificates"));
    for (const CertificateDetails &each : report.tls->details.chain) {
        const auto row = [](const QString &label, const QString &text) {
            return ReportRow{{{label, false}, {visibleText(text), true}}, Ink::Plain};
        };
        QList<ReportRow> rows{row(Words::tr("Subject"), each.subject),
                              row(Words::tr("Issuer"), each.issuer),
                              row(Words::tr("Valid"), dates(each)),
                              row(Words::tr("Names"), each.sans.join(u", "_s)),
                              row(Words::tr("Key"), u"%1, %2"_s.arg(each.keyType).arg(each.keyBits)),
                              row(Words::tr("Signature"), each.signature),
                              row(Words::tr("SHA-256"), QString::fromLatin1(each.sha256)),
                              row(Words::tr("SHA-256 of the key"), QString::fromLatin1(each.spkiSha256))};
        rows.removeIf([](const ReportRow &told) { return told.cells.constLast().text.isEmpty(); });
        html += table(rows);
        html += u"<details><summary>PEM</summary><pre>"_s;
        for (const QByteArray &line : each.pem.split('\n'))
            html += htmlText(visibleText(QByteArrayView(line))) + u'\n';
        html += u"</pre></details>\n"_s;
    }
    return html;
}

// ---- the conversation

QString withoutLineEnd(const Redacted &data)
{
    Redacted line = data;
    if (line.bytes.endsWith("\r\n"))
        line.bytes.chop(2);
    return htmlPieces(visiblePieces(line));
}

/// How a received line ended, where that was not in order.
QString endSign(const Received &received)
{
    QString sign = received.end == wire::LineEnd::Lf ? u"<i>␊</i>"_s
        : received.end == wire::LineEnd::None        ? u"<i>…</i>"_s
                                                     : QString();
    if (received.unused)
        sign += u" <strong class=\"bad\">"_s + htmlText(Words::tr("(not used)")) + u"</strong>"_s;
    return sign;
}

class ConversationWriter {
public:
    ConversationWriter(const Exported &session, ExportSink &sink) : m_session(session), m_sink(sink) { }

    void write()
    {
        m_sink.write(u"<div class=\"log\">\n"_s);
        for (const Event &event : m_session.transcript) {
            add(event);
            if (m_sink.hasFailed())
                return;
        }
        closeFold();
        m_sink.write(u"</div>\n"_s);
    }

private:
    void add(const Event &event)
    {
        if (std::holds_alternative<TlsSecured>(event.payload))
            m_isEncrypted = true;
        if (std::holds_alternative<Closed>(event.payload))
            m_isEncrypted = false;
        const auto *const began = std::get_if<StageBegan>(&event.payload);
        if (began && m_session.extent == Extent::Everything)
            openFold(event, phaseName(began->phase));
        else if (m_session.wants(event.sequence))
            m_sink.write(lineFor(event));
        if (std::holds_alternative<StageEnded>(event.payload))
            closeFold();
    }

    void openFold(const Event &event, const QString &name)
    {
        closeFold();
        m_sink.write(u"<details open id=\"e%1\"><summary>%2</summary>\n"_s.arg(event.sequence).arg(htmlText(name)));
        m_isFoldOpen = true;
    }

    void closeFold()
    {
        if (std::exchange(m_isFoldOpen, false))
            m_sink.write(u"</details>\n"_s);
    }

    [[nodiscard]] QString lineFor(const Event &event) const
    {
        if (const auto *sent = std::get_if<Sent>(&event.payload))
            return line(event, "out"_L1, u"→"_s, u"<bdi>"_s + withoutLineEnd(sent->data) + u"</bdi>"_s);
        if (const auto *received = std::get_if<Received>(&event.payload))
            return line(event, "in"_L1, u"←"_s,
                        u"<bdi>"_s + withoutLineEnd(received->data) + u"</bdi>"_s + endSign(*received));
        if (const auto *payload = std::get_if<PayloadSent>(&event.payload))
            return line(event, "out"_L1, u"→"_s, message(*payload));
        // That a stage went well is told by what follows; links to where it ended still have a place to go to.
        const auto *const ended = std::get_if<StageEnded>(&event.payload);
        if (ended && ended->status == StageStatus::Ok && m_session.extent == Extent::Everything)
            return u"<i id=\"e%1\"></i>\n"_s.arg(event.sequence);
        return line(event, "note"_L1, u"·"_s, note(event));
    }

    [[nodiscard]] static QString message(const PayloadSent &payload)
    {
        QString html = u"<details><summary>"_s
            + htmlText(Words::tr("message of %1 bytes, SHA-256 %2")
                           .arg(payload.bytes)
                           .arg(visibleText(QByteArrayView(payload.sha256))));
        if (!payload.complete)
            html += u' ' + htmlText(Words::tr("(not sent to its end)"));
        html += u"</summary><bdi>"_s;
        const auto pieces = visiblePieces(payload.head);
        for (const VisiblePiece &piece : pieces)
            html += htmlPieces({piece}).replace(u"␍␊"_s, u"␍␊\n"_s);
        return html + u"</bdi></details>"_s;
    }

    [[nodiscard]] static QString note(const Event &event)
    {
        if (const auto *step = std::get_if<AuthStep>(&event.payload); step && isMessageOfLogin(*step))
            return htmlText(authStepLines(*step).join(u'\n'));
        const std::optional<EventNote> note = eventNote(event);
        return note ? u"<span class=\"%1\">%2</span>"_s.arg(classOf(note->ink), htmlText(note->text)) : QString();
    }

    [[nodiscard]] QString line(const Event &event, QLatin1StringView kind, const QString &sign,
                               const QString &html) const
    {
        const QString time = QString::number(std::chrono::duration<double>(event.elapsed).count(), 'f', 3);
        return u"<div class=\"l %1\" id=\"e%2\"><a href=\"#e%2\">%2</a><time>%3</time><span>%4</span><span>%5</span>"_s
                   .arg(kind)
                   .arg(event.sequence)
                   .arg(time, m_isEncrypted ? u"🔒"_s : QString(), sign)
            + u"<span>"_s + html + u"</span></div>\n"_s;
    }

    const Exported &m_session;
    ExportSink &m_sink;
    bool m_isEncrypted = false;
    bool m_isFoldOpen = false;
};

void writeSections(const Exported &session, ExportSink &sink)
{
    const QList<ReportSection> sections = reportSections(session.report);
    for (const ReportSection &section : sections)
        sink.write(heading(section.title.isEmpty() ? Words::tr("Connection") : section.title) + table(section.rows));
    sink.write(certificates(session.report));
    const QString drawing = html::timing(session.report);
    if (!drawing.isEmpty())
        sink.write(heading(Words::tr("Timing")) + drawing);
}
} // namespace

void writeHtml(const Exported &session, ExportSink &sink)
{
    const Report &report = session.report;
    const QString url = visibleText(report.target.url);
    sink.write(html::pageHead(u"%1 – %2"_s.arg(url, verdictWords(report).outcome),
                              session.holdsSecrets ? secretNotice() : QString()));
    if (session.holdsSecrets)
        sink.write(u"<p class=\"secrets\"><strong>"_s + htmlText(secretNotice()) + u"</strong></p>\n"_s);
    sink.write(u"<h1><bdi>"_s + htmlText(url) + u"</bdi></h1>\n"_s + verdict(report) + table(environmentRows(session)));
    if (session.extent != Extent::Selection)
        sink.write(findings(report));
    if (session.extent == Extent::Everything)
        writeSections(session, sink);
    sink.write(
        heading(session.extent == Extent::Everything ? Words::tr("Conversation") : Words::tr("From the conversation")));
    ConversationWriter(session, sink).write();
    sink.write(html::pageFoot());
}

} // namespace mailscope::format
