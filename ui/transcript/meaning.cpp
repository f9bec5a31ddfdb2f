// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/meaning.h"

#include "format/display.h"
#include "knowledge/explain.h"
#include "knowledge/knowledge.h"
#include "wire/enhancedcode.h"

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using knowledge::Knowledge;
using Paragraph = LineDetail::Paragraph;

namespace {
/// "meaning" as a sentence of its own.
QString sentence(const QString &phrase)
{
    if (phrase.isEmpty())
        return {};
    const QString capital = phrase.at(0).toUpper() + phrase.sliced(1);
    return capital.endsWith(u'.') ? capital : capital + u'.';
}

QString joinedText(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return first + u' ' + second;
}

QString dateText(const QDateTime &date)
{
    return date.toUTC().date().toString(Qt::ISODate);
}

QByteArray firstWord(QByteArrayView line)
{
    const QByteArray text = line.first(std::min<qsizetype>(line.size(), 200)).toByteArray().simplified();
    const qsizetype blank = text.indexOf(' ');
    return blank < 0 ? text : text.first(blank);
}
} // namespace

Meaning::Paragraphs Meaning::ofCode(int code, std::optional<Phase> phase)
{
    const QString phaseText = phase ? QString(phaseName(*phase)) : QString();
    if (const auto meaning = Knowledge::shared().reply(code, phaseText))
        return {{sentence(meaning->meaning), joinedText(meaning->explanation, meaning->nextStep),
                 tr("%1: %2").arg(code).arg(meaning->reference)}};
    const auto replyClass = Knowledge::shared().replyClass(code);
    if (!replyClass)
        return {{tr("%1 is no reply code.").arg(code), tr("The reply codes of SMTP go from 200 to 599."), {}}};
    return {{tr("%1 is unknown.").arg(code),
             tr("Its first digit says: %1.").arg(replyClass->meaning) + u' ' + replyClass->explanation,
             replyClass->reference}};
}

Meaning::Paragraphs Meaning::ofEnhancedCode(QByteArrayView text, int code)
{
    const auto enhanced = wire::EnhancedCode::atStartOf(text, code);
    if (!enhanced)
        return {};
    const QString title = QString::fromLatin1(enhanced->toByteArray());
    const auto meaning = Knowledge::shared().enhanced(enhanced->statusClass, enhanced->subject, enhanced->detail);
    if (!meaning) {
        const auto subject = Knowledge::shared().enhancedSubject(enhanced->subject);
        return {{tr("%1 is unknown.").arg(title),
                 subject ? tr("Its subject says: %1.").arg(subject->meaning) : QString(),
                 {}}};
    }
    QString words = joinedText(meaning->explanation, meaning->nextStep);
    if (!meaning->agreesWith(code))
        words = joinedText(words, tr("The registry does not name it together with %1.").arg(code));
    return {{tr("%1: %2").arg(title, sentence(meaning->meaning)), words, meaning->reference}};
}

Meaning::Paragraphs Meaning::ofMechanisms(const QList<QByteArray> &names)
{
    Paragraphs paragraphs;
    for (const QByteArray &name : names) {
        const QString shown = format::visibleText(name);
        if (const auto mechanism = Knowledge::shared().mechanism(name))
            paragraphs.append(
                {tr("%1: %2").arg(shown, sentence(mechanism->meaning)), mechanism->onlooker, mechanism->reference});
        else
            paragraphs.append({tr("%1 is unknown.").arg(shown), {}, {}});
    }
    return paragraphs;
}

Meaning::Paragraphs Meaning::ofKeyword(QByteArrayView offer)
{
    QList<QByteArray> words = offer.toByteArray().simplified().split(' ');
    const QByteArray keyword = words.takeFirst();
    if (keyword.isEmpty())
        return {};
    const QString shown = format::visibleText(keyword);
    const auto meaning = Knowledge::shared().keyword(keyword);
    if (!meaning)
        return {{tr("%1 is unknown.").arg(shown), tr("No table of ours holds this keyword."), {}}};
    Paragraphs paragraphs{{tr("%1: %2").arg(shown, sentence(Knowledge::shared().keywordMeaning(keyword, words))),
                           meaning->explanation, meaning->reference}};
    if (keyword.toUpper() == "AUTH")
        paragraphs.append(ofMechanisms(words));
    return paragraphs;
}

