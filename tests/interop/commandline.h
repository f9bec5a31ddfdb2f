// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonObject>

namespace mailscope::interop {

/// One run of mailscope-cli.
struct CommandLineRun {
    int exitCode = -1; ///< -1: it could not be started, crashed or did not end within 30 s
    QByteArray output;
    QByteArray errors;
    qint64 milliseconds = 0;

    /// The report that it printed; empty when the output is no JSON document.
    [[nodiscard]] QJsonObject report() const;
    /// Everything about the run, for the message of a failed test.
    [[nodiscard]] QByteArray text() const;
};

/// Runs the mailscope-cli that was built beside the tests, with an environment that has no settings of the user's.
[[nodiscard]] CommandLineRun runCommandLine(const QByteArrayList &arguments);

/// Holds reports against docs/report-1.schema.json. Returns what is wrong with them, or nothing.
[[nodiscard]] QByteArray schemaViolations(const QByteArrayList &reports);

} // namespace mailscope::interop
