// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace mailscope::format {

/// What stands on the first line of an export that may hold secrets.
[[nodiscard]] inline QString secretNotice()
{
    return QCoreApplication::translate("mailscope::Export", "This session was recorded with its secrets.");
}

} // namespace mailscope::format
