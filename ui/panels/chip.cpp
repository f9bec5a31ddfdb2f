// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/chip.h"

#include <QStyle>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype LongestWord = 60; ///< wider than any panel that is not stretched

QLatin1StringView toneName(Chip::Tone tone)
{
    switch (tone) {
    case Chip::Tone::Good:
        return "good"_L1;
    case Chip::Tone::Weak:
        return "weak"_L1;
    case Chip::Tone::Fail:
        return "fail"_L1;
    case Chip::Tone::Plain:
        break;
    }
    return "plain"_L1;
}

} // namespace

Chip::Chip(const QString &text, Tone tone, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setProperty("role", u"chip"_s);
    setWord(text, tone);
}

void Chip::setWord(const QString &text, Tone tone)
{
    m_tone = tone;
    const QString shown = text.size() > LongestWord ? text.left(LongestWord - 1) + u'…' : text;
    // The sign says what the colour says.
    setText(tone == Tone::Weak ? shown + u" ⚠"_s : tone == Tone::Fail ? shown + u" ✗"_s : shown);
    setProperty("tone", toneName(tone));
    style()->unpolish(this);
    style()->polish(this);
}

QSize Chip::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

} // namespace mailscope::ui
