// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/hints.h"

#include "knowledge/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

using Fact = std::pair<QString, QString>;

/// Words shorter than this stand in too many texts.
constexpr qsizetype ShortestText = 5;
constexpr qsizetype LongestFact = 80;

constexpr std::array Phases{"auth"_L1, "mail"_L1, "rcpt"_L1, "data"_L1, "payload"_L1};

bool isOneOf(const QStringList &wanted, QStringView word)
{
    return wanted.isEmpty() || wanted.contains(word, Qt::CaseInsensitive);
}

bool isWithin(QStringView domain, QStringView host)
{
    if (!host.endsWith(domain, Qt::CaseInsensitive))
        return false;
    return host.size() == domain.size() || host.at(host.size() - domain.size() - 1) == u'.';
}

const Fact *factFor(const Fact &wanted, const QList<Fact> &facts)
{
    const auto found = std::ranges::find_if(facts, [&wanted](const Fact &fact) {
        return fact.first == wanted.first && (wanted.second == "*"_L1 || fact.second == wanted.second);
    });
    return found == facts.end() ? nullptr : &*found;
}

/// \p text with each {name} replaced by what the fact of that name says.
QString filled(QString text, const QList<Fact> &wanted, const QList<Fact> &facts)
{
    for (const Fact &each : wanted) {
        const Fact *fact = factFor(each, facts);
        if (fact != nullptr)
            text.replace(u'{' + fact->first + u'}', fact->second.first(std::min(fact->second.size(), LongestFact)));
    }
    return text;
}

} // namespace

std::expected<HintTable, TableFault> HintTable::read(const QByteArray &json)
{
    FaultCollector faults;
    StrictObject root = StrictObject::table(json, "hints"_L1, &faults);
    HintTable table;
    const QList<StrictObject> entries = root.objects("entries"_L1);
    for (const StrictObject &entry : entries)
        table.readEntry(entry);
    root.finish();
    if (const std::optional<TableFault> fault = faults.first())
        return std::unexpected(*fault);
    return table;
}

void HintTable::readEntry(StrictObject object)
{
    Entry entry;
    entry.hint.id = object.text("id"_L1);
    entry.hint.cause = object.text("cause"_L1);
    entry.hint.nextStep = object.text("nextStep"_L1);
    entry.hint.reference = object.text("reference"_L1);
    entry.phases = object.optionalTexts("phases"_L1);
    entry.replies = codesIn(object);
    entry.texts = object.optionalTexts("texts"_L1);
    entry.hosts = object.optionalTexts("hosts"_L1);
    entry.mechanisms = object.optionalTexts("mechanisms"_L1);
    entry.fields = fieldsIn(object);
    const bool isOfCodesAlone = entry.texts.isEmpty() && entry.hosts.isEmpty() && entry.fields.isEmpty();
    entry.hint.isSpecific = !isOfCodesAlone || !entry.hint.reference.startsWith("RFC "_L1);
    if (ids().contains(entry.hint.id))
        object.fault("id"_L1, u"is there twice"_s);
    checkEntry(object, entry);
    object.finish();
    if (entry.phases.isEmpty())
        entry.phases = {u"auth"_s};
    m_entries.append(entry);
}

/// "535", "5.7.8" or "535 5.7.8".
QList<HintTable::Codes> HintTable::codesIn(StrictObject &object)
{
    static const QRegularExpression Form(u"^(?:([2-5][0-9]{2})|([245]\\.[0-7]\\.[0-9]{1,3})|"
                                         "([2-5][0-9]{2}) ([245]\\.[0-7]\\.[0-9]{1,3}))$"_s);
    QList<Codes> replies;
    const QStringList texts = object.optionalTexts("replies"_L1);
    for (const QString &text : texts) {
        const QRegularExpressionMatch match = Form.match(text);
        if (!match.hasMatch())
            object.fault("replies"_L1, text + u" is no reply"_s);
        const QString code = match.captured(1) + match.captured(3);
        const QString enhanced = match.captured(2) + match.captured(4);
        replies.append({code.toInt(), enhanced.toLatin1()});
    }
    return replies;
}

