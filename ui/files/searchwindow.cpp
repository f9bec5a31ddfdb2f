// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/searchwindow.h"

#include "format/display.h"
#include "ui/files/tone.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"
#include "ui/theme/theme.h"
#include "ui/transcript/filteredit.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using End = mailscope::ui::FolderSearch::End;

namespace mailscope::ui {
namespace {

constexpr auto FolderKey = "search/folder"_L1;

} // namespace

SearchWindow::SearchWindow(const QString &folder, Services &services, QWidget *parent)
    : QDialog(parent), m_services(services), m_search(services.journalFolder()), m_folder(new QLineEdit(this)),
      m_choose(new QPushButton(tr("Choose…"), this)), m_terms(new FilterEdit(this)),
      m_go(new QPushButton(tr("Search"), this)), m_table(new QTableView(this)),
      m_outcome(new WrappedLabel(u"chip"_s, this))
{
    setObjectName("search"_L1);
    setWindowTitle(tr("Search in the sessions of a folder"));
    layOutTable();
    layOut();
    const QString kept = services.settings().value(FolderKey).toString();
    m_folder->setText(folder.isEmpty() ? kept : folder);
    connect(m_choose, &QPushButton::clicked, this, &SearchWindow::chooseFolder);
    connect(m_go, &QPushButton::clicked, this, &SearchWindow::toggle);
    connect(m_folder, &QLineEdit::returnPressed, this, &SearchWindow::begin);
    connect(m_terms, &QLineEdit::returnPressed, this, &SearchWindow::begin);
    connect(m_table, &QTableView::activated, this, &SearchWindow::activate);
    connect(&m_search, &FolderSearch::found, &m_results, &SearchResults::add);
    connect(&m_search, &FolderSearch::progressed, this, &SearchWindow::showRunning);
    connect(&m_search, &FolderSearch::finished, this, &SearchWindow::onFinished);
    (m_folder->text().isEmpty() ? static_cast<QWidget *>(m_folder) : m_terms)->setFocus();
}

void SearchWindow::setFolder(const QString &folder)
{
    m_search.cancel();
    m_folder->setText(folder);
    m_results.begin(folder);
    tell(*m_outcome, {}, Tone::Plain);
    m_terms->setFocus();
}

void SearchWindow::layOutTable()
{
    const int em = fontMetrics().height();
    m_table->setObjectName("searchResults"_L1);
    m_table->setAccessibleName(tr("What was found"));
    m_table->setModel(&m_results);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFont(monospaced(font()));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(em);
    m_table->verticalHeader()->setDefaultSectionSize(em * 4 / 3);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(SearchResults::File, em * 15);
    m_table->setColumnWidth(SearchResults::Line, em * 4);
}

void SearchWindow::layOut()
{
    const int em = fontMetrics().height();
    resize(em * 58, em * 36);
    m_folder->setObjectName("searchFolder"_L1);
    m_folder->setAccessibleName(tr("Folder"));
    m_choose->setObjectName("searchChoose"_L1);
    m_choose->setAutoDefault(false);
    m_terms->setObjectName("searchTerms"_L1);
    m_terms->setAccessibleName(tr("Terms"));
    m_terms->setPlaceholderText(tr("Text, or terms of the filter: dir:in code:5xx stage:auth …"));
    m_go->setObjectName("searchGo"_L1);
    m_go->setProperty("kind", u"primary"_s);
    m_go->setAutoDefault(false);
    m_outcome->setObjectName("searchOutcome"_L1);
    auto *place = new QHBoxLayout;
    place->addWidget(m_folder, 1);
    place->addWidget(m_choose);
    auto *terms = new QHBoxLayout;
    terms->addWidget(m_terms, 1);
    terms->addWidget(m_go);
    auto *form = new QFormLayout;
    form->addRow(tr("Folder"), place);
    form->addRow(tr("Terms"), terms);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName("closeSearch"_L1);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_outcome);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
}

void SearchWindow::chooseFolder()
{
    m_services.folderToUse(this, {tr("Search in a folder"), {}, m_folder->text()}, [this](const QString &folder) {
        if (!folder.isEmpty())
            setFolder(folder);
    });
}

void SearchWindow::toggle()
{
    m_search.isRunning() ? m_search.cancel() : begin();
}

void SearchWindow::begin()
{
    m_search.cancel();
    const QString folder = m_folder->text().trimmed();
    if (!QFileInfo(folder).isDir()) {
        tell(*m_outcome, tr("There is no such folder: choose another one."), Tone::Fail);
        return;
    }
    const auto wanted = filter::FilterExpression::parse(m_terms->text());
    if (!wanted) {
        tell(*m_outcome, tr("Character %1: %2").arg(wanted.error().position + 1).arg(wanted.error().sentence),
             Tone::Fail);
        return;
    }
    if (wanted->isEmpty()) {
        tell(*m_outcome, tr("Say what to search for."), Tone::Fail);
        return;
    }
    m_services.settings().setValue(FolderKey, folder);
    m_results.begin(folder);
    m_search.start(folder, *wanted);
    m_go->setText(tr("Stop"));
    showRunning();
}

void SearchWindow::showRunning()
{
    tell(*m_outcome, tr("Searching …") + u' ' + count(), Tone::Plain);
}

QString SearchWindow::count() const
{
    return tr("%1 in %2.")
        .arg(tr("%n line(s)", nullptr, static_cast<int>(m_search.count())),
             tr("%n session file(s)", nullptr, m_search.files()));
}

QString SearchWindow::outcome(End end) const
{
    switch (end) {
    case End::Whole:
        return m_search.files() == 0 && m_search.count() == 0 ? tr("There are no session files in this folder.")
                                                              : count();
    case End::Cancelled:
        return tr("Stopped.") + u' ' + count();
    case End::TooMany:
        return count() + u' ' + tr("More were not looked for: say more precisely what you want.");
    case End::Gone:
        break;
    }
    return tr("The folder is gone.") + u' ' + count();
}

void SearchWindow::onFinished(End end)
{
    m_go->setText(tr("Search"));
    tell(*m_outcome, outcome(end), end == End::TooMany || end == End::Gone ? Tone::Weak : Tone::Plain);
}

void SearchWindow::activate(const QModelIndex &index)
{
    const FoundLine &line = m_results.at(index.row());
    if (line.sequence > 0)
        Q_EMIT lineActivated(line.path, line.sequence);
}

/// Escape belongs to the search that runs before it belongs to the window.
void SearchWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_search.isRunning())
        m_search.cancel();
    else
        QDialog::keyPressEvent(event);
}

void SearchWindow::done(int result)
{
    m_search.cancel();
    QDialog::done(result);
}

} // namespace mailscope::ui
