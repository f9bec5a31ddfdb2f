// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/mail.h"
#include "ui/panels/scrollpanel.h"

class QComboBox;
class QFormLayout;

namespace mailscope::ui {

/// One page of what a message is made of. It shows a part of a plan::Mail, and writes that part.
class SendPage : public ScrollPanel {
    Q_OBJECT
public:
    explicit SendPage(const QString &objectName, QWidget *parent = nullptr);

    /// Emits nothing.
    virtual void show(const plan::Mail &mail) = 0;
    virtual void fill(plan::Mail &mail) const = 0;
    /// Why what stands here cannot be sent: a sentence, or nothing.
    [[nodiscard]] virtual QString objection() const { return {}; }

    using QWidget::show;

Q_SIGNALS:
    void edited();
};

/// A form without a frame on \p widget.
[[nodiscard]] QFormLayout *sendForm(QWidget *widget);
/// Lets \p box be narrower than its longest entry.
void makeNarrow(QComboBox *box);

} // namespace mailscope::ui
