// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/files/exportjob.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace mailscope::ui {

/// An export on its way, in a thread of its own: a session of a million events takes seconds to write.
///
/// The thread reads nothing but the job, which nobody changes any more; the bytes of the session are shared with its tab, and a tab that
/// goes on writes to chunks of its own.
class ExportRun final : public QObject {
    Q_OBJECT
public:
    explicit ExportRun(QObject *parent = nullptr);
    /// Gives up what is under way.
    ~ExportRun() override;
    Q_DISABLE_COPY_MOVE(ExportRun)

    /// Writes \p job into the file \p path, or into memory where that is empty. finished() follows, unless it is cancelled or something
    /// else is started.
    void start(const ExportJob &job, const QString &path);
    /// Nothing is left of the file; what stood at its place stays.
    void cancel();

    using Result = std::expected<QByteArray, QString>; ///< what was written into memory, or a sentence

Q_SIGNALS:
    /// Some times a second: how many bytes were written.
    void progressed(qint64 bytes);
    void finished(const mailscope::ui::ExportRun::Result &result);

private:
    struct State;

    std::shared_ptr<State> m_state; ///< of what is under way
    QTimer m_pulse;
};

} // namespace mailscope::ui
