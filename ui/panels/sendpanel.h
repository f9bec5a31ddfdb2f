// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/mailing.h"
#include "ui/send/filesurvey.h"

#include <QTimer>
#include <QWidget>

class QSplitter;
class QTabWidget;

namespace mailscope::ui {

class EnvelopePage;
class SendControls;
class SendLedger;
class SendPage;
class SendPreview;
class Services;
class SessionController;

/// A message with its envelope, sent in the session that is open, and what became of it for each recipient.
///
/// What stands in its pages is the mail of the plan, so that a profile keeps it. It is made as `mailscope-cli send` makes it, and
/// goes out only when it was armed and the button is pressed; what is previewed is what is sent.
class SendPanel final : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    SendPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);
    ~SendPanel() override;
    Q_DISABLE_COPY_MOVE(SendPanel)

    /// Puts the keyboard into the first field.
    void begin();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build(Services &services);
    void share();
    void connectSession();
    void showPlan();
    void keepInPlan();
    void prepareSoon();
    void prepare();
    void refresh();
    void showPreview();
    void showControls();
    void send();
    void resume();
    [[nodiscard]] plan::Mail mail() const;
    [[nodiscard]] QString objection() const;
    [[nodiscard]] QString consequence() const;
    [[nodiscard]] QString serverName() const;

    SessionController &m_controller;
    QTabWidget *m_tabs;
    EnvelopePage *m_envelope;
    QList<SendPage *> m_pages;
    SendControls *m_controls;
    QTabWidget *m_results;
    SendPreview *m_preview;
    SendLedger *m_ledger;
    QSplitter *m_splitter;
    QTimer m_prepareTimer;
    FileSurvey m_survey;                       ///< of the file that is sent, if one is
    std::optional<session::Mailing> m_mailing; ///< the message that goes out next
    QString m_failure;                         ///< why it cannot be made
    std::optional<stage::Step> m_beginning;    ///< how it would begin
    std::optional<plan::Mail> m_sent;          ///< the last one that was sent
    qint64 m_sentSize = 0;
    bool m_isSending = false;
    bool m_isShared = false;  ///< a person has moved the border between both halves
    bool m_isKeeping = false; ///< the plan is being changed from here
};

} // namespace mailscope::ui
