// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/textreport.h"

#include "format/display.h"
#include "format/textoutcomes.h"
#include "format/texttable.h"
#include "knowledge/knowledge.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;
using Ink = TextStyle::Ink;

namespace {
QString say(const char *text)
{
    return QCoreApplication::translate("mailscope::TextReport", text);
}

QString show(QByteArrayView bytes)
{
    return visibleText(bytes);
}

QString milliseconds(Nanoseconds duration)
{
    return say("%1 ms").arg(static_cast<double>(duration.count()) / 1e6, 0, 'f',
                            duration < std::chrono::milliseconds(10) ? 1 : 0);
}

QString heading(const TextStyle &style, const QString &text)
{
    return u'\n' + style.paint(Ink::Bold, text) + u'\n';
}

// ---- the connection

QString addressLine(const AddressAttempt &attempt)
{
    QString place = visibleText(attempt.address);
    if (attempt.port > 0)
        place = say("%1 port %2").arg(place).arg(attempt.port);
    if (attempt.connected)
        return say("%1, connected in %2").arg(place, milliseconds(attempt.connectTime.value_or(Nanoseconds{0})));
    if (!attempt.failure)
        return say("%1, no answer yet").arg(place);
    const QString reason = attempt.detail.isEmpty() ? issueText({*attempt.failure, {}, {}, {}}) : attempt.detail;
    return say("%1, failed: %2").arg(place, visibleText(reason));
}

QString greetingLine(const Greeting &greeting)
{
    QString text = show(greeting.text).replace(u"␊"_s, u" / "_s);
    if (greeting.code)
        text.prepend(QString::number(*greeting.code) + u' ');
    return say("%1 (after %2)").arg(text, milliseconds(greeting.time));
}

QString encryptionLine(const TlsOutcome &tls)
{
    QStringList parts{visibleText(tls.details.protocol), visibleText(tls.details.cipher)};
    if (tls.details.group)
        parts.append(visibleText(*tls.details.group));
    parts.removeAll(QString());
    return parts.isEmpty() ? say("not reached") : parts.join(u", ");
}

QString validityLine(const CertificateDetails &certificate, const QDateTime &now)
{
    const QString until = certificate.notAfter.toUTC().date().toString(Qt::ISODate);
    const qint64 days = now.secsTo(certificate.notAfter) / (24 * 3600); // whole days, as the finding counts them
    if (now > certificate.notAfter)
        return say("expired on %1, days ago: %2").arg(until).arg(-days);
    return say("valid until %1, days left: %2").arg(until).arg(days);
}

void addCertificate(TextTable &table, const TlsDetails &details, const QDateTime &now)
{
    if (!details.chain.isEmpty()) {
        const CertificateDetails &leaf = details.chain.constFirst();
        table.addRow({say("Certificate"), visibleText(leaf.subject)}, Ink::Dim);
        table.addRow({QString(), say("issued by %1").arg(visibleText(leaf.issuer))}, Ink::Dim);
        table.addRow({QString(),
                      say("%1; %2, %3 bits").arg(validityLine(leaf, now), visibleText(leaf.keyType)).arg(leaf.keyBits)},
                     Ink::Dim);
    }
    if (details.verified) {
        table.addRow({QString(), say("verified")}, Ink::Dim);
        return;
    }
    for (const TlsObjection &objection : details.objections)
        table.addRow({QString(), say("objection: %1").arg(visibleText(objection.text))}, Ink::Dim);
}

QString connectionSection(const Report &report, const TextStyle &style)
{
    TextTable table(style);
    for (const AddressAttempt &attempt : report.addresses)
        table.addRow({say("Address"), addressLine(attempt)}, Ink::Dim);
    if (report.greeting)
        table.addRow({say("Greeting"), greetingLine(*report.greeting)}, Ink::Dim);
    const Hello *hello = report.newestHello();
    if (const auto name = hello != nullptr ? hello->capabilities.domain() : std::nullopt)
        table.addRow({say("Server's name"), show(*name)}, Ink::Dim);
    if (report.tls) {
        table.addRow({say("Encryption"), encryptionLine(*report.tls)}, Ink::Dim);
        addCertificate(table, report.tls->details, report.startedAt);
    } else if (hello != nullptr) {
        table.addRow({say("Encryption"), say("none")}, Ink::Dim);
    }
    return table.text();
}

// ---- what the server offers

QString when(bool clear, bool encrypted)
{
    return clear && encrypted ? say("always") : clear ? say("in clear") : say("with TLS");
}

bool offers(const std::optional<Hello> &hello, const wire::Capability &capability)
{
    return hello && hello->capabilities.has(capability.keyword);
}

QString meaningOf(const wire::Capability &capability)
{
    const QString meaning = knowledge::Knowledge::shared().keywordMeaning(capability.keyword, capability.params);
    return meaning.isEmpty() ? say("unknown") : meaning;
}

/// Every line of the newest hello, then the keywords that only the one before encryption had.
QList<wire::Capability> offeredKeywords(const Report &report)
{
    const Hello *newest = report.encrypted ? &*report.encrypted : report.clear ? &*report.clear : nullptr;
    if (newest == nullptr)
        return {};
    QList<wire::Capability> offered = newest->capabilities.all();
    if (!report.clear || !report.encrypted)
        return offered;
    for (const wire::Capability &each : report.clear->capabilities.all()) {
        if (!report.encrypted->capabilities.has(each.keyword))
            offered.append(each);
    }
    return offered;
}

QString capabilitySection(const Report &report, const TextStyle &style)
{
    const QList<wire::Capability> offered = offeredKeywords(report);
    if (offered.isEmpty())
        return {};
    const bool both = report.clear && report.encrypted;
    TextTable table(style);
    for (const wire::Capability &each : offered) {
        QStringList row{show(each.keyword), meaningOf(each)};
        if (both)
            row.insert(1, when(offers(report.clear, each), offers(report.encrypted, each)));
        table.addRow(row, Ink::Received);
    }
    return heading(style, say("What the server offers")) + table.text();
}

// ---- how one may log in

QString mechanismMeaning(const QByteArray &name)
{
    const auto mechanism = knowledge::Knowledge::shared().mechanism(name);
    return mechanism ? mechanism->meaning : say("unknown");
}

QString loginSection(const Report &report, const TextStyle &style)
{
    const QList<QByteArray> clear = report.clear ? report.clear->capabilities.authTypes() : QList<QByteArray>();
    const QList<QByteArray> encrypted =
        report.encrypted ? report.encrypted->capabilities.authTypes() : QList<QByteArray>();
    QList<QByteArray> all = encrypted;
    for (const QByteArray &each : clear) {
        if (!all.contains(each))
            all.append(each);
    }
    if (all.isEmpty())
        return {};
    TextTable table(style);
    for (const QByteArray &each : std::as_const(all))
        table.addRow({show(each), when(clear.contains(each), encrypted.contains(each)), mechanismMeaning(each)},
                     Ink::Received);
    return heading(style, say("How one may log in")) + table.text();
}

// ---- answers

QString answerMeaning(const Answer &answer)
{
    if (!answer.code)
        return say("no reply");
    const auto meaning = knowledge::Knowledge::shared().reply(*answer.code, QString(phaseName(answer.phase)));
    return meaning ? meaning->meaning : say("unknown code");
}

QString answerSection(const Report &report, const TextStyle &style)
{
    if (report.answers.isEmpty())
        return {};
    TextTable table(style);
    for (const Answer &answer : report.answers) {
        QString command = QString(phaseName(answer.phase)).toUpper();
        if (answer.argument)
            command += u' ' + show(*answer.argument);
        table.addRow({command, answer.code ? QString::number(*answer.code) : u"-"_s, answerMeaning(answer)},
                     answer.code && *answer.code < 300 ? Ink::Good : Ink::Warning);
        for (const QByteArray &line : answer.text.split('\n')) {
            if (!line.trimmed().isEmpty())
                table.addRow({QString(), QString(), u"← "_s + show(line)});
        }
        for (const QByteArray &address : answer.addresses)
            table.addRow({QString(), QString(), say("mailbox %1").arg(show(address))});
    }
    return heading(style, say("Answers")) + table.text();
}

// ---- findings

struct SeverityLook {
    QString sign;
    Ink ink;
};

SeverityLook lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Fail:
        return {u"✗ fail"_s, Ink::Bad};
    case Severity::Warn:
        return {u"! warn"_s, Ink::Warning};
    case Severity::Info:
        break;
    }
    return {u"i info"_s, Ink::Dim};
}

