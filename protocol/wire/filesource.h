// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QFile>

namespace mailscope::wire {

/// A message that is read from a file while it is sent.
class FileSource final : public PayloadSource {
public:
    /// The file is opened when it is read first.
    explicit FileSource(const QString &path) : m_file(path) { }

    [[nodiscard]] std::expected<QByteArray, QString> read(qsizetype most) override;

private:
    QFile m_file;
};

} // namespace mailscope::wire
