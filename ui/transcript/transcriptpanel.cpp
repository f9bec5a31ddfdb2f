// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptpanel.h"

#include "ui/transcript/detailpane.h"
#include "ui/transcript/filterbar.h"
#include "ui/transcript/findbar.h"
#include "ui/transcript/transcriptactions.h"
#include "ui/transcript/transcriptview.h"

#include <QKeyEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace mailscope::ui {

using namespace Qt::StringLiterals;

TranscriptPanel::TranscriptPanel(QWidget *parent)
    : QWidget(parent), m_view(new TranscriptView(m_model, this)), m_filterBar(new FilterBar(this)),
      m_findBar(new FindBar(m_model, *m_view, this)), m_detail(new DetailPane(this)),
      m_splitter(new QSplitter(Qt::Vertical, this)), m_actions(new TranscriptActions(m_model, *m_view, this))
{
    setObjectName("transcriptPanel");
    m_detailTimer.setSingleShot(true);
    m_detailTimer.setInterval(0);
    layOut();
    listen();
}

TranscriptPanel::~TranscriptPanel()
{
    // The view goes before the model, which is a member and would be gone first.
    delete m_findBar;
    delete m_actions;
    delete m_view;
}

void TranscriptPanel::layOut()
{
    m_splitter->setObjectName("transcriptSplitter");
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    const int line = fontMetrics().height();
    m_view->setMinimumHeight(4 * line);
    m_detail->setMinimumHeight(3 * line);
    m_splitter->setSizes({30 * line, 9 * line});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addWidget(m_findBar);
    column->addWidget(m_splitter, 1);
}

void TranscriptPanel::listen()
{
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](const filter::FilterExpression &filter) {
        m_wanted = 0;
        // A blank more or less is no other filter.
        if (filter == m_model.filter())
            updateCount();
        else
            m_model.setFilter(filter);
    });
    connect(m_filterBar, &FilterBar::followToggled, m_view, &TranscriptView::setFollowing);
    connect(m_view, &TranscriptView::followingChanged, m_filterBar, &FilterBar::setFollowing);
    connect(m_filterBar, &FilterBar::findToggled, this, [this](bool isFinding) {
        if (isFinding)
            m_findBar->open();
        else
            m_findBar->close();
    });
    connect(m_findBar, &FindBar::openChanged, m_filterBar, &FilterBar::setFinding);
    connect(m_actions, &TranscriptActions::filterWanted, m_filterBar, &FilterBar::setText);
    connect(&m_model, &TranscriptModel::filterApplied, this, &TranscriptPanel::onFilterApplied);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &TranscriptPanel::updateCount);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &TranscriptPanel::updateCount);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this] { m_detailTimer.start(); });
    connect(m_view, &TranscriptView::currentSequenceChanged, this, [this] { m_detailTimer.start(); });
    connect(m_detail, &DetailPane::bytesInALineChanged, this, [this] { m_detailTimer.start(); });
    connect(&m_detailTimer, &QTimer::timeout, this, &TranscriptPanel::updateDetail);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { Q_EMIT splitChanged(m_splitter->saveState()); });
}

/// No shortcuts: those of a window's menu are the same keys, and two of a kind cancel each other out.
void TranscriptPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        openFind();
    else if (event->key() == Qt::Key_F3 && event->modifiers() == Qt::NoModifier)
        findNext();
    else if (event->key() == Qt::Key_F3 && event->modifiers() == Qt::ShiftModifier)
        findPrevious();
    else
        QWidget::keyPressEvent(event);
}

void TranscriptPanel::showTranscript(const transcript::Transcript *transcript)
{
    m_wanted = 0;
    m_findings.clear();
    m_model.show(transcript);
    m_view->setFollowing(true);
    updateCount();
    m_detailTimer.start();
}

void TranscriptPanel::takeIn()
{
    m_model.takeIn();
}

void TranscriptPanel::setFindings(const QList<report::Finding> &findings)
{
    if (m_findings == findings)
        return;
    m_findings = findings;
    m_detailTimer.start();
}

void TranscriptPanel::goTo(qint64 sequence)
{
    if (!m_model.transcript() || !m_model.lines().lineOf(sequence))
        return;
    if (m_model.isFiltering() || !m_model.isWanted(sequence)) {
        m_saysSo = !m_model.filter().isEmpty();
        if (m_saysSo)
            m_filterBar->setText({}); // forgets what was wanted before
        m_wanted = sequence;
        if (m_model.isFiltering())
            return;
        onFilterApplied();
        return;
    }
    m_view->goTo(sequence);
}

void TranscriptPanel::onFilterApplied()
{
    updateCount();
    const qint64 wanted = std::exchange(m_wanted, 0);
    if (wanted == 0)
        return;
    m_view->goTo(wanted);
    if (std::exchange(m_saysSo, false))
        m_filterBar->say(tr("The filter was cleared to show line %1.").arg(wanted));
}

void TranscriptPanel::updateCount()
{
    m_filterBar->setCount(m_model.rowCount(), m_model.lines().size());
}

void TranscriptPanel::updateDetail()
{
    const auto line = m_view->currentLine();
    if (!line) {
        m_detail->clear();
        return;
    }
    const LineExplainer explainer(*m_model.transcript(), m_model.lines(), m_model.isRevealed(),
                                  m_detail->bytesInALine());
    m_detail->showDetail(explainer.explain(*line, m_findings));
}

void TranscriptPanel::openFind()
{
    m_findBar->open();
}

void TranscriptPanel::findNext()
{
    if (m_findBar->isVisible())
        m_findBar->findNext();
    else
        m_findBar->open();
}

void TranscriptPanel::findPrevious()
{
    if (m_findBar->isVisible())
        m_findBar->findPrevious();
    else
        m_findBar->open();
}

void TranscriptPanel::focusFilter()
{
    m_filterBar->focusFilter();
}

void TranscriptPanel::focusTranscript()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void TranscriptPanel::restoreSplit(const QByteArray &state)
{
    if (!state.isEmpty())
        m_splitter->restoreState(state);
}

} // namespace mailscope::ui
