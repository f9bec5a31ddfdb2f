// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/tone.h"

#include "ui/panels/wrappedlabel.h"

#include <QStyle>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

struct Look {
    QString name;
    QString sign;
};

Look lookOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return {u"good"_s, u"✓ "_s};
    case Tone::Weak:
        return {u"weak"_s, u"⚠ "_s};
    case Tone::Fail:
        return {u"fail"_s, u"✗ "_s};
    case Tone::Plain:
        break;
    }
    return {u"plain"_s, {}};
}

} // namespace

void tell(WrappedLabel &label, const QString &text, Tone tone)
{
    const Look look = lookOf(tone);
    label.setProperty("tone", look.name);
    label.style()->unpolish(&label);
    label.style()->polish(&label);
    label.setWords(text.isEmpty() ? text : look.sign + text);
}

} // namespace mailscope::ui
