// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/findbar.h"

#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace mailscope::ui {

using namespace Qt::StringLiterals;

FindBar::FindBar(const TranscriptModel &model, TranscriptView &view, QWidget *parent)
    : QFrame(parent), m_model(model), m_view(view), m_finder(model), m_edit(new QLineEdit(this)),
      m_count(new QLabel(this)), m_previous(new QPushButton(tr("Previous"), this)),
      m_next(new QPushButton(tr("Next"), this))
{
    setObjectName("findBar");
    setProperty("role", u"bar"_s);
    m_edit->setObjectName("findText");
    m_edit->setAccessibleName(tr("Text to find"));
    m_edit->setPlaceholderText(tr("Text to find"));
    m_edit->setClearButtonEnabled(true);
    m_count->setObjectName("findCount");
    m_count->setProperty("role", u"dim"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_previous->setObjectName("findPrevious");
    m_next->setObjectName("findNext");
    auto *close = new QPushButton(this);
    close->setObjectName("findClose");
    close->setAccessibleName(tr("Close the search"));
    close->setToolTip(tr("Close the search"));
    close->setIcon(themeIcon(u"close"_s));
    close->setProperty("kind", u"flat"_s);

    auto *row = new QHBoxLayout(this);
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(close);
    const int gap = fontMetrics().height() / 2;
    row->setContentsMargins(gap + gap / 2, gap / 2, gap + gap / 2, gap / 2);
    row->setSpacing(gap);

    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::onTextChanged);
    connect(m_next, &QPushButton::clicked, this, &FindBar::findNext);
    connect(m_previous, &QPushButton::clicked, this, &FindBar::findPrevious);
    connect(close, &QPushButton::clicked, this, &FindBar::close);
    connect(&m_finder, &TranscriptFinder::changed, this, &FindBar::onFound);
    connect(&view, &TranscriptView::currentSequenceChanged, this, &FindBar::updateCount);
    updateCount();
    hide();
}

void FindBar::open()
{
    const bool wasOpen = isVisible();
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
    if (!wasOpen) {
        m_finder.setText(m_edit->text());
        Q_EMIT openChanged(true);
    }
}

void FindBar::close()
{
    hide();
    m_isGoingToFirst = false;
    m_finder.setText({});
    m_view.setFocus(Qt::OtherFocusReason);
    Q_EMIT openChanged(false);
}

void FindBar::onTextChanged(const QString &text)
{
    m_isGoingToFirst = true;
    m_finder.setText(text);
}

void FindBar::onFound()
{
    updateCount();
    if (!m_isGoingToFirst || m_finder.isSearching())
        return;
    m_isGoingToFirst = false;
    const auto current = m_view.currentLine();
    const bool isThereAlready = current && m_finder.placeOf(*current) > 0;
    if (!isThereAlready)
        goTo(m_finder.next(current));
}

void FindBar::findNext()
{
    goTo(m_finder.next(m_view.currentLine()));
}

void FindBar::findPrevious()
{
    goTo(m_finder.previous(m_view.currentLine()));
}

void FindBar::goTo(std::optional<quint32> line)
{
    if (line)
        m_view.goTo(m_model.lines().at(*line).sequence());
    updateCount();
}

void FindBar::updateCount()
{
    const QLocale locale;
    const auto current = m_view.currentLine();
    const qlonglong place = current ? m_finder.placeOf(*current) : 0;
    const QString count = locale.toString(qlonglong(m_finder.count()));
    if (m_finder.text().isEmpty())
        m_count->clear();
    else if (m_finder.count() == 0)
        m_count->setText(m_finder.isSearching() ? tr("Searching …") : tr("Not found"));
    else if (place > 0)
        m_count->setText(tr("%1 of %2").arg(locale.toString(place), count));
    else
        m_count->setText(tr("%n place(s)", nullptr, int(m_finder.count())));
    m_next->setEnabled(m_finder.count() > 0);
    m_previous->setEnabled(m_finder.count() > 0);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (isReturn && m_edit->hasFocus()) {
        if (event->modifiers().testFlag(Qt::ShiftModifier))
            findPrevious();
        else
            findNext();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace mailscope::ui
