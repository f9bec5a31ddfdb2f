// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/settingeditor.h"

#include "values/patience.h"

class QLineEdit;
class QTableWidget;
class QToolButton;

namespace mailscope::ui {

/// The time limits of a plan: one for every wait, those of RFC 5321, or each on its own. In seconds, 0 for none.
class TimeLimitsEditor final : public SettingEditor {
    Q_OBJECT
public:
    explicit TimeLimitsEditor(QWidget *parent);

    void showValue(const QJsonValue &value) override;
    [[nodiscard]] QWidget *field() override;

private:
    void makeTable();
    void arrange();
    void everyEdited(bool finished);
    void cellEdited();
    void fill(const Patience &patience);
    void propose(const Patience &patience);
    [[nodiscard]] QJsonObject tableValue() const;

    QLineEdit *m_every;
    QToolButton *m_disclose;
    QTableWidget *m_table;
    bool m_isFilling = false;
};

} // namespace mailscope::ui
