// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/masking.h"

#include "format/display.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <optional>

namespace mailscope::compare {

using namespace Qt::StringLiterals;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};

struct Pattern {
    Volatile kind;
    QRegularExpression expression;
    QString replacement;
};

/// In the order in which they are looked for: an id may hold what looks like a number.
const std::array<Pattern, 9> &patterns()
{
    constexpr auto AnyCase = QRegularExpression::CaseInsensitiveOption;
    static const std::array All{
        // RFC 5322 section 3.3, with or without the day of the week and the zone
        Pattern{
            Volatile::Date,
            QRegularExpression(
                u"\\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?\\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d{4}(?: \\d{1,2}:\\d{2}(?::\\d{2})?)?(?: (?:[+-]\\d{4}|[A-Z]{1,5}\\b))?(?: \\([A-Z]{1,5}\\))?"_s,
                AnyCase),
            u"…"_s},
        // asctime()
        Pattern{
            Volatile::Date,
            QRegularExpression(
                u"\\b(?:mon|tue|wed|thu|fri|sat|sun) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) +\\d{1,2} \\d{2}:\\d{2}:\\d{2}(?: [A-Z]+)? \\d{4}"_s,
                AnyCase),
            u"…"_s},
        // RFC 3339
        Pattern{
            Volatile::Date,
            QRegularExpression(
                u"\\b\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?"_s),
            u"…"_s},
        Pattern{Volatile::Date, QRegularExpression(u"\\b\\d{1,2}:\\d{2}:\\d{2}\\b"_s), u"…"_s},
        // addresses: literals, and IPv4 with or without brackets
        Pattern{Volatile::Address,
                QRegularExpression(u"\\[(?:IPv6:)?[0-9a-f:.]*[:.][0-9a-f:.]+\\](?::\\d+)?"_s, AnyCase), u"[…]"_s},
        Pattern{Volatile::Address, QRegularExpression(u"\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b(?::\\d+)?"_s), u"…"_s},
        // <1896.697170952@mail.example>, which is nobody's address, and what is named as an id
        Pattern{Volatile::Id, QRegularExpression(u"<(?=[^<>@ ]*\\d)(?:[0-9.-]+|[^<>@ ]{14,})@[^<>@ ]+>(?=$|\\s)"_s),
                u"<…>"_s},
        Pattern{
            Volatile::Id,
            QRegularExpression(
                u"\\b(queued as|queued mail for delivery|(?:message|queue|session) ?id|id=|as message|message accepted:?|ok:? queued as|ok id=)(\\s*:?\\s*)[A-Za-z0-9][A-Za-z0-9._-]*"_s,
                AnyCase),
            u"\\1\\2…"_s},
        // queue names: long words of letters and several digits
        Pattern{
            Volatile::Id,
            QRegularExpression(
                u"\\b(?=[A-Za-z0-9._-]*\\d)(?=[A-Za-z0-9._-]*[A-Za-z])(?:[A-F0-9]{10,}|(?=(?:[A-Za-z]*\\d){3})[A-Za-z0-9]{14,}|[A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4})(?:\\.[0-9]+)?\\b"_s),
            u"…"_s},
    };
    return All;
}

/// What is the same each time of a line of a login that says something new each time; nothing for another. What is hidden has another
/// length, too.
std::optional<QString> withoutResponse(const QString &text)
{
    constexpr qsizetype CodeSize = 4;
    static const QRegularExpression Command(u"^(AUTH \\S+ )\\S"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Reply(u"^[2-5]\\d\\d"_s);
    if (text.startsWith("334"_L1))
        return text.trimmed().size() > CodeSize ? std::optional(text.first(CodeSize)) : std::nullopt;
    if (text.startsWith("AUTH "_L1, Qt::CaseInsensitive)) {
        const QRegularExpressionMatch command = Command.match(text);
        return command.hasMatch() ? std::optional(command.captured(1)) : std::nullopt;
    }
    return text.trimmed().isEmpty() || Reply.match(text).hasMatch() ? std::nullopt : std::optional(QString());
}
} // namespace

QString volatileName(Volatile kind)
{
    switch (kind) {
    case Volatile::Date:
        return Words::tr("dates and times");
    case Volatile::Address:
        return Words::tr("numeric addresses");
    case Volatile::Id:
        return Words::tr("ids and queue names");
    case Volatile::Challenge:
        break;
    }
    return Words::tr("challenges and responses of logins");
}

QLatin1StringView volatileId(Volatile kind)
{
    static constexpr std::array Ids{"date"_L1, "address"_L1, "id"_L1, "challenge"_L1};
    return Ids.at(static_cast<std::size_t>(kind));
}

QString withoutVolatile(const QByteArray &line, bool isLogin, QSet<Volatile> &masked)
{
    QString text = format::visibleText(line);
    if (isLogin) {
        if (const std::optional<QString> kept = withoutResponse(text)) {
            masked.insert(Volatile::Challenge);
            return *kept + u'…';
        }
    }
    for (const Pattern &pattern : patterns()) {
        const QString before = text;
        text.replace(pattern.expression, pattern.replacement);
        if (text != before)
            masked.insert(pattern.kind);
    }
    return text;
}

} // namespace mailscope::compare
