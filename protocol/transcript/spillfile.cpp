// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/spillfile.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace mailscope::transcript {

std::expected<std::shared_ptr<SpillFile>, QString> SpillFile::make(const QString &folder)
{
    QByteArray path = QFile::encodeName(folder) + "/mailscope-XXXXXX";
    // Made with mode 0600. Nobody but us is to find it, so it loses its name before anything is in it.
    const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
    if (descriptor < 0)
        return std::unexpected(qt_error_string(errno));
    ::unlink(path.constData());
    auto made = std::make_shared<SpillFile>();
    if (made->m_file.open(descriptor, QIODevice::ReadWrite | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return made;
    ::close(descriptor);
    return std::unexpected(made->m_file.errorString());
}

std::expected<const char *, QString> SpillFile::add(QByteArrayView bytes)
{
    if (bytes.isEmpty()) // nothing cannot be mapped
        return "";
    // A try that failed may have left some bytes: they are written over.
    if (!m_file.seek(m_end) || m_file.write(bytes.data(), bytes.size()) != bytes.size())
        return std::unexpected(m_file.errorString());
    const uchar *mapped = m_file.map(m_end, bytes.size());
    if (!mapped)
        return std::unexpected(m_file.errorString());
    m_end += bytes.size();
    return reinterpret_cast<const char *>(mapped);
}

} // namespace mailscope::transcript
