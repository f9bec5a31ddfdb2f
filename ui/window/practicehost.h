// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QObject>
#include <QTemporaryFile>

#include <expected>
#include <memory>

namespace mailscope::practice {
class Server;
struct StoredMessage;
} // namespace mailscope::practice

namespace mailscope::ui {

/// The practice server of this process: started when it is wanted first, on loopback, on a port that the system chooses.
class PracticeHost final : public QObject {
    Q_OBJECT
public:
    explicit PracticeHost(QObject *parent = nullptr);
    ~PracticeHost() override;
    Q_DISABLE_COPY_MOVE(PracticeHost)

    /// What leads to it, or a sentence that says why it cannot be had.
    [[nodiscard]] std::expected<plan::Plan, QString> plan();

    /// The last messages that arrived there, oldest first.
    [[nodiscard]] QList<practice::StoredMessage> messages() const;

Q_SIGNALS:
    /// One more.
    void messageArrived();

private:
    [[nodiscard]] std::expected<void, QString> start();

    std::unique_ptr<practice::Server> m_server;
    QTemporaryFile m_authority; ///< the certificate that the server's is signed by
    quint16 m_port = 0;
};

} // namespace mailscope::ui
