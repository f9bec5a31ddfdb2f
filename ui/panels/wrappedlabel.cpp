// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/wrappedlabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

namespace mailscope::ui {
namespace {

constexpr int LongestRun = 16;    ///< characters without a place to break
constexpr int LongestText = 4000; ///< characters that are laid out; copying gives all of them
constexpr QChar ZeroWidthSpace(0x200b);

} // namespace

QString breakable(const QString &text)
{
    QString result;
    int run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        run = c.isSpace() ? 0 : run + 1;
        if (run > LongestRun && !c.isLowSurrogate() && !c.isMark()) {
            result += ZeroWidthSpace;
            run = 1;
        }
        result += c;
    }
    return result;
}

WrappedLabel::WrappedLabel(const QString &role, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    if (!role.isEmpty())
        setProperty("role", role);
    hide();
}

void WrappedLabel::setWords(const QString &text)
{
    setVisible(!text.isEmpty());
    if (text == m_words)
        return;
    m_words = text;
    const QString shown = text.size() > LongestText ? text.left(LongestText) + QChar(0x2026) : text;
    setText(breakable(shown));
    setAccessibleName(shown);
}

void WrappedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_words); });
    menu->popup(event->globalPos());
}

} // namespace mailscope::ui
