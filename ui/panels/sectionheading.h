// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace mailscope::ui {

/// The title of a section of a panel: small capitals with some air above.
class SectionHeading final : public QLabel {
    Q_OBJECT
public:
    explicit SectionHeading(const QString &text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void takeFont();

    bool m_isTakingFont = false;
};

} // namespace mailscope::ui
