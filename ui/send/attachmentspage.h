// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/send/sendpage.h"

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace mailscope::ui {

class Services;
class WrappedLabel;

/// The files that go with a message. They are read when it is sent.
class AttachmentsPage final : public SendPage {
    Q_OBJECT
public:
    /// \p services must outlive the page.
    explicit AttachmentsPage(Services &services, QWidget *parent = nullptr);

    void show(const plan::Mail &mail) override;
    void fill(plan::Mail &mail) const override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    QListWidgetItem *add(const QString &path, bool isInline);
    void chooseFile();
    void removeSelected();
    void updateWords();

    Services &m_services;
    QListWidget *m_files;
    QPushButton *m_add;
    QPushButton *m_remove;
    WrappedLabel *m_words;
};

} // namespace mailscope::ui
