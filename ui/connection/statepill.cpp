// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/statepill.h"

#include "ui/theme/colours.h"
#include "ui/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QString toneName(StateWords::Tone tone)
{
    switch (tone) {
    case StateWords::Tone::Plain:
        return u"plain"_s;
    case StateWords::Tone::Good:
        return u"good"_s;
    case StateWords::Tone::Weak:
        return u"weak"_s;
    case StateWords::Tone::Fail:
        return u"fail"_s;
    }
    return {};
}

QColor toneColour(StateWords::Tone tone, const Colours &colours)
{
    switch (tone) {
    case StateWords::Tone::Plain:
        return colours.text;
    case StateWords::Tone::Good:
        return colours.ok;
    case StateWords::Tone::Weak:
        return colours.warn;
    case StateWords::Tone::Fail:
        return colours.fail;
    }
    return {};
}

QPixmap sign(const StateWords &words, int side, qreal ratio, const QColor &colour)
{
    QPixmap pixmap = themeIcon(words.icon).pixmap(QSize(side, side), ratio);
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

} // namespace

StatePill::StatePill(QWidget *parent) : QFrame(parent), m_sign(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName("statePill"_L1);
    setProperty("role", u"chip"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_sign->setObjectName("stateSign"_L1);
    m_text->setObjectName("stateText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    // The frame's ground goes on behind the words, in the words' own colour.
    m_text->setProperty("role", u"chip"_s);
    QFont font = m_text->font();
    font.setBold(true);
    m_text->setFont(font);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    const int gap = fontMetrics().height() / 3;
    row->setContentsMargins(gap, 0, gap / 2, 0);
    row->setSpacing(0);
    row->addWidget(m_sign);
    row->addWidget(m_text, 1);
}

void StatePill::setWords(const StateWords &words)
{
    if (words == m_words)
        return;
    m_words = words;
    for (QWidget *each : {static_cast<QWidget *>(this), static_cast<QWidget *>(m_text)}) {
        each->setProperty("tone", toneName(words.tone));
        each->style()->unpolish(each);
        each->style()->polish(each);
    }
    setToolTip(words.text);
    setAccessibleName(tr("State of the connection"));
    setAccessibleDescription(words.text);
    m_text->setAccessibleName(words.text);
    m_sign->setAccessibleName(tr("Sign of the state"));
    elide();
    updateGeometry();
}

QSize StatePill::sizeHint() const
{
    // The text takes no part in the layout's wish: it may be cut.
    const QSize row = QFrame::sizeHint();
    return {row.width() + padding() + m_text->fontMetrics().horizontalAdvance(m_words.text) + 2, row.height()};
}

/// What the style adds around words.
int StatePill::padding() const
{
    return std::max(0, m_text->sizeHint().width() - m_text->fontMetrics().horizontalAdvance(m_text->text()));
}

QSize StatePill::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * 18), whole.height()};
}

void StatePill::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    elide();
}

void StatePill::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        elide();
}

void StatePill::elide()
{
    const QColor colour = toneColour(m_words.tone, coloursFor(palette()));
    const QFontMetrics metrics = m_text->fontMetrics();
    if (!m_words.icon.isEmpty())
        m_sign->setPixmap(sign(m_words, metrics.ascent(), devicePixelRatio(), colour));
    m_text->setText(metrics.elidedText(m_words.text, Qt::ElideRight, m_text->width() - padding()));
}

} // namespace mailscope::ui
