// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/step.h"

#include <QWidget>

#include <optional>

namespace mailscope::ui {

class WrappedLabel;

/// What signing in will send, shown before it is sent. Nothing secret is in it.
class LoginPreviewView final : public QWidget {
    Q_OBJECT
public:
    explicit LoginPreviewView(QWidget *parent = nullptr);

    /// \p first is the step that would be taken with \p mechanism; nothing where that is not known in advance.
    void show(const QByteArray &mechanism, const std::optional<stage::Step> &first);
    void clear();

private:
    WrappedLabel *m_line;
    WrappedLabel *m_content;
    WrappedLabel *m_behind;
};

} // namespace mailscope::ui
