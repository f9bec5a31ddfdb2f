// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "panelhost.h"
#include "support/testproxy.h"
#include "ui/panels/authpanel.h"

#include <QComboBox>
#include <QPushButton>

namespace mailscope::test {

/// The panel to sign in with, and a practice server that alice can sign in to.
class AuthHost : public PanelHost {
public:
    AuthHost();

    std::unique_ptr<ui::AuthPanel> panel;
    QString password; ///< of alice

    /// A server that offers nothing but PLAIN and LOGIN.
    [[nodiscard]] static practice::Options plainOptions();
    [[nodiscard]] bool connectInTls(practice::Options options = plainOptions());
    [[nodiscard]] bool connectInClear(practice::Options options = plainOptions());
    /// In clear, by a way that may lead anywhere.
    [[nodiscard]] bool connectThroughProxy(practice::Options options = plainOptions());

    /// Types into the fields, key by key.
    void type(const QString &user, const QString &secret);
    void choose(const QByteArray &mechanism);
    [[nodiscard]] QStringList mechanisms() const;
    [[nodiscard]] QPushButton *button() const { return find<QPushButton>("authSend"); }
    /// Waits until the button can be pressed, and presses it.
    [[nodiscard]] bool press(const char *name = "authSend");
    [[nodiscard]] QString words(const char *name) const { return PanelHost::words(*panel, name); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return PanelHost::find<Widget>(*panel, name);
    }
    /// Everything that the client sent, as it is recorded.
    [[nodiscard]] QByteArray sent() const;
    /// Every text of every widget, what is told to a screen reader, and every row of every view. What is typed stands in the
    /// fields for secrets alone, of which only the spoken part counts.
    [[nodiscard]] QByteArray everything() const;
    /// The rows of the view \p name, each with those below it, cells parted by blanks.
    [[nodiscard]] QStringList rows(const char *name) const;

private:
    std::unique_ptr<support::TestProxy> m_proxy;
};

} // namespace mailscope::test
