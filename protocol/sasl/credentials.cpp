// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/credentials.h"

namespace mailscope::sasl {

bool Credentials::isToldBy(const QString &name) const
{
    constexpr qsizetype Shortest = 6;
    const QByteArray bytes = name.toUtf8();
    const auto tells = [&bytes](const Secret &secret) {
        return !secret.isEmpty()
            && (bytes == secret.view() || (secret.size() >= Shortest && bytes.contains(secret.view())));
    };
    return tells(password) || tells(token);
}

} // namespace mailscope::sasl
