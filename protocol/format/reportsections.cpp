// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/reportsections.h"

#include "format/display.h"
#include "knowledge/knowledge.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;
using Ink = TextStyle::Ink;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope::TextReport)
};

QString show(QByteArrayView bytes)
{
    return visibleText(bytes);
}

/// Words of ours, and of whoever is at the other end.
ReportCell ours(const QString &text)
{
    return {text, false};
}

ReportCell theirs(const QString &text)
{
    return {text, true};
}
} // namespace

QString millisecondsText(Nanoseconds duration)
{
    return Words::tr("%1 ms").arg(static_cast<double>(duration.count()) / 1e6, 0, 'f',
                                  duration < std::chrono::milliseconds(10) ? 1 : 0);
}

namespace {
QString addressLine(const AddressAttempt &attempt)
{
    QString place = visibleText(attempt.address);
    if (attempt.port > 0)
        place = Words::tr("%1 port %2").arg(place).arg(attempt.port);
    if (attempt.connected)
        return Words::tr("%1, connected in %2")
            .arg(place, millisecondsText(attempt.connectTime.value_or(Nanoseconds{0})));
    if (!attempt.failure)
        return Words::tr("%1, no answer yet").arg(place);
    const QString reason = attempt.detail.isEmpty() ? issueText({*attempt.failure, {}, {}, {}}) : attempt.detail;
    return Words::tr("%1, failed: %2").arg(place, visibleText(reason));
}

QString greetingLine(const Greeting &greeting)
{
    QString text = show(greeting.text).replace(u"␊"_s, u" / "_s);
    if (greeting.code)
        text.prepend(QString::number(*greeting.code) + u' ');
    return Words::tr("%1 (after %2)").arg(text, millisecondsText(greeting.time));
}

QString encryptionLine(const TlsOutcome &tls)
{
    QStringList parts{visibleText(tls.details.protocol), visibleText(tls.details.cipher)};
    if (tls.details.group)
        parts.append(visibleText(*tls.details.group));
    parts.removeAll(QString());
    return parts.isEmpty() ? Words::tr("not reached") : parts.join(u", ");
}

QString validityLine(const CertificateDetails &certificate, const QDateTime &now)
{
    const QString until = certificate.notAfter.toUTC().date().toString(Qt::ISODate);
    const qint64 days = now.secsTo(certificate.notAfter) / (24 * 3600); // whole days, as the finding counts them
    if (now > certificate.notAfter)
        return Words::tr("expired on %1, days ago: %2").arg(until).arg(-days);
    return Words::tr("valid until %1, days left: %2").arg(until).arg(days);
}

/// A row below another one that begins with a label.
ReportRow further(const ReportCell &cell)
{
    return {{ours({}), cell}, Ink::Dim};
}

void addCertificate(ReportSection &section, const TlsDetails &details, const QDateTime &now)
{
    if (!details.chain.isEmpty()) {
        const CertificateDetails &leaf = details.chain.constFirst();
        section.rows.append({{ours(Words::tr("Certificate")), theirs(visibleText(leaf.subject))}, Ink::Dim});
        section.rows.append(further(theirs(Words::tr("issued by %1").arg(visibleText(leaf.issuer)))));
        section.rows.append(further(ours(
            Words::tr("%1; %2, %3 bits").arg(validityLine(leaf, now), visibleText(leaf.keyType)).arg(leaf.keyBits))));
    }
    if (details.verified) {
        section.rows.append(further(ours(Words::tr("verified"))));
        return;
    }
    for (const TlsObjection &objection : details.objections)
        section.rows.append(further(ours(Words::tr("objection: %1").arg(visibleText(objection.text)))));
}

// ---- what the server offers

QString when(bool clear, bool encrypted)
{
    return clear && encrypted ? Words::tr("always") : clear ? Words::tr("in clear") : Words::tr("with TLS");
}

bool offers(const std::optional<Hello> &hello, const wire::Capability &capability)
{
    return hello && hello->capabilities.has(capability.keyword);
}

QString meaningOf(const wire::Capability &capability)
{
    const QString meaning = knowledge::Knowledge::shared().keywordMeaning(capability.keyword, capability.params);
    return meaning.isEmpty() ? Words::tr("unknown") : meaning;
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

QString mechanismMeaning(const QByteArray &name)
{
    const auto mechanism = knowledge::Knowledge::shared().mechanism(name);
    return mechanism ? mechanism->meaning : Words::tr("unknown");
}

QString answerMeaning(const Answer &answer)
{
    if (!answer.code)
        return Words::tr("no reply");
    const auto meaning = knowledge::Knowledge::shared().reply(*answer.code, QString(phaseName(answer.phase)));
    return meaning ? meaning->meaning : Words::tr("unknown code");
}
// ---- how it ended

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
    return parts.isEmpty() ? Words::tr("no findings") : Words::tr("findings: %1").arg(parts.join(u", "));
}
} // namespace

