// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/meanings.h"
#include "knowledge/strictobject.h"

#include <QMap>

namespace mailscope::knowledge {

/// Enhanced status codes (RFC 3463, RFC 5248 and the registry), their classes and their subjects.
class EnhancedTable {
public:
    /// Reads enhanced.json; a fault in any place refuses the whole table.
    [[nodiscard]] static std::expected<EnhancedTable, TableFault> read(const QByteArray &json);

    /// \p statusClass is 2, 4, 5, or 0 for the registry's X. Nothing for what the registry does not hold.
    [[nodiscard]] std::optional<EnhancedMeaning> find(int statusClass, int subject, int detail) const;

    /// The meaning of 2, 4 or 5; nothing for others.
    [[nodiscard]] std::optional<Topic> statusClass(int digit) const;

    /// The meaning of a subject from 0 to 7; nothing for others.
    [[nodiscard]] std::optional<Topic> subject(int subject) const;

    /// Every subject and detail of the table, in ascending order.
    [[nodiscard]] QList<std::pair<int, int>> codes() const;

private:
    void readEntry(StrictObject object);

    QMap<std::pair<int, int>, EnhancedMeaning> m_entries;
    QMap<int, Topic> m_classes;
    QMap<int, Topic> m_subjects;
};

} // namespace mailscope::knowledge
