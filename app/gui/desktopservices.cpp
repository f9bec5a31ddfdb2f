// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/desktopservices.h"

#include "gui/keyring.h"
#include "gui/secretsource.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mailscope::gui {
namespace {

QString folder(const QString &path, bool isPrivate)
{
    QDir().mkpath(path);
    if (isPrivate)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

QString dataFolder(const QString &name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).filePath(name);
}

/// Shows \p dialog without waiting for it, and hands over what was chosen.
void show(QFileDialog *dialog, const std::function<void(QString)> &chosen)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, chosen](int result) {
        const QStringList files = dialog->selectedFiles();
        chosen(result == QDialog::Accepted ? files.value(0) : QString());
    });
    dialog->open();
}

QFileDialog *fileDialog(QWidget *parent, const ui::FileChoice &choice)
{
    auto *dialog = new QFileDialog(parent, choice.title, {}, choice.filter);
    const QFileInfo suggested(choice.suggested);
    if (suggested.isDir())
        dialog->setDirectory(choice.suggested);
    else
        dialog->selectFile(choice.suggested);
    return dialog;
}

} // namespace

DesktopServices::DesktopServices() = default;

QString DesktopServices::profilesFolder()
{
    const QString chosen = m_settings.value("profiles/folder"_L1).toString();
    return folder(chosen.isEmpty() ? dataFolder(u"profiles"_s) : chosen, chosen.isEmpty());
}

QString DesktopServices::journalFolder()
{
    return folder(dataFolder(u"journal"_s), true);
}

void DesktopServices::ask(QWidget *parent, const ui::Question &question, std::function<void(bool)> answered)
{
    auto *box = new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(question.detail);
    QPushButton *accept = box->addButton(question.accept, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(box, &QDialog::finished, box,
                     [box, accept, answered = std::move(answered)] { answered(box->clickedButton() == accept); });
    box->open();
}

void DesktopServices::fileToOpen(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen)
{
    QFileDialog *dialog = fileDialog(parent, choice);
    dialog->setFileMode(QFileDialog::ExistingFile);
    show(dialog, chosen);
}

void DesktopServices::fileToSave(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen)
{
    QFileDialog *dialog = fileDialog(parent, choice);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(choice.suggested).suffix());
    show(dialog, chosen);
}

void DesktopServices::folderToUse(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen)
{
    QFileDialog *dialog = fileDialog(parent, choice);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    show(dialog, chosen);
}

void DesktopServices::keepSecret(QWidget *parent, const QString &name, const Secret &secret,
                                 std::function<void(std::expected<void, QString>)> kept)
{
    keepInKeyring(parent, name, secret, std::move(kept));
}

void DesktopServices::fetchSecret(QWidget *parent, const QString &name,
                                  std::function<void(std::expected<Secret, QString>)> fetched)
{
    fetchFromKeyring(parent, name, std::move(fetched));
}

void DesktopServices::secretFrom(QWidget *parent, const QString &source, const QString &purpose,
                                 std::function<void(std::expected<Secret, QString>)> fetched)
{
    fetchFromSource(parent, source, purpose, std::move(fetched));
}

void DesktopServices::openLink(const QUrl &link)
{
    QDesktopServices::openUrl(link);
}

} // namespace mailscope::gui
