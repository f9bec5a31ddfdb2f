// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilename.h"

#include "format/display.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// With the suffix and what a rename by a synchronising tool adds, it must stay below the 255 bytes of most systems.
constexpr qsizetype LongestName = 200;
constexpr QLatin1StringView Separators = "/\\:"_L1;

bool isSafe(const QString &name)
{
    const auto codePoints = name.toUcs4();
    return std::ranges::all_of(codePoints, [](char32_t each) { return format::isSafeToShow(each); });
}

} // namespace

QString ProfileName::objection(const QString &name)
{
    if (name.trimmed().isEmpty())
        return tr("A name is missing.");
    if (name.trimmed() != name)
        return tr("A name begins and ends with something that can be seen.");
    if (name.startsWith(u'.') || name.endsWith(u'.'))
        return tr("A name neither begins nor ends with a dot.");
    if (std::ranges::any_of(name, [](QChar each) { return Separators.contains(each); }))
        return tr("A name holds no slash, backslash or colon.");
    if (!isSafe(name) || !name.isValidUtf16())
        return tr("A name holds no line ends and no invisible characters.");
    if (name.toUtf8().size() > LongestName)
        return tr("The name is too long.");
    return {};
}

QString ProfileName::from(const QString &text)
{
    QString name;
    for (const QChar each : text.left(LongestName / 4)) {
        const bool isPlain = each.isLetterOrNumber() || each == u'-' || each == u'_' || each == u'.' || each == u' ';
        name += isPlain ? each : QChar(u'-');
    }
    while (name.startsWith(u'.') || name.startsWith(u' ') || name.startsWith(u'-'))
        name.remove(0, 1);
    while (name.endsWith(u'.') || name.endsWith(u' ') || name.endsWith(u'-'))
        name.chop(1);
    return objection(name).isEmpty() ? name : u"profile"_s;
}

QString ProfileName::of(const QString &path)
{
    QString name = path.sliced(path.lastIndexOf(u'/') + 1);
    if (name.endsWith(Suffix))
        name.chop(Suffix.size());
    return name;
}

} // namespace mailscope::ui
