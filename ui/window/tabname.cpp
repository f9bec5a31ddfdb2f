// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tabname.h"

#include <QKeyEvent>

#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

TabName::TabName(const QString &name, QWidget *parent) : QLineEdit(name, parent)
{
    setObjectName("tabName"_L1);
    setAccessibleName(tr("Name of the tab"));
    connect(this, &QLineEdit::editingFinished, this, [this] { end(isModified()); });
}

void TabName::begin()
{
    selectAll();
    show();
    setFocus();
}

void TabName::end(bool keeps)
{
    if (std::exchange(m_isOver, true))
        return;
    if (keeps)
        Q_EMIT chosen(text());
    hide();
    deleteLater();
}

bool TabName::event(QEvent *event)
{
    // Otherwise Escape would stop the session.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QLineEdit::event(event);
}

void TabName::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end(false);
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace mailscope::ui
