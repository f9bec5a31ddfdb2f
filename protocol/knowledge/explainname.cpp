// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/explainname.h"

#include "knowledge/keywordphrase.h"
#include "knowledge/knowledge.h"
#include "knowledge/nearmatch.h"
#include "knowledge/words.h"

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

using Kind = Explanation::Kind;

QString listed(const QList<QByteArray> &names)
{
    QStringList words;
    for (const QByteArray &name : names)
        words.append(QString::fromLatin1(name));
    return words.join(u", "_s);
}

QString statusSentence(const KeywordMeaning &keyword)
{
    switch (keyword.status) {
    case KeywordStatus::Registered:
        return Words::tr("Registered with IANA.");
    case KeywordStatus::Base:
        return Words::tr("A command of the protocol itself.");
    case KeywordStatus::Common:
        return Words::tr("Not registered, but known from several servers.");
    case KeywordStatus::Vendor:
        return Words::tr("Private extension; maker: %1.").arg(keyword.vendor);
    case KeywordStatus::Obsolete:
        return Words::tr("Obsolete.");
    }
    return {};
}

QString placesSentence(const QStringList &places)
{
    QStringList words;
    for (const QString &place : places)
        words.append(place == u"lmtp" ? Words::tr("LMTP") : Words::tr("port %1").arg(place));
    return Words::tr("Used on: %1.").arg(words.join(u", "_s));
}

QString keywordDetail(const KeywordMeaning &keyword)
{
    QStringList lines{keyword.explanation, statusSentence(keyword) + u' ' + placesSentence(keyword.validOn)};
    if (!keyword.parameters.isEmpty())
        lines.append(Words::tr("Grammar: %1. %2").arg(keyword.parameters, keyword.parameterNote));
    if (!keyword.verbs.isEmpty() && keyword.status != KeywordStatus::Base)
        lines.append(Words::tr("Adds the command: %1.").arg(listed(keyword.verbs)));
    if (!keyword.mailParameters.isEmpty())
        lines.append(Words::tr("Adds to MAIL: %1.").arg(listed(keyword.mailParameters)));
    if (!keyword.rcptParameters.isEmpty())
        lines.append(Words::tr("Adds to RCPT: %1.").arg(listed(keyword.rcptParameters)));
    return lines.join(u'\n');
}

Explanation ofKeyword(const KeywordMeaning &keyword, const QString &meaning)
{
    return {Kind::Keyword, printable(keyword.keyword), meaning, keywordDetail(keyword), {}, keyword.reference, {}};
}

QString usageSentence(const MechanismMeaning &mechanism)
{
    switch (mechanism.usage) {
    case Usage::Common:
        return Words::tr("Registered for common use.");
    case Usage::Limited:
        return Words::tr("Registered for limited use.");
    case Usage::Obsolete:
        return Words::tr("Registered as obsolete.");
    case Usage::Unregistered:
        return Words::tr("Not registered with IANA.");
    }
    return {};
}

QString tlsSentence(TlsNeed need)
{
    switch (need) {
    case TlsNeed::Required:
        return Words::tr("Use it inside TLS only.");
    case TlsNeed::Recommended:
        return Words::tr("Better inside TLS.");
    case TlsNeed::Inherent:
        return Words::tr("Works inside TLS only.");
    case TlsNeed::Optional:
        return Words::tr("TLS is not needed for the login itself.");
    }
    return {};
}

Explanation ofMechanism(const MechanismMeaning &mechanism)
{
    QStringList lines{mechanism.explanation, usageSentence(mechanism)};
    if (!mechanism.family.isEmpty())
        lines.last() +=
            u' ' + Words::tr("Only its family %1 is known here.").arg(QString::fromLatin1(mechanism.family));
    lines.append(Words::tr("An onlooker learns: %1").arg(mechanism.onlooker));
    lines.append(Words::tr("The server learns: %1").arg(mechanism.server));
    return {Kind::Mechanism,
            printable(mechanism.name),
            mechanism.meaning,
            lines.join(u'\n'),
            tlsSentence(mechanism.tls),
            mechanism.reference,
            {}};
}