ReportSection connectionSection(const Report &report)
{
    ReportSection section;
    const auto add = [&section](const QString &label, const ReportCell &cell) {
        section.rows.append({{ours(label), cell}, Ink::Dim});
    };
    for (const AddressAttempt &attempt : report.addresses)
        add(Words::tr("Address"), theirs(addressLine(attempt)));
    if (report.greeting)
        add(Words::tr("Greeting"), theirs(greetingLine(*report.greeting)));
    const Hello *hello = report.newestHello();
    if (const auto name = hello != nullptr ? hello->capabilities.domain() : std::nullopt)
        add(Words::tr("Server's name"), theirs(show(*name)));
    if (report.tls) {
        add(Words::tr("Encryption"), ours(encryptionLine(*report.tls)));
        addCertificate(section, report.tls->details, report.startedAt);
    } else if (hello != nullptr) {
        add(Words::tr("Encryption"), ours(Words::tr("none")));
    }
    return section;
}

ReportSection offerSection(const Report &report)
{
    ReportSection section{Words::tr("What the server offers"), {}};
    const bool both = report.clear && report.encrypted;
    const QList<wire::Capability> offered = offeredKeywords(report);
    for (const wire::Capability &each : offered) {
        QList<ReportCell> cells{theirs(show(each.keyword)), ours(meaningOf(each))};
        if (both)
            cells.insert(1, ours(when(offers(report.clear, each), offers(report.encrypted, each))));
        section.rows.append({cells, Ink::Received});
    }
    return section;
}

ReportSection loginSection(const Report &report)
{
    const QList<QByteArray> clear = report.clear ? report.clear->capabilities.authTypes() : QList<QByteArray>();
    const QList<QByteArray> encrypted =
        report.encrypted ? report.encrypted->capabilities.authTypes() : QList<QByteArray>();
    QList<QByteArray> all = encrypted;
    for (const QByteArray &each : clear) {
        if (!all.contains(each))
            all.append(each);
    }
    ReportSection section{Words::tr("How one may log in"), {}};
    for (const QByteArray &each : std::as_const(all))
        section.rows.append({{theirs(show(each)), ours(when(clear.contains(each), encrypted.contains(each))),
                              ours(mechanismMeaning(each))},
                             Ink::Received});
    return section;
}

ReportSection answerSection(const Report &report)
{
    ReportSection section{Words::tr("Answers"), {}};
    const auto addFurther = [&section](const ReportCell &cell) {
        section.rows.append({{ours({}), ours({}), cell}, Ink::Plain});
    };
    for (const Answer &answer : report.answers) {
        QString command = QString(phaseName(answer.phase)).toUpper();
        if (answer.argument)
            command += u' ' + show(*answer.argument);
        section.rows.append(
            {{theirs(command), ours(answer.code ? QString::number(*answer.code) : u"-"_s), ours(answerMeaning(answer))},
             answer.code && *answer.code < 300 ? Ink::Good : Ink::Warning});
        for (const QByteArray &line : answer.text.split('\n')) {
            if (!line.trimmed().isEmpty())
                addFurther(theirs(u"← "_s + show(line)));
        }
        for (const QByteArray &address : answer.addresses)
            addFurther(theirs(Words::tr("mailbox %1").arg(show(address))));
    }
    return section;
}

/// The message is with the server, and nobody knows what it has done with it for somebody.
bool isOutcomeUnknown(const Report &report)
{
    const bool ofTheLast = report.transaction && report.transaction->isHandedOver
        && std::ranges::contains(report.transaction->recipients, RecipientOutcome::Verdict::Unknown,
                                 &RecipientOutcome::verdict);
    return report.finished && (ofTheLast || (report.totals && report.totals->unknown > 0));
}

VerdictWords verdictWords(const Report &report)
{
    VerdictWords words;
    words.outcome = (report.verdict == Verdict::Ok ? u"✓ "_s : u"✗ "_s)
        + (report.finished ? QString(verdictName(report.verdict)) : Words::tr("unfinished"));
    words.circumstances =
        Words::tr(" in %1").arg(millisecondsText(report.duration)) + u", "_s + countedFindings(report);
    if (!report.issue)
        return words;
    words.why = issueName(report.issue->id);
    if (report.issue->stage)
        words.why += Words::tr(" in stage %1").arg(phaseName(*report.issue->stage));
    words.why += u": "_s + visibleText(issueText(*report.issue));
    if (isOutcomeUnknown(report))
        words.why += u' '
            + Words::tr("The outcome is unknown: a message was handed over, no final reply came, and it may have been "
                        "delivered.");
    return words;
}

QString severitySign(Severity severity)
{
    switch (severity) {
    case Severity::Fail:
        return u"✗ fail"_s;
    case Severity::Warn:
        return u"! warn"_s;
    case Severity::Info:
        break;
    }
    return u"i info"_s;
}

} // namespace mailscope::format
