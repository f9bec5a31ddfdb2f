// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/filesource.h"

namespace mailscope::wire {

std::expected<QByteArray, QString> FileSource::read(qsizetype most)
{
    if (!m_file.isOpen() && !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::unexpected(m_file.errorString());
    QByteArray bytes = m_file.read(most);
    if (bytes.isEmpty() && m_file.error() != QFileDevice::NoError)
        return std::unexpected(m_file.errorString());
    return bytes;
}

} // namespace mailscope::wire
