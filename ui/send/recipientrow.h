// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/mail.h"
#include "ui/send/offer.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace mailscope::ui {

class WrappedLabel;

/// One recipient: what he is in the header, his address, and behind a button the parameters of RCPT.
class RecipientRow final : public QWidget {
    Q_OBJECT
public:
    explicit RecipientRow(QWidget *parent = nullptr);

    [[nodiscard]] plan::Mail::Recipient recipient() const;
    void show(const plan::Mail::Recipient &recipient);
    void setOffer(const Offer &offer);
    [[nodiscard]] bool isEmpty() const;
    /// Which row it is, counted from 1: part of the names of its fields.
    void setNumber(int number);
    [[nodiscard]] QLineEdit *address() const { return m_address; }
    /// All that takes the keyboard, in order.
    [[nodiscard]] QList<QWidget *> fields() const;

    using QWidget::show;

Q_SIGNALS:
    void edited();
    void removeWanted();
    /// Several addresses were put into the field at once.
    void pasted(const QStringList &addresses);

private:
    void build();
    void takeAddress();
    [[nodiscard]] QList<QByteArray> parameters() const;

    QComboBox *m_role;
    QLineEdit *m_address;
    QToolButton *m_more;
    QToolButton *m_remove;
    QWidget *m_details;
    QComboBox *m_notify;
    QLineEdit *m_original;
    QLineEdit *m_other;
    WrappedLabel *m_remarks;
    Offer m_offer;
};

} // namespace mailscope::ui
