// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QByteArray>

#include <memory>

namespace mailscope::message {

/// The message of \p source without the fields of its header that are called \p name, such as "Bcc" (RFC 5322 section 3.6.3), and
/// otherwise byte for byte. Nothing of it is held but the beginning of a line.
[[nodiscard]] std::unique_ptr<wire::PayloadSource> withoutField(std::unique_ptr<wire::PayloadSource> source,
                                                                const QByteArray &name);

} // namespace mailscope::message
