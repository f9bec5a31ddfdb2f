// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QStandardItemModel>

namespace mailscope::ui {

/// What became of a message: a row for each recipient with codes, time and verdict, below it what the server said.
class RecipientOutcomes final : public QStandardItemModel {
    Q_OBJECT
public:
    enum Column { Address, Rcpt, Final, Time, ColumnCount };

    explicit RecipientOutcomes(QObject *parent = nullptr);

    /// What is said of who has no verdict.
    enum class Unjudged {
        Waiting,  ///< a reply may still come
        NotSent,  ///< the message was never handed over
        NotKnown, ///< it was, and no final reply came
    };

    /// True when something changed. \p isGoingOn: what has no verdict is waited for.
    bool show(const std::optional<report::TransactionOutcome> &transaction, bool isGoingOn);

    [[nodiscard]] static QString verdictText(const report::RecipientOutcome &recipient, Unjudged unjudged);

private:
    void addRecipient(const report::RecipientOutcome &recipient, Unjudged unjudged);

    QStringList m_shown; ///< what the rows were made of
};

} // namespace mailscope::ui
