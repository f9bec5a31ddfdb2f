// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <utility>

namespace mailscope::ui {

/// One setting as the panel shows it.
struct Setting {
    enum class Kind {
        Text,
        Choice, ///< one of choices; the first is the default
        Flag,   ///< on or off; off unless set
        List,   ///< several lines
        File,   ///< a path that a dialog can find
        Folder,
        OptionalText, ///< a text, the default, or deliberately nothing
        TimeLimits,
        Seconds,
    };

    QString key; ///< of PlanSettings; "keepAlive" is the tab's own
    QString label;
    QString hint; ///< in the empty field: what the default is, or an example
    Kind kind = Kind::Text;
    QList<std::pair<QString, QString>> choices; ///< value in a profile and words; an empty value: the default
    QString explanation;                        ///< a sentence for the tooltip; may be empty
};

struct SettingsGroupDescription {
    QString name; ///< stable, for names of objects and for what was folded
    QString title;
    QList<Setting> settings;
};

/// Everything that the panel shows, in its order.
class SettingsTable {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::SettingsTable)
public:
    [[nodiscard]] static QList<SettingsGroupDescription> groups();

    /// The key of the one setting that is no part of a plan.
    static constexpr QLatin1StringView KeepAlive = QLatin1StringView("keepAlive");

private:
    [[nodiscard]] static QList<Setting> hello();
    [[nodiscard]] static QList<Setting> network();
    [[nodiscard]] static QList<Setting> waiting();
    [[nodiscard]] static QList<Setting> encryption();
    [[nodiscard]] static QList<Setting> clientCertificate();
    [[nodiscard]] static QList<Setting> relaying();
    [[nodiscard]] static QList<Setting> ending();
};

} // namespace mailscope::ui
