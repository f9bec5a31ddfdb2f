// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/meanings.h"
#include "knowledge/strictobject.h"

#include <QHash>

namespace mailscope::knowledge {

/// EHLO keywords, the parameters they add to MAIL and RCPT, and the names in LIMITS.
class KeywordTable {
public:
    /// Reads keywords.json; a fault in any place refuses the whole table.
    [[nodiscard]] static std::expected<KeywordTable, TableFault> read(const QByteArray &json);

    /// Case does not matter. "AUTH=LOGIN" finds the old form of AUTH, a word of nothing but X (and one more letter)
    /// finds what a firewall has overwritten, another well-formed word that begins with X finds the vendors' family.
    [[nodiscard]] std::optional<KeywordMeaning> find(QByteArrayView keyword) const;

    /// The parameters called \p name: AUTH for one belongs to MAIL. Case does not matter.
    [[nodiscard]] QList<ParameterMeaning> parameters(QByteArrayView name) const;

    /// The keywords that add the command \p verb. Case does not matter.
    [[nodiscard]] QList<KeywordMeaning> addingVerb(QByteArrayView verb) const;

    [[nodiscard]] std::optional<LimitMeaning> limit(QByteArrayView name) const;

    /// Every keyword, parameter and limit that can be asked for, in the order of the table.
    [[nodiscard]] QList<QByteArray> keywords() const { return m_order; }
    [[nodiscard]] const QList<ParameterMeaning> &allParameters() const { return m_parameters; }
    [[nodiscard]] const QList<LimitMeaning> &allLimits() const { return m_limits; }

private:
    [[nodiscard]] std::optional<KeywordMeaning> entry(QByteArrayView name) const;
    void readEntry(StrictObject object);
    void readParameter(StrictObject object);
    void readLimit(StrictObject object);
    void checkParameters(StrictObject *root) const;

    QHash<QByteArray, KeywordMeaning> m_entries;
    QList<QByteArray> m_order;
    QList<ParameterMeaning> m_parameters;
    QList<LimitMeaning> m_limits;
};

} // namespace mailscope::knowledge
