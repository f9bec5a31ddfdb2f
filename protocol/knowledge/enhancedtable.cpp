// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/enhancedtable.h"

#include "knowledge/words.h"

#include "knowledge/replytable.h"

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

std::optional<Topic> topic(const QMap<int, Topic> &topics, int digit)
{
    const auto found = topics.constFind(digit);
    return found == topics.cend() ? std::nullopt : std::optional(*found);
}

/// Subject and detail of "X.7.8".
std::optional<std::pair<int, int>> parseCode(const QString &code)
{
    const QStringList parts = code.split(u'.');
    if (parts.size() != 3 || parts.at(0) != u"X")
        return std::nullopt;
    bool subjectRead = false;
    bool detailRead = false;
    const int subject = parts.at(1).toInt(&subjectRead);
    const int detail = parts.at(2).toInt(&detailRead);
    if (!subjectRead || !detailRead || code != u"X.%1.%2"_s.arg(subject).arg(detail))
        return std::nullopt;
    return std::pair(subject, detail);
}

} // namespace

std::expected<EnhancedTable, TableFault> EnhancedTable::read(const QByteArray &json)
{
    FaultCollector faults;
    StrictObject root = StrictObject::table(json, "enhanced"_L1, &faults);
    EnhancedTable table;
    table.m_classes = readTopics(root, "classes"_L1, true);
    table.m_subjects = readTopics(root, "categories"_L1, false);
    const QList<StrictObject> entries = root.objects("entries"_L1);
    for (const StrictObject &entry : entries)
        table.readEntry(entry);
    root.finish();
    if (faults.first())
        return std::unexpected(*faults.first());
    return table;
}

void EnhancedTable::readEntry(StrictObject object)
{
    EnhancedMeaning entry;
    const auto code = parseCode(object.text("code"_L1));
    if (!code)
        object.fault("code"_L1, u"is not of the form X.n.n"_s);
    std::tie(entry.subject, entry.detail) = code.value_or(std::pair(0, 0));
    if (!m_subjects.contains(entry.subject))
        object.fault("code"_L1, u"has no known subject"_s);
    if (m_entries.contains({entry.subject, entry.detail}))
        object.fault("code"_L1, u"is there twice"_s);

    entry.obsolete = object.choice<bool>("status"_L1, {{"current"_L1, false}, {"obsolete"_L1, true}});
    entry.meaning = Words::of(object.text("meaning"_L1));
    entry.explanation = Words::of(object.text("explanation"_L1));
    entry.nextStep = Words::of(object.text("nextStep"_L1));
    entry.reference = object.text("reference"_L1);
    entry.basicCodes = object.optionalIntegers("basicCodes"_L1, 200, 599);
    entry.basicClasses = object.optionalIntegers("basicClasses"_L1, 2, 5);
    object.finish();
    m_entries.insert({entry.subject, entry.detail}, entry);
}

std::optional<EnhancedMeaning> EnhancedTable::find(int statusClass, int subject, int detail) const
{
    if (statusClass != 0 && !m_classes.contains(statusClass))
        return std::nullopt;
    const auto found = m_entries.constFind({subject, detail});
    if (found == m_entries.cend())
        return std::nullopt;
    EnhancedMeaning meaning = *found;
    meaning.statusClass = statusClass;
    meaning.classMeaning = m_classes.value(statusClass).meaning;
    meaning.subjectMeaning = m_subjects.value(subject).meaning;
    return meaning;
}

std::optional<Topic> EnhancedTable::statusClass(int digit) const
{
    return topic(m_classes, digit);
}

std::optional<Topic> EnhancedTable::subject(int subject) const
{
    return topic(m_subjects, subject);
}

QList<std::pair<int, int>> EnhancedTable::codes() const
{
    return m_entries.keys();
}

} // namespace mailscope::knowledge
