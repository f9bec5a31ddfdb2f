// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "sasl/choice.h"

#include <QWidget>

namespace mailscope::ui {

class FlowLayout;
class WrappedLabel;

/// The mechanisms of one hello as chips. One that is weak is marked, and so is one that cannot be used; why stands in the tool tip and
/// in what a screen reader says.
class MechanismChips final : public QWidget {
    Q_OBJECT
public:
    /// \p name is the objectName of what holds the chips; that of the title ends in "Title".
    explicit MechanismChips(const QString &name, QWidget *parent = nullptr);

    /// \p usability says of each whether it can be used, in the order of \p mechanisms; empty when that is not known. Nothing
    /// is shown without a mechanism.
    void show(const QString &title, const QList<QByteArray> &mechanisms, const QList<sasl::Usability> &usability = {});

private:
    WrappedLabel *m_title;
    QWidget *m_chips;
    FlowLayout *m_flow;
    QList<QByteArray> m_mechanisms;
    QList<sasl::Usability> m_usability;
};

} // namespace mailscope::ui
