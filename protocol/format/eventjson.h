// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QByteArray>
#include <QJsonObject>

#include <expected>

/// An event as one line of JSON, and back. Lossless to the byte: bytes that can be read stand as text, others as
/// base64 under the same key with the suffix "Base64". docs/session-file.md describes every field.
namespace mailscope::format {

/// What is wrong with a JSON object that is no event: a sentence for people.
struct EventError {
    QString text;
};

[[nodiscard]] QJsonObject eventToJson(const transcript::Event &event);

/// Checks the fields of this event; whether it fits its neighbours is for the reader of the file.
[[nodiscard]] std::expected<transcript::Event, EventError> eventFromJson(const QJsonObject &object);

/// The event on one line, with its line end.
[[nodiscard]] QByteArray eventLine(const transcript::Event &event);

/// Appends the event's line to \p bytes.
void appendEventLine(QByteArray &bytes, const transcript::Event &event);

} // namespace mailscope::format
