// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/mechanismtable.h"

#include "knowledge/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

/// RFC 4422 section 3.1. The limit of 20 characters is not kept by names in the registry itself.
bool isMechanismName(QByteArrayView name)
{
    const auto allowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !name.isEmpty() && std::ranges::all_of(name, allowed);
}

QByteArrayView withoutStar(const QByteArray &family)
{
    return QByteArrayView(family).chopped(1);
}

} // namespace

std::expected<MechanismTable, TableFault> MechanismTable::read(const QByteArray &json)
{
    FaultCollector faults;
    StrictObject root = StrictObject::table(json, "mechanisms"_L1, &faults);
    MechanismTable table;
    const QList<StrictObject> entries = root.objects("entries"_L1);
    for (const StrictObject &entry : entries)
        table.readEntry(entry);
    root.finish();
    if (faults.first())
        return std::unexpected(*faults.first());
    return table;
}

void MechanismTable::readEntry(StrictObject object)
{
    MechanismMeaning entry;
    entry.name = object.text("name"_L1).toLatin1();
    if (entry.name.endsWith("-*"))
        entry.family = entry.name;
    if (!isMechanismName(entry.family.isEmpty() ? QByteArrayView(entry.name) : withoutStar(entry.family)))
        object.fault("name"_L1, u"is no mechanism name in upper case"_s);
    if (m_entries.contains(entry.name))
        object.fault("name"_L1, u"is there twice"_s);

    entry.usage = object.choice<Usage>("usage"_L1,
                                       {{"common"_L1, Usage::Common},
                                        {"limited"_L1, Usage::Limited},
                                        {"obsolete"_L1, Usage::Obsolete},
                                        {"unregistered"_L1, Usage::Unregistered}});
    entry.strength = object.choice<Strength>("strength"_L1,
                                             {{"none"_L1, Strength::None},
                                              {"plaintext"_L1, Strength::Plaintext},
                                              {"digest-weak"_L1, Strength::DigestWeak},
                                              {"challenge"_L1, Strength::Challenge},
                                              {"mutual"_L1, Strength::Mutual},
                                              {"certificate"_L1, Strength::Certificate},
                                              {"token"_L1, Strength::Token},
                                              {"kerberos"_L1, Strength::Kerberos}});
    entry.tls = object.choice<TlsNeed>("tls"_L1,
                                       {{"required"_L1, TlsNeed::Required},
                                        {"recommended"_L1, TlsNeed::Recommended},
                                        {"inherent"_L1, TlsNeed::Inherent},
                                        {"optional"_L1, TlsNeed::Optional}});
    entry.meaning = Words::of(object.text("meaning"_L1));
    entry.explanation = Words::of(object.text("explanation"_L1));
    entry.onlooker = Words::of(object.text("onlooker"_L1));
    entry.server = Words::of(object.text("server"_L1));
    entry.reference = object.text("reference"_L1);
    object.finish();
    m_order.append(entry.name);
    m_entries.insert(entry.name, entry);
}

std::optional<MechanismMeaning> MechanismTable::find(QByteArrayView name) const
{
    const QByteArray wanted = name.toByteArray().toUpper();
    if (const auto found = m_entries.constFind(wanted); found != m_entries.cend())
        return *found;
    return isMechanismName(wanted) ? findFamily(wanted) : std::nullopt;
}

std::optional<MechanismMeaning> MechanismTable::findFamily(const QByteArray &name) const
{
    for (const MechanismMeaning &entry : m_entries) {
        if (entry.family.isEmpty() || !name.startsWith(withoutStar(entry.family)))
            continue;
        if (name.size() == entry.family.size() - 1)
            continue;
        MechanismMeaning meaning = entry;
        meaning.name = name;
        if (name.endsWith("-PLUS"))
            meaning.tls = TlsNeed::Inherent;
        return meaning;
    }
    return std::nullopt;
}

} // namespace mailscope::knowledge
