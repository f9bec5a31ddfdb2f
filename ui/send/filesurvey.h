// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message/survey.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace mailscope::ui {

/// What a message in a file is like, found in slices between other events, so that the window stays alive however large it is.
class FileSurvey final : public QObject {
    Q_OBJECT
public:
    explicit FileSurvey(QObject *parent = nullptr);

    /// Sees to it that survey() is about the file \p path as it is now. True: it is, or the file cannot be read. Otherwise advanced()
    /// tells when to look again. A file that is read within one slice is read at once.
    [[nodiscard]] bool isDone(const QString &path);
    /// What was found; nothing when the file could not be read to its end.
    [[nodiscard]] const std::optional<message::Survey> &survey() const { return m_survey; }
    /// How far it is, and how far it has to go.
    [[nodiscard]] qint64 bytesRead() const { return m_read; }
    [[nodiscard]] qint64 bytes() const { return m_of.size; }

Q_SIGNALS:
    /// It is done, or some more was read: a few times a second.
    void advanced();

private:
    /// By which a file is known again.
    struct Identity {
        QString path;
        qint64 size = 0;
        QDateTime changed;
        friend bool operator==(const Identity &, const Identity &) = default;
    };

    void begin();
    void readOn();
    /// Reads for the time of a slice; true when there is no more.
    [[nodiscard]] bool readSlice();

    Identity m_of;
    std::unique_ptr<QFile> m_file; ///< while it is read
    message::Surveyor m_surveyor;
    std::optional<message::Survey> m_survey;
    qint64 m_read = 0;
    QTimer m_turn;
    QElapsedTimer m_told;
};

} // namespace mailscope::ui
