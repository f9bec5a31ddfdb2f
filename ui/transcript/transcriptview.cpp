// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptview.h"

#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace mailscope::ui {

using Fold = TranscriptModel::Fold;

namespace {
/// Digits of a number, at least four: columns that change their width all the time are no help.
int digitsOf(qint64 number)
{
    return std::max(4, static_cast<int>(QByteArray::number(number).size()));
}
} // namespace

TranscriptView::TranscriptView(TranscriptModel &model, QWidget *parent)
    : QTableView(parent), m_model(model), m_delegate(model)
{
    setObjectName("transcript");
    setAccessibleName(tr("Transcript"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(&m_delegate);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setStretchLastSection(true);
    // Ahead of the view's own connections, which are made by setModel().
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &TranscriptView::rememberPlace);
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &TranscriptView::restorePlace);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TranscriptView::sizeColumns);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int last) { onRangeChanged(last); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TranscriptView::onScrolled);
    applyFont();
}

void TranscriptView::setFollowing(bool isFollowing)
{
    noteFollowing(isFollowing);
    if (isFollowing)
        followScrollBar();
}

void TranscriptView::noteFollowing(bool isFollowing)
{
    if (m_isFollowing == isFollowing)
        return;
    m_isFollowing = isFollowing;
    Q_EMIT followingChanged(isFollowing);
}

void TranscriptView::followScrollBar()
{
    const QScopedValueRollback guard(m_isOwnScroll, true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TranscriptView::onRangeChanged(int maximum)
{
    if (m_isFollowing)
        followScrollBar();
    else
        m_isBound = verticalScrollBar()->value() > maximum;
}

void TranscriptView::onScrolled(int value)
{
    if (m_isOwnScroll || std::exchange(m_isBound, false))
        return;
    noteFollowing(value >= verticalScrollBar()->maximum());
}

bool TranscriptView::goTo(qint64 sequence)
{
    if (!m_model.isWanted(sequence))
        return false;
    int row = m_model.rowOf(sequence);
    if (row < 0)
        return false;
    const quint32 line = *m_model.lines().lineOf(sequence);
    if (m_model.lineAt(row) != line) {
        m_model.setUnfolded(row, true);
        row = m_model.rowOf(sequence);
    }
    goToRow(row);
    {
        const QScopedValueRollback guard(m_isOwnScroll, true);
        scrollTo(m_model.index(row, 0), PositionAtCenter);
    }
    noteFollowing(false);
    return true;
}

void TranscriptView::goToRow(int row)
{
    const QModelIndex index = m_model.index(row, TranscriptModel::TextColumn);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

qint64 TranscriptView::currentSequence() const
{
    return currentIndex().isValid() ? currentIndex().data(TranscriptModel::SequenceRole).toLongLong() : 0;
}

std::optional<quint32> TranscriptView::currentLine() const
{
    return currentIndex().isValid() ? std::optional(m_model.lineAt(currentIndex().row())) : std::nullopt;
}

std::vector<quint32> TranscriptView::selectedLines() const
{
    std::vector<quint32> lines;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const std::vector<quint32> ofRow = m_model.linesOf(row);
            lines.insert(lines.end(), ofRow.begin(), ofRow.end());
        }
    }
    std::ranges::sort(lines);
    const auto repeated = std::ranges::unique(lines);
    lines.erase(repeated.begin(), repeated.end());
    return lines;
}

void TranscriptView::toggle(int row)
{
    setUnfolded(row, m_model.fold(row) == Fold::Folded);
}

void TranscriptView::setUnfolded(int row, bool isUnfolded)
{
    // What is unfolded is to be read: it must not be scrolled away at once.
    const bool wasFollowing = std::exchange(m_isFollowing, false);
    {
        const QScopedValueRollback guard(m_isOwnScroll, true);
        m_model.setUnfolded(row, isUnfolded);
        doItemsLayout();
    }
    m_isFollowing = wasFollowing;
    noteFollowing(wasFollowing && verticalScrollBar()->value() >= verticalScrollBar()->maximum());
}

void TranscriptView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    m_delegate.setExchange(current.isValid() ? current.data(TranscriptModel::ExchangeRole).toLongLong() : 0);
    viewport()->update();
    Q_EMIT currentSequenceChanged(currentSequence());
}

void TranscriptView::rememberPlace()
{
    const int top = rowAt(0);
    m_place.current = currentSequence();
    m_place.top = top >= 0 && top < m_model.rowCount()
        ? m_model.index(top, 0).data(TranscriptModel::SequenceRole).toLongLong()
        : 0;
}

