// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timingpanel.h"

#include "ui/panels/durationtext.h"
#include "ui/panels/timeaxis.h"
#include "ui/panels/timingmodel.h"
#include "ui/panels/waterfalldelegate.h"
#include "ui/panels/wrapdelegate.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/sessioncontroller.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto Tick = std::chrono::milliseconds(100);

} // namespace

TimingPanel::TimingPanel(SessionController &controller, Services &, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_model(new TimingModel(this)), m_rows(new QTreeView),
      m_axis(new TimeAxis(*m_model, *m_rows->header())), m_state(new WrappedLabel(u"dim"_s)),
      m_copy(new QPushButton(tr("Copy as text")))
{
    setObjectName(u"timingPanel"_s);
    setAccessibleName(tr("Timing"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    build();
    m_tick.setInterval(Tick);
    connect(&m_tick, &QTimer::timeout, this, &TimingPanel::refresh);
    connect(&m_controller, &SessionController::reportChanged, this, &TimingPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &TimingPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &TimingPanel::refresh);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_model->text()); });
    connect(m_rows, &QTreeView::activated, this, &TimingPanel::follow);
    refresh();
}

void TimingPanel::build()
{
    m_rows->setObjectName(u"waterfall"_s);
    m_rows->setAccessibleName(tr("What took how long"));
    m_state->setObjectName(u"timingState"_s);
    m_axis->setObjectName(u"timeAxis"_s);
    m_axis->setAccessibleName(tr("Time axis"));
    m_copy->setObjectName(u"copyTiming"_s);
    m_rows->setModel(m_model);
    m_rows->setItemDelegate(new WrapDelegate(m_rows));
    m_rows->setItemDelegateForColumn(TimingModel::Bar, new WaterfallDelegate(*m_model, m_rows));
    m_rows->setRootIsDecorated(false);
    m_rows->setHeaderHidden(true);
    m_rows->setFrameShape(QFrame::NoFrame);
    m_rows->setTabKeyNavigation(false);
    m_rows->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView *header = m_rows->header();
    const int em = fontMetrics().height();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(em);
    header->setSectionResizeMode(TimingModel::Name, QHeaderView::Interactive);
    header->setSectionResizeMode(TimingModel::Bar, QHeaderView::Stretch);
    header->setSectionResizeMode(TimingModel::Duration, QHeaderView::ResizeToContents);
    header->resizeSection(TimingModel::Name, em * 7);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em / 2);
    layout->setSpacing(em / 4);
    layout->addWidget(m_state);
    layout->addWidget(m_axis);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_copy, 0, Qt::AlignLeading);
}

/// The time since the start of the session, as its events count it.
std::chrono::nanoseconds TimingPanel::now()
{
    const transcript::Transcript &transcript = m_controller.transcript();
    if (transcript.isEmpty())
        return {};
    if (transcript.size() != m_eventsSeen || !m_sinceLastEvent.isValid()) {
        m_eventsSeen = transcript.size();
        m_sinceLastEvent.start();
    }
    return transcript.at(transcript.size() - 1).elapsed + m_sinceLastEvent.durationElapsed();
}

void TimingPanel::refresh()
{
    const QList<TimeRow> rows =
        Timeline::rows(m_controller.report(), m_controller.transcript(), m_controller.isLive(), now());
    m_model->setRows(rows);
    const bool isRunning =
        std::ranges::any_of(rows, [](const TimeRow &row) { return row.state == TimeRow::State::Running; });
    if (isRunning && isVisible())
        m_tick.start();
    else
        m_tick.stop();
    m_state->setWords(stateText());
    for (QWidget *widget : QList<QWidget *>{m_rows, m_axis, m_copy})
        widget->setVisible(!rows.isEmpty());
}

QString TimingPanel::stateText() const
{
    if (m_model->rowCount() == 0)
        return m_controller.isLive()                                  ? tr("Nothing has taken time yet.")
            : m_controller.state() == SessionController::State::Fresh ? tr("Connect to see where the time goes.")
                                                                      : tr("Nothing in this session took time.");
    if (m_model->scale().isFolded())
        return tr("Pauses in which nothing ran are folded; the axis counts the rest.");
    return {};
}

void TimingPanel::follow(const QModelIndex &index)
{
    if (!index.isValid() || index.row() >= m_model->rows().size())
        return;
    if (const qint64 sequence = m_model->rows().at(index.row()).sequence; sequence > 0)
        Q_EMIT evidenceActivated(sequence);
}

void TimingPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void TimingPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

} // namespace mailscope::ui
