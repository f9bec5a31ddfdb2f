// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <optional>
#include <span>
#include <utility>

namespace mailscope::report {

/// What a rule looks at: the report, findings aside, and the events behind it.
struct Facts {
    const Report &report;
    const transcript::Transcript &transcript;

    /// The server is a socket of this machine or a program: nobody can listen in.
    [[nodiscard]] bool isLocal() const;

    /// Encryption was asked for, or the port is one for submission: what is lacking there harms a user.
    [[nodiscard]] bool needsTls() const;
};

/// What a rule saw. Without evidence there is no finding.
struct Observation {
    Observation() = default;
    explicit Observation(QList<qint64> where, QString what = QString(), std::optional<Severity> howGrave = std::nullopt)
        : evidence(std::move(where)), detail(std::move(what)), severity(howGrave)
    { }

    QList<qint64> evidence;
    QString detail;                   ///< takes the place of %1 in the text of the rule
    std::optional<Severity> severity; ///< where it is not the usual one
};

/// One row of the tables of rules: an id for good, what it means, and the function that looks.
struct Rule {
    QLatin1StringView id;
    Severity severity;
    QLatin1StringView reference;
    const char *text; ///< plain words with the remedy, translatable in the context mailscope::Finding
    std::optional<Observation> (*look)(const Facts &facts);
};

[[nodiscard]] std::span<const Rule> connectionRules();
[[nodiscard]] std::span<const Rule> replyRules();
[[nodiscard]] std::span<const Rule> helloRules();
[[nodiscard]] std::span<const Rule> tlsRules();
[[nodiscard]] std::span<const Rule> certificateRules();
[[nodiscard]] std::span<const Rule> answerRules();
[[nodiscard]] std::span<const Rule> loginRules();
[[nodiscard]] std::span<const Rule> bindingRules();
[[nodiscard]] std::span<const Rule> checkRules();

/// Every rule there is.
[[nodiscard]] QList<Rule> allRules();

} // namespace mailscope::report
