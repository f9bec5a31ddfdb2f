// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/secretfield.h"

#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

SecretField::SecretField(const QString &name, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit), m_show(new QToolButton)
{
    m_edit->setObjectName(name);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                                | Qt::ImhNoAutoUppercase);
    m_show->setObjectName(name + u"Show"_s);
    m_show->setProperty("kind", u"flat"_s);
    m_show->setIcon(themeIcon(u"reveal"_s));
    m_show->setCheckable(true);
    m_show->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_show);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &SecretField::changed);
    connect(m_edit, &QLineEdit::returnPressed, this, &SecretField::submitted);
    connect(m_show, &QToolButton::toggled, this, &SecretField::show);
}

void SecretField::setNames(const QString &field, const QString &button)
{
    m_edit->setAccessibleName(field);
    m_show->setAccessibleName(button);
    m_show->setToolTip(button);
}

void SecretField::show(bool isShown)
{
    m_edit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
}

bool SecretField::isEmpty() const
{
    return m_edit->text().isEmpty();
}

Secret SecretField::secret() const
{
    return Secret::fromText(m_edit->text());
}

Secret SecretField::standIn() const
{
    return Secret(QByteArray(secret().size(), 'x'));
}

void SecretField::wipe()
{
    QString typed = m_edit->text();
    // The field lets go of its text first, so that filling overwrites the one that was typed.
    m_edit->setText(QString());
    typed.fill(QChar(0));
    m_show->setChecked(false);
}

} // namespace mailscope::ui
