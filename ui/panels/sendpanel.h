// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "ui/panels/scrollpanel.h"
#include "wire/envelope.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace mailscope::ui {

class FittedTree;
class MessageEditor;
class RecipientOutcomes;
class SectionHeading;
class Services;
class SessionController;
class WrappedLabel;

/// A message with its envelope, sent in the session that is open, and what became of it for each recipient.
///
/// Only the button sends, and it says to how many.
class SendPanel final : public ScrollPanel {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    SendPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

    /// What stands in the fields. Addresses may stand in angle brackets, which are taken off.
    [[nodiscard]] wire::Envelope envelope() const;

    /// Puts the keyboard into the first field.
    void begin();

private:
    void build();
    void buildEnvelope();
    void buildOutcome();
    void refresh();
    void updateButton();
    void showOutcome();
    void send();
    [[nodiscard]] QString objection() const;
    [[nodiscard]] QString outcomeText(const report::TransactionOutcome &transaction) const;

    SessionController &m_controller;
    QWidget *m_envelope;
    QLineEdit *m_from;
    QPlainTextEdit *m_to;
    QLineEdit *m_mailParameters;
    QLineEdit *m_rcptParameters;
    QCheckBox *m_skipsRefused;
    MessageEditor *m_message;
    QPushButton *m_send;
    WrappedLabel *m_objection;
    RecipientOutcomes *m_outcomes;
    SectionHeading *m_outcomeHeading;
    WrappedLabel *m_outcomeWords;
    FittedTree *m_recipients;
};

} // namespace mailscope::ui
