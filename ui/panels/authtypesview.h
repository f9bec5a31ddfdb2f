// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QWidget>

namespace mailscope::ui {

class FlowLayout;
class WrappedLabel;

/// The mechanisms that a server offers as chips, and in words when they are offered and which are weak.
class AuthTypesView final : public QWidget {
    Q_OBJECT
public:
    explicit AuthTypesView(QWidget *parent = nullptr);

    /// Shows what \p report says; chips that stay the same are left alone.
    void show(const report::Report &report);
    /// The same as text.
    [[nodiscard]] QString text() const;

private:
    void showChips(const QList<QByteArray> &mechanisms);

    QList<QByteArray> m_mechanisms;
    QWidget *m_chips;
    FlowLayout *m_flow;
    WrappedLabel *m_words;
};

} // namespace mailscope::ui
