// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonObject>

namespace mailscope::sasl {

/// What can be told of a token of GSS-API without its keys: `size`; `mechanism`, the identifier or the name of the one that the
/// first token names (RFC 2743 section 3.1); `kind`, the message of Kerberos (RFC 4121 section 4.1) or SPNEGO (RFC 4178 section 4.2)
/// in it. What cannot be made out is left out; a GS2 header ahead of the token (RFC 5801 section 4) is `gs2Header`.
[[nodiscard]] QJsonObject gssTokenFields(QByteArrayView token);

} // namespace mailscope::sasl
