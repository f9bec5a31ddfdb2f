// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <span>

namespace mailscope::check {

/// Bytes that are no end of data (RFC 5321 section 4.1.1.4) and that some server took for one (SEC Consult, 2023;
/// CVE-2023-51764, -51765 and -51766).
struct ForeignEnd {
    const char *name; ///< "<LF>.<LF>"
    QByteArrayView bytes;
};

[[nodiscard]] std::span<const ForeignEnd> foreignEnds();

} // namespace mailscope::check
