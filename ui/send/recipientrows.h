// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/mail.h"
#include "ui/send/offer.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace mailscope::ui {

class RecipientRow;

/// The recipients of a message, a row each; at least one row is there. Return in a row leads to the next, or to a new one.
class RecipientRows final : public QWidget {
    Q_OBJECT
public:
    /// More rows than these would make the window slow; the rest stays in the plan as it is.
    static constexpr qsizetype MostRows = 200;

    explicit RecipientRows(QWidget *parent = nullptr);

    /// Those that have an address.
    [[nodiscard]] QList<plan::Mail::Recipient> recipients() const;
    void show(const QList<plan::Mail::Recipient> &recipients);
    void setOffer(const Offer &offer);

    using QWidget::show;

Q_SIGNALS:
    void edited();

private:
    RecipientRow *addRow(qsizetype at);
    void removeRow(RecipientRow *row);
    void forget(RecipientRow *row);
    void goBehind(RecipientRow *row);
    void addPasted(RecipientRow *row, const QStringList &addresses);
    void renumber();

    QList<RecipientRow *> m_rows;
    QList<plan::Mail::Recipient> m_unseen; ///< behind MostRows
    QVBoxLayout *m_layout;
    QPushButton *m_add;
    Offer m_offer;
};

} // namespace mailscope::ui
