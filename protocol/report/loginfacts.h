// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

/// What the exchanges of a session say about logging in.
namespace mailscope::report {

/// One attempt, from its beginning to its end.
struct LoginRun {
    qint64 began = 0;            ///< sequence number
    std::optional<qint64> ended; ///< nothing while it runs
    QByteArray mechanism;
    QList<QJsonObject> steps; ///< decoded
    std::optional<Issue::Id> issue;
    QList<qint64> stepEvents; ///< sequence numbers of the steps
};

/// Every try at logging in among \p exchanges, and those that a stage gave up before it sent anything; nothing when there was none.
/// \p choice is what was chosen among, last; empty when nobody chose.
/// \p security is that of the target: "tls" when the connection was encrypted from its first byte.
[[nodiscard]] std::optional<AuthOutcome> authOf(const QList<Exchange> &exchanges, const QList<LoginRun> &runs,
                                                const QString &security, const QJsonObject &choice = {});

} // namespace mailscope::report