QList<Fact> HintTable::fieldsIn(StrictObject &object)
{
    QList<Fact> fields;
    const QStringList texts = object.optionalTexts("fields"_L1);
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0 || equals == text.size() - 1)
            object.fault("fields"_L1, text + u" is no name=value"_s);
        fields.emplaceBack(text.first(std::max<qsizetype>(equals, 0)), text.sliced(equals + 1));
    }
    return fields;
}

void HintTable::checkEntry(StrictObject &object, const Entry &entry)
{
    static const QRegularExpression Name(u"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"_s);
    static const QRegularExpression Placeholder(u"\\{([A-Za-z]+)\\}"_s);
    if (!Name.match(entry.hint.id).hasMatch())
        object.fault("id"_L1, u"is no name"_s);
    if (entry.replies.isEmpty() && entry.texts.isEmpty() && entry.fields.isEmpty())
        object.fault("replies"_L1, u"is missing, and so are texts and fields"_s);
    for (const QString &text : entry.texts) {
        if (text.size() < ShortestText || text != text.simplified())
            object.fault("texts"_L1, text + u" is too short, or has odd spaces"_s);
    }
    for (const QString &host : entry.hosts) {
        if (host != host.toLower() || host.startsWith(u'.') || !host.contains(u'.'))
            object.fault("hosts"_L1, host + u" is no domain in lower case"_s);
    }
    for (const QString &mechanism : entry.mechanisms) {
        if (mechanism != mechanism.toUpper())
            object.fault("mechanisms"_L1, mechanism + u" is not in upper case"_s);
    }
    for (const QString &phase : entry.phases) {
        if (std::ranges::find(Phases, phase) == Phases.end())
            object.fault("phases"_L1, phase + u" is no phase of a login or of sending"_s);
    }
    const QString words = entry.hint.cause + entry.hint.nextStep;
    for (const QRegularExpressionMatch &match : Placeholder.globalMatch(words)) {
        if (std::ranges::find(entry.fields, match.captured(1), &Fact::first) == entry.fields.end())
            object.fault("cause"_L1, match.captured() + u" is none of the fields"_s);
    }
}

bool HintTable::appliesToReply(const Entry &entry, const Refusal &refusal)
{
    const auto isOf = [&refusal](const Codes &codes) {
        return (codes.code == 0 || codes.code == refusal.code)
            && (codes.enhanced.isEmpty() || codes.enhanced == refusal.enhanced);
    };
    const QString text = refusal.text.simplified();
    const auto isSaid = [&text](const QString &words) { return text.contains(words, Qt::CaseInsensitive); };
    return (entry.replies.isEmpty() || std::ranges::any_of(entry.replies, isOf))
        && (entry.texts.isEmpty() || std::ranges::any_of(entry.texts, isSaid));
}

bool HintTable::applies(const Entry &entry, const Refusal &refusal)
{
    if (!refusal.phase.isEmpty() && !isOneOf(entry.phases, refusal.phase))
        return false;
    if (!isOneOf(entry.mechanisms, QString::fromLatin1(refusal.mechanism)) || !appliesToReply(entry, refusal))
        return false;
    const auto isIts = [&refusal](const QString &domain) { return isWithin(domain, refusal.host); };
    const auto isKnown = [&refusal](const Fact &field) { return factFor(field, refusal.facts) != nullptr; };
    return (entry.hosts.isEmpty() || std::ranges::any_of(entry.hosts, isIts))
        && (entry.fields.isEmpty() || std::ranges::any_of(entry.fields, isKnown));
}

std::optional<Hint> HintTable::find(const Refusal &refusal) const
{
    if (refusal.code >= 200 && refusal.code < 400)
        return std::nullopt;
    const auto found =
        std::ranges::find_if(m_entries, [&refusal](const Entry &entry) { return applies(entry, refusal); });
    if (found == m_entries.end())
        return std::nullopt;
    Hint hint = found->hint;
    hint.cause = filled(Words::of(hint.cause), found->fields, refusal.facts);
    hint.nextStep = filled(Words::of(hint.nextStep), found->fields, refusal.facts);
    return hint;
}

QStringList HintTable::ids() const
{
    QStringList ids;
    for (const Entry &entry : m_entries)
        ids.append(entry.hint.id);
    return ids;
}

} // namespace mailscope::knowledge
