// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/matrixview.h"

#include "format/display.h"
#include "sasl/choice.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/matrixwords.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrapdelegate.h"
#include "ui/panels/wrappedlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using Cell = session::LoginMatrix::Cell;
using Place = session::LoginMatrix::Place;

namespace {

Ink inkOf(const Cell &cell)
{
    switch (cell.state) {
    case Cell::State::Accepted:
        return Ink::Good;
    case Cell::State::Refused:
    case Cell::State::Failed:
        return Ink::Fail;
    default:
        return Ink::Dim;
    }
}

const Cell *cellAt(const MatrixRun &run, const QByteArray &mechanism, const Place &place)
{
    const auto found = std::ranges::find_if(run.cells(), [&](const Cell &cell) {
        return cell.mechanism == mechanism && cell.when == place.when && cell.target == place.target;
    });
    return found == run.cells().end() ? nullptr : &*found;
}

/// A port that nobody named and where nothing is gets no column.
QList<Place> columnsOf(const MatrixRun &run)
{
    QList<Place> columns;
    std::ranges::copy_if(run.places(), std::back_inserter(columns),
                         [](const Place &place) { return !(place.isGuess && place.issue); });
    return columns;
}

/// The stronger ones first.
QList<QByteArray> rowsOf(const MatrixRun &run)
{
    QList<QByteArray> names;
    for (const Cell &cell : run.cells()) {
        if (!names.contains(cell.mechanism))
            names.append(cell.mechanism);
    }
    std::ranges::stable_sort(names, std::ranges::greater(), [](const QByteArray &name) {
        const sasl::Traits *const traits = sasl::traitsOf(name);
        return traits != nullptr ? traits->strength : 0;
    });
    return names;
}

} // namespace

MatrixView::MatrixView(MatrixRun &run, QWidget *parent)
    : QWidget(parent), m_run(run), m_state(new WrappedLabel(u"dim"_s)), m_go(new QPushButton),
      m_cancel(new QPushButton(tr("Cancel"))), m_model(new QStandardItemModel(this)), m_grid(new FittedTree),
      m_remarks(new WrappedLabel(u"dim"_s))
{
    build();
    connect(&m_run, &MatrixRun::changed, this, &MatrixView::refresh);
    connect(m_cancel, &QPushButton::clicked, &m_run, &MatrixRun::cancel);
    connect(m_go, &QPushButton::clicked, this, [this] {
        const bool isPlanned = m_run.state() == MatrixRun::State::Planned && m_run.attempts() > 0;
        isPlanned ? m_run.go() : Q_EMIT asked();
    });
    refresh();
}

void MatrixView::build()
{
    m_state->setObjectName(u"matrixState"_s);
    m_go->setObjectName(u"matrixGo"_s);
    m_cancel->setObjectName(u"matrixCancel"_s);
    m_cancel->setAccessibleName(tr("Cancel the attempts with every mechanism"));
    m_grid->setObjectName(u"matrixGrid"_s);
    m_grid->setAccessibleName(tr("Every mechanism, and what came of it"));
    m_grid->setRootIsDecorated(false);
    m_grid->setModel(m_model);
    m_grid->header()->setSectionsMovable(false);
    m_grid->header()->setHighlightSections(false);
    m_grid->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_grid->header()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_remarks->setObjectName(u"matrixRemarks"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_go);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new SectionHeading(tr("Every mechanism")));
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    layout->addWidget(m_grid);
    layout->addWidget(m_remarks);
}

void MatrixView::setObjection(const QString &objection)
{
    m_objection = objection;
    showButtons();
}

void MatrixView::refresh()
{
    m_state->setWords(MatrixWords::state(m_run));
    showButtons();
    showGrid();
    m_remarks->setWords(MatrixWords::remarks(m_run));
}

void MatrixView::showButtons()
{
    const bool isPlanned = m_run.state() == MatrixRun::State::Planned && m_run.attempts() > 0;
    m_go->setText(isPlanned ? tr("Try %n logins", nullptr, m_run.attempts()) : tr("What can be tried?"));
    m_go->setEnabled(isPlanned || (!m_run.isRunning() && m_objection.isEmpty()));
    m_go->setToolTip(isPlanned ? QString() : m_objection);
    m_cancel->setVisible(isPlanned || m_run.isRunning());
}

void MatrixView::showGrid()
{
    const QList<Place> columns = columnsOf(m_run);
    const QList<QByteArray> rows = rowsOf(m_run);
    m_grid->setVisible(!rows.isEmpty());
    m_model->setRowCount(static_cast<int>(rows.size()));
    m_model->setColumnCount(static_cast<int>(columns.size()) + 1);
    QStringList heads{tr("Mechanism")};
    for (const Place &place : columns)
        heads.append(MatrixWords::head(m_run, place));
    m_model->setHorizontalHeaderLabels(heads);
    for (int row = 0; row < rows.size(); ++row) {
        m_model->setData(m_model->index(row, 0), format::visibleText(rows.at(row)));
        for (int column = 0; column < columns.size(); ++column)
            showCell(m_model->index(row, column + 1), rows.at(row), columns.at(column));
    }
    m_grid->fit();
}

void MatrixView::showCell(const QModelIndex &index, const QByteArray &mechanism, const Place &place)
{
    const Cell *const cell = cellAt(m_run, mechanism, place);
    const QString verdict = cell != nullptr ? MatrixWords::verdict(*cell) : tr("not offered");
    const QString codes = cell != nullptr ? MatrixWords::codes(*cell) : QString();
    const QString reason = cell != nullptr ? MatrixWords::reason(*cell) : QString();
    const QString spoken = QStringList{MatrixWords::when(place.when), verdict, codes, reason}.join(u' ').trimmed();
    if (index.data(Qt::AccessibleTextRole).toString() == spoken)
        return;
    m_model->setData(index, verdict);
    m_model->setData(index, codes, BelowRole);
    m_model->setData(index, codes.isEmpty() ? verdict : verdict + u' ' + codes, CopyRole);
    m_model->setData(index, static_cast<int>(cell != nullptr ? inkOf(*cell) : Ink::Faint), InkRole);
    m_model->setData(index, spoken, Qt::AccessibleTextRole);
}

} // namespace mailscope::ui
