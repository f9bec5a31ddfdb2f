// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/historymodel.h"

#include "ui/connection/statewords.h"
#include "ui/theme/icons.h"

#include <QFileInfo>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QString iconFor(const JournalEntry &entry)
{
    if (entry.isWritten)
        return u"record"_s;
    if (!entry.isSession || !entry.verdict)
        return u"warning"_s;
    return *entry.verdict == Verdict::Ok ? u"check"_s : u"error"_s;
}

} // namespace

HistoryModel::Group HistoryModel::groupOf(const JournalEntry &entry, const QDate &today)
{
    const QDate day = entry.startedAt.toLocalTime().date();
    if (day == today)
        return Group::Today;
    return day == today.addDays(-1) ? Group::Yesterday : Group::Older;
}

QString HistoryModel::groupText(Group group, qsizetype count)
{
    switch (group) {
    case Group::Today:
        return tr("Today · %1").arg(count);
    case Group::Yesterday:
        return tr("Yesterday · %1").arg(count);
    case Group::Older:
        break;
    }
    return tr("Older · %1").arg(count);
}

QString HistoryModel::outcomeText(const JournalEntry &entry)
{
    if (!entry.isSession)
        return tr("damaged");
    if (entry.verdict)
        return StateSentences::verdictWords(*entry.verdict);
    return entry.isWritten ? tr("goes on") : tr("not finished");
}

QStandardItem *HistoryModel::itemFor(const JournalEntry &entry, Group group)
{
    const QLocale locale;
    const QDateTime start = entry.startedAt.toLocalTime();
    const QString time = start.time().toString(u"HH:mm"_s);
    const QString when = group == Group::Older && start.isValid()
        ? locale.toString(start.date(), QLocale::ShortFormat) + u' ' + time
        : time;
    const QString where = entry.target.isEmpty() ? QFileInfo(entry.path).completeBaseName() : entry.target;
    const QString outcome = outcomeText(entry);
    QString text = start.isValid() ? when + u' ' + where : where;
    // That one goes on, its sign says; the words would leave no room for the host.
    if (!entry.verdict && !entry.isWritten)
        text += u" · "_s + outcome;
    auto *item = new QStandardItem(themeIcon(iconFor(entry)), text);
    item->setEditable(false);
    item->setData(entry.path, PathRole);
    QString tip = tr("%1: %2").arg(where, outcome);
    if (start.isValid())
        tip += u'\n' + locale.toString(start, QLocale::LongFormat);
    if (entry.holdsSecrets)
        tip += u'\n' + tr("Holds secrets.");
    item->setToolTip(tip);
    item->setData(u"%1, %2"_s.arg(text, outcome), Qt::AccessibleTextRole);
    return item;
}

void HistoryModel::show(const QList<JournalEntry> &entries, const QDateTime &now)
{
    std::array<QList<JournalEntry>, 3> groups;
    for (const JournalEntry &entry : entries)
        groups.at(static_cast<std::size_t>(groupOf(entry, now.toLocalTime().date()))).append(entry);
    clear();
    for (std::size_t index = 0; index < groups.size(); ++index) {
        const QList<JournalEntry> &members = groups.at(index);
        if (members.isEmpty())
            continue;
        const auto group = static_cast<Group>(index);
        auto *head = new QStandardItem(groupText(group, members.size()));
        head->setEditable(false);
        head->setData(static_cast<int>(group), GroupRole);
        for (const JournalEntry &entry : members)
            head->appendRow(itemFor(entry, group));
        appendRow(head);
    }
}

QString HistoryModel::pathAt(const QModelIndex &index)
{
    return index.data(PathRole).toString();
}

} // namespace mailscope::ui
