// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sessionoutput.h"

#include "format/display.h"
#include "format/eventjson.h"
#include "format/jsonreport.h"
#include "format/textreport.h"

#include <QFileInfo>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// Sessions and reports may hold what is nobody else's business.
constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

std::optional<QString> openForWriting(QFile &file, const QString &path)
{
    if (path.isEmpty())
        return {};
    file.setFileName(path);
    // The permissions count for a file that is made now: one that exists would keep its own, and so would show others
    // what they may not see. A device stays as it is.
    const bool isOpen = file.open(QIODevice::WriteOnly | QIODevice::Truncate, OwnerOnly)
        && (!QFileInfo(file.fileName()).isFile() || file.setPermissions(OwnerOnly));
    if (isOpen)
        return {};
    return u"%1 cannot be written: %2."_s.arg(path, file.errorString());
}

QString progressText(const transcript::Event &event)
{
    if (const auto *connecting = std::get_if<transcript::Connecting>(&event.payload))
        return u"connecting to %1"_s.arg(connecting->address);
    if (const auto *stage = std::get_if<transcript::StageBegan>(&event.payload))
        return phaseName(stage->phase);
    return {};
}

format::TextStyle styleFor(const Console &console)
{
    format::TextStyle style;
    style.colour = console.wantsColour(console.out);
    if (const int width = console.out.width(); width > 0)
        style.width = std::max(width, 40);
    return style;
}

} // namespace

SessionOutput::SessionOutput(const Request &request, const Console &console, QObject *parent)
    : QObject(parent), m_request(request), m_console(console), m_style(styleFor(console))
{
    m_showsProgress = console.err.isTerminal() && (request.format == Format::Json || request.quiet);
}

SessionOutput::~SessionOutput() = default;

std::optional<QString> SessionOutput::open(bool holdsSecrets)
{
    if (!m_request.savePath.isEmpty()) {
        m_journal.emplace();
        if (const auto opened = m_journal->open(m_request.savePath, holdsSecrets); !opened)
            return opened.error().text;
    }
    if (std::optional<QString> error = openForWriting(m_report, m_request.reportPath))
        return error;
    return openForWriting(m_chain, m_request.chainPath);
}

void SessionOutput::follow(session::Session &session)
{
    m_log = std::make_unique<format::TextLog>(m_style, m_request.verbose);
    connect(&session, &session::Session::eventRecorded, this, &SessionOutput::onEvent);
}

void SessionOutput::follow(session::ServerChecks &checks)
{
    m_log = std::make_unique<format::TextLog>(m_style, m_request.verbose);
    connect(&checks, &session::ServerChecks::eventRecorded, this, &SessionOutput::onEvent);
}

void SessionOutput::onEvent(const transcript::Event &event)
{
    const bool before = hasFailed();
    if (m_journal)
        keep(event);
    if (m_request.format == Format::JsonLines)
        m_console.out.write(format::eventLine(event));
    if (m_request.format == Format::Text && !m_request.quiet)
        m_console.out.write(m_log->lines(event));
    if (m_showsProgress)
        showProgress(event);
    if (!before && hasFailed())
        Q_EMIT failed();
}

void SessionOutput::keep(const transcript::Event &event)
{
    if (const auto kept = m_journal->append(event); !kept) {
        m_journal.reset();
        fail(kept.error().text);
    }
}

void SessionOutput::showProgress(const transcript::Event &event)
{
    const QString text = progressText(event);
    if (text.isEmpty())
        return;
    m_console.err.write(u"\r\x1b[K%1 …"_s.arg(text));
    m_hasProgress = true;
}

void SessionOutput::clearProgress()
{
    if (m_hasProgress)
        m_console.err.write(QByteArrayView("\r\x1b[K"));
    m_hasProgress = false;
}

void SessionOutput::add(report::Report report, const transcript::Transcript &transcript)
{
    clearProgress();
    m_transcript = transcript; // shares what it holds
    m_reports += std::move(report);
}

Verdict SessionOutput::verdict() const
{
    return m_reports.size() == 1 ? m_reports.first().verdict : format::combinedVerdict(m_reports);
}

bool SessionOutput::hasGraveFindings() const
{
    const auto counts = [this](const report::Finding &finding) { return finding.severity >= *m_request.failOn; };
    return m_request.failOn && std::ranges::any_of(m_reports, [&](const report::Report &report) {
               return std::ranges::any_of(report.findings, counts);
           });
}

