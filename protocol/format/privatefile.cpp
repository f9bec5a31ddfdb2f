// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/privatefile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace mailscope::format {
namespace {

std::unique_ptr<QFileDevice> deviceFor(const QString &path)
{
    if (isDevice(path))
        return std::make_unique<QFile>(path);
    return std::make_unique<QSaveFile>(path);
}

} // namespace

bool isDevice(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir();
}

PrivateFile::PrivateFile(const QString &path) : m_file(deviceFor(path)) { }

bool PrivateFile::open()
{
    if (!m_file->open(QIODevice::WriteOnly))
        return false;
    // Before the first byte is in it. Those of a device are not ours to set.
    if (qobject_cast<QSaveFile *>(m_file.get()) != nullptr)
        m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return true;
}

bool PrivateFile::write(QByteArrayView bytes)
{
    return m_file->write(bytes.data(), bytes.size()) == bytes.size() && m_file->flush();
}

bool PrivateFile::commit()
{
    auto *const file = qobject_cast<QSaveFile *>(m_file.get());
    return file == nullptr || file->commit();
}

} // namespace mailscope::format
