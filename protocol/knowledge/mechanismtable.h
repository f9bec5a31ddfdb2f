// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/meanings.h"
#include "knowledge/strictobject.h"

#include <QHash>

namespace mailscope::knowledge {

/// SASL mechanisms: the IANA registry, and names seen in the field.
class MechanismTable {
public:
    /// Reads mechanisms.json; a fault in any place refuses the whole table.
    [[nodiscard]] static std::expected<MechanismTable, TableFault> read(const QByteArray &json);

    /// Case does not matter. A name that only its family knows (SCRAM-FOO-256) is answered with that family's meaning.
    [[nodiscard]] std::optional<MechanismMeaning> find(QByteArrayView name) const;

    /// Every name and family of the table, in its order.
    [[nodiscard]] const QList<QByteArray> &names() const { return m_order; }

private:
    void readEntry(StrictObject object);
    [[nodiscard]] std::optional<MechanismMeaning> findFamily(const QByteArray &name) const;

    QHash<QByteArray, MechanismMeaning> m_entries;
    QList<QByteArray> m_order;
};

} // namespace mailscope::knowledge
