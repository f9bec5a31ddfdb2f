// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/jsonreport.h"

#include "format/eventnames.h"
#include "format/jsontext.h"
#include "knowledge/knowledge.h"

#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;
using namespace report;

namespace {
const QString AddressKey = u"address"_s;
const QString CodeKey = u"code"_s;
const QString DomainKey = u"domain"_s;
const QString EnhancedKey = u"enhanced"_s;
const QString EvidenceKey = u"evidence"_s;
const QString ReasonKey = u"reason"_s;
const QString TextKey = u"text"_s;
const QString VerdictKey = u"verdict"_s;

double milliseconds(Nanoseconds duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

QJsonValue millisecondsOrNull(std::optional<Nanoseconds> moment)
{
    return moment ? QJsonValue(milliseconds(*moment)) : QJsonValue(QJsonValue::Null);
}

QJsonValue numberOrNull(std::optional<int> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue enhancedOrNull(const std::optional<wire::EnhancedCode> &code)
{
    return code ? QJsonValue(QString::fromLatin1(code->toByteArray())) : QJsonValue(QJsonValue::Null);
}

QString timestamp(const QDateTime &moment)
{
    const QDateTime shown = moment.isValid() ? moment.toUTC() : QDateTime::fromMSecsSinceEpoch(0, QTimeZone::UTC);
    return shown.toString(Qt::ISODateWithMs);
}

QJsonArray sequences(const QList<qint64> &evidence)
{
    QJsonArray array;
    for (const qint64 sequence : evidence)
        array.append(sequence);
    return array;
}

template <typename Each, typename Write>
QJsonArray arrayOf(const QList<Each> &list, Write write)
{
    QJsonArray array;
    for (const Each &each : list)
        array.append(write(each));
    return array;
}

template <typename Value, typename Write>
QJsonValue objectOrNull(const std::optional<Value> &value, Write write)
{
    return value ? QJsonValue(write(*value)) : QJsonValue(QJsonValue::Null);
}

QJsonObject targetObject(const transcript::TargetDescription &target)
{
    return {
        {u"url"_s, target.url},
        {u"host"_s, textOrNull(target.host)},
        {u"port"_s, target.port > 0 ? QJsonValue(target.port) : QJsonValue(QJsonValue::Null)},
        {u"protocol"_s, target.protocol == "lmtp"_L1 ? u"lmtp"_s : u"smtp"_s},
        {u"security"_s, target.security.isEmpty() ? u"none"_s : target.security},
    };
}

QJsonObject issueObject(const Issue &issue)
{
    return {
        {u"id"_s, issueName(issue.id)},
        {u"stage"_s, issue.stage ? QJsonValue(phaseName(*issue.stage)) : QJsonValue(QJsonValue::Null)},
        {TextKey, issueText(issue)},
        {EvidenceKey, sequences(issue.evidence)},
    };
}

QJsonObject addressObject(const AddressAttempt &attempt)
{
    QJsonValue error = QJsonValue::Null;
    QJsonValue errorId = QJsonValue::Null;
    if (attempt.failure) {
        errorId = issueName(*attempt.failure);
        error = attempt.detail.isEmpty() ? issueText({*attempt.failure, {}, {}, {}}) : attempt.detail;
    }
    return {
        {AddressKey, attempt.address},
        {u"port"_s, attempt.port > 0 ? QJsonValue(attempt.port) : QJsonValue(QJsonValue::Null)},
        {u"family"_s, attempt.family},
        {u"connected"_s, attempt.connected},
        {u"connectMs"_s, millisecondsOrNull(attempt.connectTime)},
        {u"error"_s, error},
        {u"errorId"_s, errorId},
    };
}

QJsonObject stageObject(const StageOutcome &stage)
{
    return {
        {u"name"_s, phaseName(stage.phase)},
        {u"status"_s, nameOf(stage.status)},
        {u"startMs"_s, milliseconds(stage.start)},
        {u"durationMs"_s, milliseconds(stage.duration)},
        {ReasonKey, textOrNull(QString::fromUtf8(stage.reason))},
    };
}

QJsonObject greetingObject(const Greeting &greeting)
{
    QJsonObject object{{CodeKey, numberOrNull(greeting.code)}};
    putText(object, TextKey, greeting.text);
    putText(object, DomainKey, greeting.domain);
    return object;
}

QJsonObject keywordObject(const wire::Capability &capability)
{
    QJsonObject object;
    putText(object, u"keyword"_s, capability.keyword);
    putTexts(object, u"params"_s, capability.params);
    object.insert(u"meaning"_s,
                  textOrNull(knowledge::Knowledge::shared().keywordMeaning(capability.keyword, capability.params)));
    return object;
}

QJsonObject helloObject(const Hello &hello)
{
    QJsonObject object{{u"verb"_s, QString::fromLatin1(wire::verbName(hello.capabilities.verb()))}};
    putText(object, DomainKey, hello.capabilities.domain());
    object.insert(u"keywords"_s, arrayOf(hello.capabilities.all(), keywordObject));
    return object;
}

QJsonObject capabilitiesObject(const Report &report)
{
    return {
        {u"clear"_s, objectOrNull(report.clear, helloObject)},
        {u"tls"_s, objectOrNull(report.encrypted, helloObject)},
        {u"authenticated"_s, objectOrNull(report.authenticated, helloObject)},
    };
}

QJsonObject authTypesObject(const Report &report)
{
    QJsonObject object;
    putTexts(object, u"clear"_s, report.clear ? report.clear->capabilities.authTypes() : QList<QByteArray>());
    putTexts(object, u"tls"_s, report.encrypted ? report.encrypted->capabilities.authTypes() : QList<QByteArray>());
    return object;
}

QJsonObject attemptObject(const AuthAttempt &attempt)
{
    QJsonObject object{
        {u"when"_s, QString::fromLatin1(attempt.when)},
        {u"ok"_s, attempt.ok},
        {CodeKey, numberOrNull(attempt.code)},
        {EnhancedKey, enhancedOrNull(attempt.enhanced)},
        {u"steps"_s, arrayOf(attempt.steps, [](const QJsonObject &step) { return step; })},
    };
    putText(object, u"mechanism"_s, attempt.mechanism);
    putText(object, TextKey, attempt.text);
    putText(object, ReasonKey, attempt.reason);
    return object;
}

QJsonObject authObject(const AuthOutcome &auth)
{
    QJsonObject object{
        {u"user"_s, auth.user ? QJsonValue(*auth.user) : QJsonValue(QJsonValue::Null)},
        {u"ok"_s, auth.ok},
        {u"attempts"_s, arrayOf(auth.attempts, attemptObject)},
        {u"choice"_s, auth.choice.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(auth.choice)},
    };
    putText(object, u"mechanism"_s, auth.mechanism);
    return object;
}

QJsonObject certificateObject(const CertificateDetails &certificate)
{
    return {
        {u"subject"_s, certificate.subject},
        {u"issuer"_s, certificate.issuer},
        {u"notBefore"_s, timestamp(certificate.notBefore)},
        {u"notAfter"_s, timestamp(certificate.notAfter)},
        {u"sans"_s, QJsonArray::fromStringList(certificate.sans)},
        {u"keyType"_s, certificate.keyType},
        {u"keyBits"_s, certificate.keyBits},
        {u"signature"_s, certificate.signature},
        {u"sha256"_s, QString::fromLatin1(certificate.sha256)},
        {u"spkiSha256"_s, QString::fromLatin1(certificate.spkiSha256)},
        {u"pem"_s, QString::fromLatin1(certificate.pem)},
    };
}

QJsonObject objectionObject(const TlsObjection &objection)
{
    return {{u"id"_s, QString::fromUtf8(objection.id)}, {TextKey, objection.text}, {u"depth"_s, objection.depth}};
}

QJsonValue tlsValue(const std::optional<TlsOutcome> &tls)
{
    if (!tls || (!tls->secured && tls->details.objections.isEmpty()))
        return QJsonValue::Null;
    const TlsDetails &details = tls->details;
    return QJsonObject{
        {u"protocol"_s, details.protocol},
        {u"cipher"_s, details.cipher},
        {u"group"_s, details.group ? QJsonValue(*details.group) : QJsonValue(QJsonValue::Null)},
        {u"verified"_s, details.verified},
        {u"expectedName"_s, textOrNull(details.expectedName)},
        {u"sni"_s, textOrNull(details.sni)},
        {u"objections"_s, arrayOf(details.objections, objectionObject)},
        {u"chain"_s, arrayOf(details.chain, certificateObject)},
    };
}

QJsonObject answerObject(const Answer &answer)
{
    QJsonObject object{
        {u"verb"_s, QString(phaseName(answer.phase)).toUpper()},
        {CodeKey, numberOrNull(answer.code)},
        {EnhancedKey, enhancedOrNull(answer.enhanced)},
    };
    putText(object, u"argument"_s, answer.argument);
    putText(object, TextKey, answer.text);
    putTexts(object, u"addresses"_s, answer.addresses);
    return object;
}

QLatin1StringView recipientVerdictName(RecipientOutcome::Verdict verdict)
{
    switch (verdict) {
    case RecipientOutcome::Verdict::Accepted:
        return "accepted"_L1;
    case RecipientOutcome::Verdict::Deferred:
        return "deferred"_L1;
    case RecipientOutcome::Verdict::Rejected:
        return "rejected"_L1;
    case RecipientOutcome::Verdict::Unknown:
        break;
    }
    return "unknown"_L1;
}

QJsonObject recipientObject(const RecipientOutcome &recipient)
{
    QJsonObject object{
        {CodeKey, numberOrNull(recipient.code)},
        {EnhancedKey, enhancedOrNull(recipient.enhanced)},
        {u"finalCode"_s, numberOrNull(recipient.finalCode)},
        {u"finalEnhanced"_s, enhancedOrNull(recipient.finalEnhanced)},
        {VerdictKey, recipientVerdictName(recipient.verdict)},
    };
    putText(object, AddressKey, recipient.address);
    putText(object, TextKey, recipient.text);
    putText(object, u"finalText"_s, recipient.finalText);
    return object;
}

QJsonObject transactionObject(const TransactionOutcome &transaction)
{
    QJsonObject object{
        {u"transfer"_s, QString::fromLatin1(transaction.transfer)},
        {u"bytes"_s, transaction.bytes},
        {u"recipients"_s, arrayOf(transaction.recipients, recipientObject)},
        {CodeKey, numberOrNull(transaction.code)},
    };
    putText(object, u"from"_s, transaction.from);
    putTexts(object, u"parameters"_s, transaction.parameters);
    putText(object, TextKey, transaction.text);
    putText(object, u"queueId"_s, transaction.queueId);
    return object;
}

QJsonObject totalsObject(const Totals &totals)
{
    return {
        {u"messages"_s, totals.messages},
        {u"accepted"_s, totals.accepted},
        {u"refused"_s, totals.refused},
        {u"bytes"_s, totals.bytes},
        {u"seconds"_s, milliseconds(totals.duration) / 1000},
    };
}

QJsonObject exchangeObject(const Exchange &exchange)
{
    QJsonObject object{
        {u"sequence"_s, exchange.sequence},
        {u"phase"_s, exchange.phase ? QJsonValue(phaseName(*exchange.phase)) : QJsonValue(QJsonValue::Null)},
        {u"encrypted"_s, exchange.encrypted},
        {CodeKey, exchange.reply ? QJsonValue(exchange.reply->code) : QJsonValue(QJsonValue::Null)},
        {EnhancedKey, enhancedOrNull(exchange.reply ? exchange.reply->enhanced : std::nullopt)},
        {u"firstByteMs"_s, millisecondsOrNull(exchange.firstByteAt)},
        {u"completeMs"_s, millisecondsOrNull(exchange.completeAt)},
    };
    putText(object, u"command"_s, exchange.command);
    putTexts(object, u"lines"_s, exchange.lines);
    return object;
}

QJsonObject findingObject(const Finding &finding)
{
    return {
        {u"id"_s, finding.id},
        {u"severity"_s, severityName(finding.severity)},
        {TextKey, finding.text},
        {EvidenceKey, sequences(finding.evidence)},
        {u"reference"_s, textOrNull(finding.reference)},
    };
}
} // namespace

QJsonObject jsonReport(const Report &report)
{
    return {
        {u"schema"_s, u"mailscope.report/1"_s},
        {u"version"_s, report.version},
        {u"target"_s, targetObject(report.target)},
        {u"startedAt"_s, timestamp(report.startedAt)},
        {u"durationMs"_s, milliseconds(report.duration)},
        {VerdictKey, verdictName(report.verdict)},
        {u"exitCode"_s, report.exitCode()},
        {u"issue"_s, objectOrNull(report.issue, issueObject)},
        {u"addresses"_s, arrayOf(report.addresses, addressObject)},
        {u"stages"_s, arrayOf(report.stages, stageObject)},
        {u"greeting"_s, objectOrNull(report.greeting, greetingObject)},
        {u"capabilities"_s, capabilitiesObject(report)},
        {u"authTypes"_s, authTypesObject(report)},
        {u"auth"_s, objectOrNull(report.auth, authObject)},
        {u"tls"_s, tlsValue(report.tls)},
        {u"answers"_s, arrayOf(report.answers, answerObject)},
        {u"transaction"_s, objectOrNull(report.transaction, transactionObject)},
        {u"totals"_s, objectOrNull(report.totals, totalsObject)},
        {u"exchanges"_s, arrayOf(report.exchanges, exchangeObject)},
        {u"findings"_s, arrayOf(report.findings, findingObject)},
    };
}

Verdict combinedVerdict(const QList<Report> &reports)
{
    if (reports.isEmpty())
        return Verdict::Network;
    const auto isOk = [](const Report &each) { return each.verdict == Verdict::Ok; };
    const auto isCancelled = [](const Report &each) { return each.verdict == Verdict::Cancelled; };
    const auto isPartial = [](const Report &each) { return each.verdict == Verdict::Partial; };
    if (std::ranges::any_of(reports, isCancelled))
        return Verdict::Cancelled;
    if (std::ranges::all_of(reports, isOk))
        return Verdict::Ok;
    if (std::ranges::any_of(reports, isOk) || std::ranges::any_of(reports, isPartial))
        return Verdict::Partial;
    return reports.constFirst().verdict;
}

QJsonObject jsonReports(const QList<Report> &reports)
{
    const Verdict verdict = combinedVerdict(reports);
    return {
        {u"schema"_s, u"mailscope.reports/1"_s},
        {VerdictKey, verdictName(verdict)},
        {u"exitCode"_s, exitCode(verdict)},
        {u"reports"_s, arrayOf(reports, jsonReport)},
    };
}

QByteArray jsonDocument(const QJsonObject &document)
{
    return safeJson(document, QJsonDocument::Indented);
}

} // namespace mailscope::format
