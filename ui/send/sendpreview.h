// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/delivery.h"
#include "stage/step.h"

#include <QWidget>

class QPlainTextEdit;

namespace mailscope::ui {

class WrappedLabel;

/// The very bytes that will go out: the commands as far as they are known, and the beginning of the message.
class SendPreview final : public QWidget {
    Q_OBJECT
public:
    static constexpr qsizetype MostShown = 32 * 1024; ///< bytes of the message

    explicit SendPreview(QWidget *parent = nullptr);

    /// \p delivery is read; \p size: bytes of the whole message; \p step: how it begins, when that is known.
    void show(const stage::Delivery &delivery, qint64 size, const std::optional<stage::Step> &step);
    /// There is nothing to preview, for this reason.
    void showReason(const QString &reason);

    using QWidget::show;

private:
    void setText(const QString &text);

    WrappedLabel *m_words;
    QPlainTextEdit *m_bytes;
};

} // namespace mailscope::ui
