// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testservices.h"

#include <QDir>
#include <QPointer>
#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope {

/// Dialogs of one kind that are open, and answers that wait for one. Never both.
template <typename Answer>
struct TestServices::Dialogs {
    struct Open {
        QPointer<QWidget> parent;
        std::function<void(Answer)> answered;
    };

    void show(QWidget *parent, std::function<void(Answer)> answered)
    {
        open.append(Open{parent, std::move(answered)});
        if (!answers.isEmpty())
            give(answers.takeFirst());
    }

    void give(const Answer &answer)
    {
        if (open.isEmpty()) {
            answers.append(answer);
            return;
        }
        const Open dialog = open.takeFirst();
        if (dialog.parent)
            QMetaObject::invokeMethod(
                dialog.parent, [dialog, answer] { dialog.answered(answer); }, Qt::QueuedConnection);
    }

    QList<Open> open;
    QList<Answer> answers;
};

TestServices::TestServices()
    : m_settings(std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)),
      m_asked(std::make_unique<Dialogs<bool>>()), m_files(std::make_unique<Dialogs<QString>>())
{
    QDir(m_folder.path()).mkdir(u"profiles"_s);
    QDir(m_folder.path()).mkdir(u"journal"_s);
}

TestServices::~TestServices()
{
    // A test may have taken rights away.
    QFile::setPermissions(profilesFolder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString TestServices::profilesFolder()
{
    return m_settings->value(u"profiles/folder"_s, m_folder.filePath(u"profiles"_s)).toString();
}

QString TestServices::journalFolder()
{
    return m_folder.filePath(u"journal"_s);
}

void TestServices::ask(QWidget *parent, const ui::Question &question, std::function<void(bool)> answered)
{
    questions.append(question);
    m_asked->show(parent, std::move(answered));
}

void TestServices::fileToOpen(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen)
{
    showFileDialog(parent, choice, std::move(chosen));
}

void TestServices::fileToSave(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen)
{
    showFileDialog(parent, choice, std::move(chosen));
}

void TestServices::folderToUse(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen)
{
    showFileDialog(parent, choice, std::move(chosen));
}

void TestServices::showFileDialog(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen)
{
    choices.append(choice);
    m_files->show(parent, std::move(chosen));
}

void TestServices::keepSecret(QWidget *parent, const QString &name, const Secret &secret,
                              std::function<void(std::expected<void, QString>)> kept)
{
    std::expected<void, QString> result;
    if (keyringTrouble.isEmpty())
        keyring.insert(name, secret);
    else
        result = std::unexpected(keyringTrouble);
    QMetaObject::invokeMethod(parent, [kept = std::move(kept), result] { kept(result); }, Qt::QueuedConnection);
}

void TestServices::fetchSecret(QWidget *parent, const QString &name,
                               std::function<void(std::expected<Secret, QString>)> fetched)
{
    std::expected<Secret, QString> result = keyring.value(name);
    if (!keyringTrouble.isEmpty())
        result = std::unexpected(keyringTrouble);
    else if (!keyring.contains(name))
        result = std::unexpected(u"The key ring holds nothing under the name %1."_s.arg(name));
    QMetaObject::invokeMethod(
        parent, [fetched = std::move(fetched), result] { fetched(result); }, Qt::QueuedConnection);
}

void TestServices::secretFrom(QWidget *parent, const QString &source, const QString &purpose,
                              std::function<void(std::expected<Secret, QString>)> fetched)
{
    std::expected<Secret, QString> result = references.value(source);
    if (!references.contains(source))
        result = std::unexpected(u"%1 cannot be had here."_s.arg(purpose));
    QMetaObject::invokeMethod(
        parent, [fetched = std::move(fetched), result] { fetched(result); }, Qt::QueuedConnection);
}

void TestServices::answer(bool yes)
{
    m_asked->give(yes);
}

void TestServices::choose(const QString &path)
{
    m_files->give(path);
}

} // namespace mailscope
