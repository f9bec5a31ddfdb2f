// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QLatin1StringView>

/// The names of enumerators in files and reports, both ways.
namespace mailscope::format {

[[nodiscard]] QLatin1StringView nameOf(Phase phase);
[[nodiscard]] QLatin1StringView nameOf(Verdict verdict);
[[nodiscard]] QLatin1StringView nameOf(Issue::Id id);
[[nodiscard]] QLatin1StringView nameOf(wire::LineEnd end);
[[nodiscard]] QLatin1StringView nameOf(transcript::StageStatus status);
[[nodiscard]] QLatin1StringView nameOf(TlsPolicy policy);

/// The value called \p name, or nothing when there is none.
template <typename Value>
[[nodiscard]] std::optional<Value> fromName(QByteArrayView name) = delete;

template <>
[[nodiscard]] std::optional<Phase> fromName<Phase>(QByteArrayView name);
template <>
[[nodiscard]] std::optional<Verdict> fromName<Verdict>(QByteArrayView name);
template <>
[[nodiscard]] std::optional<Issue::Id> fromName<Issue::Id>(QByteArrayView name);
template <>
[[nodiscard]] std::optional<wire::LineEnd> fromName<wire::LineEnd>(QByteArrayView name);
template <>
[[nodiscard]] std::optional<transcript::StageStatus> fromName<transcript::StageStatus>(QByteArrayView name);
template <>
[[nodiscard]] std::optional<TlsPolicy> fromName<TlsPolicy>(QByteArrayView name);

/// The name of a kind of event, by the place of its type in transcript::Payload.
[[nodiscard]] QLatin1StringView eventKindName(std::size_t index);

/// The place of the kind of event called \p name, or nothing.
[[nodiscard]] std::optional<std::size_t> eventKindFromName(QByteArrayView name);

} // namespace mailscope::format
