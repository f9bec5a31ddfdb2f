// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace mailscope::sasl {

/// One `name=value` of DIGEST-MD5, the value without its quotes.
struct Directive {
    QByteArray name; ///< in lower case
    QByteArray value;

    friend bool operator==(const Directive &, const Directive &) = default;
};

/// The directives in \p text, in order (RFC 2831 section 7.1, RFC 2616 section 2.1): parted by commas, with white space and
/// empty elements in between, values as tokens or quoted. Nothing when the grammar is broken.
[[nodiscard]] std::optional<QList<Directive>> directivesIn(QByteArrayView text);

/// All values of \p name in \p directives.
[[nodiscard]] QList<QByteArray> valuesOf(const QList<Directive> &directives, QByteArrayView name);

/// \p value between quotes, quotes and backslashes in it escaped.
[[nodiscard]] QByteArray quoted(QByteArrayView value);

} // namespace mailscope::sasl
