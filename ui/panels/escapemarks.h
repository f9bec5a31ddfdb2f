// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

class QPlainTextEdit;

namespace mailscope::ui {

/// Sets off the escapes of docs/steps.md in a field for bytes: \r \n \t \0 \xNN and the doubled backslash stand for a byte each, and
/// so look unlike the text around them. Unlike the control pictures of Unicode, every font has them.
class EscapeMarks final : public QSyntaxHighlighter {
    Q_OBJECT
public:
    /// Belongs to \p field.
    explicit EscapeMarks(QPlainTextEdit *field);

    /// \p bytes, a line a line, with everything visible: each line ends as it does on the wire. The reverse of what is typed, except
    /// that line ends are there.
    [[nodiscard]] static QString textOf(QByteArrayView bytes);

protected:
    void highlightBlock(const QString &text) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const QPlainTextEdit &m_field;
};

} // namespace mailscope::ui
