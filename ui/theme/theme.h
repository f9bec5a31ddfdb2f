// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

class QApplication;
class QSettings;

namespace mailscope::ui {

struct Colours;

/// How the window looks: follows the system between light and dark, and keeps the size of text that a person has set.
///
/// Widgets take what they need from coloursFor(palette()) and themeIcon() when they paint, and listen to
/// QEvent::PaletteChange; nobody needs this object but who changes the look.
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Scheme { System, Light, Dark };

    /// Takes over style, palette and font of \p application. \p settings must outlive this.
    Theme(QApplication &application, QSettings &settings);

    /// Brings the style sheet, for all that is there and all that comes. Where a window is built first it is on screen sooner:
    /// under a style sheet a widget that gets a parent is styled anew, with everything in it.
    void dress();

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    /// Points more or less than the system's font, from -3 to 8.
    [[nodiscard]] int textStep() const { return m_textStep; }
    void setTextStep(int step);

private:
    [[nodiscard]] const Colours &colours() const;
    void colour();
    [[nodiscard]] bool isDark() const;

    QApplication &m_application;
    QSettings &m_settings;
    QFont m_systemFont;
    Scheme m_scheme = Scheme::System;
    int m_textStep = 0;
};

/// The font of the transcript and of every field for bytes, in the size of \p font.
[[nodiscard]] QFont monospaced(const QFont &font);

} // namespace mailscope::ui
