// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QWidget>

class QPushButton;

namespace mailscope::ui {

class FittedTree;
class RecipientOutcomes;
class Services;
class WrappedLabel;

/// What became of a message: one row for each recipient, and the whole as CSV.
class SendLedger final : public QWidget {
    Q_OBJECT
public:
    /// \p services must outlive the ledger.
    explicit SendLedger(Services &services, QWidget *parent = nullptr);

    /// \p isGoingOn: what is missing may still come.
    void show(const std::optional<report::TransactionOutcome> &transaction, bool isGoingOn);

    using QWidget::show;

private:
    void build();
    void save();
    [[nodiscard]] static QString partialWords(const report::TransactionOutcome &transaction);
    [[nodiscard]] QString wordsFor(const report::TransactionOutcome &transaction, bool isGoingOn) const;

    Services &m_services;
    std::optional<report::TransactionOutcome> m_transaction;
    RecipientOutcomes *m_outcomes;
    WrappedLabel *m_words;
    FittedTree *m_recipients;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace mailscope::ui
