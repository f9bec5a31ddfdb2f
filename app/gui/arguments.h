// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QString>
#include <QStringList>

#include <expected>
#include <optional>

namespace mailscope::gui {

/// What the window was started with: `mailscope [URL | FILE]`, `mailscope --demo`.
struct Arguments {
    std::optional<plan::Plan> plan; ///< a URL or host
    QString file;                   ///< a session file
    bool demo = false;
    QString answer; ///< to be printed in place of a window: help, or the version

    /// \p words without the program's name; an error is a sentence.
    [[nodiscard]] static std::expected<Arguments, QString> parse(const QStringList &words);

private:
    [[nodiscard]] std::expected<void, QString> take(const QString &word);
};

} // namespace mailscope::gui
