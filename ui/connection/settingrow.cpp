// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/settingrow.h"

#include "ui/connection/connectionfields.h"
#include "ui/connection/settingeditor.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

SettingRow::SettingRow(Setting setting, Services &services, QWidget *parent)
    : QWidget(parent), m_setting(std::move(setting)), m_editor(SettingEditor::make(m_setting, services, this)),
      m_label(new QLabel(m_setting.label, this)), m_mark(new QLabel(tr("● changed"), this)),
      m_reset(new QToolButton(this)), m_objection(new QLabel(this))
{
    setObjectName("row-"_L1 + m_setting.key);
    QWidget *field = m_editor->field();
    // A check box bears its own name.
    if (m_setting.kind == Setting::Kind::Flag)
        m_label->hide();
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(m_setting.label);
    field->setToolTip(m_setting.explanation);
    m_label->setToolTip(m_setting.explanation);
    m_mark->setObjectName("changed-"_L1 + m_setting.key);
    m_mark->setProperty("role", u"dim"_s);
    m_reset->setObjectName("reset-"_L1 + m_setting.key);
    m_reset->setProperty("kind", u"flat"_s);
    m_reset->setIcon(themeIcon(u"undo"_s));
    m_reset->setText(tr("Reset"));
    m_reset->setToolTip(tr("Back to default"));
    m_reset->setAccessibleName(tr("Back to default: %1").arg(m_setting.label));
    m_reset->setFocusPolicy(Qt::StrongFocus);
    m_objection->setObjectName("objection-"_L1 + m_setting.key);
    m_objection->setProperty("role", u"chip"_s);
    m_objection->setProperty("tone", u"fail"_s);
    m_objection->setTextFormat(Qt::PlainText);
    m_objection->setWordWrap(true);
    m_objection->hide();
    arrange();
    connect(m_editor, &SettingEditor::edited, this, &SettingRow::edited);
    connect(m_reset, &QToolButton::clicked, this, &SettingRow::resetWanted);
    m_editor->showValue(m_value);
    showChange();
}

void SettingRow::arrange()
{
    auto *head = new QHBoxLayout;
    const bool isFlag = m_setting.kind == Setting::Kind::Flag;
    head->addWidget(isFlag ? static_cast<QWidget *>(m_editor) : m_label, 1);
    head->addWidget(m_mark);
    head->addWidget(m_reset);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 6);
    column->addLayout(head);
    if (!isFlag)
        column->addWidget(m_editor);
    column->addWidget(m_objection);
    // The mark comes and goes without moving what stands beneath.
    m_reset->setSizePolicy([this] {
        QSizePolicy policy = m_reset->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        return policy;
    }());
}

void SettingRow::showValue(const QJsonValue &value)
{
    if (value == m_value && m_objection->isHidden())
        return;
    if (value != m_value) {
        m_editor->showValue(value);
        setObjection({});
    }
    acceptValue(value);
    settle();
}

void SettingRow::acceptValue(const QJsonValue &value)
{
    m_value = value;
    showChange();
}

void SettingRow::showChange()
{
    m_mark->setVisible(isChanged());
    m_reset->setVisible(isChanged());
}

void SettingRow::setObjection(const QString &objection)
{
    ConnectionFields::mark(*m_editor->field(), objection);
    if (objection.isEmpty())
        m_editor->field()->setToolTip(m_setting.explanation);
    m_objection->setText(objection);
    m_objection->setAccessibleName(objection);
    m_objection->setVisible(!objection.isEmpty());
}

} // namespace mailscope::ui
