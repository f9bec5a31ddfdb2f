// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilesection.h"

#include "format/display.h"
#include "ui/profiles/nameform.h"
#include "ui/profiles/noticebar.h"
#include "ui/profiles/profilename.h"
#include "ui/profiles/sidetree.h"
#include "ui/services/services.h"
#include "ui/theme/icons.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QString shownName(const QString &path)
{
    return format::visibleText(QStringView(ProfileName::of(path)));
}

/// \p path as people write it, with "~" for their own folder.
QString shortened(const QString &path)
{
    const QString home = QDir::homePath() + u'/';
    return path.startsWith(home) ? u"~/"_s + path.sliced(home.size()) : path;
}

} // namespace

ProfileSection::ProfileSection(Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_store(services.profilesFolder()), m_tree(new SideTree(this)),
      m_empty(new QLabel(this)), m_chooseFolder(new QPushButton(tr("Choose a folder …"), this)),
      m_more(new QToolButton(this)), m_form(new NameForm(this)), m_notice(new NoticeBar(this))
{
    setObjectName("profileSection"_L1);
    makeTree();
    arrange();
    connect(&m_store, &ProfileStore::changed, this, &ProfileSection::showEntries);
    // The model is filled anew by what a new name changes: not while it is being asked.
    connect(&m_model, &ProfileModel::renameWanted, this, &ProfileSection::rename, Qt::QueuedConnection);
    connect(m_form, &NameForm::named, this, &ProfileSection::keep);
    connect(m_chooseFolder, &QPushButton::clicked, this, &ProfileSection::chooseFolder);
    showEntries();
}

void ProfileSection::makeHead()
{
    auto *heading = new QLabel(tr("Profiles"), this);
    heading->setProperty("role", u"heading"_s);
    heading->setBuddy(m_tree);
    m_more->setObjectName("profilesMenuButton"_L1);
    m_more->setProperty("kind", u"flat"_s);
    m_more->setIcon(themeIcon(u"more"_s));
    m_more->setText(u"⋯"_s);
    m_more->setToolTip(tr("What can be done with profiles"));
    m_more->setAccessibleName(tr("What can be done with profiles"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_more);
    menu->setObjectName("profilesMenu"_L1);
    menu->addAction(tr("&Save the connection as a profile …"), this, &ProfileSection::saveWanted)
        ->setObjectName("saveConnection"_L1);
    menu->addSeparator();
    menu->addAction(tr("Choose another &folder …"), this, &ProfileSection::chooseFolder)
        ->setObjectName("otherFolder"_L1);
    menu->addAction(tr("Show the folder &outside"), this,
                    [this] { m_services.openLink(QUrl::fromLocalFile(m_store.folder())); })
        ->setObjectName("showFolder"_L1);
    m_more->setMenu(menu);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(heading, 1);
    row->addWidget(m_more);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void ProfileSection::makeTree()
{
    m_tree->setObjectName("profiles"_L1);
    m_tree->setAccessibleName(tr("Profiles"));
    m_tree->setModel(&m_model);
    connect(m_tree, &SideTree::opened, this, [this](const QModelIndex &index) { openAt(index, false); });
    connect(m_tree, &SideTree::openedInNewTab, this, [this](const QModelIndex &index) { openAt(index, true); });
    connect(m_tree, &SideTree::deleteWanted, this, &ProfileSection::removeAt);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ProfileSection::showMenu);
    connect(m_tree, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_open.insert(ProfileModel::pathAt(index)); });
    connect(m_tree, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_open.remove(ProfileModel::pathAt(index)); });
}

void ProfileSection::arrange()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 4);
    makeHead();
    m_empty->setObjectName("profilesEmpty"_L1);
    m_empty->setProperty("role", u"dim"_s);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_chooseFolder->setObjectName("chooseFolder"_L1);
    column->addWidget(m_empty);
    column->addWidget(m_chooseFolder, 0, Qt::AlignLeft);
    column->addWidget(m_tree, 1);
    column->addWidget(m_form);
    column->addWidget(m_notice);
    column->addStretch(0);
}

void ProfileSection::showEntries()
{
    const QString current = ProfileModel::pathAt(m_tree->currentIndex());
    // Filling the model folds everything, which is nobody's wish.
    const QSet<QString> open = m_open;
    m_model.show(m_store.entries());
    m_open = open;
    for (const QString &path : open)
        m_tree->expand(m_model.indexOf(path));
    m_tree->setCurrentIndex(m_model.indexOf(current));
    showEmptyState();
}

void ProfileSection::showEmptyState()
{
    const bool readable = m_store.isReadable();
    const bool empty = m_store.entries().isEmpty();
    const QString folder = format::visibleText(QStringView(shortened(m_store.folder())));
    m_empty->setText(
        readable ? tr("None yet. Set up a connection and save it as a profile, or put profiles into “%1”.").arg(folder)
                 : tr("The folder “%1” is gone or cannot be read. Choose another one, or bring it back.").arg(folder));
    m_empty->setVisible(empty || !readable);
    m_chooseFolder->setVisible(!readable);
    m_tree->setVisible(readable && !empty);
}

