// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/colours.h"
#include "ui/theme/stylesheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QSettings>
#include <QStyleFactory>
#include <QStyleHints>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr int SmallestStep = -3;
constexpr int LargestStep = 8;

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.pane);
    palette.setColor(QPalette::AlternateBase, colours.sunken);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.faint);
    palette.setColor(QPalette::Button, colours.pane);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.pane);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Highlight, colours.selection);
    palette.setColor(QPalette::HighlightedText, colours.text);
    palette.setColor(QPalette::Accent, colours.accent);
    palette.setColor(QPalette::Link, colours.accent);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours.faint);
    return palette;
}

} // namespace

Theme::Theme(QApplication &application, QSettings &settings)
    : m_application(application), m_settings(settings), m_systemFont(application.font()),
      m_scheme(static_cast<Scheme>(std::clamp(settings.value("look/scheme"_L1, 0).toInt(), 0, 2))),
      m_textStep(std::clamp(settings.value("look/textStep"_L1, 0).toInt(), SmallestStep, LargestStep))
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::dress);
    colour();
}

void Theme::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    m_settings.setValue("look/scheme"_L1, static_cast<int>(scheme));
    dress();
}

void Theme::setTextStep(int step)
{
    m_textStep = std::clamp(step, SmallestStep, LargestStep);
    m_settings.setValue("look/textStep"_L1, m_textStep);
    dress();
}

const Colours &Theme::colours() const
{
    return isDark() ? darkColours() : lightColours();
}

void Theme::colour()
{
    QFont font = m_systemFont;
    font.setPointSizeF(m_systemFont.pointSizeF() + m_textStep);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(colours()));
}

void Theme::dress()
{
    colour();
    m_application.setStyleSheet(styleSheet(colours()));
}

bool Theme::isDark() const
{
    if (m_scheme == Scheme::System)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    return m_scheme == Scheme::Dark;
}

QFont monospaced(const QFont &font)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font.pointSizeF());
    return fixed;
}

} // namespace mailscope::ui
