// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/filterbar.h"

#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/transcript/filteredit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStyle>

namespace mailscope::ui {

using namespace Qt::StringLiterals;

FilterBar::FilterBar(QWidget *parent)
    : QFrame(parent), m_edit(new FilterEdit(this)), m_count(new QLabel(this)), m_words(new QLabel(this)),
      m_find(new QPushButton(tr("Find"), this)), m_follow(new QPushButton(tr("Follow"), this))
{
    setObjectName("filterBar");
    setProperty("role", u"bar"_s);
    m_edit->setObjectName("filter");
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(tr("Filter: dir:in code:5xx stage:auth …"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setToolTip(tr("Words, or terms such as dir:in, code:5xx, stage:auth, enc:no, kind:tls, slow:>500ms.\n"
                          "A minus sign ahead of a term turns it round. Down shows what can stand here."));
    m_count->setObjectName("filterCount");
    m_count->setProperty("role", u"dim"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_words->setObjectName("filterWords");
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->hide();
    m_find->setObjectName("find");
    m_find->setCheckable(true);
    m_find->setIcon(themeIcon(u"find"_s));
    m_find->setToolTip(tr("Find a text in the transcript (%1)")
                           .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    m_follow->setObjectName("follow");
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setIcon(themeIcon(u"follow"_s));
    m_follow->setToolTip(tr("Keep the last line in view. Scrolling up ends it."));

    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_find);
    row->addWidget(m_follow);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row);
    column->addWidget(m_words);
    const int gap = fontMetrics().height() / 2;
    column->setContentsMargins(gap + gap / 2, gap, gap + gap / 2, gap);
    column->setSpacing(gap / 2);
    row->setSpacing(gap);

    connect(m_edit, &QLineEdit::textChanged, this, &FilterBar::read);
    connect(m_follow, &QPushButton::clicked, this, &FilterBar::followToggled);
    connect(m_find, &QPushButton::clicked, this, &FilterBar::findToggled);
    applyColours();
}

QString FilterBar::text() const
{
    return m_edit->text();
}

void FilterBar::setText(const QString &text)
{
    m_edit->setText(text);
}

void FilterBar::focusFilter()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::read()
{
    const auto filter = filter::FilterExpression::parse(m_edit->text());
    if (!filter) {
        showError(filter.error());
        return;
    }
    showWords({}, false);
    Q_EMIT filterChanged(*filter);
}

void FilterBar::showError(const filter::FilterError &error)
{
    showWords(tr("Character %1: %2").arg(error.position + 1).arg(error.sentence), true);
    m_count->clear();
}

void FilterBar::say(const QString &sentence)
{
    showWords(sentence, false);
}

void FilterBar::showWords(const QString &words, bool isError)
{
    m_isError = isError;
    m_words->setText(isError ? u"⚠ "_s + words : words);
    m_words->setVisible(!words.isEmpty());
    m_edit->setProperty("invalid", isError);
    m_edit->setAccessibleDescription(words);
    m_edit->style()->unpolish(m_edit);
    m_edit->style()->polish(m_edit);
    applyColours();
}

void FilterBar::setCount(qsizetype shown, qsizetype all)
{
    if (m_isError)
        return;
    const QLocale locale;
    m_count->setText(m_edit->text().trimmed().isEmpty()
                         ? QString()
                         : tr("%1 of %2").arg(locale.toString(qlonglong(shown)), locale.toString(qlonglong(all))));
    m_count->setVisible(!m_count->text().isEmpty());
}

void FilterBar::setFollowing(bool isFollowing)
{
    m_follow->setChecked(isFollowing);
}

void FilterBar::setFinding(bool isFinding)
{
    m_find->setChecked(isFinding);
}

void FilterBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void FilterBar::applyColours()
{
    const Colours &colours = coloursFor(palette());
    QPalette words = palette();
    words.setColor(QPalette::WindowText, m_isError ? colours.fail : colours.dim);
    m_words->setPalette(words);
}

} // namespace mailscope::ui
