// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/settingstable.h"

#include <QJsonValue>
#include <QWidget>

namespace mailscope::ui {

class Services;

/// The field of one setting. Which kind it is, only make() knows.
class SettingEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// The editor that goes with \p setting; \p services must outlive it.
    [[nodiscard]] static SettingEditor *make(const Setting &setting, Services &services, QWidget *parent);

    /// Undefined: the default.
    virtual void showValue(const QJsonValue &value) = 0;

    /// The field that a label names.
    [[nodiscard]] virtual QWidget *field() = 0;

Q_SIGNALS:
    /// Somebody wrote or chose \p value, undefined for the default; it was not looked at yet. \p finished is false while the
    /// field is still being typed in.
    void edited(const QJsonValue &value, bool finished);
};

} // namespace mailscope::ui
