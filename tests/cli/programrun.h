// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonObject>
#include <QProcessEnvironment>

namespace mailscope::clitest {

/// What one run of the program left behind.
struct ProgramRun {
    int code = -1;
    QByteArray out;
    QByteArray err;

    /// The document on standard output; empty when that is not exactly one.
    [[nodiscard]] QJsonObject document() const;
    /// Everything, for the message of a failed test.
    [[nodiscard]] QByteArray text() const;
};

/// An environment that holds no settings of the user's.
[[nodiscard]] QProcessEnvironment bareEnvironment();

/// Runs the program in this process; \p input is what it reads from standard input.
[[nodiscard]] ProgramRun runHere(const QByteArrayList &arguments, const QByteArray &input = {},
                                 const QProcessEnvironment &environment = bareEnvironment());

/// "smtp://127.0.0.1:PORT"
[[nodiscard]] QByteArray urlOf(quint16 port, const QByteArray &scheme = "smtp");

/// A port on 127.0.0.1 on which nobody listens.
[[nodiscard]] quint16 closedPort();

/// What docs/report-1.schema.json has to say against \p document; empty when it is valid.
[[nodiscard]] QByteArray schemaViolation(const QJsonObject &document);

} // namespace mailscope::clitest
