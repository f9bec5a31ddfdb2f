// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/practiceserver.h"

namespace mailscope::bench {

QByteArray PracticeServer::url()
{
    const QByteArray line = m_program.readLine();
    const QByteArray prefix = "Listening on ";
    return line.startsWith(prefix) ? line.sliced(prefix.size()) : QByteArray();
}

} // namespace mailscope::bench
