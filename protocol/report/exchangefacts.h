// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

/// What the exchanges of a session say: the parts of a report that are read from replies.
namespace mailscope::report {

/// The greeting among \p exchanges; \p openSince is when the server could begin to send it.
[[nodiscard]] std::optional<Greeting> greetingOf(const QList<Exchange> &exchanges,
                                                 std::optional<Nanoseconds> openSince);

/// Fills the hellos of \p report from its exchanges.
void takeHellos(Report &report);

[[nodiscard]] QList<Answer> answersOf(const QList<Exchange> &exchanges);

/// What stands in \p text ahead of a blank.
[[nodiscard]] QByteArrayView firstWord(QByteArrayView text);

/// The verb of a command in upper case, "EHLO".
[[nodiscard]] QByteArray verbOf(const Exchange &exchange);

/// What stands behind the verb of a command, or nothing.
[[nodiscard]] std::optional<QByteArray> argumentOf(const Exchange &exchange);

} // namespace mailscope::report
