// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkformats.h"

#include "format/display.h"
#include "play/expectations.h"

#include <QMap>
#include <QRegularExpression>
#include <QXmlStreamWriter>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

double seconds(report::Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

QString decimal(double value)
{
    return QString::number(value, 'f', 6);
}

/// The steps that expect something.
QList<plan::ScriptLine> expectationsOf(const plan::Script &script)
{
    QList<plan::ScriptLine> expecting;
    for (const plan::ScriptLine &line : script.lines) {
        if (std::holds_alternative<plan::ServerLine>(line.step) || std::holds_alternative<plan::Expectation>(line.step))
            expecting.append(line);
    }
    return expecting;
}

/// One line without what the guidelines give a meaning of its own.
QString oneLine(const QString &text)
{
    return format::visibleText(text).replace(u'|', u'¦').simplified();
}

QString nagios(const CheckResult &result)
{
    const report::Report &report = result.report;
    const double days =
        report.tls && !report.tls->details.chain.isEmpty() && report.tls->details.chain.first().notAfter.isValid()
        ? double(report.startedAt.secsTo(report.tls->details.chain.first().notAfter)) / 86400
        : -1;
    QString text;
    if (result.exitCode == 0)
        text = u"OK - %1: all %2 expectations held"_s.arg(result.name).arg(expectationsOf(result.script).size());
    else if (!result.failures.isEmpty())
        text = u"CRITICAL - %1: %2"_s.arg(result.name, result.failures.first());
    else
        text = u"CRITICAL - %1: %2"_s.arg(
            result.name, report.issue ? issueText(*report.issue) : QString(verdictName(report.verdict)));
    text = oneLine(text) + u" | time="_s + decimal(seconds(report.duration)) + u"s;;;0"_s;
    if (days >= 0)
        text += u" certificate_days="_s + QString::number(days, 'f', 1);
    return text + u'\n';
}

QString labelText(const QString &value)
{
    QString text = value;
    return text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
}

/// One metric, told and described once, with its samples.
class Exposition {
public:
    explicit Exposition(QString labels) : m_labels(std::move(labels)) { }

    void describe(const QString &name, const QString &help)
    {
        m_text += u"# HELP %1 %2\n# TYPE %1 gauge\n"_s.arg(name, help);
    }
    void sample(const QString &name, const QString &value, const QString &label = {})
    {
        m_text += u"%1{%2%3} %4\n"_s.arg(name, m_labels, label.isEmpty() ? QString() : u',' + label, value);
    }
    void metric(const QString &name, const QString &help, const QString &value)
    {
        describe(name, help);
        sample(name, value);
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_labels;
    QString m_text;
};

QString prometheus(const CheckResult &result)
{
    const report::Report &report = result.report;
    Exposition out(u"check=\"%1\",target=\"%2\""_s.arg(labelText(result.name), labelText(report.target.url)));
    out.metric(u"mailscope_check_success"_s, u"Whether every expectation held."_s,
               result.exitCode == 0 ? u"1"_s : u"0"_s);
    out.metric(u"mailscope_check_exit_code"_s, u"The exit code of the check."_s, QString::number(result.exitCode));
    out.metric(u"mailscope_check_failures"_s, u"How many expectations did not hold."_s,
               QString::number(result.failures.size()));
    out.metric(u"mailscope_session_duration_seconds"_s, u"How long the session took."_s,
               decimal(seconds(report.duration)));
    QMap<QString, double> stages;
    for (const report::StageOutcome &stage : report.stages) {
        if (stage.status != transcript::StageStatus::Skipped)
            stages[phaseName(stage.phase)] += seconds(stage.duration);
    }
    if (!stages.isEmpty())
        out.describe(u"mailscope_stage_duration_seconds"_s, u"How long each phase took."_s);
    for (auto each = stages.begin(); each != stages.end(); ++each)
        out.sample(u"mailscope_stage_duration_seconds"_s, decimal(each.value()), u"stage=\"%1\""_s.arg(each.key()));
    if (report.tls && !report.tls->details.chain.isEmpty())
        out.metric(u"mailscope_certificate_not_after_timestamp_seconds"_s, u"When the server's certificate ends."_s,
                   QString::number(report.tls->details.chain.first().notAfter.toSecsSinceEpoch()));
    out.describe(u"mailscope_findings"_s, u"How many findings there are, by severity."_s);
    for (const auto &[severity, name] :
         {std::pair{report::Severity::Fail, u"fail"_s}, std::pair{report::Severity::Warn, u"warn"_s},
          std::pair{report::Severity::Info, u"info"_s}})
        out.sample(u"mailscope_findings"_s,
                   QString::number(std::ranges::count(report.findings, severity, &report::Finding::severity)),
                   u"severity=\"%1\""_s.arg(name));
    return out.text();
}

/// Characters that no XML can hold are shown.
QString xmlText(const QString &text)
{
    return format::visibleText(text);
}

/// The failures by the line that they name; 0 for what names none.
QMap<int, QString> failuresByLine(const QStringList &failures)
{
    static const QRegularExpression Place(u"^line (\\d+): "_s);
    QMap<int, QString> byLine;
    for (const QString &failure : failures) {
        const QRegularExpressionMatch place = Place.match(failure);
        byLine.insert(place.captured(1).toInt(), failure);
    }
    return byLine;
}

QString junit(const CheckResult &result)
{
    const report::Report &report = result.report;
    const QList<plan::ScriptLine> expecting = expectationsOf(result.script);
    QMap<int, QString> failures = failuresByLine(result.failures);
    if (failures.isEmpty() && result.exitCode != 0)
        failures.insert(0, report.issue ? issueText(*report.issue) : QString(verdictName(report.verdict)));
    const bool hasEnd = std::ranges::any_of(failures.keys(), [&expecting](int number) {
        return std::ranges::none_of(expecting,
                                    [number](const plan::ScriptLine &line) { return line.number == number; });
    });
    // Behind the first that failed nothing was judged; those about the end are judged together.
    const int first = failures.isEmpty() ? std::numeric_limits<int>::max() : failures.firstKey();
    const auto isAboutTheEnd = [](const plan::ScriptLine &line) {
        const auto *expectation = std::get_if<plan::Expectation>(&line.step);
        return expectation != nullptr && play::isAboutTheEnd(*expectation);
    };
    const bool endWasJudged = std::ranges::any_of(
        expecting, [&](const plan::ScriptLine &line) { return line.number == first && isAboutTheEnd(line); });
    QString text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuite"_s);
    xml.writeAttribute(u"name"_s, xmlText(result.name));
    xml.writeAttribute(u"tests"_s, QString::number(expecting.size() + (hasEnd ? 1 : 0)));
    xml.writeAttribute(u"failures"_s, QString::number(failures.size()));
    xml.writeAttribute(u"time"_s, decimal(seconds(report.duration)));
    xml.writeAttribute(u"timestamp"_s, report.startedAt.toString(Qt::ISODate));
    const auto writeCase = [&](const QString &name, const QString &failure, bool isSkipped) {
        xml.writeStartElement(u"testcase"_s);
        xml.writeAttribute(u"classname"_s, xmlText(result.name));
        xml.writeAttribute(u"name"_s, xmlText(name));
        if (!failure.isEmpty()) {
            xml.writeStartElement(u"failure"_s);
            xml.writeAttribute(u"message"_s, xmlText(failure));
            xml.writeEndElement();
        } else if (isSkipped) {
            xml.writeEmptyElement(u"skipped"_s);
        }
        xml.writeEndElement();
    };
    for (const plan::ScriptLine &line : expecting) {
        const QString name = u"line %1: %2"_s.arg(line.number).arg(QString::fromUtf8(plan::toText(line.step)));
        writeCase(name, failures.value(line.number), line.number > first && !(endWasJudged && isAboutTheEnd(line)));
    }
    if (hasEnd)
        writeCase(u"the session"_s, failures.first(), false);
    xml.writeEndDocument();
    return text;
}

constexpr std::array All{CheckFormat{"nagios"_L1, nagios}, CheckFormat{"prometheus"_L1, prometheus},
                         CheckFormat{"junit"_L1, junit}};

} // namespace

std::span<const CheckFormat> checkFormats()
{
    return All;
}

const CheckFormat *checkFormatNamed(QStringView name)
{
    const auto *const found = std::ranges::find_if(All, [name](const CheckFormat &each) { return each.name == name; });
    return found == All.end() ? nullptr : found;
}

} // namespace mailscope::cli
