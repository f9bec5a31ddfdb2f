// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/sendpage.h"

class QLineEdit;
class QPlainTextEdit;

namespace mailscope::ui {

/// The header of a message that is composed.
class HeadersPage final : public SendPage {
    Q_OBJECT
public:
    explicit HeadersPage(QWidget *parent = nullptr);

    void show(const plan::Mail &mail) override;
    void fill(plan::Mail &mail) const override;
    [[nodiscard]] QString objection() const override;

private:
    [[nodiscard]] QStringList further() const;

    QLineEdit *m_subject;
    QLineEdit *m_date;
    QLineEdit *m_messageId;
    QPlainTextEdit *m_further;
};

} // namespace mailscope::ui
