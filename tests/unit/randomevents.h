// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QRandomGenerator>

/// Makes transcripts of random events with every field filled. The same seed makes the same transcript.
class RandomEvents {
public:
    explicit RandomEvents(quint32 seed) : m_random(seed) { }

    /// A whole session: Began first, Finished last.
    [[nodiscard]] mailscope::transcript::Transcript transcript(int events);

    /// An event of the kind at place \p index of the variant.
    [[nodiscard]] mailscope::transcript::Payload payload(std::size_t index);

private:
    [[nodiscard]] int number(int below) { return static_cast<int>(m_random.bounded(below)); }
    [[nodiscard]] bool coin() { return m_random.bounded(2) == 1; }
    [[nodiscard]] QByteArray bytes();
    [[nodiscard]] QString text();
    [[nodiscard]] QStringList texts();
    [[nodiscard]] mailscope::Phase phase() { return static_cast<mailscope::Phase>(number(mailscope::PhaseCount)); }
    [[nodiscard]] QDateTime moment();
    [[nodiscard]] QJsonObject object();
    [[nodiscard]] mailscope::transcript::Redacted redacted();
    [[nodiscard]] mailscope::Issue issue();
    [[nodiscard]] mailscope::TlsObjection objection();
    [[nodiscard]] mailscope::TlsDetails details();

    template <typename Make>
    [[nodiscard]] auto maybe(Make make) -> std::optional<decltype(make())>
    {
        return coin() ? std::optional(make()) : std::nullopt;
    }

    QRandomGenerator m_random;
};
