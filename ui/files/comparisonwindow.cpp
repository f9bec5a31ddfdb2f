// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/comparisonwindow.h"

#include "compare/replay.h"
#include "ui/files/tone.h"
#include "ui/panels/durationtext.h"
#include "ui/panels/wrapdelegate.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// Rows grow with their text as long as there are few enough to measure.
constexpr int MostMeasuredRows = 2000;

QString titleOf(compare::Area area)
{
    switch (area) {
    case compare::Area::Verdict:
        return ComparisonWindow::tr("How it ended");
    case compare::Area::Capabilities:
        return ComparisonWindow::tr("What is offered");
    case compare::Area::Encryption:
        return ComparisonWindow::tr("Encryption");
    case compare::Area::Certificate:
        return ComparisonWindow::tr("Certificate");
    case compare::Area::Exchanges:
        return ComparisonWindow::tr("What was said");
    case compare::Area::Codes:
        return ComparisonWindow::tr("Codes");
    case compare::Area::Texts:
        break;
    }
    return ComparisonWindow::tr("Texts");
}

} // namespace

ComparisonWindow::ComparisonWindow(QList<ComparedSession> sessions, qsizetype left, qsizetype right, Relation relation,
                                   QWidget *parent)
    : QDialog(parent), m_sessions(std::move(sessions)), m_original(relation == Relation::Replay ? left : -1),
      m_replayed(relation == Relation::Replay ? right : -1), m_left(new QComboBox(this)), m_right(new QComboBox(this)),
      m_verdict(new WrappedLabel(u"chip"_s, this)), m_differences(new QTreeWidget(this)),
      m_masked(new WrappedLabel(u"dim"_s, this)), m_onlyDifferences(new QCheckBox(tr("&Only what differs"), this)),
      m_table(new QTableView(this))
{
    setObjectName("compare"_L1);
    setWindowTitle(tr("Two sessions side by side"));
    addChoices(left, right);
    layOutTable();
    layOut();
    compareChosen();
}

/// The table outlives the model and the timer, and says what becomes of its columns when the model goes.
ComparisonWindow::~ComparisonWindow()
{
    m_table->horizontalHeader()->disconnect(this);
}

void ComparisonWindow::addChoices(qsizetype left, qsizetype right)
{
    m_left->setObjectName("compareLeft"_L1);
    m_left->setAccessibleName(tr("Left session"));
    m_right->setObjectName("compareRight"_L1);
    m_right->setAccessibleName(tr("Right session"));
    for (qsizetype at = 0; at < m_sessions.size(); ++at) {
        for (QComboBox *box : {m_left, m_right})
            box->addItem(u"%1: %2"_s.arg(at + 1).arg(m_sessions.at(at).name));
    }
    m_left->setCurrentIndex(static_cast<int>(left));
    m_right->setCurrentIndex(static_cast<int>(right));
    for (QComboBox *box : {m_left, m_right}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, &ComparisonWindow::compareChosen);
    }
}

void ComparisonWindow::layOutTable()
{
    m_differences->setObjectName("compareDifferences"_L1);
    m_differences->setAccessibleName(tr("What differs"));
    m_differences->setHeaderLabels({tr("Where"), tr("What"), tr("Left"), tr("Right")});
    m_differences->setRootIsDecorated(false);
    m_differences->setItemDelegate(new WrapDelegate(m_differences));
    m_differences->header()->setSectionResizeMode(QHeaderView::Stretch);
    m_differences->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->setObjectName("compareLines"_L1);
    m_table->setAccessibleName(tr("Both conversations"));
    m_table->setModel(&m_model);
    m_table->setFont(monospaced(font()));
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 4 / 3);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().height() * 2);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ComparisonModel::Sign, QHeaderView::ResizeToContents);
    connect(m_table, &QTableView::activated, this, &ComparisonWindow::activate);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_measuring.setSingleShot(true);
    connect(&m_measuring, &QTimer::timeout, this, [this] {
        if (m_model.rowCount() <= MostMeasuredRows)
            m_table->resizeRowsToContents();
    });
    const auto measure = [this] { m_measuring.start(0); };
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, measure);
    connect(&m_model, &QAbstractItemModel::modelReset, this, measure);
    connect(m_onlyDifferences, &QCheckBox::toggled, &m_model, &ComparisonModel::setOnlyDifferences);
}

