// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QCoreApplication>
#include <QJsonValue>
#include <QStringList>

#include <expected>

namespace mailscope::ui {

/// The settings of a plan, each by its key in a profile file: "helo", "tls.caFile". Targets, encryption and tasks are none.
///
/// Values go through the readers of the profile file, so that the window and a profile understand the same. Three settings
/// differ: "timeouts" is one object, "bind" is an address, an address with port, or a port behind a colon, and lists are
/// texts with one entry a line.
class PlanSettings {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::PlanSettings)
public:
    /// The keys whose values differ from the default, sorted.
    [[nodiscard]] static QStringList changedKeys(const plan::Plan &plan);

    /// The value of \p key; undefined when it is the default.
    [[nodiscard]] static QJsonValue value(const plan::Plan &plan, const QString &key);

    /// \p plan with \p key set to \p value, undefined for the default; or a sentence that says why it cannot be.
    [[nodiscard]] static std::expected<plan::Plan, QString> withValue(const plan::Plan &plan, const QString &key,
                                                                      const QJsonValue &value);

    /// \p plan with every setting at its default.
    [[nodiscard]] static plan::Plan withDefaults(const plan::Plan &plan);

private:
    [[nodiscard]] static std::optional<QString> objection(const QString &key, const QJsonValue &value);
};

} // namespace mailscope::ui
