// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/recentfiles.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto Key = "files/recent"_L1;
constexpr qsizetype LongestPath = 4096;

} // namespace

QStringList RecentFiles::paths() const
{
    QStringList paths;
    const QStringList kept = m_settings.value(Key).toStringList();
    for (const QString &path : kept) {
        const bool isUsable = path.size() <= LongestPath && QDir::isAbsolutePath(path) && !path.contains(QChar(0));
        if (isUsable && !paths.contains(path) && paths.size() < Most)
            paths.append(path);
    }
    return paths;
}

void RecentFiles::add(const QString &path)
{
    const QString absolute = QDir::cleanPath(QDir::current().absoluteFilePath(path));
    QStringList kept = paths();
    kept.removeAll(absolute);
    kept.prepend(absolute);
    keep(kept.first(std::min(kept.size(), Most)));
}

void RecentFiles::remove(const QString &path)
{
    QStringList kept = paths();
    kept.removeAll(path);
    keep(kept);
}

void RecentFiles::clear()
{
    keep({});
}

void RecentFiles::keep(const QStringList &paths)
{
    m_settings.setValue(Key, paths);
}

} // namespace mailscope::ui
