// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/replytable.h"

#include "knowledge/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::knowledge {
namespace {

constexpr std::array PhaseNames = {
    "resolve"_L1, "connect"_L1, "proxy"_L1, "tls"_L1,  "greeting"_L1, "hello"_L1,   "starttls"_L1,
    "xclient"_L1, "auth"_L1,    "mail"_L1,  "rcpt"_L1, "data"_L1,     "payload"_L1, "vrfy"_L1,
    "expn"_L1,    "etrn"_L1,    "help"_L1,  "noop"_L1, "rset"_L1,     "raw"_L1,     "quit"_L1,
};

/// A hello means the same whether it comes first, after TLS or after a login.
QString phaseName(QStringView phase)
{
    const QString name = phase.toString().toLower();
    return name.startsWith("hello-"_L1) ? u"hello"_s : name;
}

std::optional<Topic> topic(const QMap<int, Topic> &topics, int digit)
{
    const auto found = topics.constFind(digit);
    return found == topics.cend() ? std::nullopt : std::optional(*found);
}

bool isReplyCode(int code)
{
    return code >= 200 && code <= 599;
}

} // namespace

QMap<int, Topic> readTopics(StrictObject &table, QLatin1StringView key, bool withNextStep)
{
    QMap<int, Topic> topics;
    QList<StrictObject> objects = table.objects(key);
    for (StrictObject &object : objects) {
        const int digit = object.integer("digit"_L1, 0, 9);
        if (topics.contains(digit))
            object.fault("digit"_L1, u"is there twice"_s);
        topics.insert(digit,
                      Topic{digit, Words::of(object.text("meaning"_L1)), Words::of(object.text("explanation"_L1)),
                            withNextStep ? Words::of(object.text("nextStep"_L1)) : QString(),
                            object.text("reference"_L1)});
        object.finish();
    }
    return topics;
}

std::expected<ReplyTable, TableFault> ReplyTable::read(const QByteArray &json)
{
    FaultCollector faults;
    StrictObject root = StrictObject::table(json, "replies"_L1, &faults);
    ReplyTable table;
    table.m_classes = readTopics(root, "classes"_L1, true);
    table.m_areas = readTopics(root, "categories"_L1, false);
    const QList<StrictObject> entries = root.objects("entries"_L1);
    for (const StrictObject &entry : entries)
        table.readEntry(entry);
    root.finish();
    if (const auto first = faults.first())
        return std::unexpected(*first);
    return table;
}

void ReplyTable::readEntry(StrictObject object)
{
    ReplyMeaning general;
    general.code = object.integer("code"_L1, 200, 599);
    general.status = object.choice<ReplyStatus>("status"_L1,
                                                {{"standard"_L1, ReplyStatus::Standard},
                                                 {"extension"_L1, ReplyStatus::Extension},
                                                 {"vendor"_L1, ReplyStatus::Vendor}});
    general.meaning = Words::of(object.text("meaning"_L1));
    general.explanation = Words::of(object.text("explanation"_L1));
    general.nextStep = Words::of(object.text("nextStep"_L1));
    general.reference = object.text("reference"_L1);
    if (m_general.contains(general.code))
        object.fault("code"_L1, u"is there twice"_s);
    m_general.insert(general.code, general);

    QList<std::pair<QString, StrictObject>> phases = object.optionalObjects("phases"_L1);
    for (auto &[name, variant] : phases) {
        if (std::ranges::find(PhaseNames, name) == PhaseNames.end())
            object.fault("phases"_L1, name + u" is no phase"_s);
        ReplyMeaning special = general;
        special.phase = name;
        special.meaning = Words::of(variant.text("meaning"_L1));
        special.explanation = Words::of(variant.text("explanation"_L1));
        if (const QString nextStep = Words::of(variant.optionalText("nextStep"_L1)); !nextStep.isEmpty())
            special.nextStep = nextStep;
        m_byPhase.insert({general.code, name}, special);
        variant.finish();
    }
    object.finish();
}

std::optional<ReplyMeaning> ReplyTable::find(int code, QStringView phase) const
{
    if (const auto special = m_byPhase.constFind({code, phaseName(phase)}); special != m_byPhase.cend())
        return *special;
    const auto general = m_general.constFind(code);
    return general == m_general.cend() ? std::nullopt : std::optional(*general);
}

std::optional<Topic> ReplyTable::replyClass(int code) const
{
    return isReplyCode(code) ? topic(m_classes, code / 100) : std::nullopt;
}

std::optional<Topic> ReplyTable::replyArea(int code) const
{
    return isReplyCode(code) ? topic(m_areas, code / 10 % 10) : std::nullopt;
}

QList<int> ReplyTable::codes() const
{
    QList<int> codes = m_general.keys();
    std::ranges::sort(codes);
    return codes;
}

} // namespace mailscope::knowledge
