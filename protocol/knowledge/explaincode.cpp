// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/explaincode.h"

#include "knowledge/keywordphrase.h"
#include "knowledge/knowledge.h"
#include "knowledge/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

using Kind = Explanation::Kind;

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// "5.7.8" or "X.7" as its parts; the X is 0.
struct DottedCode {
    int statusClass = 0;
    int subject = 0;
    std::optional<int> detail;
};

std::optional<DottedCode> parseDotted(QStringView word)
{
    const QList<QStringView> parts = word.split(u'.');
    if (parts.size() < 2 || parts.size() > 3 || parts.first().size() != 1)
        return std::nullopt;
    const bool any = parts.first().compare(u"X", Qt::CaseInsensitive) == 0;
    const auto isNumber = [](QStringView part) { return isDigits(part) && part.size() <= 3; };
    if ((!any && !isDigits(parts.first())) || !std::ranges::all_of(parts.sliced(1), isNumber))
        return std::nullopt;
    return DottedCode{any ? 0 : parts.first().toInt(), parts.at(1).toInt(),
                      parts.size() == 3 ? std::optional(parts.at(2).toInt()) : std::nullopt};
}

QString dotted(const DottedCode &code)
{
    const QString first = code.statusClass == 0 ? u"X"_s : QString::number(code.statusClass);
    const QString two = u"%1.%2"_s.arg(first).arg(code.subject);
    return code.detail ? u"%1.%2"_s.arg(two).arg(*code.detail) : two;
}

Explanation ofTopic(Kind kind, const QString &title, const Topic &topic)
{
    return {kind, title, topic.meaning, topic.explanation, topic.nextStep, topic.reference, {}};
}