int SessionOutput::exitCodeFor(const Ending &ending) const
{
    const Verdict outcome = verdict();
    if (outcome == Verdict::Cancelled && ending.signal != 0)
        return 128 + ending.signal;
    const int code = ending.foreseen ? exitcode::Ok : mailscope::exitCode(outcome);
    return code == exitcode::Ok && hasGraveFindings() ? exitcode::FindingsFailed : code;
}

QJsonObject SessionOutput::document(const Ending &ending, int code) const
{
    QJsonObject json = ending.asSeveral ? format::jsonReports(m_reports) : format::jsonReport(m_reports.value(0));
    json.insert("exitCode"_L1, code);
    return json;
}

void SessionOutput::printReports(const Ending &ending, int code)
{
    if (m_request.format == Format::Json)
        m_console.out.write(format::jsonDocument(document(ending, code)));
    if (m_request.format != Format::Text)
        return;
    if (!ending.summary.isEmpty()) {
        printSummary(ending.summary);
        return;
    }
    for (const report::Report &report : std::as_const(m_reports)) {
        if (ending.asSeveral)
            m_console.out.line(
                u"\n%1"_s.arg(m_style.paint(format::TextStyle::Ink::Bold, format::visibleText(report.target.url))));
        if (m_request.quiet || m_brief)
            m_console.out.line(format::verdictLine(report, m_style).trimmed());
        else
            m_console.out.write(u"\n"_s + format::textReport(report, m_style));
    }
    if (ending.asSeveral)
        m_console.out.line(u"\n%1 hosts visited: %2"_s.arg(m_reports.size()).arg(verdictName(verdict())));
}

void SessionOutput::printSummary(const QString &summary)
{
    constexpr qsizetype MostLines = 20;
    qsizetype lines = 0;
    for (const report::Report &report : std::as_const(m_reports)) {
        if (report.verdict != Verdict::Ok && ++lines <= MostLines)
            m_console.out.line(format::verdictLine(report, m_style).trimmed());
    }
    if (lines > MostLines)
        m_console.out.line(u"… and %1 sessions more that went wrong"_s.arg(lines - MostLines));
    m_console.out.line(summary);
}

int SessionOutput::conclude(const Ending &ending)
{
    clearProgress();
    const int code = exitCodeFor(ending);
    printReports(ending, code);
    writeReport(ending, code);
    writeChain();
    if (m_console.out.hasFailed())
        fail(u"The output could not be written."_s);
    return hasFailed() ? exitcode::OutputFailed : code;
}

int SessionOutput::writeFiles()
{
    writeReport({}, exitCodeFor({}));
    writeChain();
    return hasFailed() ? exitcode::OutputFailed : exitcode::Ok;
}

void SessionOutput::writeReport(const Ending &ending, int code)
{
    if (!m_report.isOpen())
        return;
    const format::Writer *const writer = format::writerForFile(m_request.reportPath);
    if (writer != nullptr && writer->name != "json"_L1 && m_reports.size() == 1)
        exportReport(*writer);
    else
        write(m_report, format::jsonDocument(document(ending, code)));
}

void SessionOutput::exportReport(const format::Writer &writer)
{
    format::Exported session = format::Exported::everything(m_transcript, m_reports.constFirst());
    session.fileName = QFileInfo(m_request.savePath).fileName();
    const auto written = format::write(writer, session, [this](QByteArrayView bytes) {
        write(m_report, bytes);
        return !m_failed;
    });
    if (written || written.error().kind == format::ExportError::Kind::Unwritable)
        return;
    m_report.resize(0);
    fail(written.error().text);
}

void SessionOutput::writeChain()
{
    if (!m_chain.isOpen())
        return;
    QByteArray pem;
    for (const report::Report &report : std::as_const(m_reports)) {
        for (const CertificateDetails &certificate :
             report.tls ? report.tls->details.chain : QList<CertificateDetails>())
            pem += certificate.pem.trimmed() + '\n';
    }
    if (pem.isEmpty())
        m_console.complain(u"The server showed no certificate, so %1 is empty."_s.arg(m_chain.fileName()));
    write(m_chain, pem);
}

void SessionOutput::write(QFile &file, QByteArrayView bytes)
{
    if (file.write(bytes.data(), bytes.size()) == bytes.size() && file.flush())
        return;
    fail(u"%1 cannot be written: %2."_s.arg(file.fileName(), file.errorString()));
    file.close();
}

void SessionOutput::fail(const QString &sentence)
{
    clearProgress();
    m_console.complain(sentence);
    m_failed = true;
}

bool SessionOutput::hasFailed() const
{
    return m_failed || m_console.out.hasFailed();
}

} // namespace mailscope::cli
