// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/services.h"

#include <QSettings>

namespace mailscope::gui {

/// The services of a real desktop: its dialogs, and the folders that it keeps for programs.
class DesktopServices final : public ui::Services {
public:
    DesktopServices();

    [[nodiscard]] QSettings &settings() override { return m_settings; }
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
    void openLink(const QUrl &link) override;

private:
    QSettings m_settings;
};

} // namespace mailscope::gui