void ComparisonWindow::layOut()
{
    const int em = fontMetrics().height();
    resize(em * 66, em * 44);
    m_verdict->setObjectName("compareVerdict"_L1);
    m_masked->setObjectName("compareMasked"_L1);
    m_onlyDifferences->setObjectName("compareOnlyDifferences"_L1);
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_left, 1);
    sides->addWidget(new QLabel(u"↔"_s, this));
    sides->addWidget(m_right, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName("closeCompare"_L1);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Return belongs to the lines
    const auto add = [this, buttons](const QString &name, const QString &text, const QKeySequence &keys, auto done) {
        QPushButton *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setShortcut(keys);
        button->setToolTip(keys.toString(QKeySequence::NativeText));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, done);
    };
    add(u"compareNext"_s, tr("Next difference"), QKeySequence(u"F8"_s), [this] { goToDifference(1); });
    add(u"comparePrevious"_s, tr("Previous difference"), QKeySequence(u"Shift+F8"_s), [this] { goToDifference(-1); });
    add(u"compareCopy"_s, tr("Copy as text"), {}, [this] { copy(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_differences);
    parts->addWidget(m_table);
    parts->setStretchFactor(1, 1);
    parts->setSizes({em * 10, em * 24});
    auto *column = new QVBoxLayout(this);
    column->addLayout(sides);
    column->addWidget(m_verdict);
    column->addWidget(parts, 1);
    column->addWidget(m_masked);
    column->addWidget(m_onlyDifferences);
    column->addWidget(buttons);
}

const ComparedSession &ComparisonWindow::chosen(const QComboBox &box) const
{
    return m_sessions.at(box.currentIndex());
}

void ComparisonWindow::compareChosen()
{
    const bool isReplay = m_left->currentIndex() == m_original && m_right->currentIndex() == m_replayed;
    const report::Report &left = chosen(*m_left).report;
    const report::Report &right = chosen(*m_right).report;
    m_model.show(isReplay ? compare::compareReplay(left, right) : compare::compare(left, right));
    showSummary();
}

void ComparisonWindow::showSummary()
{
    const compare::Comparison &comparison = m_model.comparison();
    const bool isPartial = chosen(*m_left).report.isPartial() || chosen(*m_right).report.isPartial();
    QString verdict = comparison.isEqual()
        ? tr("Nothing differs.")
        : tr("%n difference(s).", nullptr, static_cast<int>(comparison.differences.size()));
    verdict += u' '
        + tr("They took %1 and %2.")
              .arg(DurationText::rounded(comparison.leftDuration), DurationText::rounded(comparison.rightDuration));
    if (isPartial)
        verdict += u' ' + tr("Of a long session only the beginning is compared.");
    tell(*m_verdict, verdict, comparison.isEqual() ? Tone::Good : Tone::Weak);

    m_differences->clear();
    for (const compare::Difference &each : comparison.differences) {
        auto *item =
            new QTreeWidgetItem(m_differences,
                                {titleOf(each.area), each.what, each.left.isEmpty() ? tr("nothing") : each.left,
                                 each.right.isEmpty() ? tr("nothing") : each.right});
        for (int side = 2; side < 4; ++side)
            item->setToolTip(side, item->text(side).toHtmlEscaped());
    }
    m_differences->setVisible(!comparison.isEqual());

    QStringList kinds;
    for (const compare::Volatile kind : comparison.masked)
        kinds += compare::volatileName(kind);
    std::ranges::sort(kinds);
    m_masked->setWords(
        kinds.isEmpty() ? QString() : tr("Not compared, since it changes each time (…): %1").arg(kinds.join(u", "_s)));
}

void ComparisonWindow::goToDifference(int step)
{
    const int row = m_model.nextDifference(m_table->currentIndex().row(), step);
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model.index(row, ComparisonModel::Left));
    m_table->setFocus(Qt::ShortcutFocusReason);
}

void ComparisonWindow::activate(const QModelIndex &index)
{
    const compare::Row &row = m_model.exchangeAt(index.row());
    const bool isRight = (index.column() == ComparisonModel::Right && row.right >= 0) || row.left < 0;
    const QComboBox &box = isRight ? *m_right : *m_left;
    const qsizetype exchange = isRight ? row.right : row.left;
    if (exchange >= 0)
        Q_EMIT eventActivated(box.currentIndex(), chosen(box).report.exchanges.at(exchange).sequence);
}

void ComparisonWindow::copy()
{
    format::TextStyle style;
    style.width = 120;
    QGuiApplication::clipboard()->setText(compare::comparisonText(m_model.comparison(), style));
}

} // namespace mailscope::ui