QString findingSection(const Report &report, const TextStyle &style)
{
    if (report.findings.isEmpty())
        return heading(style, say("Findings")) + u"  "_s + say("none") + u'\n';
    QString text = heading(style, say("Findings"));
    for (const Finding &finding : report.findings) {
        const SeverityLook look = lookOf(finding.severity);
        QString title = style.paint(look.ink, look.sign) + u"  "_s + style.paint(Ink::Bold, finding.id);
        if (!finding.reference.isEmpty())
            title += u"  "_s + style.paint(Ink::Dim, u'(' + finding.reference + u')');
        text += u"  "_s + title + u'\n';
        for (const QString &line : wrapped(visibleText(finding.text), style.width - 10))
            text += QString(10, u' ') + line + u'\n';
    }
    return text;
}

QString countedFindings(const Report &report)
{
    const auto count = [&report](Severity severity) {
        return std::ranges::count_if(report.findings,
                                     [severity](const Finding &each) { return each.severity == severity; });
    };
    QStringList parts;
    for (const Severity severity : {Severity::Fail, Severity::Warn, Severity::Info}) {
        if (const auto number = count(severity); number > 0)
            parts.append(u"%1 %2"_s.arg(number).arg(severityName(severity)));
    }
    return parts.isEmpty() ? say("no findings") : say("findings: %1").arg(parts.join(u", "));
}
} // namespace

QString verdictLine(const Report &report, TextStyle style)
{
    const bool ok = report.verdict == Verdict::Ok;
    const Ink ink = ok ? Ink::Good : report.verdict == Verdict::Partial ? Ink::Warning : Ink::Bad;
    QString text = style.paint(
        ink, (ok ? u"✓ "_s : u"✗ "_s) + (report.finished ? QString(verdictName(report.verdict)) : say("unfinished")));
    text += say(" in %1").arg(milliseconds(report.duration)) + u", "_s + countedFindings(report) + u'\n';
    if (!report.issue)
        return text;
    QString why = issueName(report.issue->id);
    if (report.issue->stage)
        why += say(" in stage %1").arg(phaseName(*report.issue->stage));
    for (const QString &line : wrapped(why + u": "_s + visibleText(issueText(*report.issue)), style.width - 2))
        text += u"  "_s + line + u'\n';
    return text;
}

QString textReport(const Report &report, TextStyle style)
{
    QString text = style.paint(Ink::Bold, visibleText(report.target.url)) + u'\n';
    text += connectionSection(report, style);
    text += capabilitySection(report, style);
    text += loginSection(report, style);
    text += loginOutcome(report, style);
    text += answerSection(report, style);
    text += recipientOutcome(report, style);
    text += findingSection(report, style);
    return text + u'\n' + verdictLine(report, style);
}

} // namespace mailscope::format
