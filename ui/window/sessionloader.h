// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/recordedsecrets.h"
#include "format/sessionreader.h"

#include <QObject>
#include <QTimer>

namespace mailscope::ui {

/// Reads a session file in the turns of the event loop, so that the window lives on while a huge one is opened.
///
/// A session with a password in it that does not say so on its first line is not shown to anybody: it fails.
/// Emits loaded() or failed() exactly once, never from inside start(), and then deletes itself. Deleting it before ends the reading.
class SessionLoader final : public QObject {
    Q_OBJECT
public:
    /// What does not fit into memory is kept in \p storageFolder.
    SessionLoader(QString path, const QString &storageFolder, QObject *parent);

    void start() { m_turn.start(); }
    [[nodiscard]] QString path() const { return m_path; }

Q_SIGNALS:
    /// \p percent of the file were read; not told where nobody knows how long it is.
    void progressed(int percent);
    void loaded(mailscope::format::LoadedSession session);
    /// \p reason is a sentence.
    void failed(const QString &reason);

private:
    void readOn();
    void lookForSecrets();
    void finish();

    QString m_path;
    format::SessionReader m_reader;
    format::LoginSecrets m_logins;
    qsizetype m_looked = 0; ///< events
    QTimer m_turn;
    bool m_isOpen = false;
};

} // namespace mailscope::ui
