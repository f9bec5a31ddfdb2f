// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/nameform.h"

#include "format/display.h"
#include "ui/connection/connectionfields.h"
#include "ui/profiles/profilename.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

NameForm::NameForm(QWidget *parent)
    : QFrame(parent), m_label(new QLabel(this)), m_name(new QLineEdit(this)), m_objection(new QLabel(this))
{
    setObjectName("nameForm"_L1);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setBuddy(m_name);
    m_name->setObjectName("profileName"_L1);
    m_name->setAccessibleName(tr("Name of the profile"));
    m_objection->setObjectName("nameObjection"_L1);
    m_objection->setProperty("role", u"chip"_s);
    m_objection->setProperty("tone", u"fail"_s);
    m_objection->setTextFormat(Qt::PlainText);
    m_objection->setWordWrap(true);
    auto *save = new QPushButton(tr("Save"), this);
    save->setObjectName("saveProfile"_L1);
    save->setProperty("kind", u"primary"_s);
    auto *leave = new QPushButton(tr("Cancel"), this);
    leave->setObjectName("cancelProfile"_L1);
    auto *column = new QVBoxLayout(this);
    const int gap = fontMetrics().height() / 3;
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap);
    column->addWidget(m_label);
    column->addWidget(m_name);
    column->addWidget(m_objection);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(save);
    buttons->addWidget(leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(m_name, &QLineEdit::textEdited, this, [this] { object({}); });
    connect(m_name, &QLineEdit::returnPressed, this, &NameForm::accept);
    connect(save, &QPushButton::clicked, this, &NameForm::accept);
    connect(leave, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void NameForm::open(const QString &suggested, const QString &folder)
{
    m_folder = folder;
    m_label->setText(folder.isEmpty() ? tr("Save as profile")
                                      : tr("Save as profile in “%1”").arg(format::visibleText(QStringView(folder))));
    m_name->setText(suggested);
    object({});
    show();
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void NameForm::object(const QString &why)
{
    ConnectionFields::mark(*m_name, why);
    m_objection->setText(why);
    m_objection->setVisible(!why.isEmpty());
}

void NameForm::accept()
{
    const QString why = ProfileName::objection(m_name->text());
    object(why);
    if (why.isEmpty())
        Q_EMIT named(m_name->text());
}

void NameForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace mailscope::ui
