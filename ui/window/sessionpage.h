// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/sessioncontroller.h"

#include <QPointer>
#include <QWidget>

class QSplitter;

namespace mailscope::ui {

class ActionStrip;
class AnswerPanel;
class AuthPanel;
class CommandLine;
class ConnectionBar;
class FindingsPanel;
class RightSide;
class SendPanel;
class Services;
class SettingsPanel;
class TourGuide;
class TranscriptPane;

/// Everything of one tab: the bars that stand above, and the panes below them.
class SessionPage final : public QObject {
    Q_OBJECT
public:
    SessionPage(Services &services, QWidget *window);
    ~SessionPage() override;
    Q_DISABLE_COPY_MOVE(SessionPage)

    [[nodiscard]] SessionController &session() { return m_session; }
    [[nodiscard]] QWidget *header() const { return m_header; }
    [[nodiscard]] QWidget *body() const { return m_body; }
    [[nodiscard]] ActionStrip &actions() const { return *m_actions; }
    [[nodiscard]] TranscriptPane &transcript() const { return *m_transcript; }
    [[nodiscard]] ConnectionBar &connection() const { return *m_connection; }
    [[nodiscard]] CommandLine &commandLine() const { return *m_commandLine; }

    /// What stands on the tab: the name that a person gave, else the file's, else the host's.
    [[nodiscard]] QString title() const;
    void setName(const QString &name);

    /// The file that this session was saved to or read from; empty when none.
    [[nodiscard]] QString file() const { return m_file; }
    void setFile(const QString &path);

    void showSettings();
    /// The steps of the tour stand above the panes until they are put away.
    void showTour();
    [[nodiscard]] bool isRightSideVisible() const;
    void setRightSideVisible(bool isVisible);
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

Q_SIGNALS:
    void titleChanged();
    /// "All MX of a domain" was asked to be diagnosed.
    void exchangersWanted(const QString &domain);

private:
    void layOut();
    void connectPanels();
    void beginTask(QWidget *task, const QString &title);
    void showLogin();
    void showSending();
    void showFindingCount(int count);

    Services &m_services;
    SessionController m_session;
    QPointer<QWidget> m_header; ///< a window that is torn down may take them first
    QPointer<QWidget> m_body;
    ConnectionBar *m_connection;
    ActionStrip *m_actions;
    TranscriptPane *m_transcript;
    CommandLine *m_commandLine;
    RightSide *m_rightSide;
    FindingsPanel *m_findings;
    AnswerPanel *m_answers;
    SettingsPanel *m_settings = nullptr; ///< these three and the tour are made when they are first wanted
    AuthPanel *m_auth = nullptr;
    SendPanel *m_send = nullptr;
    TourGuide *m_tour = nullptr;
    QSplitter *m_splitter;
    QString m_name;
    QString m_file;
};

} // namespace mailscope::ui
