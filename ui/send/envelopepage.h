// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/offer.h"
#include "ui/send/sendpage.h"

class QCheckBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace mailscope::ui {

class MailParameters;
class RecipientRows;
class WrappedLabel;

/// Who sends to whom, with which parameters, and how the message is handed over.
class EnvelopePage final : public SendPage {
    Q_OBJECT
public:
    explicit EnvelopePage(QWidget *parent = nullptr);

    void show(const plan::Mail &mail) override;
    void fill(plan::Mail &mail) const override;
    [[nodiscard]] QString objection() const override;
    void setOffer(const Offer &offer);
    /// Puts the keyboard into the first field.
    void begin();

private:
    void build();
    void buildTransfer();
    void showRemarks();

    QLineEdit *m_from;
    RecipientRows *m_recipients;
    QToolButton *m_more;
    MailParameters *m_parameters;
    QWidget *m_transferFields;
    QComboBox *m_transfer;
    QSpinBox *m_chunk;
    QComboBox *m_pipelining;
    QCheckBox *m_forEach;
    QCheckBox *m_skipsRefused;
    WrappedLabel *m_remarks;
    Offer m_offer;
};

} // namespace mailscope::ui
