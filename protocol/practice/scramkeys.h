// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/saltedpassword.h"

#include <QByteArray>

#include <map>
#include <optional>

namespace mailscope::practice {

/// What a server that speaks SCRAM keeps in place of a password (RFC 5802 section 3).
struct ScramKey {
    QByteArray storedKey;
    QByteArray serverKey;
};

/// Makes the keys of all users of one server, each once, and a piece at a time, so that others are served meanwhile.
class ScramKeys {
public:
    /// What asks for more is announced but never computed.
    static constexpr qint64 mostIterations = 1'000'000;

    /// A piece of the work: some milliseconds.
    static constexpr qint64 iterationsAtOnce = 10'000;

    ScramKeys();

    /// Always the same for one name, and another one with each server. Somebody who does not exist has one, too.
    [[nodiscard]] QByteArray saltFor(QByteArrayView user) const;

    /// Does a piece of the work for a key, whoever began it. Returns whether nothing is left to do.
    [[nodiscard]] bool advance(const ScramRecipe &recipe);

    /// Once advance() has returned true. Nothing when it would have been too much work, or is none at all.
    [[nodiscard]] std::optional<ScramKey> keyFor(const ScramRecipe &recipe) const;

private:
    QByteArray m_seed;
    std::map<ScramRecipe, ScramKey> m_made;
    std::map<ScramRecipe, SaltedPassword> m_unfinished;
};

} // namespace mailscope::practice
