// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/credentials.h"

namespace mailscope::sasl {

bool Credentials::isToldBy(const QString &name) const
{
    constexpr qsizetype Shortest = 6;
    const QByteArray bytes = name.toUtf8();
    return !password.isEmpty()
        && (bytes == password.view() || (password.size() >= Shortest && bytes.contains(password.view())));
}

} // namespace mailscope::sasl
