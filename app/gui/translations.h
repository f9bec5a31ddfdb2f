// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;
class QLocale;

namespace mailscope::gui {

/// Lets \p application speak the language of \p locale, as far as there is a translation: our own words and those of Qt.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace mailscope::gui
