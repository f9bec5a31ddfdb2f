// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

/// What a decoded step of a login tells (docs/login.md lists its keys), as plain texts.
namespace mailscope::report {

/// Name and value of each part of \p step: its fields, then what is derived from them. A list is joined with blanks, an
/// object reads "name=value name=value", and so does a list
/// of objects that have a name and a value. The values are words of a server: make them visible before they are shown.
[[nodiscard]] QList<std::pair<QString, QString>> stepFacts(const QJsonObject &step);

/// The texts in the list \p key of \p step, such as its remarks or the names of what is hidden.
[[nodiscard]] QStringList stepTexts(const QJsonObject &step, QLatin1StringView key);

} // namespace mailscope::report