/// The phases in which \p code means something else, one paragraph each.
QString phaseParagraphs(int code)
{
    static constexpr std::pair<QLatin1StringView, const char *> Phases[] = {
        {"greeting"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "as the greeting")},
        {"hello"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after EHLO")},
        {"starttls"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after STARTTLS")},
        {"xclient"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after XCLIENT")},
        {"auth"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "during a login")},
        {"mail"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after MAIL")},
        {"rcpt"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after RCPT")},
        {"data"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after DATA")},
        {"payload"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after the message")},
        {"vrfy"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after VRFY")},
        {"expn"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after EXPN")},
        {"etrn"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after ETRN")},
        {"help"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after HELP")},
        {"rset"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after RSET")},
        {"noop"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after NOOP")},
        {"quit"_L1, QT_TRANSLATE_NOOP("mailscope::knowledge", "after QUIT")},
    };
    QString paragraphs;
    for (const auto &[phase, when] : Phases) {
        const auto meaning = Knowledge::shared().reply(code, QString(phase));
        if (meaning && !meaning->phase.isEmpty())
            paragraphs += u"\n%1: %2. %3"_s.arg(Words::tr(when), meaning->meaning, meaning->explanation);
    }
    return paragraphs;
}

QString statusSentence(ReplyStatus status)
{
    switch (status) {
    case ReplyStatus::Standard:
        break;
    case ReplyStatus::Extension:
        return u' ' + Words::tr("It belongs to an extension.");
    case ReplyStatus::Vendor:
        return u' ' + Words::tr("It is not defined for SMTP, so that its meaning varies.");
    }
    return {};
}

Explanation unknownReply(int code)
{
    Explanation unknown;
    unknown.title = QString::number(code);
    unknown.meaning = Words::tr("unknown reply code");
    const auto replyClass = Knowledge::shared().replyClass(code);
    const auto area = Knowledge::shared().replyArea(code);
    if (!replyClass) {
        unknown.detail = Words::tr("The reply codes of SMTP go from 200 to 599.");
        return unknown;
    }
    unknown.detail = Words::tr("Its first digit says: %1.").arg(replyClass->meaning) + u' ' + replyClass->explanation;
    if (area)
        unknown.detail += u' ' + Words::tr("Its second digit says: %1.").arg(area->meaning);
    unknown.nextStep = replyClass->nextStep;
    const QList<int> known = Knowledge::shared().replies().codes();
    for (const int other : known) {
        if (other / 10 == code / 10 && unknown.near.size() < 5)
            unknown.near.append(QString::number(other));
    }
    return unknown;
}

Explanation ofReply(int code)
{
    const auto meaning = Knowledge::shared().reply(code);
    if (!meaning)
        return unknownReply(code);
    return {Kind::Reply,
            QString::number(code),
            meaning->meaning,
            meaning->explanation + statusSentence(meaning->status) + phaseParagraphs(code),
            meaning->nextStep,
            meaning->reference,
            {}};
}

Explanation unknownDotted(const DottedCode &code)
{
    Explanation unknown;
    unknown.title = dotted(code);
    unknown.meaning = Words::tr("unknown enhanced status code");
    QStringList sentences;
    const Knowledge &knowledge = Knowledge::shared();
    if (const auto statusClass = knowledge.enhancedClass(code.statusClass)) {
        sentences.append(Words::tr("Its class says: %1.").arg(statusClass->meaning));
        unknown.nextStep = statusClass->nextStep;
    } else if (code.statusClass != 0) {
        sentences.append(Words::tr("The classes of enhanced status codes are 2, 4 and 5."));
    }
    if (const auto subject = knowledge.enhancedSubject(code.subject)) {
        sentences.append(Words::tr("Its subject says: %1.").arg(subject->meaning));
        unknown.near.append(u"X.%1.0"_s.arg(code.subject));
    } else {
        sentences.append(Words::tr("The subjects of enhanced status codes go from 0 to 7."));
    }
    unknown.detail = sentences.join(u' ');
    return unknown;
}

QString basicCodesSentence(const EnhancedMeaning &meaning)
{
    if (meaning.basicCodes.isEmpty())
        return {};
    QStringList codes;
    for (const int code : meaning.basicCodes)
        codes.append(QString::number(code));
    return u'\n' + Words::tr("The registry names it together with: %1.").arg(codes.join(u", "_s));
}

Explanation ofDotted(const DottedCode &code)
{
    const Knowledge &knowledge = Knowledge::shared();
    if (!code.detail) {
        const auto subject = knowledge.enhancedSubject(code.subject);
        const bool knownClass = code.statusClass == 0 || knowledge.enhancedClass(code.statusClass);
        return subject && knownClass ? ofTopic(Kind::EnhancedSubject, dotted(code), *subject) : unknownDotted(code);
    }
    const auto meaning = knowledge.enhanced(code.statusClass, code.subject, *code.detail);
    if (!meaning)
        return unknownDotted(code);
    Explanation explanation{Kind::Enhanced,
                            dotted(code),
                            meaning->meaning,
                            meaning->explanation,
                            meaning->nextStep,
                            meaning->reference,
                            {}};
    if (!meaning->classMeaning.isEmpty())
        explanation.meaning += u" (%1)"_s.arg(meaning->classMeaning);
    explanation.detail += u'\n' + Words::tr("Subject: %1.").arg(meaning->subjectMeaning);
    explanation.detail += basicCodesSentence(*meaning);
    return explanation;
}

/// A note for the second of two codes that contradict each other.
void noteDisagreement(int basicCode, const DottedCode &code, Explanation *explanation)
{
    const int statusClass = code.statusClass;
    const auto meaning =
        code.detail ? Knowledge::shared().enhanced(statusClass, code.subject, *code.detail) : std::nullopt;
    if (statusClass != 0 && statusClass != basicCode / 100) {
        explanation->detail +=
            u'\n' + Words::tr("It contradicts %1: the first digits of both codes should be the same.").arg(basicCode);
    } else if (meaning && !meaning->agreesWith(basicCode)) {
        explanation->detail += u'\n' + Words::tr("It is unusual together with %1.").arg(basicCode);
    }
}

/// "5", "5xx" and "5yz".
std::optional<int> parseClass(QStringView word)
{
    if (word.isEmpty() || !isDigits(word.first(1)))
        return std::nullopt;
    const QStringView rest = word.sliced(1);
    if (!rest.isEmpty() && rest.compare(u"xx", Qt::CaseInsensitive) != 0
        && rest.compare(u"yz", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    return word.first(1).toInt();
}

/// What is known of the refusal beyond what the tables of codes say.
void addHint(const Refusal &refusal, QList<Explanation> *found)
{
    const auto hint = Knowledge::shared().hint(refusal);
    if (!hint || !hint->isSpecific)
        return;
    QStringList codes{refusal.code == 0 ? QString() : QString::number(refusal.code),
                      QString::fromLatin1(refusal.enhanced)};
    codes.removeAll(QString());
    found->append({Kind::Refusal, codes.join(u' '), hint->cause, {}, hint->nextStep, hint->reference, {}});
}

QList<Explanation> ofReplyLine(int code, QStringView rest)
{
    QList<Explanation> found{ofReply(code)};
    const QStringView second = rest.split(u' ').first();
    Refusal refusal;
    refusal.code = code;
    refusal.text = rest.toString();
    if (const auto enhanced = parseDotted(second); enhanced && enhanced->detail) {
        Explanation explanation = ofDotted(*enhanced);
        noteDisagreement(code, *enhanced, &explanation);
        found.append(explanation);
        refusal.enhanced = second.toLatin1();
    }
    addHint(refusal, &found);
    return found;
}

QList<Explanation> ofDottedLine(const DottedCode &code, const QString &line)
{
    QList<Explanation> found{ofDotted(code)};
    Refusal refusal;
    refusal.enhanced = dotted(code).toLatin1();
    refusal.text = line;
    addHint(refusal, &found);
    return found;
}

} // namespace

QList<Explanation> explainCode(const QString &term)
{
    const QStringView view(term);
    if (const auto digit = parseClass(view)) {
        const auto topic = Knowledge::shared().replyClass(*digit * 100);
        return {topic ? ofTopic(Kind::ReplyClass, u"%1xx"_s.arg(*digit), *topic) : unknownReply(*digit * 100)};
    }
    if (const auto code = parseDotted(view.split(u' ').first()))
        return ofDottedLine(*code, term);
    const bool isReply =
        view.size() >= 3 && isDigits(view.first(3)) && (view.size() == 3 || view.at(3) == u' ' || view.at(3) == u'-');
    if (isReply)
        return ofReplyLine(view.first(3).toInt(), view.sliced(std::min(view.size(), qsizetype(4))).trimmed());
    return {};
}

} // namespace mailscope::knowledge
