// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "play/expectations.h"

#include <QStringList>

#include <vector>

namespace mailscope::play {

/// What a script says of the end of its session, kept until the session is over.
class ExpectedEnd {
public:
    /// \p line is an expectation about the end.
    void add(const plan::ScriptLine &line);

    /// The script itself ends the session, with an `X`.
    void addClose() { m_origin = Origin::ByTheScript; }

    /// The script says how the session is to end, so ending so is no failure.
    [[nodiscard]] bool isForeseen() const { return m_origin != Origin::Unforeseen; }

    /// An `X` has ended the session.
    [[nodiscard]] bool isByTheScript() const { return m_origin == Origin::ByTheScript; }

    /// What does not hold of the session that \p transcript tells of and that ends with \p end, as sentences with their lines.
    [[nodiscard]] QStringList failures(const transcript::Transcript &transcript, const transcript::Finished &end) const;

private:
    enum class Origin { Unforeseen, Expected, ByTheScript };

    std::vector<plan::ScriptLine> m_lines;
    Origin m_origin = Origin::Unforeseen;
};

} // namespace mailscope::play
