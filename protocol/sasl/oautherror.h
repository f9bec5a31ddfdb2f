// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonObject>

#include <optional>

namespace mailscope::sasl {

/// The longest part of an error that is kept; what is longer is cut there.
inline constexpr qsizetype LongestOAuthPart = 1000;

/// Why a server will not have a token, as it says itself (RFC 7628 section 3.2.2): those of `status`, `schemes`, `scope` and
/// `openid-configuration` that it named, each a text. Nothing when \p json is no object, or names none of them in text.
///
/// A status that is a number, as some servers send it, becomes text. All else in \p json is left out.
[[nodiscard]] std::optional<QJsonObject> oauthError(QByteArrayView json);

} // namespace mailscope::sasl
