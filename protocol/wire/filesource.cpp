// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/filesource.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace mailscope::wire {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};
} // namespace

/// Why it cannot be read.
std::optional<QString> FileSource::open()
{
    if (const QFileInfo info(m_file); info.exists() && !info.isFile())
        return Words::tr("it is no file");
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return m_file.errorString();
    return std::nullopt;
}

std::expected<QByteArray, QString> FileSource::read(qsizetype most)
{
    if (const auto failure = m_file.isOpen() ? std::nullopt : open())
        return std::unexpected(*failure);
    QByteArray bytes = m_file.read(most);
    if (bytes.isEmpty() && m_file.error() != QFileDevice::NoError)
        return std::unexpected(m_file.errorString());
    m_read += bytes.size();
    if (m_size && (m_read > *m_size || (bytes.isEmpty() && m_read < *m_size)))
        return std::unexpected(Words::tr("the file has changed while it was sent: it had %1 bytes").arg(*m_size));
    return bytes;
}

} // namespace mailscope::wire
