// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/options.h"

#include <QString>

namespace mailscope::practice {

/// A name or password in the form in which it is compared: Unicode's form KC, which is what RFC 4013 maps to for all but rare characters.
[[nodiscard]] QString prepared(QByteArrayView utf8);

/// Who logs in by this name, compared without regard to case; null for nobody.
[[nodiscard]] const User *userNamed(const QList<User> &users, QByteArrayView name);

/// Whether \p password, once prepared, is the user's password. Nobody has an empty one.
[[nodiscard]] bool isPassword(const User &user, QByteArrayView password);

/// Nobody here may act for somebody else: whether \p authorization is empty or is \p name.
[[nodiscard]] bool isSelf(QByteArrayView authorization, QByteArrayView name);

} // namespace mailscope::practice
