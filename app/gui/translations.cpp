// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace mailscope::gui {
namespace {

bool install(QCoreApplication &application, const QLocale &locale, const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(locale, name, u"_"_s, folder))
        return QCoreApplication::installTranslator(translator);
    delete translator;
    return false;
}

} // namespace

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has plural forms of its own.
    if (!install(application, locale, u"mailscope"_s, u":/translations"_s))
        install(application, QLocale(QLocale::English), u"mailscope"_s, u":/translations"_s);
    for (const QString &name : {u"protocol"_s, u"knowledge"_s})
        install(application, locale, name, u":/translations"_s);
}

} // namespace mailscope::gui
