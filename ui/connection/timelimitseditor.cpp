// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/timelimitseditor.h"

#include "plan/plan.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto Final = "final"_L1;
constexpr int VisibleRows = 8;
constexpr int NameColumn = 0;
constexpr int LimitColumn = 1;

QString text(const Patience::Limit &limit)
{
    return limit ? QString::number(static_cast<double>(limit->count()) / 1000.0) : u"0"_s;
}

/// What cannot be read as a number goes to the reader as it is, which says what is wrong with it.
QJsonValue secondsFrom(const QString &text)
{
    bool isNumber = false;
    const double seconds = text.trimmed().toDouble(&isNumber);
    return isNumber ? QJsonValue(seconds) : QJsonValue(text);
}

QJsonObject everywhere(const QJsonValue &seconds)
{
    QJsonObject json;
    for (int index = 0; index < PhaseCount; ++index)
        json.insert(phaseName(static_cast<Phase>(index)), seconds);
    return json;
}

bool isSameEverywhere(const Patience &patience)
{
    for (int index = 0; index < PhaseCount; ++index) {
        if (patience.limit(static_cast<Phase>(index)) != patience.limit(Phase::Resolve))
            return false;
    }
    return true;
}

Patience patienceFrom(const QJsonValue &value)
{
    const auto plan = plan::Plan::fromJson(QJsonObject{{u"timeouts"_s, value.toObject()}});
    return plan ? plan->patience : Patience();
}

} // namespace

TimeLimitsEditor::TimeLimitsEditor(QWidget *parent)
    : SettingEditor(parent), m_every(new QLineEdit(this)), m_disclose(new QToolButton(this)),
      m_table(new QTableWidget(PhaseCount + 1, 2, this))
{
    m_every->setObjectName("setting-timeouts"_L1);
    m_every->setAccessibleName(tr("Seconds for every wait"));
    m_every->setMaxLength(16);
    m_every->setMaximumWidth(m_every->fontMetrics().averageCharWidth() * 12);
    m_disclose->setObjectName("eachPhase"_L1);
    m_disclose->setText(tr("Each phase"));
    m_disclose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_disclose->setArrowType(Qt::RightArrow);
    m_disclose->setProperty("kind", u"flat"_s);
    m_disclose->setFocusPolicy(Qt::StrongFocus);
    makeTable();
    arrange();
    connect(m_every, &QLineEdit::textEdited, this, [this] { everyEdited(false); });
    connect(m_every, &QLineEdit::editingFinished, this, [this] { everyEdited(true); });
    connect(m_table, &QTableWidget::itemChanged, this, &TimeLimitsEditor::cellEdited);
    connect(m_disclose, &QToolButton::clicked, this, [this] {
        const bool open = m_table->isHidden();
        m_table->setVisible(open);
        m_disclose->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    fill(Patience());
}

void TimeLimitsEditor::makeTable()
{
    m_table->setObjectName("phaseLimits"_L1);
    m_table->setAccessibleName(tr("Time limit of each phase"));
    m_table->setHorizontalHeaderLabels({tr("Phase"), tr("Seconds")});
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->setFixedHeight(m_table->rowHeight(0) * VisibleRows + m_table->horizontalHeader()->sizeHint().height());
    for (int row = 0; row <= PhaseCount; ++row) {
        const QString name = row < PhaseCount ? QString(phaseName(static_cast<Phase>(row))) : QString(Final);
        auto *phase = new QTableWidgetItem(name);
        phase->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_table->setItem(row, NameColumn, phase);
        m_table->setItem(row, LimitColumn, new QTableWidgetItem);
    }
    m_table->hide();
}

void TimeLimitsEditor::arrange()
{
    auto *unit = new QLabel(tr("s each"), this);
    unit->setBuddy(m_every);
    auto *standard = new QPushButton(tr("As RFC 5321"), this);
    standard->setObjectName("rfcLimits"_L1);
    standard->setToolTip(tr("What RFC 5321 asks of a client: 5 minutes for most waits, 10 for the end of a message"));
    connect(standard, &QPushButton::clicked, this, [this] { propose(Patience::rfc5321()); });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_every);
    row->addWidget(unit);
    row->addStretch(1);
    row->addWidget(standard);
    column->addLayout(row);
    column->addWidget(m_disclose);
    column->addWidget(m_table);
}

QWidget *TimeLimitsEditor::field()
{
    return m_every;
}

void TimeLimitsEditor::showValue(const QJsonValue &value)
{
    fill(patienceFrom(value));
}

void TimeLimitsEditor::fill(const Patience &patience)
{
    m_isFilling = true;
    for (int row = 0; row < PhaseCount; ++row)
        m_table->item(row, LimitColumn)->setText(text(patience.limit(static_cast<Phase>(row))));
    m_table->item(PhaseCount, LimitColumn)->setText(text(patience.finalReply()));
    const bool same = isSameEverywhere(patience);
    m_every->setText(same ? text(patience.limit(Phase::Resolve)) : QString());
    m_every->setPlaceholderText(same ? QString() : tr("differs"));
    m_isFilling = false;
}

void TimeLimitsEditor::propose(const Patience &patience)
{
    fill(patience);
    Q_EMIT edited(tableValue(), true);
}

void TimeLimitsEditor::everyEdited(bool finished)
{
    const QString written = m_every->text().trimmed();
    // Left empty where phases differ: nothing was said.
    if (written.isEmpty() && !m_every->placeholderText().isEmpty())
        return;
    QJsonObject json = everywhere(secondsFrom(written));
    json.insert(Final, secondsFrom(m_table->item(PhaseCount, LimitColumn)->text()));
    // The phases show what holds, not what is being typed.
    if (finished && secondsFrom(written).toDouble(-1) >= 0) {
        m_isFilling = true;
        for (int row = 0; row < PhaseCount; ++row)
            m_table->item(row, LimitColumn)->setText(written);
        m_isFilling = false;
    }
    Q_EMIT edited(json, finished);
}

void TimeLimitsEditor::cellEdited()
{
    if (m_isFilling)
        return;
    const QJsonObject json = tableValue();
    const Patience patience = patienceFrom(json);
    m_every->setText(isSameEverywhere(patience) ? text(patience.limit(Phase::Resolve)) : QString());
    m_every->setPlaceholderText(isSameEverywhere(patience) ? QString() : tr("differs"));
    Q_EMIT edited(json, true);
}

QJsonObject TimeLimitsEditor::tableValue() const
{
    QJsonObject json;
    for (int row = 0; row <= PhaseCount; ++row)
        json.insert(m_table->item(row, NameColumn)->text(), secondsFrom(m_table->item(row, LimitColumn)->text()));
    return json;
}

} // namespace mailscope::ui
