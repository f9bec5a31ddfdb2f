// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/matrixrun.h"

#include <QCoreApplication>
#include <QString>

namespace mailscope::ui {

/// What there is to say of the attempts with every mechanism. Every text is safe to show.
class MatrixWords {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::MatrixWords)
public:
    using Cell = session::LoginMatrix::Cell;
    using Place = session::LoginMatrix::Place;

    /// "after STARTTLS", "TLS from the first byte"
    [[nodiscard]] static QString when(session::LoginMatrix::When when);
    /// The head of its column: a word, and the port below it.
    [[nodiscard]] static QString head(const MatrixRun &run, const Place &place);
    /// The same with the port.
    [[nodiscard]] static QString place(const MatrixRun &run, const Place &place);
    /// "accepted", "refused", "not tried" …
    [[nodiscard]] static QString verdict(const Cell &cell);
    /// "535 5.7.8"; empty without a reply.
    [[nodiscard]] static QString codes(const Cell &cell);
    /// Why it was refused, failed or was not tried, with the words of the reply; empty when there is nothing to explain.
    [[nodiscard]] static QString reason(const Cell &cell);
    /// What was not reached and why attempts did not succeed, each reason once; a line each.
    [[nodiscard]] static QString remarks(const MatrixRun &run);
    /// How far it is, and what comes next.
    [[nodiscard]] static QString state(const MatrixRun &run);
};

} // namespace mailscope::ui
