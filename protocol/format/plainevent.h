// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The short way for the events that a session is full of: lines sent and received and stages that went well, of printable
/// ASCII, in the very form in which eventLine() writes them. Everything else takes the general way of eventjson.h, and
/// where both can go, they agree to the byte.
namespace mailscope::format {

/// Appends \p event with its line end to \p line; false when it is not plain, and then nothing was appended.
[[nodiscard]] bool appendPlainEvent(QByteArray &line, const transcript::Event &event);

/// The event on \p line, which has no line end; nothing when it is not plain. It may still be an event.
[[nodiscard]] std::optional<transcript::Event> readPlainEvent(QByteArrayView line);

} // namespace mailscope::format
