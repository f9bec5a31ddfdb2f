// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/settingstable.h"

#include <QJsonValue>
#include <QWidget>

class QLabel;
class QToolButton;

namespace mailscope::ui {

class Services;
class SettingEditor;

/// One setting: its name, its field, whether it differs from the default, and what is wrong with what was written.
class SettingRow final : public QWidget {
    Q_OBJECT
public:
    SettingRow(Setting setting, Services &services, QWidget *parent);

    [[nodiscard]] const Setting &setting() const { return m_setting; }

    /// Shows \p value, undefined for the default. What somebody is writing stays as long as the value does.
    void showValue(const QJsonValue &value);
    /// Takes over \p value, which the field shows already in somebody's own writing.
    void acceptValue(const QJsonValue &value);

    /// What held before somebody began to write.
    [[nodiscard]] const QJsonValue &settledValue() const { return m_settled; }
    /// What was accepted last is meant.
    void settle() { m_settled = m_value; }

    /// An empty one takes the words away.
    void setObjection(const QString &objection);
    [[nodiscard]] bool isChanged() const { return !m_value.isUndefined(); }

Q_SIGNALS:
    void edited(const QJsonValue &value, bool finished);
    /// Somebody wants the default back.
    void resetWanted();

private:
    void arrange();
    void showChange();

    Setting m_setting;
    QJsonValue m_value = QJsonValue::Undefined;
    QJsonValue m_settled = QJsonValue::Undefined;
    SettingEditor *m_editor;
    QLabel *m_label;
    QLabel *m_mark;
    QToolButton *m_reset;
    QLabel *m_objection;
};

} // namespace mailscope::ui
