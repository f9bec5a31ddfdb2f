// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QStandardItemModel>

namespace mailscope::ui {

/// What became of a message: a row for each recipient with codes and verdict, below it what the server said.
class RecipientOutcomes final : public QStandardItemModel {
    Q_OBJECT
public:
    explicit RecipientOutcomes(QObject *parent = nullptr);

    /// True when something changed.
    bool show(const std::optional<report::TransactionOutcome> &transaction);

    [[nodiscard]] static QString verdictText(const report::RecipientOutcome &recipient);

private:
    void addRecipient(const report::RecipientOutcome &recipient);

    QStringList m_shown; ///< what the rows were made of
};

} // namespace mailscope::ui
