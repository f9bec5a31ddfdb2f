// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/optionvalues.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

constexpr double LongestLimit = 365.0 * 24.0 * 3600.0;

std::optional<QString> applyTimeout(const QString &item, Patience &patience)
{
    if (item == "rfc5321"_L1) {
        patience = Patience::rfc5321();
        return {};
    }
    const qsizetype equals = item.indexOf(u'=');
    const QString name = equals < 0 ? item : item.first(equals);
    const std::optional<Phase> phase = phaseFromName(name.toUtf8());
    if (equals < 0 || (!phase && name != "final"_L1)) {
        return u"“%1” is no time limit for a phase: write PHASE=SECONDS, or rfc5321. The phases are %2, and final for "
               u"the reply to a "
               "message."_s.arg(item, phaseNames());
    }
    const std::optional<Patience::Limit> limit = limitFrom(item.sliced(equals + 1));
    if (!limit)
        return u"“%1” is no time limit: give seconds, such as 5 or 0.5; 0 waits without end."_s.arg(item);
    if (phase)
        patience.setLimit(*phase, *limit);
    else
        patience.setFinalReply(*limit);
    return {};
}

} // namespace

std::optional<Patience::Limit> limitFrom(const QString &text)
{
    // Only digits and one point: toDouble() would take "1e3", "inf" and "-0" as well.
    const bool plain = !text.isEmpty() && text.count(u'.') <= 1
        && std::ranges::all_of(text, [](QChar each) { return (each >= u'0' && each <= u'9') || each == u'.'; });
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!plain || !isNumber || seconds > LongestLimit)
        return std::nullopt;
    const auto milliseconds = std::chrono::milliseconds(std::llround(seconds * 1000.0));
    if (seconds > 0 && milliseconds.count() == 0)
        return std::nullopt;
    return seconds > 0 ? Patience::Limit(milliseconds) : Patience::Limit();
}

std::optional<QString> applyTimeouts(const QStringList &items, Patience &patience)
{
    for (const QString &item : items) {
        if (std::optional<QString> error = applyTimeout(item, patience))
            return error;
    }
    return {};
}

bool isWord(const QString &text)
{
    return !text.isEmpty() && std::ranges::none_of(text, [](QChar each) {
        return each.isSpace() || each.category() == QChar::Other_Control;
    });
}

QString phaseNames()
{
    QStringList names;
    for (int index = 0; index < PhaseCount; ++index)
        names += phaseName(static_cast<Phase>(index));
    return names.join(u' ');
}

std::optional<QString> wrongSecretSource(const QString &source, Netrc netrc)
{
    const qsizetype colon = source.indexOf(u':');
    const QString kind = colon < 0 ? source : source.first(colon);
    const QString rest = colon < 0 ? QString() : source.sliced(colon + 1);
    if (kind == "prompt"_L1 && colon < 0)
        return {};
    if (source == "netrc"_L1 && netrc == Netrc::Possible)
        return {};
    if (kind == "fd"_L1) {
        bool isNumber = false;
        if (rest.toInt(&isNumber) >= 0 && isNumber && !rest.startsWith(u'+'))
            return {};
        return u"“%1” names no file descriptor: write fd:N with a number, such as fd:3."_s.arg(source);
    }
    const bool known = kind == "env"_L1 || kind == "file"_L1 || kind == "command"_L1 || kind == "keychain"_L1;
    if (known && !rest.isEmpty())
        return {};
    // The text is not repeated: somebody may have written the password itself here.
    return u"A secret comes from prompt, env:NAME, file:PATH, fd:N, keychain:NAME%1 or command:CMD; what was given is none of them."_s
        .arg(netrc == Netrc::Possible ? u", netrc"_s : QString());
}

} // namespace mailscope::cli
