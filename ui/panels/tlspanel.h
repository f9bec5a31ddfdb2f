// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "ui/panels/scrollpanel.h"

#include <QStandardItemModel>

class QPushButton;
class QVBoxLayout;

namespace mailscope::ui {

class Chip;
class FittedTree;
class SectionHeading;
class Services;
class SessionController;
class WrappedLabel;

/// The encryption of a session: what was agreed on, the certificates, and what a careful client objects to.
class TlsPanel final : public ScrollPanel {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    TlsPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

    /// All of it as text, as it is copied.
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildButtons();
    [[nodiscard]] FittedTree *makeTree(QStandardItemModel &model, const QString &name, const QString &accessibleName);
    void refresh();
    void showEmpty();
    void showVerdict();
    void showAgreement();
    void showObjections();
    void showChain();
    void showTrust();
    [[nodiscard]] QString verdictText() const;
    [[nodiscard]] QString unencryptedText() const;
    [[nodiscard]] bool isTrusted() const;
    [[nodiscard]] const CertificateDetails *leaf() const;
    void saveChain();
    void writeChain(const QString &path);
    void toggleTrust();

    SessionController &m_controller;
    Services &m_services;
    std::optional<report::TlsOutcome> m_shown;
    QStandardItemModel m_agreementModel;
    QStandardItemModel m_chainModel;
    Chip *m_state;
    WrappedLabel *m_verdict;
    FittedTree *m_agreement;
    SectionHeading *m_objectionsHeading;
    QWidget *m_objections;
    QVBoxLayout *m_objectionsLayout;
    SectionHeading *m_chainHeading;
    FittedTree *m_chain;
    QWidget *m_buttons;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_trust;
    WrappedLabel *m_trustWords;
    WrappedLabel *m_notice; ///< what became of saving
};

} // namespace mailscope::ui
