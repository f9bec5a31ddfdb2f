// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QStringList>

namespace mailscope::ui {

/// The session files that were opened or saved last, the newest first. Kept in the settings.
class RecentFiles {
public:
    static constexpr qsizetype Most = 10;

    /// \p settings must outlive this.
    explicit RecentFiles(QSettings &settings) : m_settings(settings) { }

    /// Absolute paths. What is in the settings is not trusted: at most Most, each once.
    [[nodiscard]] QStringList paths() const;
    /// Puts \p path in front.
    void add(const QString &path);
    void remove(const QString &path);
    void clear();

private:
    void keep(const QStringList &paths);

    QSettings &m_settings;
};

} // namespace mailscope::ui
