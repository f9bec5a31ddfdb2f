// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/messagestore.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace mailscope::ui {

class Services;
class WrappedLabel;

/// What arrived at the practice server: the last messages, and of one of them its envelope, what became of each recipient, and its
/// very bytes.
class ArrivedWindow final : public QDialog {
    Q_OBJECT
public:
    static constexpr qsizetype MostShown = qsizetype(256) * 1024; ///< bytes of a message

    /// \p services must outlive the window.
    ArrivedWindow(Services &services, QWidget *parent);

    /// \p messages, oldest first. The newest is chosen unless another one was.
    void show(const QList<practice::StoredMessage> &messages);

    using QDialog::show;

private:
    void layOut();
    void showChosen();
    void showRecipients(const practice::StoredMessage &message);
    void save();
    [[nodiscard]] const practice::StoredMessage *chosen() const;

    Services &m_services;
    QList<practice::StoredMessage> m_messages; ///< newest first, as they are shown
    WrappedLabel *m_words;
    QTreeWidget *m_list;
    WrappedLabel *m_envelope;
    QTreeWidget *m_recipients;
    WrappedLabel *m_size;
    QPlainTextEdit *m_bytes;
    QPushButton *m_save;
};

} // namespace mailscope::ui
