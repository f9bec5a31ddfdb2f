// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/server.h"
#include "support/testservices.h"
#include "transcriptbuilder.h"
#include "ui/session/sessioncontroller.h"

#include <QLabel>
#include <QTest>

#include <memory>

namespace mailscope::test {

/// Where a panel stands in a test: surroundings, a session, and a practice server when one is wanted.
class PanelHost {
public:
    PanelHost();

    /// As wide as the side of the window.
    static constexpr int Width = 372;

    TestServices services;
    ui::SessionController controller;

    /// Shows a session as if it was read from a file.
    void show(const TranscriptBuilder &builder, plan::Plan plan = plan::Plan());
    /// Starts a practice server and connects to it; false when that does not lead to an idle session.
    [[nodiscard]] bool connectTo(practice::Options options = {}, plan::Plan plan = plan::Plan());
    [[nodiscard]] practice::Server &server() { return *m_server; }
    /// Ends the server and every connection to it.
    void stopServer() { m_server.reset(); }

    /// Makes \p panel visible in the usual size and lets it lay itself out.
    static void put(QWidget &panel, int height = 900);
    /// The child called \p name; ends the test program when there is none.
    template <typename Widget = QWidget>
    [[nodiscard]] static Widget *find(const QWidget &panel, const char *name)
    {
        auto *widget = panel.findChild<Widget *>(QString::fromLatin1(name));
        if (widget == nullptr)
            qFatal("There is no widget called %s.", name);
        return widget;
    }
    /// The words of the label \p name, without the places to break; an empty string when it is hidden.
    [[nodiscard]] static QString words(const QWidget &panel, const char *name);
    /// Everything visible that a screen reader can say of \p panel, item views aside.
    [[nodiscard]] static QString spoken(const QWidget &panel);
    /// Visible widgets that a screen reader has no name for, or that take the keyboard and have no objectName.
    [[nodiscard]] static QStringList nameless(const QWidget &panel);
    /// Visible widgets that reach beyond the right side of the panel.
    [[nodiscard]] static QStringList overhanging(const QWidget &panel);

private:
    std::unique_ptr<practice::Server> m_server;
};

} // namespace mailscope::test
