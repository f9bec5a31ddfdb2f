// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/filteredit.h"

#include "ui/transcript/filtercompletion.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace mailscope::ui {

using namespace Qt::StringLiterals;

FilterEdit::FilterEdit(QWidget *parent) : QLineEdit(parent), m_completer(new QCompleter(this))
{
    m_completer->setWidget(this);
    m_completer->setModel(&m_candidates);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setObjectName("filterCompletions");
    m_completer->popup()->setAccessibleName(tr("Terms that the filter can have"));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this, &FilterEdit::take);
    connect(this, &QLineEdit::textEdited, this, [this] { offer(false); });
}

void FilterEdit::offer(bool isAsked)
{
    const FilterCompletion completion = FilterCompletion::of(text(), cursorPosition());
    if (completion.candidates.isEmpty() || (!isAsked && completion.length == 0)) {
        m_completer->popup()->hide();
        return;
    }
    m_candidates.clear();
    for (const QString &candidate : completion.candidates) {
        const QString explanation = FilterCompletion::explanation(candidate);
        auto *item = new QStandardItem(explanation.isEmpty() ? candidate : u"%1  %2"_s.arg(candidate, explanation));
        item->setData(candidate, Qt::UserRole);
        item->setEditable(false);
        m_candidates.appendRow(item);
    }
    m_completer->complete();
}

void FilterEdit::take(const QModelIndex &candidate)
{
    const FilterCompletion completion = FilterCompletion::of(text(), cursorPosition());
    const QString term = candidate.data(Qt::UserRole).toString();
    if (term.isEmpty() || !completion.candidates.contains(term))
        return;
    QString whole = text();
    whole.replace(completion.at, completion.length, term);
    setText(whole);
    setCursorPosition(static_cast<int>(completion.at + term.size()));
    Q_EMIT textEdited(whole);
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    const bool asks = event->key() == Qt::Key_Down
        || (event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier));
    if (asks && !m_completer->popup()->isVisible()) {
        offer(true);
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        Q_EMIT textEdited({});
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace mailscope::ui
