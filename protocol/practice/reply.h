// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace mailscope::practice {

/// A reply of the practice server.
struct Reply {
    int code = 0;
    QByteArray enhanced;     ///< "2.1.0"; empty where RFC 2034 wants none: the greeting, the reply to a hello, 3yz.
    QList<QByteArray> texts; ///< One a line, at least one.

    Reply() = default;
    Reply(int replyCode, QByteArray enhancedCode, QByteArray text)
        : code(replyCode), enhanced(std::move(enhancedCode)), texts{std::move(text)}
    { }

    /// The lines with their CRLF; no line but a challenge (334) is longer than 512 bytes (RFC 5321 4.5.3.1.5).
    [[nodiscard]] QByteArray toWire(bool withEnhancedCode) const;

    [[nodiscard]] bool isPositive() const { return code < 400; }
};

/// What a client sent, fit to be said back to it: control bytes as `?`, cut off when long.
[[nodiscard]] QByteArray echoed(QByteArrayView text);

} // namespace mailscope::practice
