// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace mailscope::ui {

/// How the term under the cursor may go on.
struct FilterCompletion {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::FilterCompletion)
public:
    qsizetype at = 0;       ///< what is replaced begins here …
    qsizetype length = 0;   ///< … and is this long
    QStringList candidates; ///< whole terms; empty when there is nothing to offer

    /// For \p text with the cursor at \p cursor.
    [[nodiscard]] static FilterCompletion of(const QString &text, qsizetype cursor);

    /// What the term that begins with \p candidate asks for, in a few words; empty where the term says it itself.
    [[nodiscard]] static QString explanation(const QString &candidate);
};

} // namespace mailscope::ui
