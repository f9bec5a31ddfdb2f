// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QFileDevice>
#include <QString>

#include <memory>

namespace mailscope::format {

/// Whether \p path is a device or a pipe, such as /dev/stdout: never to be replaced by a file.
[[nodiscard]] bool isDevice(const QString &path);

/// A file that only its owner can read, and that is there whole or not at all: until commit() whatever stood at its place
/// stays. A device or a pipe is written to as it is.
class PrivateFile {
public:
    explicit PrivateFile(const QString &path);

    // Each is false when it cannot be done; trouble() says why.
    [[nodiscard]] bool open();
    [[nodiscard]] bool write(QByteArrayView bytes);
    [[nodiscard]] bool commit();

    /// In words of the system.
    [[nodiscard]] QString trouble() const { return m_file->errorString(); }

private:
    std::unique_ptr<QFileDevice> m_file;
};

} // namespace mailscope::format
