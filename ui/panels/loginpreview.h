// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/step.h"

#include <QCoreApplication>
#include <QString>

namespace mailscope::ui {

/// What signing in will send, told in advance: of the very step that the engine would take.
class LoginPreview {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::LoginPreview)
public:
    /// The line with what is secret in it masked, as the transcript will show it; empty when \p first sends none.
    [[nodiscard]] static QString line(const stage::Step &first);
    /// What is in it, decoded, and what is hidden of it; empty when nothing but the mechanism is.
    [[nodiscard]] static QString content(const stage::Step &first);
    /// What \p mechanism says behind its first line.
    [[nodiscard]] static QString behind(const QByteArray &mechanism, bool hasInitialResponse);
};

} // namespace mailscope::ui
