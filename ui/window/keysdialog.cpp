// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keysdialog.h"

#include "ui/window/menus.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

void addGroup(QTreeWidget *tree, const QString &title, const QList<std::pair<QString, QString>> &rows)
{
    auto *group = new QTreeWidgetItem(tree, {title});
    group->setFirstColumnSpanned(true);
    for (const auto &[what, how] : rows)
        new QTreeWidgetItem(group, {what, how});
    group->setExpanded(true);
}

QList<std::pair<QString, QString>> keysOf(const QMenu *menu)
{
    QList<std::pair<QString, QString>> rows;
    for (const QAction *action : menu->actions()) {
        if (!action->shortcut().isEmpty())
            rows.append(
                {action->text().remove(u'&').remove(u'…'), action->shortcut().toString(QKeySequence::NativeText)});
    }
    return rows;
}

} // namespace

KeysDialog::KeysDialog(const Menus &menus, QWidget *parent) : QDialog(parent)
{
    setObjectName("keys"_L1);
    setWindowTitle(tr("Keys and filter terms"));
    resize(fontMetrics().height() * 36, fontMetrics().height() * 42);
    auto *tree = new QTreeWidget(this);
    tree->setObjectName("keysList"_L1);
    tree->setAccessibleName(tr("Keys and filter terms"));
    tree->setHeaderLabels({tr("What"), tr("How")});
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const QMenu *menu : menus.parent()->findChildren<QMenu *>())
        addGroup(tree, menu->title().remove(u'&'), keysOf(menu));
    addGroup(tree, tr("Filter terms"),
             {{tr("Direction"), u"dir:in  dir:out  dir:note"_s},
              {tr("Reply code, or its class"), u"code:550  code:5xx"_s},
              {tr("Phase of the session"), u"stage:starttls"_s},
              {tr("Encrypted or not"), u"enc:yes  enc:no"_s},
              {tr("Slower than"), u"slow:>500ms"_s},
              {tr("Any text, or not that text"), u"\"mail from\"  -noop"_s}});

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName("closeKeys"_L1);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(tree);
    column->addWidget(buttons);
}

} // namespace mailscope::ui
