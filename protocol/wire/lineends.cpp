// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/lineends.h"

namespace mailscope::wire {

QByteArray LineEnds::next(QByteArrayView piece)
{
    const bool repairs = m_handling == Handling::Repair;
    QByteArray result;
    result.reserve(piece.size() + piece.size() / 16);
    for (const char byte : piece) {
        const bool completes = byte == '\n' && m_last == Last::CarriageReturn;
        if (repairs && m_last == Last::CarriageReturn && !completes) {
            result += '\n'; // the CR before was bare
            ++m_repaired;
        }
        if (repairs && byte == '\n' && !completes) {
            result += '\r';
            ++m_repaired;
        }
        result += byte;
        if (byte == '\r')
            m_last = Last::CarriageReturn;
        else
            m_last = byte == '\n' && (completes || repairs) ? Last::LineEnd : Last::Other;
    }
    return result;
}

QByteArray LineEnds::rest()
{
    if (m_handling != Handling::Repair || m_last != Last::CarriageReturn)
        return {};
    m_last = Last::LineEnd;
    ++m_repaired;
    return "\n";
}

QByteArray LineEnds::finish() const
{
    switch (m_last) {
    case Last::LineEnd:
        return {};
    case Last::CarriageReturn:
        return m_handling == Handling::Repair ? "\n" : "\r\n";
    case Last::Other:
        break;
    }
    return "\r\n";
}

} // namespace mailscope::wire