Meaning::Paragraphs Meaning::ofCommand(QByteArrayView line)
{
    const QByteArray verb = firstWord(line).toUpper();
    const bool isName = !verb.isEmpty() && verb.size() <= 20
        && std::ranges::all_of(verb, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (!isName)
        return {};
    const QList<knowledge::Explanation> explanations = knowledge::explain(QString::fromLatin1(verb));
    Paragraphs paragraphs;
    for (const knowledge::Explanation &each : explanations) {
        const bool isKnown = each.kind == knowledge::Explanation::Kind::Keyword;
        if (isKnown)
            paragraphs.append({sentence(each.meaning), each.detail, each.reference});
    }
    return paragraphs;
}

Meaning::Paragraphs Meaning::ofChallenge(QByteArrayView text)
{
    constexpr qsizetype shownBytes = 400;
    const auto decoded = QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {{tr("This challenge is no base64."), {}, u"RFC 4954, 4"_s}};
    const QByteArray bytes = *decoded;
    if (bytes.isEmpty())
        return {{tr("The challenge is empty."), tr("The server waits for the client to begin."), u"RFC 4954, 4"_s}};
    QString shown = format::visibleText(bytes.first(std::min(shownBytes, bytes.size())));
    if (bytes.size() > shownBytes)
        shown += u'…';
    return {{tr("Decoded challenge (%n byte(s)):", nullptr, int(bytes.size())), shown, {}}};
}

LineDetail::Paragraph Meaning::ofCertificate(const CertificateDetails &certificate, qsizetype place)
{
    const QString title =
        place == 0 ? tr("Certificate of the server") : tr("Certificate %1 of the chain").arg(place + 1);
    QStringList facts{tr("Subject: %1").arg(format::visibleText(certificate.subject)),
                      tr("Issued by: %1").arg(format::visibleText(certificate.issuer)),
                      tr("Valid from %1 to %2").arg(dateText(certificate.notBefore), dateText(certificate.notAfter)),
                      tr("Key: %1, %2 bits").arg(format::visibleText(certificate.keyType)).arg(certificate.keyBits)};
    if (!certificate.sans.isEmpty())
        facts.insert(1, tr("Names: %1").arg(format::visibleText(certificate.sans.join(u", "))));
    facts.append(tr("SHA-256: %1").arg(QString::fromLatin1(certificate.sha256)));
    return {title, facts.join(u'\n'), {}};
}

Meaning::Paragraphs Meaning::ofTls(const TlsDetails &details)
{
    QStringList agreed{format::visibleText(details.protocol), format::visibleText(details.cipher)};
    if (details.group)
        agreed.append(format::visibleText(*details.group));
    Paragraphs paragraphs{{tr("Agreed: %1").arg(agreed.join(u", ")),
                           details.expectedName.isEmpty()
                               ? tr("No name was expected of the certificate.")
                               : tr("The certificate had to bear %1.").arg(format::visibleText(details.expectedName)),
                           {}}};
    if (details.verified)
        paragraphs.append({tr("The certificate is valid."), {}, {}});
    for (const TlsObjection &objection : details.objections)
        paragraphs.append({tr("Objection: %1").arg(format::visibleText(objection.text)), {}, {}});
    for (qsizetype place = 0; place < details.chain.size(); ++place)
        paragraphs.append(ofCertificate(details.chain.at(place), place));
    return paragraphs;
}

LineDetail::Paragraph Meaning::ofIssue(const Issue &issue)
{
    return {sentence(format::visibleText(issueText(issue))), {}, tr("Issue %1").arg(issueName(issue.id))};
}

LineDetail::Paragraph Meaning::ofFinding(const report::Finding &finding)
{
    const QString severity = [&finding] {
        switch (finding.severity) {
        case report::Severity::Fail:
            return tr("Fault");
        case report::Severity::Warn:
            return tr("Warning");
        case report::Severity::Info:
            break;
        }
        return tr("Note");
    }();
    return {tr("%1: %2").arg(severity, format::visibleText(finding.text)), {}, QString(finding.reference)};
}

} // namespace mailscope::ui
