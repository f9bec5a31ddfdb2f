// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingspanel.h"

#include "ui/panels/findingsmodel.h"
#include "ui/panels/findingsview.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/sessioncontroller.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using report::Severity;

FindingsPanel::FindingsPanel(SessionController &controller, Services &, QWidget *parent)
    : QWidget(parent), m_controller(controller), m_model(new FindingsModel(this)), m_view(new FindingsView(*m_model)),
      m_state(new WrappedLabel(u"dim"_s)), m_filters(new QWidget)
{
    setObjectName(u"findingsPanel"_s);
    setAccessibleName(tr("Findings"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    build();
    connect(m_view, &FindingsView::evidenceActivated, this, &FindingsPanel::evidenceActivated);
    connect(&m_controller, &SessionController::reportChanged, this, &FindingsPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &FindingsPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &FindingsPanel::refresh);
    refresh();
}

void FindingsPanel::build()
{
    m_view->setObjectName(u"findings"_s);
    m_view->setAccessibleName(tr("Findings"));
    m_state->setObjectName(u"findingsState"_s);
    m_filters->setObjectName(u"findingsFilters"_s);
    auto *flow = new FlowLayout(fontMetrics().height() / 3, m_filters);
    m_filters->setLayout(flow);
    addFilter(Severity::Fail, u"showProblems"_s);
    addFilter(Severity::Warn, u"showWarnings"_s);
    addFilter(Severity::Info, u"showNotes"_s);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_filters->setSizePolicy(policy);

    const int em = fontMetrics().height();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, 0);
    layout->setSpacing(em / 2);
    layout->addWidget(m_filters);
    layout->addWidget(m_state);
    layout->addWidget(m_view, 1);
}

void FindingsPanel::addFilter(Severity severity, const QString &name)
{
    auto *button = new QPushButton;
    button->setObjectName(name);
    button->setCheckable(true);
    button->setChecked(true);
    connect(button, &QPushButton::toggled, this, [this, severity](bool isOn) {
        m_model->setShown(severity, isOn);
        updateWords();
    });
    m_buttons.insert(severity, button);
    m_filters->layout()->addWidget(button);
}

int FindingsPanel::count() const
{
    return static_cast<int>(m_model->total());
}

QString FindingsPanel::title() const
{
    return count() == 0 ? tr("Findings") : tr("Findings %1").arg(count());
}

void FindingsPanel::refresh()
{
    const report::Finding *current = m_model->finding(m_view->currentIndex());
    const QLatin1StringView currentId = current == nullptr ? QLatin1StringView() : current->id;
    const int scrolled = m_view->verticalScrollBar()->value();
    if (m_model->setFindings(m_controller.report().findings)) {
        if (const int row = m_model->rowOf(currentId); row >= 0)
            m_view->setCurrentIndex(m_model->index(row));
        m_view->verticalScrollBar()->setValue(scrolled);
    }
    updateWords();
    if (count() == m_count)
        return;
    m_count = count();
    Q_EMIT countChanged(m_count);
}

void FindingsPanel::updateWords()
{
    const std::pair<Severity, QString> words[] = {
        {Severity::Fail, tr("Problems %1")}, {Severity::Warn, tr("Warnings %1")}, {Severity::Info, tr("Notes %1")}};
    for (const auto &[severity, text] : words)
        m_buttons.value(severity)->setText(FindingsModel::sign(severity) + u' ' + text.arg(m_model->count(severity)));
    m_filters->setVisible(count() > 0);
    m_view->setVisible(m_model->rowCount() > 0);
    m_state->setWords(stateText());
}

/// Says no more than is known: nothing found is not the same as nothing looked at.
QString FindingsPanel::stateText() const
{
    const qsizetype hidden = m_model->total() - m_model->rowCount();
    if (hidden > 0)
        return tr("%n finding(s) hidden by the buttons above.", nullptr, static_cast<int>(hidden));
    if (count() > 0)
        return m_controller.isLive() ? tr("The session goes on; more may be found.") : QString();
    if (m_controller.state() == SessionController::State::Fresh)
        return tr("Nothing was looked at yet. Connect, or press Diagnose.");
    if (m_controller.isLive())
        return tr("No finding so far. The session goes on.");
    return tr("No findings. What was not asked in this session was not looked at.");
}

} // namespace mailscope::ui
