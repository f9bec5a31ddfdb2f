// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/hosthistory.h"

#include "ui/connection/targetfields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto Key = "connection/history"_L1;
constexpr qsizetype LongestPlace = 1024;

bool isUsable(const QString &place)
{
    const bool isOneLine = std::ranges::all_of(place, [](QChar each) { return each.isPrint(); });
    return !place.trimmed().isEmpty() && place.size() <= LongestPlace && isOneLine
        && !TargetReader::holdsPassword(place);
}

} // namespace

QStringList HostHistory::places() const
{
    QStringList places;
    const QStringList kept = m_settings.value(Key).toStringList();
    for (const QString &place : kept) {
        if (isUsable(place) && !places.contains(place) && places.size() < Longest)
            places.append(place);
    }
    return places;
}

void HostHistory::add(const QString &place)
{
    if (!isUsable(place))
        return;
    QStringList kept = places();
    kept.removeAll(place);
    kept.prepend(place);
    if (kept.size() > Longest)
        kept.resize(Longest);
    m_settings.setValue(Key, kept);
}

} // namespace mailscope::ui
