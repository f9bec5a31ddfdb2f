// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// Adds \p name to \p explanation as \p field: in clear, unless it tells a secret of \p credentials. An empty one is left out.
/// Of an identity to act for that was prepared a remark says so.
void show(Explanation &explanation, const QString &field, const QString &name, const Credentials &credentials);

/// A challenge of which nothing is known but its bytes, shown as UTF-8 text.
[[nodiscard]] Explanation undecoded(QByteArrayView challenge, QLatin1StringView reference,
                                    const QList<QByteArray> &remarks = {});

} // namespace mailscope::sasl
