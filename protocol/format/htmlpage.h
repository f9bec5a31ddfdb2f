// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace mailscope::format::html {

/// Everything up to and with <body>: a policy that lets nothing load and no script run, and the style, light or dark as the
/// reader's system is, and fit to be printed. \p remark stands on the first line for whoever looks at the text of the page.
[[nodiscard]] QByteArray pageHead(const QString &title, const QString &remark);

/// The end of the page.
[[nodiscard]] QByteArray pageFoot();

} // namespace mailscope::format::html
