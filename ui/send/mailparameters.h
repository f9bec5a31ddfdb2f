// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/mail.h"
#include "ui/send/offer.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace mailscope::ui {

class WrappedLabel;

/// The parameters of MAIL, a field for each that is well known and one for all others, with a word about what was not offered.
class MailParameters final : public QWidget {
    Q_OBJECT
public:
    explicit MailParameters(QWidget *parent = nullptr);

    void show(const plan::Mail &mail);
    void fill(plan::Mail &mail) const;
    void setOffer(const Offer &offer);

    using QWidget::show;

Q_SIGNALS:
    void edited();

private:
    /// One whose value goes out as it is typed.
    struct PlainField {
        const char *keyword;
        QLineEdit *field;
    };

    void build();
    void addRow(const QString &label, QWidget *field, const QString &toolTip);

    QFormLayout *m_form;
    QComboBox *m_size;
    QComboBox *m_body;
    QComboBox *m_international;
    QComboBox *m_ret;
    QLineEdit *m_envid;
    std::array<PlainField, 3> m_plain;
    QCheckBox *m_requireTls;
    QLineEdit *m_other;
    WrappedLabel *m_remarks;
    Offer m_offer;
};

} // namespace mailscope::ui
