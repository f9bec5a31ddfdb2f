// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/reply.h"

namespace mailscope::practice {

QByteArray Reply::toWire(bool withEnhancedCode) const
{
    // A challenge is as long as it must be (RFC 4954 section 4), any other line of a reply is not (RFC 5321 4.5.3.1.5).
    const qsizetype longestLine = code == 334 ? 12286 : 510;
    QByteArray wire;
    for (qsizetype at = 0; at < texts.size(); ++at) {
        QByteArray line = QByteArray::number(code) + (at + 1 < texts.size() ? '-' : ' ');
        if (withEnhancedCode && !enhanced.isEmpty())
            line += enhanced + ' ';
        line += texts[at];
        wire += line.left(longestLine) + "\r\n";
    }
    return wire;
}

QByteArray echoed(QByteArrayView text)
{
    constexpr qsizetype enough = 200;
    QByteArray result = text.first(std::min(text.size(), enough)).toByteArray();
    for (char &byte : result) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 0x20 || value == 0x7f)
            byte = '?';
    }
    return result;
}

} // namespace mailscope::practice
