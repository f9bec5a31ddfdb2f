// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/sendpage.h"

class QPlainTextEdit;

namespace mailscope::ui {

class WrappedLabel;

/// What a message says: a text, HTML or both, or one that is ready-made.
class BodyPage final : public SendPage {
    Q_OBJECT
public:
    explicit BodyPage(QWidget *parent = nullptr);

    void show(const plan::Mail &mail) override;
    void fill(plan::Mail &mail) const override;

private:
    void updateFields();
    [[nodiscard]] QString meaning(const QString &name) const;

    QComboBox *m_readyMade;
    WrappedLabel *m_words;
    QPlainTextEdit *m_text;
    QPlainTextEdit *m_html;
};

} // namespace mailscope::ui