void ProfileSection::openAt(const QModelIndex &index, bool inNewTab)
{
    const QString path = ProfileModel::pathAt(index);
    if (ProfileModel::isFolderAt(index)) {
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
        return;
    }
    if (const auto plan = m_store.open(path); !plan) {
        complain(plan.error());
        return;
    }
    m_notice->putAway();
    if (inNewTab)
        Q_EMIT openedInNewTab(m_store.absolutePath(path));
    else
        Q_EMIT chosen(m_store.absolutePath(path));
}

void ProfileSection::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(m_tree);
    menu->setObjectName("profileMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, index);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void ProfileSection::fillMenu(QMenu &menu, const QModelIndex &index)
{
    const QPersistentModelIndex place(index);
    const auto add = [&](const QString &name, const QString &text, const QKeySequence &key, auto action) {
        QAction *entry = menu.addAction(text, this, [place, action] {
            if (place.isValid())
                action(QModelIndex(place));
        });
        entry->setObjectName(name);
        entry->setShortcut(key);
    };
    if (!ProfileModel::isFolderAt(index)) {
        add(u"openProfile"_s, tr("&Open"), Qt::Key_Return, [this](const QModelIndex &at) { openAt(at, false); });
        add(u"openProfileInNewTab"_s, tr("Open in a new &tab"), Qt::SHIFT | Qt::Key_Return,
            [this](const QModelIndex &at) { openAt(at, true); });
        menu.addSeparator();
        add(u"duplicateProfile"_s, tr("D&uplicate"), {}, [this](const QModelIndex &at) { duplicateAt(at); });
    }
    add(u"renameProfile"_s, tr("&Rename"), Qt::Key_F2, [this](const QModelIndex &at) { m_tree->edit(at); });
    add(u"deleteProfile"_s, tr("&Delete"), Qt::Key_Delete, [this](const QModelIndex &at) { removeAt(at); });
}

void ProfileSection::rename(const QString &path, const QString &name)
{
    const auto renamed = m_store.rename(path, name);
    if (!renamed) {
        complain(renamed.error());
        return;
    }
    m_notice->putAway();
    m_tree->setCurrentIndex(m_model.indexOf(*renamed));
}

void ProfileSection::duplicateAt(const QModelIndex &index)
{
    const auto copy = m_store.duplicate(ProfileModel::pathAt(index));
    if (!copy) {
        complain(copy.error());
        return;
    }
    const QModelIndex place = m_model.indexOf(*copy);
    m_tree->setCurrentIndex(place);
    m_tree->edit(place);
}

void ProfileSection::removeAt(const QModelIndex &index)
{
    const QString path = ProfileModel::pathAt(index);
    const auto deleted = m_store.remove(path);
    if (!deleted) {
        complain(deleted.error());
        return;
    }
    m_notice->offer(tr("“%1” was deleted.").arg(shownName(path)), tr("Undo"), [this, deleted = *deleted] {
        if (const auto restored = m_store.restore(deleted); !restored)
            complain(restored.error());
        else
            m_tree->setCurrentIndex(m_model.indexOf(deleted.path));
    });
}

void ProfileSection::chooseFolder()
{
    const FileChoice choice{tr("Folder for profiles"), {}, m_store.folder()};
    m_services.folderToUse(this, choice, [this](const QString &folder) {
        if (folder.isEmpty())
            return;
        m_services.settings().setValue(ProfileStore::FolderKey, folder);
        m_open.clear();
        m_notice->putAway();
        m_store.setFolder(folder);
        showEmptyState();
    });
}

QString ProfileSection::selectedFolder() const
{
    const QModelIndex index = m_tree->currentIndex();
    const QModelIndex folder = ProfileModel::isFolderAt(index) ? index : index.parent();
    return ProfileModel::pathAt(folder);
}

void ProfileSection::saveProfile(const plan::Plan &plan, const QString &suggested)
{
    m_toSave = plan;
    m_form->open(ProfileName::from(suggested), selectedFolder());
}

void ProfileSection::keep(const QString &name)
{
    const QString folder = m_form->folder();
    const QString file = name + ProfileName::Suffix;
    write(folder.isEmpty() ? file : folder + u'/' + file, ProfileStore::Existing::Keep);
}

void ProfileSection::write(const QString &path, ProfileStore::Existing existing)
{
    const auto written = m_store.save(path, m_toSave, existing);
    if (written) {
        m_form->hide();
        m_notice->say(tr("“%1” was saved.").arg(shownName(path)), NoticeBar::Tone::Plain);
        m_tree->setCurrentIndex(m_model.indexOf(path));
        Q_EMIT saved(m_store.absolutePath(path));
        return;
    }
    const bool isTaken =
        written.error().kind == ProfileError::Kind::Exists || written.error().kind == ProfileError::Kind::Changed;
    if (!isTaken) {
        m_form->object(written.error().text);
        return;
    }
    const Question question{tr("Replace the profile?"), tr("%1 Replace it?").arg(written.error().text),
                            tr("What stands in the file now is lost."), tr("Replace")};
    m_services.ask(this, question, [this, path](bool yes) {
        if (yes)
            write(path, ProfileStore::Existing::Replace);
    });
}

void ProfileSection::complain(const ProfileError &error)
{
    m_notice->say(error.text, NoticeBar::Tone::Fail);
}

} // namespace mailscope::ui
