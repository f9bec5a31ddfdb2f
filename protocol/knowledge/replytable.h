// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/meanings.h"
#include "knowledge/strictobject.h"

#include <QHash>
#include <QMap>

namespace mailscope::knowledge {

/// Basic reply codes, their classes (first digit) and their areas (second digit).
class ReplyTable {
public:
    /// Reads replies.json; a fault in any place refuses the whole table.
    [[nodiscard]] static std::expected<ReplyTable, TableFault> read(const QByteArray &json);

    /// The meaning of \p code in \p phase (a name of stages[].name in the report, such as "rcpt"); the general
    /// meaning where the phase changes nothing; nothing for a code that is not in the table.
    [[nodiscard]] std::optional<ReplyMeaning> find(int code, QStringView phase) const;

    /// The meaning of the first digit of \p code; nothing outside 200 to 599.
    [[nodiscard]] std::optional<Topic> replyClass(int code) const;

    /// The meaning of the second digit of \p code; nothing outside 200 to 599, or for 6 to 9.
    [[nodiscard]] std::optional<Topic> replyArea(int code) const;

    /// In ascending order.
    [[nodiscard]] QList<int> codes() const;

private:
    void readEntry(StrictObject object);

    QHash<int, ReplyMeaning> m_general;
    QHash<std::pair<int, QString>, ReplyMeaning> m_byPhase;
    QMap<int, Topic> m_classes;
    QMap<int, Topic> m_areas;
};

/// Reads the array \p key of topics, each digit once.
[[nodiscard]] QMap<int, Topic> readTopics(StrictObject &table, QLatin1StringView key, bool withNextStep);

} // namespace mailscope::knowledge
