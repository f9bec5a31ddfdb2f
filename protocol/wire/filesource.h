// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QFile>

#include <optional>

namespace mailscope::wire {

/// A message that is read from a file while it is sent. A pipe or a device is none: reading one may wait for ever.
class FileSource final : public PayloadSource {
public:
    /// The file is opened when it is read first. With a \p size it has to have just that when its end is reached: one that is
    /// written or emptied meanwhile is half a message.
    explicit FileSource(const QString &path, std::optional<qint64> size = std::nullopt) : m_file(path), m_size(size) { }

    [[nodiscard]] std::expected<QByteArray, QString> read(qsizetype most) override;

private:
    [[nodiscard]] std::optional<QString> open();

    QFile m_file;
    std::optional<qint64> m_size;
    qint64 m_read = 0;
};

} // namespace mailscope::wire
