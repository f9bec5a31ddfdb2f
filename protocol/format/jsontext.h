// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>

#include <optional>

/// Bytes of the wire in a JSON document: readable first, exact always.
namespace mailscope::format {

/// Bytes that are no UTF-8 as "\xNN" and every backslash doubled, so that nothing is lost.
[[nodiscard]] QString escapedText(QByteArrayView bytes);

/// Puts \p bytes under \p key. When they are not UTF-8 they stand there with replacement characters, and
/// exactly under the key with the suffix "Escaped".
void putText(QJsonObject &object, const QString &key, const QByteArray &bytes);

/// The same; null for nothing.
void putText(QJsonObject &object, const QString &key, const std::optional<QByteArray> &bytes);

/// The same for an array, whose exact form is complete when one entry needs it.
void putTexts(QJsonObject &object, const QString &key, const QList<QByteArray> &list);

/// \p object as text that no terminal can be harmed by: what may not be shown is written as \uXXXX, which means the same.
/// This also keeps a byte order mark at the front of a string, which many readers drop.
[[nodiscard]] QByteArray safeJson(const QJsonObject &object, QJsonDocument::JsonFormat format);

} // namespace mailscope::format
