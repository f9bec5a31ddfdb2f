// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/sidebar.h"

#include "ui/profiles/historymodel.h"
#include "ui/profiles/journalindex.h"
#include "ui/profiles/profilesection.h"
#include "ui/profiles/sidetree.h"
#include "ui/services/services.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", u"heading"_s);
    return label;
}

} // namespace

SideBar::SideBar(Services &services, QWidget *parent)
    : QFrame(parent), m_profiles(new ProfileSection(services, this)),
      m_index(new JournalIndex(services.journalFolder(), this)), m_historyModel(new HistoryModel(this)),
      m_history(new SideTree(this)), m_historyEmpty(new QLabel(this)), m_arrived(new QPushButton(this))
{
    setObjectName("sideBar"_L1);
    setProperty("role", u"sunken"_s);
    setAccessibleName(tr("Profiles and history"));
    auto *column = new QVBoxLayout(this);
    const int step = fontMetrics().height() / 2;
    column->setContentsMargins(step, step, step, step);
    column->setSpacing(step / 2);
    column->addWidget(m_profiles, 3);
    addHistory(*column);
    addPractice(*column);
    connect(m_profiles, &ProfileSection::chosen, this, &SideBar::profileChosen);
    connect(m_profiles, &ProfileSection::openedInNewTab, this, &SideBar::profileOpenedInNewTab);
    connect(m_profiles, &ProfileSection::saveWanted, this, &SideBar::saveProfileWanted);
    connect(m_profiles, &ProfileSection::saved, this, &SideBar::profileSaved);
    connect(m_index, &JournalIndex::changed, this, &SideBar::showHistory);
    showHistory();
}

void SideBar::addHistory(QVBoxLayout &column)
{
    m_history->setObjectName("history"_L1);
    m_history->setAccessibleName(tr("History"));
    m_history->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_history->setModel(m_historyModel);
    m_historyEmpty->setObjectName("historyEmpty"_L1);
    m_historyEmpty->setProperty("role", u"dim"_s);
    m_historyEmpty->setTextFormat(Qt::PlainText);
    m_historyEmpty->setWordWrap(true);
    m_historyEmpty->setText(tr("None yet. Every session that you connect is listed here."));
    QLabel *title = heading(tr("History"), this);
    title->setBuddy(m_history);
    column.addSpacing(fontMetrics().height() / 2);
    column.addWidget(title);
    column.addWidget(m_historyEmpty);
    column.addWidget(m_history, 2);
    connect(m_history, &SideTree::opened, this, &SideBar::openSession);
    connect(m_history, &SideTree::openedInNewTab, this, &SideBar::openSession);
    connect(m_history, &QWidget::customContextMenuRequested, this, &SideBar::showHistoryMenu);
}

void SideBar::addPractice(QVBoxLayout &column)
{
    auto *practice = new QPushButton(themeIcon(u"practice"_s), tr("Practice server"), this);
    practice->setObjectName("practiceServer"_L1);
    practice->setToolTip(tr("Connects to a server inside of this program, to try everything without harm"));
    connect(practice, &QPushButton::clicked, this, &SideBar::practiceServerChosen);
    column.addSpacing(fontMetrics().height() / 2);
    column.addWidget(heading(tr("Learn"), this));
    column.addWidget(practice, 0, Qt::AlignLeft);
    m_arrived->setObjectName("practiceArrived"_L1);
    m_arrived->setToolTip(tr("Shows the messages that the practice server has taken"));
    m_arrived->hide();
    connect(m_arrived, &QPushButton::clicked, this, &SideBar::arrivedChosen);
    column.addWidget(m_arrived, 0, Qt::AlignLeft);
}

void SideBar::showArrived(qsizetype count)
{
    m_arrived->setText(tr("Messages arrived: %1").arg(count));
    m_arrived->setVisible(count > 0);
}

QSize SideBar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 34, QFrame::sizeHint().height()};
}

ProfileStore &SideBar::profiles()
{
    return m_profiles->store();
}

void SideBar::saveProfile(const plan::Plan &plan, const QString &suggestedName)
{
    show();
    m_profiles->saveProfile(plan, suggestedName);
}

void SideBar::refreshHistory()
{
    m_index->refresh();
}

void SideBar::showHistory()
{
    const QString current = HistoryModel::pathAt(m_history->currentIndex());
    QList<int> folded;
    bool isFirst = m_historyModel->rowCount() == 0;
    for (int row = 0; row < m_historyModel->rowCount(); ++row) {
        const QModelIndex group = m_historyModel->index(row, 0);
        if (!m_history->isExpanded(group))
            folded.append(group.data(HistoryModel::GroupRole).toInt());
    }
    m_historyModel->show(m_index->entries(), QDateTime::currentDateTime());
    for (int row = 0; row < m_historyModel->rowCount(); ++row) {
        const QModelIndex group = m_historyModel->index(row, 0);
        const bool wasFolded = folded.contains(group.data(HistoryModel::GroupRole).toInt());
        m_history->setExpanded(group, isFirst ? row == 0 : !wasFolded);
        for (int member = 0; member < m_historyModel->rowCount(group); ++member) {
            const QModelIndex index = m_historyModel->index(member, 0, group);
            if (!current.isEmpty() && HistoryModel::pathAt(index) == current)
                m_history->setCurrentIndex(index);
        }
    }
    m_historyEmpty->setVisible(m_index->entries().isEmpty());
    m_history->setVisible(!m_index->entries().isEmpty());
}

void SideBar::openSession(const QModelIndex &index)
{
    const QString path = HistoryModel::pathAt(index);
    if (path.isEmpty())
        m_history->setExpanded(index, !m_history->isExpanded(index));
    else
        Q_EMIT sessionChosen(path);
}

void SideBar::showHistoryMenu(const QPoint &position)
{
    const QModelIndex index = m_history->indexAt(position);
    const QString path = HistoryModel::pathAt(index);
    if (path.isEmpty())
        return;
    auto *menu = new QMenu(m_history);
    menu->setObjectName("historyMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Open"), this, [this, path] { Q_EMIT sessionChosen(path); })->setObjectName("openSession"_L1);
    menu->addAction(tr("&Copy the path"), this,
                    [path] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(path)); })
        ->setObjectName("copySessionPath"_L1);
    menu->popup(m_history->viewport()->mapToGlobal(position));
}

} // namespace mailscope::ui