void TranscriptView::restorePlace()
{
    const Place place = std::exchange(m_place, {});
    sizeColumns();
    m_delegate.setExchange(0);
    const int current = place.current > 0 && m_model.rowCount() > 0 ? m_model.rowOf(place.current) : -1;
    const QScopedValueRollback guard(m_isOwnScroll, true);
    if (current >= 0)
        goToRow(current);
    else
        Q_EMIT currentSequenceChanged(0);
    if (m_isFollowing) {
        scrollToBottom();
        return;
    }
    const int shown = current >= 0 ? current : m_model.rowOf(place.top);
    if (shown >= 0)
        scrollTo(m_model.index(shown, 0), current >= 0 ? PositionAtCenter : PositionAtTop);
}

void TranscriptView::fold()
{
    const int row = currentIndex().row();
    if (m_model.fold(row) == Fold::Unfolded)
        setUnfolded(row, false);
    else if (m_model.fold(row) == Fold::Child)
        goToRow(m_model.rowOf(m_model.lines().at(m_model.lines().at(m_model.lineAt(row)).head).sequence()));
}

void TranscriptView::unfold()
{
    const int row = currentIndex().row();
    if (m_model.fold(row) == Fold::Folded)
        setUnfolded(row, true);
    else if (m_model.fold(row) == Fold::Unfolded && row + 1 < m_model.rowCount())
        goToRow(row + 1);
}

void TranscriptView::keyPressEvent(QKeyEvent *event)
{
    const bool hasRows = m_model.rowCount() > 0;
    const bool hasCurrent = currentIndex().isValid();
    const bool isPlain =
        !event->modifiers().testFlag(Qt::ShiftModifier) && !event->modifiers().testFlag(Qt::AltModifier);
    switch (isPlain ? event->key() : Qt::Key_unknown) {
    case Qt::Key_Left:
        if (hasCurrent)
            fold();
        return;
    case Qt::Key_Right:
        if (hasCurrent)
            unfold();
        return;
    case Qt::Key_Home:
        if (hasRows)
            goToRow(0);
        return;
    case Qt::Key_End:
        if (hasRows)
            goToRow(m_model.rowCount() - 1);
        setFollowing(true);
        return;
    default:
        break;
    }
    // The view's own way of copying knows one cell only; the action that is shown in the menu does it.
    if (event->matches(QKeySequence::Copy)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void TranscriptView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isHead =
        index.isValid() && m_model.fold(index.row()) != Fold::None && m_model.fold(index.row()) != Fold::Child;
    const bool isOnTriangle = isHead && event->button() == Qt::LeftButton
        && index.column() == TranscriptModel::TextColumn
        && TranscriptDelegate::triangleArea(visualRect(index), font()).contains(event->position().toPoint());
    QTableView::mousePressEvent(event);
    if (isOnTriangle)
        toggle(index.row());
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    QTableView::mouseDoubleClickEvent(event);
    if (index.isValid() && event->button() == Qt::LeftButton && m_model.fold(index.row()) != Fold::Child)
        toggle(index.row());
}

void TranscriptView::contextMenuEvent(QContextMenuEvent *event)
{
    if (actions().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName("transcriptMenu");
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid();
    menu->popup(isByKeyboard ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

void TranscriptView::paintEvent(QPaintEvent *event)
{
    // The base class asks the style for a panel behind each cell, which a style sheet makes dear, and draws nothing else
    // that is wanted here.
    executeDelayedItemsLayout();
    int row = rowAt(event->rect().top());
    if (row < 0)
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int height = rowHeight(row);
    for (int top = rowViewportPosition(row); row < m_model.rowCount() && top <= event->rect().bottom(); ++row) {
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(m_model.index(row, 0)));
        for (int column = 0; column < TranscriptModel::ColumnCount; ++column) {
            option.rect = QRect(columnViewportPosition(column), top, columnWidth(column), height);
            m_delegate.paint(&painter, option, m_model.index(row, column));
        }
        top += height;
    }
}

void TranscriptView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        applyFont();
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

void TranscriptView::applyFont()
{
    setFont(monospaced(parentWidget() ? parentWidget()->font() : QFont()));
    verticalHeader()->setDefaultSectionSize(TranscriptDelegate::rowHeight(font()));
    m_digits = 0;
    sizeColumns();
}

void TranscriptView::sizeColumns()
{
    const quint32 lines = m_model.lines().size();
    const int digits = digitsOf(lines > 0 ? m_model.lines().at(lines - 1).sequence() : 0);
    if (digits == m_digits)
        return;
    m_digits = digits;
    const int character = QFontMetrics(font()).horizontalAdvance(u'0');
    const auto setCharacters = [this, character](int column, int count) { setColumnWidth(column, count * character); };
    setCharacters(TranscriptModel::NumberColumn, digits + 2);
    setCharacters(TranscriptModel::TimeColumn, 9);
    setCharacters(TranscriptModel::DeltaColumn, 9);
    setCharacters(TranscriptModel::DirectionColumn, 3);
    setCharacters(TranscriptModel::LockColumn, 3);
}

} // namespace mailscope::ui
