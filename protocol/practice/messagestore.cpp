// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/messagestore.h"

namespace mailscope::practice {

int MessageStore::add(StoredMessage message)
{
    constexpr qint64 mostBytes = 64 * 1024 * 1024;
    message.number = ++m_lastNumber;
    m_bytes += message.content.size();
    m_messages.append(std::move(message));
    while (!m_messages.isEmpty() && (m_messages.size() > m_count || m_bytes > mostBytes))
        m_bytes -= m_messages.takeFirst().content.size();
    return m_lastNumber;
}

} // namespace mailscope::practice
