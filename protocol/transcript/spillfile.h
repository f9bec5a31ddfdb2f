// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <expected>
#include <memory>

namespace mailscope::transcript {

/// A temporary file without a name: its owner alone can read it, and it is gone with the last who holds it, also when the
/// program is killed.
class SpillFile {
public:
    /// Makes one in \p folder; the error is a sentence of the system.
    [[nodiscard]] static std::expected<std::shared_ptr<SpillFile>, QString> make(const QString &folder);

    /// Writes \p bytes behind what was written before. Returns where they can be read as long as the file lives; on
    /// failure nothing was added, and a later try may succeed.
    [[nodiscard]] std::expected<const char *, QString> add(QByteArrayView bytes);

private:
    QFile m_file;
    qint64 m_end = 0;
};

} // namespace mailscope::transcript
