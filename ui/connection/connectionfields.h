// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/targetfields.h"

#include <QCoreApplication>

class QAction;
class QComboBox;
class QLineEdit;
class QToolButton;
class QWidget;

namespace mailscope::ui {

/// The fields of the connection bar that say where to and how, without what they do.
class ConnectionFields {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::ConnectionFields)
public:
    /// The widgets belong to \p parent, which must not be gone before this.
    explicit ConnectionFields(QWidget *parent);

    [[nodiscard]] TargetFields values() const;
    [[nodiscard]] QLineEdit *hostEdit() const;
    [[nodiscard]] plan::Protocol chosenProtocol() const;
    void chooseProtocol(plan::Protocol value);
    void chooseSecurity(plan::Security value);

    /// Names the host field for what belongs into it: a host or a domain.
    void showNames();

    /// Draws \p field as one that is not understood, with \p why in words; the reverse with an empty reason.
    static void mark(QWidget &field, const QString &why);

    QComboBox *protocol;
    QComboBox *host;
    QToolButton *kind;
    QLineEdit *port;
    QComboBox *security;
    QAction *oneHost = nullptr;
    QAction *exchangers = nullptr;     ///< of a domain, in turn
    QAction *everyExchanger = nullptr; ///< each on its own

private:
    void makeChoices();
    void makeHost();
    void makeKind();
};

} // namespace mailscope::ui
