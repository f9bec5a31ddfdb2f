// SPDX-License-Identifier: GPL-3.0-or-later
#include "knowledge/knowledge.h"

#include "knowledge/keywordphrase.h"

#include <QFile>

using namespace Qt::StringLiterals;

/// Outside of every namespace, as Q_INIT_RESOURCE demands. Without this the linker would drop the resource of a static
/// library, since nothing else refers to it.
static void initialiseResource()
{
    Q_INIT_RESOURCE(knowledge);
}

namespace mailscope::knowledge {
namespace {

/// A shipped table is proved whole by the tests; should it be broken all the same, everything in it is unknown.
template <typename Table>
Table load(QLatin1StringView name)
{
    initialiseResource();
    QFile file(u":/mailscope/knowledge/"_s + name);
    if (!file.open(QIODevice::ReadOnly)) {
        qCritical("The knowledge table %s is missing", name.data());
        return {};
    }
    auto table = Table::read(file.readAll());
    if (!table) {
        qCritical("The knowledge table %s is broken: %s %s", name.data(), qPrintable(table.error().where),
                  qPrintable(table.error().what));
        return {};
    }
    return std::move(*table);
}

template <typename Lazy>
const auto &loaded(Lazy &lazy, QLatin1StringView name)
{
    std::call_once(lazy.once, [&] { lazy.table = load<decltype(lazy.table)>(name); });
    return lazy.table;
}

} // namespace

const Knowledge &Knowledge::shared()
{
    static const Knowledge knowledge;
    return knowledge;
}

const ReplyTable &Knowledge::replies() const
{
    return loaded(m_replies, "replies.json"_L1);
}

const EnhancedTable &Knowledge::enhancedCodes() const
{
    return loaded(m_enhanced, "enhanced.json"_L1);
}

const KeywordTable &Knowledge::keywords() const
{
    return loaded(m_keywords, "keywords.json"_L1);
}

const MechanismTable &Knowledge::mechanisms() const
{
    return loaded(m_mechanisms, "mechanisms.json"_L1);
}

const HintTable &Knowledge::hints() const
{
    return loaded(m_hints, "hints.json"_L1);
}

std::optional<Hint> Knowledge::hint(const Refusal &refusal) const
{
    return hints().find(refusal);
}

std::optional<ReplyMeaning> Knowledge::reply(int code, QStringView phase) const
{
    return replies().find(code, phase);
}

std::optional<Topic> Knowledge::replyClass(int code) const
{
    return replies().replyClass(code);
}

std::optional<Topic> Knowledge::replyArea(int code) const
{
    return replies().replyArea(code);
}

std::optional<EnhancedMeaning> Knowledge::enhanced(int statusClass, int subject, int detail) const
{
    return enhancedCodes().find(statusClass, subject, detail);
}

std::optional<Topic> Knowledge::enhancedClass(int statusClass) const
{
    return enhancedCodes().statusClass(statusClass);
}

std::optional<Topic> Knowledge::enhancedSubject(int subject) const
{
    return enhancedCodes().subject(subject);
}

std::optional<KeywordMeaning> Knowledge::keyword(QByteArrayView keyword) const
{
    return keywords().find(keyword);
}

QString Knowledge::keywordMeaning(QByteArrayView keyword, const QList<QByteArray> &params) const
{
    const auto meaning = this->keyword(keyword);
    return meaning ? keywordPhrase(*meaning, keyword, params, keywords()) : QString();
}

std::optional<MechanismMeaning> Knowledge::mechanism(QByteArrayView name) const
{
    return mechanisms().find(name);
}

} // namespace mailscope::knowledge
