// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace mailscope::ui {

/// What a plan will do, in a few rows for people: where it leads, how it is encrypted, who signs in, what is sent.
class PlanSummary {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::PlanSummary)
public:
    struct Row {
        QString what;
        QString value; ///< safe to show
    };
    [[nodiscard]] static QList<Row> rows(const plan::Plan &plan);

private:
    [[nodiscard]] static QString security(plan::Security security);
    [[nodiscard]] static QString login(const plan::Login &login);
    [[nodiscard]] static QString message(const plan::Mail &mail);
};

} // namespace mailscope::ui
