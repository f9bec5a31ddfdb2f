// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// Lengths are in em where the platform's font decides, so that they grow with the text.
constexpr auto Template = R"(
QFrame[role="bar"] { background: @pane; border: none; border-bottom: 1px solid @line; }
QFrame[role="pane"] { background: @pane; border: none; }
QFrame[role="sunken"] { background: @sunken; border: none; }
QFrame[role="guide"] { background: @selection; border: none; border-bottom: 1px solid @line; }
QFrame[role="chip"], QLabel[role="chip"] { background: @chip; color: @text; border: none; border-radius: 5px; padding: 2px 7px; }
QFrame[role="chip"][tone="good"], QLabel[role="chip"][tone="good"] { background: @okGround; color: @ok; }
QFrame[role="chip"][tone="weak"], QLabel[role="chip"][tone="weak"] { background: @warnGround; color: @warn; }
QFrame[role="chip"][tone="fail"], QLabel[role="chip"][tone="fail"] { background: @failGround; color: @fail; }
QLabel[role="heading"] { color: @dim; font-weight: 600; }
QLabel[role="dim"] { color: @dim; }
QLabel[role="strong"] { font-weight: 600; }

QPushButton, QToolButton[kind], QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox, QPlainTextEdit {
    background: @pane; color: @text; border: 1px solid @border; border-radius: 6px;
}
QPushButton, QToolButton[kind] { padding: 4px 11px; }
QToolButton[kind][popupMode="2"] { padding-right: 17px; }
QToolButton[kind]::menu-indicator { subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }
QLineEdit, QSpinBox, QDoubleSpinBox { padding: 4px 7px; selection-background-color: @accent; selection-color: @onAccent; }
QComboBox { padding: 4px 7px; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/@shade-down.png); width: 9px; height: 9px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { border: none; width: 16px; background: transparent; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/@shade-up.png); width: 8px; height: 8px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/@shade-down.png); width: 8px; height: 8px; }
QFrame[role="divider"] { background: @border; border: none; margin-top: 4px; margin-bottom: 4px; }
QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid @border; border-radius: 3px; background: @pane; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:checked { image: url(:/icons/@shade-check.png); }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: @border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QComboBox QAbstractItemView { background: @pane; color: @text; selection-background-color: @selection; selection-color: @text; }
QPushButton:hover, QToolButton[kind]:hover, QComboBox:hover { border-color: @accent; }
QPushButton:pressed, QToolButton[kind]:pressed { background: @selection; }
QPushButton:checked, QToolButton[kind]:checked { background: @selection; border-color: @accent; }
QPushButton:focus, QToolButton[kind]:focus, QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton[kind]:disabled, QComboBox:disabled, QLineEdit:disabled, QSpinBox:disabled {
    color: @faint; background: @sunken; border-color: @line;
}
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:focus { border-color: @text; }
QPushButton[kind="primary"]:disabled { background: @sunken; color: @faint; border-color: @line; }
QPushButton[kind="danger"] { color: @fail; border-color: @fail; }
QPushButton[kind="flat"], QToolButton[kind="flat"] { background: transparent; border-color: transparent; padding: 3px 6px; }
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover { background: @selection; }
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus { border-color: @accent; }
*[invalid="true"] { border: 1px solid @fail; }

QAbstractItemView { background: @pane; color: @text; border: none; selection-background-color: @selection; selection-color: @text; outline: none; }
QFrame[role="sunken"] QAbstractItemView { background: @sunken; }
QHeaderView::section { background: @sunken; color: @dim; border: none; border-bottom: 1px solid @line; padding: 3px 3px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: @pane; border: none; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QTabBar { background: @window; border: none; }
QTabBar::tab { background: transparent; color: @dim; padding: 6px 12px; border: none; border-radius: 0; }
QTabBar[kind="dense"]::tab { padding: 6px 8px; }
QTabBar::tab:selected { background: @pane; color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover:!selected { color: @text; }
QTabBar::close-button { image: url(:/icons/@shade-close.png); width: 12px; height: 12px; padding: 1px; }
QTabBar::close-button:hover { background: @selection; border-radius: 3px; }
QTabBar:focus { border: 1px solid @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabWidget > QTabBar { background: @pane; }

QMenuBar { background: @window; color: @text; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @pane; color: @text; border: 1px solid @border; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QStatusBar { background: @window; color: @dim; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QToolTip { background: @pane; color: @text; border: 1px solid @border; padding: 3px; }
)"_L1;

} // namespace

QString styleSheet(const Colours &colours)
{
    const QHash<QString, QColor> named{
        {u"window"_s, colours.window},
        {u"pane"_s, colours.pane},
        {u"sunken"_s, colours.sunken},
        {u"line"_s, colours.line},
        {u"border"_s, colours.border},
        {u"text"_s, colours.text},
        {u"dim"_s, colours.dim},
        {u"faint"_s, colours.faint},
        {u"accent"_s, colours.accent},
        {u"onAccent"_s, colours.onAccent},
        {u"fail"_s, colours.fail},
        {u"failGround"_s, colours.failGround},
        {u"warn"_s, colours.warn},
        {u"warnGround"_s, colours.warnGround},
        {u"ok"_s, colours.ok},
        {u"okGround"_s, colours.okGround},
        {u"selection"_s, colours.selection},
        {u"chip"_s, colours.chip},
    };
    // Pictures in a style sheet cannot be tinted: there is one for each ground.
    const QString shadeName = u"shade"_s;
    const QString shade = colours.pane.lightness() > colours.text.lightness() ? u"on-light"_s : u"on-dark"_s;
    static const QRegularExpression name(u"@([a-zA-Z]+)"_s);
    const QString source = Template;
    QString sheet;
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : name.globalMatch(source)) {
        sheet += QStringView(source).sliced(at, match.capturedStart() - at);
        sheet += match.captured(1) == shadeName ? shade : named.value(match.captured(1)).name();
        at = match.capturedEnd();
    }
    sheet += QStringView(source).sliced(at);
    return sheet;
}

} // namespace mailscope::ui
