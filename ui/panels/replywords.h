// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/phase.h"
#include "wire/enhancedcode.h"

#include <QCoreApplication>

#include <optional>

namespace mailscope::ui {

/// What the codes of a reply mean.
class ReplyWords {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::ReplyWords)
public:
    /// "252" or "550 5.1.1"; a dash without a code.
    [[nodiscard]] static QString codes(std::optional<int> code, const std::optional<wire::EnhancedCode> &enhanced);
    /// A few words: "cannot verify, will try". An unknown code is called unknown, with what its class tells.
    [[nodiscard]] static QString meaning(std::optional<int> code, Phase phase);
    /// Sentences behind it and what to do; may be empty.
    [[nodiscard]] static QString explanation(std::optional<int> code, Phase phase);
    /// The enhanced code in words.
    [[nodiscard]] static QString enhanced(const wire::EnhancedCode &code);
    /// A text of a reply, safe to show, one line of the reply a line.
    [[nodiscard]] static QString text(const QByteArray &text);
};

} // namespace mailscope::ui
