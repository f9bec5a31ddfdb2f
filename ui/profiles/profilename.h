// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace mailscope::ui {

/// What profiles and their folders may be called: one plain name that is a file in every system of ours.
class ProfileName {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::ProfileName)
public:
    static constexpr QLatin1StringView Suffix = QLatin1StringView(".json");

    /// Why \p name cannot be one, as a sentence; empty when it can.
    [[nodiscard]] static QString objection(const QString &name);

    /// \p text with what a name may not hold replaced; at worst "profile".
    [[nodiscard]] static QString from(const QString &text);

    /// The name of the profile at \p path: without folders and suffix.
    [[nodiscard]] static QString of(const QString &path);
};

} // namespace mailscope::ui
