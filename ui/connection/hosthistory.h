// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QStringList>

namespace mailscope::ui {

/// Where somebody connected to, the last place first. Kept in the settings; without users, so without anything secret.
class HostHistory {
public:
    static constexpr qsizetype Longest = 50;

    /// \p settings must outlive this.
    explicit HostHistory(QSettings &settings) : m_settings(settings) { }

    /// What a person would type: names, host:port and URLs. What is in the settings is not trusted: at most Longest, one line each.
    [[nodiscard]] QStringList places() const;

    /// Puts \p place in front, once.
    void add(const QString &place);

private:
    QSettings &m_settings;
};

} // namespace mailscope::ui