Explanation ofParameter(const ParameterMeaning &parameter)
{
    const QString meaning = Words::tr("parameter of %1, added by %2")
                                .arg(QString::fromLatin1(parameter.command), QString::fromLatin1(parameter.keyword));
    const QString detail = u"%1\n%2"_s.arg(parameter.meaning, Words::tr("Grammar: %1").arg(parameter.grammar));
    return {Kind::Parameter, QString::fromLatin1(parameter.name), meaning, detail, {}, parameter.reference, {}};
}

Explanation ofLimit(const LimitMeaning &limit)
{
    return {Kind::Limit,
            QString::fromLatin1(limit.name),
            limit.many.arg(u"n"_s),
            Words::tr("A name in the list of LIMITS."),
            {},
            limit.reference,
            {}};
}

/// Whether the table holds this very keyword, not only the family of private ones.
bool isKnownKeyword(const std::optional<KeywordMeaning> &keyword)
{
    return keyword && !keyword->family;
}

/// What a single word may be. A private family is a last resort: XOAUTH2 is a mechanism, not an extension.
QList<Explanation> ofWord(const QByteArray &word)
{
    const Knowledge &knowledge = Knowledge::shared();
    const auto keyword = knowledge.keyword(word);
    QList<Explanation> found;
    if (isKnownKeyword(keyword))
        found.append(ofKeyword(*keyword, keyword->meaning));
    for (const KeywordMeaning &adding : knowledge.keywords().addingVerb(word)) {
        if (!keyword || adding.keyword != keyword->keyword)
            found.append(ofKeyword(adding, adding.meaning));
    }
    for (const ParameterMeaning &parameter : knowledge.keywords().parameters(word))
        found.append(ofParameter(parameter));
    if (const auto limit = knowledge.keywords().limit(word))
        found.append(ofLimit(*limit));
    if (const auto mechanism = knowledge.mechanism(word))
        found.append(ofMechanism(*mechanism));
    if (found.isEmpty() && keyword)
        found.append(ofKeyword(*keyword, keyword->meaning));
    return found;
}

/// A line of an EHLO reply: the keyword with its parameters, and the mechanisms of an AUTH line one by one.
QList<Explanation> ofLine(const QList<QByteArray> &words)
{
    const Knowledge &knowledge = Knowledge::shared();
    const QList<QByteArray> params = words.sliced(1);
    const auto keyword = knowledge.keyword(words.first());
    if (!keyword)
        return {};
    QList<Explanation> found{ofKeyword(*keyword, knowledge.keywordMeaning(words.first(), params))};
    if (keyword->keyword != "AUTH" && keyword->keyword != "AUTH=" && keyword->keyword != "X-EXPS")
        return found;
    for (const QByteArray &param : params) {
        const auto mechanism = knowledge.mechanism(param);
        found.append(mechanism ? ofMechanism(*mechanism) : unknownName(QString::fromUtf8(param)));
    }
    return found;
}

} // namespace

QList<Explanation> explainName(const QString &term)
{
    if (term.isEmpty())
        return {};
    const QList<QByteArray> words = term.toUtf8().split(' ');
    return words.size() == 1 ? ofWord(words.first()) : ofLine(words);
}

Explanation unknownName(const QString &term)
{
    QStringList known;
    const Knowledge &knowledge = Knowledge::shared();
    for (const QByteArray &name : knowledge.keywords().keywords())
        known.append(QString::fromLatin1(name));
    for (const QByteArray &name : knowledge.mechanisms().names())
        known.append(QString::fromLatin1(name));
    for (const ParameterMeaning &parameter : knowledge.keywords().allParameters())
        known.append(QString::fromLatin1(parameter.name));
    known.removeIf([](const QString &name) { return name.contains(u'*') || name.endsWith(u'='); });

    Explanation unknown;
    unknown.title = printable(term.toUtf8());
    unknown.meaning = Words::tr("unknown");
    unknown.detail = Words::tr("It is no reply code, EHLO keyword, parameter or login mechanism that is known here.");
    unknown.near = nearMatches(term, known);
    return unknown;
}

} // namespace mailscope::knowledge
