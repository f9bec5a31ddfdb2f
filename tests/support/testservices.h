// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/services.h"

#include <QHash>
#include <QList>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace mailscope {

/// Surroundings of a window that leave nothing behind: settings and folders below one temporary folder, and dialogs that are
/// recorded instead of shown.
///
/// A dialog is answered with what was scripted for it; without that it stays open until answer() or choose() is called.
/// Answers come from the event loop, never from inside the call.
class TestServices final : public ui::Services {
public:
    TestServices();
    ~TestServices() override;

    [[nodiscard]] QSettings &settings() override { return *m_settings; }
    /// What the settings say, as for a person; otherwise "profiles" in folder().
    [[nodiscard]] QString profilesFolder() override;
    [[nodiscard]] QString journalFolder() override;
    void ask(QWidget *parent, const ui::Question &question, std::function<void(bool)> answered) override;
    void fileToOpen(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen) override;
    void fileToSave(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen) override;
    void folderToUse(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen) override;
    void keepSecret(QWidget *parent, const QString &name, const Secret &secret,
                    std::function<void(std::expected<void, QString>)> kept) override;
    void fetchSecret(QWidget *parent, const QString &name,
                     std::function<void(std::expected<Secret, QString>)> fetched) override;
    void secretFrom(QWidget *parent, const QString &source, const QString &purpose,
                    std::function<void(std::expected<Secret, QString>)> fetched) override;
    void openLink(const QUrl &link) override { links.append(link); }

    /// Where everything is; removed in the end.
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// Answers the oldest open question, or the next one to be asked.
    void answer(bool yes);
    /// Answers the oldest open file dialog, or the next one; an empty path dismisses it.
    void choose(const QString &path);

    QList<ui::Question> questions; ///< in the order in which they were asked
    QList<ui::FileChoice> choices;
    QList<QUrl> links;
    QHash<QString, Secret> keyring;    ///< what it holds
    QHash<QString, Secret> references; ///< what sources such as "env:NAME" stand for; all others cannot be fetched
    QString keyringTrouble;            ///< a sentence: there is no key ring; empty: there is one

private:
    template <typename Answer>
    struct Dialogs;
    void showFileDialog(QWidget *parent, const ui::FileChoice &choice, std::function<void(QString)> chosen);

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Dialogs<bool>> m_asked;
    std::unique_ptr<Dialogs<QString>> m_files;
};

} // namespace mailscope
