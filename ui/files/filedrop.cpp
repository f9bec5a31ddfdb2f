// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/filedrop.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace mailscope::ui {

FileDrop::FileDrop(QWidget *window) : QObject(window), m_window(window)
{
    m_window->setAcceptDrops(true);
    qApp->installEventFilter(this);
}

QStringList FileDrop::paths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    auto *drop = static_cast<QDropEvent *>(event);
    if (!widget || widget->window() != m_window || paths(*drop->mimeData()).isEmpty())
        return false;
    // A file stays where it is, whatever was offered.
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type == QEvent::Drop)
        Q_EMIT dropped(paths(*drop->mimeData()));
    return true;
}

} // namespace mailscope::ui
