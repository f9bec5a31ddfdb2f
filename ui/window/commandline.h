// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFrame>
#include <QStringList>

#include <expected>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStringListModel;

namespace mailscope::ui {

class SessionController;

/// Any line that a person types, on the session of this tab.
///
/// What will be sent is shown byte for byte before it is. `\r \n \t \0 \xNN \\` stand for bytes, and the line end can be chosen: so a
/// bare CR or LF can be sent on purpose. EHLO, HELO, LHLO, STARTTLS and QUIT change what the session is, and take the
/// same way as their buttons. Up and Down go through what was typed before; nothing secret is kept.
class CommandLine final : public QFrame {
    Q_OBJECT
public:
    explicit CommandLine(SessionController &session, QWidget *parent = nullptr);

    /// The cursor goes here.
    void activate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void refresh();
    void refreshCompletions();
    void send();
    [[nodiscard]] bool sendBytes(const QByteArray &bytes);
    void remember(const QString &text, const QByteArray &bytes);
    void recall(int step);
    [[nodiscard]] std::expected<QByteArray, QString> bytes() const;
    [[nodiscard]] bool wasLastSentSecret() const;
    [[nodiscard]] bool answersChallenge() const;

    SessionController &m_session;
    QLineEdit *m_line;
    QComboBox *m_lineEnd;
    QLabel *m_preview;
    QPushButton *m_send;
    QStringListModel *m_completions;
    QStringList m_history; ///< the newest last
    qsizetype m_recalled = 0;
    QString m_draft; ///< what was typed before Up was pressed
};

} // namespace mailscope::ui
