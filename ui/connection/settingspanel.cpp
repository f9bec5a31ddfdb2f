// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/settingspanel.h"

#include "ui/connection/plansettings.h"
#include "ui/connection/settingrow.h"
#include "ui/connection/settingsgroup.h"
#include "ui/services/services.h"
#include "ui/session/sessioncontroller.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mailscope::ui {
namespace {

constexpr auto LongestKeepAlive = 24h;
constexpr auto OpenGroupsKey = "settingsPanel/openGroups"_L1;

bool isKeepAlive(const SettingRow *row)
{
    return row->setting().key == SettingsTable::KeepAlive;
}

} // namespace

SettingsPanel::SettingsPanel(SessionController &controller, Services &services, QWidget *parent)
    : QFrame(parent), m_controller(controller), m_services(services), m_scroll(new QScrollArea(this)),
      m_summary(new QLabel(this)), m_resetAll(new QPushButton(tr("All back to default"), this))
{
    setObjectName("settingsPanel"_L1);
    setProperty("role", u"pane"_s);
    setAccessibleName(tr("Settings of the connection"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeHead();
    makeGroups(services);
    column->addWidget(m_scroll, 1);
    connect(&m_controller, &SessionController::planChanged, this, &SettingsPanel::showPlan);
    showPlan();
    restoreGroups(services);
}

/// A field that goes away while somebody writes in it has nothing more to say.
SettingsPanel::~SettingsPanel()
{
    for (const Part &part : std::as_const(m_parts)) {
        for (SettingRow *row : part.rows)
            row->disconnect(this);
    }
}

void SettingsPanel::makeHead()
{
    m_summary->setObjectName("settingsSummary"_L1);
    m_summary->setProperty("role", u"dim"_s);
    m_resetAll->setObjectName("resetAll"_L1);
    m_resetAll->setProperty("kind", u"flat"_s);
    auto *row = new QHBoxLayout;
    const int step = fontMetrics().height();
    row->setContentsMargins(step / 2, step / 3, step / 2, step / 3);
    row->addWidget(m_summary, 1);
    row->addWidget(m_resetAll);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_resetAll, &QPushButton::clicked, this, &SettingsPanel::resetAll);
}

void SettingsPanel::makeGroups(Services &services)
{
    auto *content = new QWidget;
    content->setObjectName("settingsContent"_L1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    const QList<SettingsGroupDescription> groups = SettingsTable::groups();
    for (const SettingsGroupDescription &description : groups) {
        Part part{new SettingsGroup(description.name, description.title, content), {}};
        for (const Setting &setting : description.settings) {
            auto *row = new SettingRow(setting, services, part.group);
            connect(row, &SettingRow::edited, this,
                    [this, row](const QJsonValue &value, bool finished) { edit(row, value, finished); });
            connect(row, &SettingRow::resetWanted, this, [this, row] { reset(row); });
            part.group->addRow(row);
            part.rows.append(row);
        }
        column->addWidget(part.group);
        m_parts.append(part);
    }
    column->addStretch(1);
    m_scroll->setObjectName("settingsScroll"_L1);
    m_scroll->setAccessibleName(tr("Settings of the connection"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
}

void SettingsPanel::restoreGroups(Services &services)
{
    const QStringList usual{u"group-hello"_s, u"group-network"_s};
    const QStringList open = services.settings().value(OpenGroupsKey, usual).toStringList();
    for (const Part &part : std::as_const(m_parts)) {
        part.group->setOpen(open.contains(part.group->objectName()));
        connect(part.group, &SettingsGroup::openChanged, this, [this] {
            QStringList names;
            for (const Part &each : std::as_const(m_parts)) {
                if (each.group->isOpen())
                    names.append(each.group->objectName());
            }
            m_services.settings().setValue(OpenGroupsKey, names);
        });
    }
}

QJsonValue SettingsPanel::valueOf(const SettingRow *row) const
{
    if (!isKeepAlive(row))
        return PlanSettings::value(m_controller.plan(), row->setting().key);
    return m_keepAlive == 0s ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QString::number(m_keepAlive.count()));
}

void SettingsPanel::showPlan()
{
    for (const Part &part : std::as_const(m_parts)) {
        for (SettingRow *row : part.rows) {
            if (row == m_editing)
                row->acceptValue(valueOf(row));
            else
                row->showValue(valueOf(row));
        }
    }
    showCounts();
}

void SettingsPanel::showCounts()
{
    for (const Part &part : std::as_const(m_parts))
        part.group->setChangedCount(static_cast<int>(std::ranges::count_if(part.rows, &SettingRow::isChanged)));
    const int count = changedCount();
    m_summary->setText(count == 0 ? tr("all at their defaults") : tr("%n changed", nullptr, count));
    m_resetAll->setEnabled(count > 0);
    if (count == m_toldCount)
        return;
    m_toldCount = count;
    Q_EMIT changedCountChanged(count);
}

int SettingsPanel::changedCount() const
{
    return static_cast<int>(PlanSettings::changedKeys(m_controller.plan()).size()) + (m_keepAlive > 0s ? 1 : 0);
}

void SettingsPanel::edit(SettingRow *row, const QJsonValue &value, bool finished)
{
    if (isKeepAlive(row)) {
        editKeepAlive(row, value, finished);
        return;
    }
    const auto plan = PlanSettings::withValue(m_controller.plan(), row->setting().key, value);
    if (!plan) {
        refuse(row, plan.error(), finished);
        return;
    }
    row->setObjection({});
    put(row, value);
    if (finished)
        row->settle();
}

/// Half of what somebody writes may be something else than the whole: what held before holds until it is whole.
void SettingsPanel::refuse(SettingRow *row, const QString &why, bool finished)
{
    put(row, row->settledValue());
    // Nobody is told off in the middle of a word.
    if (finished)
        row->setObjection(why);
}

void SettingsPanel::put(SettingRow *row, const QJsonValue &value)
{
    m_editing = row;
    if (isKeepAlive(row))
        setKeepAlive(std::chrono::seconds(value.toString().toInt()));
    else if (const auto plan = PlanSettings::withValue(m_controller.plan(), row->setting().key, value))
        m_controller.setPlan(*plan);
    m_editing = nullptr;
}

void SettingsPanel::editKeepAlive(SettingRow *row, const QJsonValue &value, bool finished)
{
    bool isNumber = true;
    const QString text = value.toString().trimmed();
    const std::chrono::seconds interval(text.isEmpty() ? 0 : text.toInt(&isNumber));
    if (!isNumber || interval < 0s || interval > LongestKeepAlive) {
        refuse(row, tr("Give whole seconds between two NOOP, up to a day; nothing or 0 means never."), finished);
        return;
    }
    row->setObjection({});
    put(row, text);
    if (finished)
        row->settle();
}

void SettingsPanel::setKeepAlive(std::chrono::seconds interval)
{
    if (interval == m_keepAlive)
        return;
    m_keepAlive = interval;
    showPlan();
    Q_EMIT keepAliveChanged(interval);
}

void SettingsPanel::reset(SettingRow *row)
{
    if (isKeepAlive(row))
        setKeepAlive(0s);
    else if (const auto plan = PlanSettings::withValue(m_controller.plan(), row->setting().key, QJsonValue::Undefined))
        m_controller.setPlan(*plan);
}

void SettingsPanel::resetAll()
{
    const Question question{tr("Settings"), tr("Put every setting of this connection back to its default?"),
                            tr("Host, port and encryption stay as they are."), tr("Put back")};
    m_services.ask(this, question, [this](bool yes) {
        if (!yes)
            return;
        setKeepAlive(0s);
        m_controller.setPlan(PlanSettings::withDefaults(m_controller.plan()));
    });
}

} // namespace mailscope::ui
