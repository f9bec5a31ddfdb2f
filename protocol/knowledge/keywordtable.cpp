// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/keywordtable.h"

#include "knowledge/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

constexpr QByteArrayView VendorFamily = "X*";
constexpr QByteArrayView OldAuth = "AUTH=";
constexpr QByteArrayView Overwritten = "XXXXXXXA";

bool isLetterOrDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// ALPHA/DIGIT *(ALPHA/DIGIT/"-") (RFC 5321 section 4.1.1.1), and "_", which a few vendors use.
bool isKeyword(QByteArrayView word)
{
    const auto allowed = [](char c) { return isLetterOrDigit(c) || c == '-' || c == '_'; };
    return !word.isEmpty() && isLetterOrDigit(word.front()) && std::ranges::all_of(word, allowed);
}

/// Firewalls that inspect SMTP overwrite a keyword with X, and its last letter with another.
bool isOverwritten(QByteArrayView word)
{
    if (word.size() < 4 || !isLetterOrDigit(word.back()))
        return false;
    return std::ranges::all_of(word.chopped(1), [](char c) { return c == 'X'; });
}

QByteArray upperCase(QByteArrayView word)
{
    return word.toByteArray().toUpper();
}

} // namespace

std::expected<KeywordTable, TableFault> KeywordTable::read(const QByteArray &json)
{
    FaultCollector faults;
    StrictObject root = StrictObject::table(json, "keywords"_L1, &faults);
    KeywordTable table;
    const QList<StrictObject> entries = root.objects("entries"_L1);
    for (const StrictObject &entry : entries)
        table.readEntry(entry);
    const QList<StrictObject> parameters = root.objects("parameters"_L1);
    for (const StrictObject &parameter : parameters)
        table.readParameter(parameter);
    const QList<StrictObject> limits = root.objects("limits"_L1);
    for (const StrictObject &limit : limits)
        table.readLimit(limit);
    table.checkParameters(&root);
    root.finish();
    if (faults.first())
        return std::unexpected(*faults.first());
    return table;
}

void KeywordTable::readEntry(StrictObject object)
{
    KeywordMeaning entry;
    entry.keyword = object.text("keyword"_L1).toLatin1();
    entry.family = entry.keyword == VendorFamily;
    if (!entry.family && entry.keyword != OldAuth && !isKeyword(entry.keyword))
        object.fault("keyword"_L1, u"is no keyword in upper case"_s);
    if (m_entries.contains(entry.keyword))
        object.fault("keyword"_L1, u"is there twice"_s);

    entry.status = object.choice<KeywordStatus>("status"_L1,
                                                {{"registered"_L1, KeywordStatus::Registered},
                                                 {"base"_L1, KeywordStatus::Base},
                                                 {"common"_L1, KeywordStatus::Common},
                                                 {"vendor"_L1, KeywordStatus::Vendor},
                                                 {"obsolete"_L1, KeywordStatus::Obsolete}});
    entry.vendor = object.optionalText("vendor"_L1);
    if (entry.vendor.isEmpty() == (entry.status == KeywordStatus::Vendor))
        object.fault("vendor"_L1, u"does not go with the status"_s);
    entry.meaning = Words::of(object.text("meaning"_L1));
    entry.explanation = Words::of(object.text("explanation"_L1));
    entry.parameters = object.possiblyEmptyText("parameters"_L1);
    entry.parameterNote = Words::of(object.possiblyEmptyText("parameterNote"_L1));
    if (entry.parameters.isEmpty() != entry.parameterNote.isEmpty())
        object.fault("parameterNote"_L1, u"does not go with the parameters"_s);
    entry.verbs = object.names("verbs"_L1);
    entry.mailParameters = object.names("mailParameters"_L1);
    entry.rcptParameters = object.names("rcptParameters"_L1);
    entry.validOn = object.texts("validOn"_L1);
    static const QStringList Places = {u"25"_s, u"366"_s, u"465"_s, u"587"_s, u"lmtp"_s};
    const auto isPlace = [](const QString &place) { return Places.contains(place); };
    if (entry.validOn.isEmpty() || !std::ranges::all_of(entry.validOn, isPlace))
        object.fault("validOn"_L1, u"holds something other than 25, 366, 465, 587 and lmtp"_s);
    entry.reference = object.text("reference"_L1);
    object.finish();
    m_order.append(entry.keyword);
    m_entries.insert(entry.keyword, entry);
}

