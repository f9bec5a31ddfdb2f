// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sectionheading.h"

#include <QApplication>
#include <QEvent>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qreal SmallerBy = 0.85;
constexpr qreal LetterSpacing = 104; // percent

} // namespace

SectionHeading::SectionHeading(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setProperty("role", u"heading"_s);
    takeFont();
}

void SectionHeading::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        takeFont();
}

void SectionHeading::takeFont()
{
    if (m_isTakingFont)
        return;
    m_isTakingFont = true;
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * SmallerBy);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, LetterSpacing);
    setFont(font);
    setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    m_isTakingFont = false;
}

} // namespace mailscope::ui
