// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loginstepsview.h"

#include "format/display.h"
#include "report/stepfacts.h"
#include "ui/panels/detailrow.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/sectionheading.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype LongestValue = 400; ///< the transcript has all of it

QString shown(const QString &value)
{
    const QString text = format::visibleText(QStringView(value).left(LongestValue));
    return value.size() > LongestValue ? text + u'…' : text;
}

void addParts(QStandardItem *parent, const QJsonObject &step, QLatin1StringView key, Ink ink)
{
    for (const auto &[name, value] : report::stepFacts({{QString(key), step.value(key)}}))
        DetailRow{shown(name), shown(value), ink}.addTo(parent);
}

} // namespace

LoginStepsView::LoginStepsView(QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(0, 2, this)), m_tree(new FittedTree)
{
    build();
    hide();
}

void LoginStepsView::build()
{
    m_tree->setObjectName(u"authSteps"_s);
    m_tree->setAccessibleName(tr("Step by step"));
    m_tree->setHeaderHidden(true);
    m_tree->setModel(m_model);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(0, fontMetrics().averageCharWidth() * 22);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new SectionHeading(tr("Step by step")));
    layout->addWidget(m_tree);
}

void LoginStepsView::clear()
{
    m_model->removeRows(0, m_model->rowCount());
    m_shown.clear();
}

void LoginStepsView::show(const std::optional<report::AuthOutcome> &auth)
{
    const QList<report::AuthAttempt> attempts = auth ? auth->attempts : QList<report::AuthAttempt>();
    setVisible(!attempts.isEmpty());
    bool isOther = attempts.size() < m_shown.size();
    for (qsizetype index = 0; !isOther && index < m_shown.size(); ++index)
        isOther = m_shown.at(index).mechanism != attempts.at(index).mechanism
            || m_shown.at(index).steps > attempts.at(index).steps.size();
    if (isOther)
        clear();
    for (qsizetype index = 0; index < attempts.size(); ++index) {
        const report::AuthAttempt &attempt = attempts.at(index);
        if (index == m_shown.size())
            addAttempt(attempt);
        for (qsizetype &count = m_shown[index].steps; count < attempt.steps.size(); ++count)
            addStep(m_model->item(static_cast<int>(index)), attempt.steps.at(count));
    }
}

void LoginStepsView::addAttempt(const report::AuthAttempt &attempt)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_tree->collapse(m_model->index(row, 0));
    QStandardItem *item = addText(m_model->invisibleRootItem(), format::visibleText(attempt.mechanism), Ink::Strong);
    const int row = item->row();
    m_tree->setFirstColumnSpanned(row, {}, true);
    m_shown.append({attempt.mechanism, 0});
}

void LoginStepsView::addStep(QStandardItem *attempt, const QJsonObject &step)
{
    const QString name = shown(step.value("name"_L1).toString());
    const bool isOfServer = step.value("from"_L1) == "server"_L1;
    QStandardItem *item =
        addText(attempt, isOfServer ? tr("← server: %1").arg(name) : tr("→ client: %1").arg(name), Ink::Text);
    addParts(item, step, "fields"_L1, Ink::Mono);
    for (const QString &hidden : report::stepTexts(step, "hidden"_L1))
        DetailRow{shown(hidden), tr("[hidden]"), Ink::Dim}.addTo(item);
    addParts(item, step, "derived"_L1, Ink::Dim);
    for (const QString &remark : report::stepTexts(step, "remarks"_L1))
        DetailRow{tr("worth knowing"), shown(remark), Ink::Weak}.addTo(item);
    if (const QString reference = step.value("reference"_L1).toString(); !reference.isEmpty())
        DetailRow{tr("paragraph"), shown(reference), Ink::Faint}.addTo(item);
    m_tree->setFirstColumnSpanned(item->row(), attempt->index(), true);
    m_tree->expand(attempt->index());
    m_tree->expand(item->index());
}

} // namespace mailscope::ui