void KeywordTable::readParameter(StrictObject object)
{
    ParameterMeaning parameter;
    parameter.name = object.text("name"_L1).toLatin1();
    parameter.command = object.choice<QByteArray>("command"_L1, {{"MAIL"_L1, "MAIL"}, {"RCPT"_L1, "RCPT"}});
    parameter.keyword = object.text("keyword"_L1).toLatin1();
    if (!m_entries.contains(parameter.keyword))
        object.fault("keyword"_L1, u"is not in this table"_s);
    parameter.grammar = object.text("grammar"_L1);
    parameter.meaning = Words::of(object.text("meaning"_L1));
    parameter.reference = object.text("reference"_L1);
    const auto same = [&parameter](const ParameterMeaning &other) {
        return other.name == parameter.name && other.command == parameter.command;
    };
    if (std::ranges::any_of(m_parameters, same))
        object.fault("name"_L1, u"is there twice"_s);
    object.finish();
    m_parameters.append(parameter);
}

void KeywordTable::readLimit(StrictObject object)
{
    LimitMeaning limit;
    limit.name = object.text("name"_L1).toLatin1();
    limit.one = Words::of(object.text("one"_L1));
    limit.many = Words::of(object.text("many"_L1));
    if (limit.many.count(u"%1"_s) != 1)
        object.fault("many"_L1, u"needs one %1"_s);
    limit.reference = object.text("reference"_L1);
    if (this->limit(limit.name))
        object.fault("name"_L1, u"is there twice"_s);
    object.finish();
    m_limits.append(limit);
}

/// Every parameter that a keyword adds is explained.
void KeywordTable::checkParameters(StrictObject *root) const
{
    const auto explained = [this](const QByteArray &name, QByteArrayView command) {
        return std::ranges::any_of(m_parameters, [&](const ParameterMeaning &known) {
            return known.name == name && known.command == command;
        });
    };
    for (const KeywordMeaning &entry : m_entries) {
        for (const QByteArray &name : entry.mailParameters) {
            if (!explained(name, "MAIL"))
                root->fault("parameters"_L1, u"lacks %1 of MAIL"_s.arg(QString::fromLatin1(name)));
        }
        for (const QByteArray &name : entry.rcptParameters) {
            if (!explained(name, "RCPT"))
                root->fault("parameters"_L1, u"lacks %1 of RCPT"_s.arg(QString::fromLatin1(name)));
        }
    }
}

std::optional<KeywordMeaning> KeywordTable::entry(QByteArrayView name) const
{
    const auto found = m_entries.constFind(name.toByteArray());
    return found == m_entries.cend() ? std::nullopt : std::optional(*found);
}

std::optional<KeywordMeaning> KeywordTable::find(QByteArrayView keyword) const
{
    const QByteArray name = upperCase(keyword);
    if (name == VendorFamily)
        return std::nullopt;
    if (const auto found = entry(name))
        return found;
    if (name.startsWith(OldAuth))
        return entry(OldAuth);
    if (!isKeyword(name) || !name.startsWith('X'))
        return std::nullopt;
    std::optional<KeywordMeaning> meaning = entry(isOverwritten(name) ? Overwritten : VendorFamily);
    if (meaning)
        meaning->keyword = name;
    return meaning;
}

QList<ParameterMeaning> KeywordTable::parameters(QByteArrayView name) const
{
    QList<ParameterMeaning> found;
    std::ranges::copy_if(m_parameters, std::back_inserter(found),
                         [wanted = upperCase(name)](const ParameterMeaning &known) { return known.name == wanted; });
    return found;
}

QList<KeywordMeaning> KeywordTable::addingVerb(QByteArrayView verb) const
{
    const QByteArray wanted = upperCase(verb);
    QList<KeywordMeaning> found;
    for (const QByteArray &name : m_order) {
        const KeywordMeaning entry = m_entries.value(name);
        if (entry.verbs.contains(wanted))
            found.append(entry);
    }
    return found;
}

std::optional<LimitMeaning> KeywordTable::limit(QByteArrayView name) const
{
    const auto found = std::ranges::find(m_limits, upperCase(name), &LimitMeaning::name);
    return found == m_limits.end() ? std::nullopt : std::optional(*found);
}

} // namespace mailscope::knowledge
