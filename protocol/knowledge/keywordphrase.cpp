// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/keywordphrase.h"

#include "knowledge/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

constexpr qsizetype LongestWord = 64;
constexpr qsizetype LongestList = 32;

/// Digits only, as the grammar of RFC 5321 has it: neither sign nor space.
std::optional<quint64> number(QByteArrayView text)
{
    if (text.isEmpty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool fits = false;
    const quint64 value = text.toULongLong(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

QString joined(const QList<QByteArray> &params)
{
    QStringList words;
    for (const QByteArray &param : params.first(std::min(params.size(), LongestList)))
        words.append(printable(param));
    if (params.size() > LongestList)
        words.append(Words::tr("%1 more").arg(params.size() - LongestList));
    return words.join(u", "_s);
}

QString withUnexpected(const QString &meaning, const QList<QByteArray> &params)
{
    return params.isEmpty() ? meaning : Words::tr("%1 (with an unexpected %2)").arg(meaning, joined(params));
}

QString unreadable(const QString &meaning, const QList<QByteArray> &params)
{
    return Words::tr("%1 (cannot read %2)").arg(meaning, joined(params));
}

QString sizeOffer(const QString &meaning, const QList<QByteArray> &params)
{
    if (params.isEmpty())
        return Words::tr("%1; no limit is stated").arg(meaning);
    const auto limit = number(params.first());
    if (params.size() > 1 || !limit)
        return unreadable(meaning, params);
    return *limit == 0 ? Words::tr("no fixed limit on the size of messages")
                       : Words::tr("messages up to %1").arg(sizePhrase(*limit));
}

QString authOffer(const QString &meaning, const QList<QByteArray> &mechanisms)
{
    return mechanisms.isEmpty() ? Words::tr("%1, but no mechanism is listed").arg(meaning)
                                : Words::tr("%1 by %2").arg(meaning, joined(mechanisms));
}

QString oldAuthOffer(QByteArrayView keyword, QList<QByteArray> params)
{
    const QByteArray first = keyword.sliced(keyword.indexOf('=') + 1).toByteArray();
    if (!first.isEmpty())
        params.prepend(first);
    return Words::tr("%1 (old notation)").arg(authOffer(Words::tr("login"), params));
}

QString deliverByOffer(const QString &meaning, const QList<QByteArray> &params)
{
    if (params.isEmpty())
        return meaning;
    const auto seconds = number(params.first());
    if (params.size() > 1 || !seconds)
        return unreadable(meaning, params);
    return Words::tr("%1 of at least %2").arg(meaning, durationPhrase(*seconds));
}

QString futureReleaseOffer(const QString &meaning, const QList<QByteArray> &params)
{
    const auto seconds = params.isEmpty() ? std::nullopt : number(params.first());
    if (params.size() != 2 || !seconds)
        return params.isEmpty() ? meaning : unreadable(meaning, params);
    return Words::tr("holds messages for up to %1, and until %2 at the latest")
        .arg(durationPhrase(*seconds), printable(params.at(1)));
}

QString limitOffer(QByteArrayView pair, const KeywordTable &table)
{
    const qsizetype equals = pair.indexOf('=');
    const auto limit = equals > 0 ? table.limit(pair.first(equals)) : std::nullopt;
    const auto value = equals > 0 ? number(pair.sliced(equals + 1)) : std::nullopt;
    if (!limit || !value)
        return printable(pair);
    return *value == 1 ? limit->one : limit->many.arg(*value);
}

QString limitsOffer(const QString &meaning, const QList<QByteArray> &params, const KeywordTable &table)
{
    if (params.isEmpty())
        return Words::tr("%1, but names none").arg(meaning);
    QStringList phrases;
    for (const QByteArray &pair : params.first(std::min(params.size(), LongestList)))
        phrases.append(limitOffer(pair, table));
    return phrases.join(u"; "_s);
}

QString listOffer(const QString &meaning, const QList<QByteArray> &params)
{
    return params.isEmpty() ? meaning : u"%1: %2"_s.arg(meaning, joined(params));
}

} // namespace

QString keywordPhrase(const KeywordMeaning &meaning, QByteArrayView keyword, const QList<QByteArray> &params,
                      const KeywordTable &table)
{
    if (meaning.keyword == "SIZE")
        return sizeOffer(meaning.meaning, params);
    if (meaning.keyword == "AUTH" || meaning.keyword == "X-EXPS")
        return authOffer(meaning.meaning, params);
    if (meaning.keyword == "AUTH=")
        return oldAuthOffer(keyword, params);
    if (meaning.keyword == "DELIVERBY")
        return deliverByOffer(meaning.meaning, params);
    if (meaning.keyword == "FUTURERELEASE")
        return futureReleaseOffer(meaning.meaning, params);
    if (meaning.keyword == "LIMITS")
        return limitsOffer(meaning.meaning, params, table);
    return meaning.parameters.isEmpty() ? withUnexpected(meaning.meaning, params) : listOffer(meaning.meaning, params);
}

QString sizePhrase(quint64 bytes)
{
    static constexpr std::array Units = {"KiB"_L1, "MiB"_L1, "GiB"_L1, "TiB"_L1, "PiB"_L1, "EiB"_L1};
    if (bytes < 1024)
        return bytes == 1 ? Words::tr("1 byte") : Words::tr("%1 bytes").arg(bytes);
    std::size_t unit = 0;
    quint64 scale = 1024;
    while (unit + 1 < Units.size() && bytes / scale >= 1024) {
        scale *= 1024;
        ++unit;
    }
    // Tenths are cut, not rounded: a limit must not look larger than it is.
    const quint64 whole = bytes / scale;
    const quint64 tenths = bytes % scale * 10 / scale;
    const QString value = tenths == 0 ? QString::number(whole) : u"%1.%2"_s.arg(whole).arg(tenths);
    const QString phrase = value + u' ' + Units.at(unit);
    return bytes % scale * 10 % scale == 0 ? phrase : Words::tr("about %1").arg(phrase);
}

QString durationPhrase(quint64 seconds)
{
    if (seconds != 0 && seconds % 86400 == 0)
        return seconds == 86400 ? Words::tr("1 day") : Words::tr("%1 days").arg(seconds / 86400);
    if (seconds != 0 && seconds % 3600 == 0)
        return seconds == 3600 ? Words::tr("1 hour") : Words::tr("%1 hours").arg(seconds / 3600);
    if (seconds != 0 && seconds % 60 == 0)
        return seconds == 60 ? Words::tr("1 minute") : Words::tr("%1 minutes").arg(seconds / 60);
    return seconds == 1 ? Words::tr("1 second") : Words::tr("%1 seconds").arg(seconds);
}

QString printable(QByteArrayView bytes)
{
    QString text;
    for (const char c : bytes.first(std::min(bytes.size(), LongestWord))) {
        if (c >= ' ' && c <= '~')
            text += QLatin1Char(c);
        else
            text += u"\\x%1"_s.arg(uint(static_cast<uchar>(c)), 2, 16, QLatin1Char('0'));
    }
    return bytes.size() > LongestWord ? text + "..."_L1 : text;
}

} // namespace mailscope::knowledge
