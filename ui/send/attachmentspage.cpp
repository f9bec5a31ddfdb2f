// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/attachmentspage.h"

#include "format/display.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            files.append(url.toLocalFile());
    }
    return files;
}

QString textOf(const QString &path)
{
    const QFileInfo file(path);
    const QString name = format::visibleText(file.fileName());
    return file.isFile() ? AttachmentsPage::tr("%1 (%2)").arg(name, QLocale().formattedDataSize(file.size()))
                         : AttachmentsPage::tr("%1 (cannot be found)").arg(name);
}

} // namespace

AttachmentsPage::AttachmentsPage(Services &services, QWidget *parent)
    : SendPage(u"sendAttachments"_s, parent), m_services(services), m_files(new QListWidget),
      m_add(new QPushButton(tr("&Add file…"))), m_remove(new QPushButton(tr("Re&move"))),
      m_words(new WrappedLabel(u"dim"_s))
{
    build();
    setAcceptDrops(true);
    connect(m_add, &QPushButton::clicked, this, &AttachmentsPage::chooseFile);
    connect(m_remove, &QPushButton::clicked, this, &AttachmentsPage::removeSelected);
    connect(m_files, &QListWidget::itemChanged, this, &AttachmentsPage::edited);
    connect(m_files, &QListWidget::itemSelectionChanged, this, &AttachmentsPage::updateWords);
    auto *remove = new QShortcut(QKeySequence::Delete, m_files);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &AttachmentsPage::removeSelected);
    updateWords();
}

void AttachmentsPage::build()
{
    m_files->setObjectName(u"sendFiles"_s);
    m_files->setAccessibleName(tr("Files that go with the message"));
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_add->setObjectName(u"sendAddFile"_s);
    m_remove->setObjectName(u"sendRemoveFile"_s);
    m_words->setObjectName(u"sendFilesWords"_s);
    auto *label = new QLabel(tr("Files that go with the message; a &tick: inline, for the HTML"));
    label->setBuddy(m_files);
    label->setWordWrap(true);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(fontMetrics().height() / 3, buttons);
    flow->addWidget(m_add);
    flow->addWidget(m_remove);
    content()->addWidget(label);
    content()->addWidget(m_files, 1);
    content()->addWidget(buttons);
    content()->addWidget(m_words);
}

QListWidgetItem *AttachmentsPage::add(const QString &path, bool isInline)
{
    auto *item = new QListWidgetItem(textOf(path));
    item->setData(Qt::UserRole, path);
    item->setToolTip(tr("%1\nInline, the HTML shows it as cid:%2")
                         .arg(format::visibleText(path), format::visibleText(QFileInfo(path).fileName())));
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(isInline ? Qt::Checked : Qt::Unchecked);
    m_files->addItem(item);
    return item;
}

void AttachmentsPage::chooseFile()
{
    m_services.fileToOpen(this, {tr("Add a file to the message"), tr("All files (*)"), {}},
                          [self = QPointer(this)](const QString &path) {
                              if (!self || path.isEmpty())
                                  return;
                              self->m_files->setCurrentItem(self->add(path, false));
                              Q_EMIT self->edited();
                          });
}

void AttachmentsPage::removeSelected()
{
    const QList<QListWidgetItem *> selected = m_files->selectedItems();
    if (selected.isEmpty())
        return;
    qDeleteAll(selected);
    updateWords();
    Q_EMIT edited();
}

void AttachmentsPage::updateWords()
{
    m_remove->setEnabled(!m_files->selectedItems().isEmpty());
    m_words->setWords(m_files->count() == 0 ? tr("Files may be dropped here.") : QString());
}

void AttachmentsPage::show(const plan::Mail &mail)
{
    const QSignalBlocker quiet(this);
    m_files->clear();
    for (const QString &path : mail.content.attachments)
        add(path, false);
    for (const QString &path : mail.content.inlineImages)
        add(path, true);
    updateWords();
}

void AttachmentsPage::fill(plan::Mail &mail) const
{
    mail.content.attachments.clear();
    mail.content.inlineImages.clear();
    for (int row = 0; row < m_files->count(); ++row) {
        const QListWidgetItem *const item = m_files->item(row);
        QStringList &files = item->checkState() == Qt::Checked ? mail.content.inlineImages : mail.content.attachments;
        files.append(item->data(Qt::UserRole).toString());
    }
}

void AttachmentsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void AttachmentsPage::dropEvent(QDropEvent *event)
{
    const QStringList files = filesIn(*event->mimeData());
    if (files.isEmpty())
        return;
    for (const QString &path : files)
        add(path, false);
    event->acceptProposedAction();
    updateWords();
    Q_EMIT edited();
}

} // namespace mailscope::ui
