// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/sessioncontroller.h"

#include <QCoreApplication>
#include <QString>

namespace mailscope::ui {

/// What is true of a connection now, as it stands in the pill: words first, a sign and a tone beside them.
struct StateWords {
    enum class Tone { Plain, Good, Weak, Fail };

    QString text;
    QString icon; ///< for themeIcon()
    Tone tone = Tone::Plain;

    friend bool operator==(const StateWords &, const StateWords &) = default;
};

/// What the words are made from.
struct StateView {
    SessionController::State state = SessionController::State::Fresh;
    SessionFacts facts;
    report::Report report;
    std::optional<Phase> runningPhase;
};

/// Finds the words. What a server said is made harmless on the way.
class StateSentences {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::StateSentences)
public:
    [[nodiscard]] static StateWords wordsFor(const StateView &view);

    /// "certificate expired" for the objection \p id of values/tlsdetails.h.
    [[nodiscard]] static QString certificateWords(QByteArrayView id);
    /// "refused" for Verdict::Refused.
    [[nodiscard]] static QString verdictWords(Verdict verdict);

private:
    [[nodiscard]] static StateWords opening(const StateView &view);
    [[nodiscard]] static StateWords open(const StateView &view);
    [[nodiscard]] static StateWords ended(const report::Report &report);
    [[nodiscard]] static QString connecting(const report::Report &report);
    [[nodiscard]] static QString login(const StateView &view);
};

} // namespace mailscope::ui
